/**
 * What the team timetable's page asks of the engine. Types only.
 */

/**
 * line: the one child wanted, by the line it stands on in the text. open: how many rows are
 * wanted of a group, of "bad", "unread" or "warnings", where more than the first are.
 * by: the order, or "" for the usual one. accepted: the repairs that somebody took, by id.
 * @typedef {"view" | "spreadsheet" | "calendar" | "paste" | "child" | "monday" | "since"} Wanted
 * @typedef {{
 *   ask: "caseload", text: string, today: string, arranged_by: string, want: Wanted,
 *   accepted: string[], by: string, open?: Record<string, number>, stamp?: string, line?: number,
 *   since?: {text: string, name: string} | null,
 * }} CaseloadRequest
 */

export {};
