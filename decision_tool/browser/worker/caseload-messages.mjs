/**
 * What the team timetable's page and the engine say to each other. Types only: the shapes are
 * those of decision_tool/requests/caseload.py.
 *
 * @import {MadeFile, Opened, Part, Tag} from "./messages.mjs"
 */

/**
 * line: the one child wanted, by the line it stands on in the text. open: how many rows are
 * wanted of a group, of "bad", "unread" or "warnings", where more than the first are.
 * accepted: the repairs that somebody took, by id.
 * @typedef {"view" | "spreadsheet" | "calendar" | "paste" | "child"} Wanted
 * @typedef {{
 *   ask: "caseload", text: string, today: string, arranged_by: string, want: Wanted,
 *   accepted: string[], open?: Record<string, number>, stamp?: string, line?: number,
 * }} CaseloadRequest
 */

/**
 * count: all there are; rows: as many of them as were wanted, none of a folded group.
 * @typedef {{header: string, meaning: string, state: "used" | "ignored" | "unclear", note: string}} Column
 * @typedef {{line: number, reference: string, problems: string[]}} BadRow
 * @typedef {{line: number, reference: string, messages: string[]}} Warned
 * @typedef {{id: string, title: string, count: number, due: number}} Arranger
 * @typedef {{
 *   line: number, reference: string, id: string, title: string, pathway: string,
 *   pathway_id: string, when: Part[], due: string, day: string | null, tags: Tag[], remarks: string[],
 *   arranged_by: string,
 * }} CaseRow
 * @typedef {{id: string, words: string}} Repair a reading that is offered
 * @typedef {{kind: string, count: number, words: string, group: string}} AnswerLine
 * @typedef {{id: string, title: string, is_open: boolean, count: number, rows: CaseRow[]}} CaseGroup
 * @typedef {{
 *   remarks: string[], columns: Column[], bad: BadRow[], bad_count: number,
 *   unread: BadRow[], unread_count: number, warnings: Warned[], warnings_count: number,
 *   repairs: Repair[], children: number, planned: number, arrangers: Arranger[],
 *   groups: CaseGroup[], headline: string, next: string, lines: AnswerLine[],
 *   announcement: string, edition: string, can_calendar: number,
 * }} Caseload
 * @typedef {{caseload: Caseload}} Viewed
 */

/**
 * One child, as the calculator takes it, and what is taken away of all.
 * @typedef {Opened & {reference: string}} OpenedChild
 * @typedef {{opened: OpenedChild}} ChildOpened
 * @typedef {{file: MadeFile, left_out: string[]}} Taken
 */

export {};
