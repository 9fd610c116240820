/**
 * Every message between page, worker and engine. Types only.
 *
 * @import {CaseloadRequest} from "./caseload-messages.mjs"
 * @import {CalendarKept, Given, HandedOver, Link, Planned, Refused, TakenOut, TypedDay} from "./replies.mjs"
 *
 * @typedef {{type: "ask", id: number, request: string}} ToWorker
 *
 * @typedef {{build?: string, fresh?: string, isEarly?: boolean}} Orders how the worker is to start:
 * for a page of which build, which part is to be fetched past every copy kept on the way, and
 * whether before anyone waits for it
 *
 * @typedef {{type: "ready", isWhole: boolean}
 *   | {type: "loading"}
 *   | {type: "progress", id: number, done: number, total: number}
 *   | {type: "reply", id: number, reply: string}
 *   | {type: "lacking", id: number, fault: StartFault}
 *   | {type: "failed", fault: StartFault, error: PostableError}} FromWorker
 *
 * isWhole: whether it started from its parts, and not from a snapshot; loading: a part of the engine that one request needs is on its way; lacking: it cannot be had.
 *
 * other-content: something else came in its place; other-build: it is of another build of the
 * site; elsewhere: the network sent the request to another site; policy: a content policy does
 * not let it run; stopped: nothing is wrong with the parts.
 * @typedef {"cut" | "other-content" | "other-build"} ContentFault
 * @typedef {ContentFault | "missing" | "refused" | "server" | "elsewhere" | "unreachable" | "late"
 *   | "wrong-type" | "policy" | "no-wasm" | "stopped"} FaultKind
 * @typedef {{kind: FaultKind, part: string, detail: string}} StartFault *part*: its path in
 * the site; *detail*: the status or type that was sent
 *
 * @typedef {{name: string, message: string, stack: string}} PostableError
 */

/**
 * @typedef {{days: Record<string, string>, dates: Record<string, string>, held: Record<string, string>}} Before
 * @typedef {{
 *   pathways: string[],
 *   dates: Record<string, TypedDay>,
 *   answers: Record<string, string>,
 *   held: Record<string, TypedDay>,
 *   agreed: Record<string, TypedDay>,
 *   not_held: string[],
 *   list_all: string[],
 *   today: string,
 *   edition?: string,
 * }} Form *edition*: the version of the published edition that it is filled in by, where that is
 * not the site's own guidance
 * @typedef {{kind: "settled" | "handed-over" | "saved", on?: string | null, what?: string, form?: Form, given?: Given, is_drawn?: boolean}} Since
 * what changes are told from: as a form or a given object; *is_drawn*: the drawing tells moves from it too; *on*, *what*: when and how it was handed over
 * @typedef {{ask: "plan", form: Form, before: Before | null, open: string[], since?: Since | null, kin?: ChildrenAsked | null}} Request *kin*: where meetings of several children are held as one
 * @typedef {Record<string, string[]>} Ticked options ticked, by guided question
 * @typedef {{ask: "situation", answers: Ticked, today: string}} SituationRequest
 * @typedef {{child: string}} OneChild *child*: which of several what is made is of alone, or ""
 * @typedef {{kept: string, time: string}} Naming *kept*: the reference, where it is kept in files
 * @typedef {{
 *   ask: "calendar", form: Form, rows: string[] | null, reference: string, stamp: string, remove: boolean,
 * } & CalendarKept & Naming} CalendarRequest
 * @typedef {{ask: "spreadsheet", form: Form} & Naming & OneChild} SpreadsheetRequest
 * @typedef {{ask: "spreadsheet", others: ChildAsked[], order: string[], time: string} & ChildAsked} FamilySpreadsheetRequest
 * @typedef {{ask: "paste", form: Form, reference: string, before: Before | null, since: Since | null} & OneChild} PasteRequest
 * @typedef {{ask: "invitation", form: Form, row: string, reference: string, page: string, label?: string, others?: ChildAsked[], order?: string[]}} InvitationRequest
 * *label*: of the child in hand, with the *others* of the case
 * @typedef {{form: Form, calendar: CalendarKept, label: string, own: string[], as_one: Record<string, number>, handed_over: HandedOver | null, records: Record<string, Record<string, string | boolean>>, kept: string, taken_out?: TakenOut[]}} ChildAsked *taken_out*: of the case, with the child in hand
 * @typedef {{first: ChildAsked, others: ChildAsked[], order: string[]}} ChildrenAsked *first*: the child in hand
 * @typedef {{ask: "save", others: ChildAsked[], order: string[], follows: string} & ChildAsked & Naming} SaveRequest
 * *follows*: the edition that somebody said the case stays with, or ""
 * @typedef {{ask: "stay_or_move" | "move_edition", others: ChildAsked[], order: string[]} & ChildAsked} EditionRequest
 * @typedef {{ask: "family", others: ChildAsked[], order: string[]} & ChildAsked} FamilyRequest
 * @typedef {{
 *   ask: "family_calendar", others: ChildAsked[], order: string[], reference: string, stamp: string,
 *   rows: {child: string, row: string}[] | null, remove: boolean, time: string,
 * } & ChildAsked} FamilyCalendarRequest
 * @typedef {{ask: "family_paste", others: ChildAsked[], order: string[], reference: string} & ChildAsked} FamilyPasteRequest
 * @typedef {{ask: "open", text: string, today: string}} OpenRequest
 * @typedef {{ask: "what_if", form: Form, key: string, weeks: number | null, day: TypedDay | null, others: OfKin[]}} WhatIfRequest *others*: those who share the date
 * @typedef {{label: string, form: Form}} OfKin a brother or sister of the child in hand
 * @typedef {{since: Since} & OfKin} KinSince
 * @typedef {{ask: "kin_changed", children: KinSince[]}} KinChangedRequest
 * @typedef {{ask: "latest_safe", form: Form, key: string}} LatestSafeRequest
 * @typedef {{ask: "change_email", form: Form, kept: string, order: string[]} & OneChild & ({since: Since, others: KinSince[]} | {key: string, day: string, others: OfKin[]})} ChangeEmailRequest
 * @typedef {{ask: "records", form: Form, reference: string, rows: string[] | null} & Naming & OneChild} RecordsRequest *rows*: of the child in hand
 * @typedef {{others: ChildAsked[], order: string[]} & ChildAsked & RecordsRequest} FamilyRecordsRequest
 * @typedef {CalendarRequest | SpreadsheetRequest | FamilySpreadsheetRequest | PasteRequest | InvitationRequest | SaveRequest | OpenRequest | RecordsRequest | WhatIfRequest | FamilyRequest | FamilyCalendarRequest | FamilyPasteRequest | FamilyRecordsRequest | LatestSafeRequest | ChangeEmailRequest | KinChangedRequest | EditionRequest | CaseloadRequest} TakeAwayRequest
 * @typedef {Request | SituationRequest | TakeAwayRequest} AnyRequest
 */

/**
 * What comes back is in replies.d.mts, which is made from the types in Python.
 *
 * @typedef {Link["kind"]} FieldKind
 * @typedef {{error: Refused} | {bug: string}} Refusal
 * @typedef {Planned | Refusal} Reply
 */

export {};
