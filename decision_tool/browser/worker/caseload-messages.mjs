/**
 * What the team timetable's page asks of the engine. Types only.
 */

/**
 * line: the one child wanted, by the line it stands on in the text. open: how many rows are
 * wanted of a group, of "bad", "unread" or "warnings", where more than the first are.
 * by: the order, or "" for the usual one. accepted: the repairs that somebody took, by id.
 * held: what was marked as held since the text was read; lines: children whose files are to be
 * written though no mark of theirs may be left. chosen: what was chosen since for a case, by its file.
 * @typedef {{file: string, choice: "stay" | "move"}} Chosen
 * @import {HeldMark} from "./replies.mjs"
 * @typedef {"view" | "spreadsheet" | "calendar" | "paste" | "child" | "monday" | "since" | "due" | "write" | "changed"} Wanted
 * @typedef {{
 *   ask: "caseload", text: string, today: string, arranged_by: string, want: Wanted,
 *   accepted: string[], held: HeldMark[], chosen: Chosen[], by: string, lines?: number[], open?: Record<string, number>, stamp?: string, line?: number,
 *   since?: {text: string, name: string} | null,
 * }} CaseloadRequest
 */

export {};
