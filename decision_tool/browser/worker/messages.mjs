/**
 * Every message between page, worker and engine. Types only: the shapes of the engine's
 * replies are those of decision_tool/requests/bridge.py and decision_tool/core/timetable/display.py.
 *
 * @import {CaseloadRequest} from "./caseload-messages.mjs"
 *
 * @typedef {{type: "ask", id: number, request: string}} ToWorker
 *
 * @typedef {{build?: string, fresh?: string}} Orders how the worker is to start: for a page of
 * which build, and which part is to be fetched past every copy kept on the way
 *
 * @typedef {{type: "ready"}
 *   | {type: "loading"}
 *   | {type: "progress", id: number, done: number, total: number}
 *   | {type: "reply", id: number, reply: string}
 *   | {type: "lacking", id: number, fault: StartFault}
 *   | {type: "failed", fault: StartFault, error: PostableError}} FromWorker
 *
 * loading: a part of the engine that one request needs is on its way; lacking: it cannot be had.
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
 * @typedef {{day: string, month: string, year: string, provisional?: boolean, unfinished?: boolean}} TypedDay
 * @typedef {{days: Record<string, string | null>, dates: Record<string, string>, held: Record<string, string>}} Before
 * @typedef {{
 *   pathways: string[],
 *   dates: Record<string, TypedDay>,
 *   answers: Record<string, string>,
 *   held: Record<string, TypedDay>,
 *   not_held: string[],
 *   list_all: string[],
 *   today: string,
 * }} Form
 * @typedef {{ask: "plan", form: Form, before: Before | null, open: string[]}} Request
 * @typedef {Record<string, string[]>} Ticked options ticked, by guided question
 * @typedef {{ask: "situation", answers: Ticked, today: string}} SituationRequest
 * @typedef {{case: string, told: string[], days: Record<string, string>, of?: string}} CalendarKept
 * *of*: the case number that *case* and its entries stand under, while the page stands; no file
 *   holds it beside its own reference
 * @typedef {{kept: string, time: string}} Naming *kept*: the reference, where it is kept in files
 * @typedef {{
 *   ask: "calendar", form: Form, rows: string[] | null, reference: string, stamp: string, remove: boolean,
 * } & CalendarKept & Naming} CalendarRequest
 * @typedef {{ask: "spreadsheet", form: Form} & Naming} SpreadsheetRequest
 * @typedef {{ask: "paste", form: Form, reference: string, before: Before | null}} PasteRequest
 * @typedef {{ask: "invitation", form: Form, row: string, reference: string, page: string}} InvitationRequest
 * @typedef {{ask: "save", form: Form, calendar: CalendarKept} & Naming} SaveRequest
 * @typedef {{ask: "open", text: string, today: string}} OpenRequest
 * @typedef {{ask: "records", form: Form, reference: string, rows: string[] | null} & Naming} RecordsRequest
 * @typedef {CalendarRequest | SpreadsheetRequest | PasteRequest | InvitationRequest | SaveRequest | OpenRequest | RecordsRequest | CaseloadRequest} TakeAwayRequest
 * @typedef {Request | SituationRequest | TakeAwayRequest} AnyRequest
 */

/**
 * @typedef {"dates" | "answers" | "held" | "pathways" | "rows"} FieldKind
 * @typedef {"late" | "soon" | "plain" | "done" | "need"} Tone
 * @typedef {{text: string, day: string | null}} Part
 * @typedef {{text: string, tone: Tone}} Tag
 * @typedef {{kind: FieldKind, id: string, text: string}} Link
 * @typedef {{message: string, kind: FieldKind, id: string, fields: string[]}} Trouble
 * @typedef {{id: string, chosen: string, status: string, page: string}} OurReading
 * @typedef {{
 *   shape: "day" | "hollow" | "bar" | "open" | "held", x: number, tone: Tone,
 *   to: number | null, tail: number | null, was: number | null, ticks: number[],
 * }} Mark
 * @typedef {{label: string, text: string, day: string, note: string}} CountLine
 * @typedef {{end: "before" | "first" | "last" | "aim" | "working", title: string, lines: CountLine[]}} Count
 * @typedef {{place: "working" | "people" | "paper", heading: string, items: string[], is_list: boolean}} FactShown
 * @typedef {{
 *   heading: string, working: string[], count: Count[], readings: OurReading[], other_readings: string[],
 *   facts: FactShown[], clauses: string[], page: string,
 * }} Details
 * @typedef {{
 *   id: string, kind: "meeting" | "task" | "transfer" | "milestone", title: string, pathway: string,
 *   when: Part[], due: Part[], who: string, folded_in: string, series: SeriesRow | null, day: string | null,
 *   tags: Tag[], links: Link[], remarks: string[], was: string, hold: string,
 *   mark: Mark | null, records: RowRecord[], details: Details,
 * }} Row records: the forms a meeting is recorded on, where there are any
 * @typedef {{title: string, number: string, then: Part[], others: string[]}} SeriesRow
 * @typedef {{document: string, title: string}} RowRecord
 * @typedef {{id: string, title: string, count: number, rows: Row[]}} Group
 * @typedef {{
 *   row: string, title: string, was: string, question: string, day: string, on_day: string,
 *   other_day: string, not_yet: string,
 * }} ToMark
 * @typedef {{
 *   kind: "late" | "unmarked" | "called-for" | "long-series" | "needs", first: string, rest: string, links: Link[],
 *   act: string, marks: ToMark[], mark_all: string, pathway: string, series: string,
 * }} AnswerLine
 * @typedef {{
 *   state: "idle" | "late" | "soon" | "later" | "none", heading: string, sentence: Part[],
 *   about: string, row: string, lines: AnswerLine[],
 * }} Answer
 * @typedef {{x: number, label: string}} MonthLine
 * @typedef {{x: number, label: string, level: number, text: number, anchor: "start" | "middle" | "end"}} DayLine
 * @typedef {{months: MonthLine[], dates: DayLine[], today: DayLine | null, levels: number}} Axis
 * @typedef {{moved: number, added: number, gone: number, impossible: number, past: number}} ChangeCounts
 * @typedef {{
 *   headline: string, steps: string, dates: Record<string, string>, counts: ChangeCounts,
 *   listed: string[], heard: string,
 * }} Moved
 * @typedef {{
 *   answer: Answer, groups: Group[], axis: Axis | null, troubles: Trouble[],
 *   moved: Moved | null, announcement: string, dates_used: string, edition: string,
 *   paper: "portrait" | "landscape",
 * }} Timetable
 */

/**
 * @typedef {{iso: string | null, weekday: string, age: string, message: string, boxes: string[]}} DayField
 * @typedef {{
 *   dates: Record<string, DayField>,
 *   answers: Record<string, {message: string}>,
 *   held: Record<string, DayField>,
 * }} Fields
 * @typedef {{given: {dates: Record<string, string>, held: Record<string, string>}, steps: {id: string}[]}} Plan
 * @typedef {{plan: Plan, fields: Fields, timetable: Timetable}} Planned
 * @typedef {{where: string, what: string, hint: string}} Fault
 * @typedef {{error: {message: string, faults?: Fault[]}} | {bug: string}} Refusal
 * @typedef {Planned | Refusal} Reply
 */

/**
 * What is taken away, and what comes back: decision_tool/requests/.
 *
 * @typedef {{name: string, type: string, text: string}} MadeFile
 * @typedef {{file: MadeFile, said: string} & CalendarKept} CalendarMade
 * @typedef {{file: MadeFile, left_out: string[], unread: string[]}} Saved *unread*: fields that are not in it
 * @typedef {{text: string, html: string}} Pasted
 * @typedef {{
 *   row: string, document: string, title: string, form: string, when: string, day: string | null,
 *   fills: Record<string, string>,
 * }} RecordMade *fills*: what the timetable knows, by what the form's fields call it
 * @typedef {{records: RecordMade[], left_out: string[], stem: string}} RecordsMade *stem*: the name of their file, without its ending
 * @typedef {{id: string, title: string, pathway: string, was: string, now: string, why: string[]}} Difference
 * @typedef {{
 *   pathways: string[],
 *   dates: Record<string, TypedDay>,
 *   answers: Record<string, string>,
 *   held: Record<string, TypedDay>,
 *   calendar: CalendarKept, reference: string, not_held: string[], list_all: string[], headline: string, differences: Difference[], left_out: string[],
 * }} Opened
 */

/**
 * Where guided answers lead: decision_tool/core/situation/reply.py.
 *
 * @typedef {{id: string, title: string, hint: string | null}} Option
 * @typedef {{
 *   id: string, title: string, short: string, why: string, kind: "one" | "many" | "birth",
 *   options: Option[], none: string | null, answer: string[] | null, said: string | null,
 *   count: string, is_usual: boolean, fault: string | null,
 * }} Question *birth*: a date picks the option, and the last is for who does not know it;
 * *is_usual*: it counts because nobody gave another; *fault*: what to mend in the date
 * @typedef {{id: string, title: string, because: string}} Reason
 * @typedef {{pathways: string[], answers: Record<string, string>, dates: Record<string, string>}} CarriedPlan
 * @typedef {{
 *   title: string, pathways: Reason[], ruled_out: Reason[],
 *   advice: {title: string, message: string}[],
 *   contradictions: {pathways: string[], message: string}[],
 *   no_guide: {message: string, actions: string[]} | null,
 *   later: {id: string, message: string}[],
 *   plan: CarriedPlan | null,
 * }} Outcome
 * @typedef {{questions: Question[], next: string | null, up_to: number, outcome: Outcome | null}} Situation
 */

export {};
