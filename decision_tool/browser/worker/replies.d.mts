/** What the engine replies. `make schemas` makes this from the types in Python. */

/** Something to do besides. */
export interface Advice {
  title: string;
  message: string;
}

/** What can be marked as held on its day in one press. */
export interface AllDue {
  due: Due;
}

/** What another reading of the same words would give, where it differs. */
export interface Alternative {
  reading: string;
  earliest: string | null;
  latest: string | null;
  reason: string;
}

/**
 * What stands above a timetable, to read out: the next step, then one line a kind. *heading* is
 * ``Next``; *about* says how far off, why that day, who arranges, who comes. *row* is the step that
 * is next, and empty where none is.
 */
export interface Answer {
  state: "idle" | "late" | "soon" | "later" | "none";
  heading: string;
  sentence: Part[];
  about: string;
  row: string;
  lines: AnswerLine[];
}

/** What to mend in an answer. */
export interface AnswerField {
  message: string;
}

/**
 * One kind of thing to know beside the next step: bold *first* words, and the *rest*. *links* lead
 * to fields and rows. *marks* are what its *act* opens to be marked, *pathway* what it adds,
 * *series* what it lists in full; *act* names that button.
 */
export interface AnswerLine {
  kind: "late" | "unmarked" | "called-for" | "long-series" | "needs";
  first: string;
  rest: string;
  links: Link[];
  act: string;
  marks: ToMark[];
  mark_all: string;
  pathway: string;
  series: string;
}

/** A pathway that applies; ``led_by`` pairs each question with the answer that led to it. */
export interface Applies {
  id: string;
  title: string;
  because: string;
  led_by: string[][];
}

/** Who arranges a step: how many are to do, and how many of them in four weeks. */
export interface Arranger {
  id: string;
  title: string;
  count: number;
  due: number;
}

/** The drawing's scale, the same for every row. *levels* counts lines of text above it. */
export interface Axis {
  months: MonthLine[];
  dates: DayLine[];
  today: DayLine | null;
  levels: number;
}

/** Whose calendar entries are, which rows they are of, and where they stand. */
export interface CalendarKept {
  case: string;
  told: string[];
  days: Record<string, string>;
}

/** A calendar file, a sentence or two on it, and what the page keeps for the next one. */
export interface CalendarMade {
  case: string;
  told: string[];
  days: Record<string, string>;
  file: MadeFile;
  said: string;
}

/** What goes on to the timetable: part of a ``given`` object. */
export interface CarriedPlan {
  pathways: string[];
  answers: Record<string, string>;
  dates: Record<string, string>;
}

/**
 * The published edition that a case goes by, where that is not the site's own guidance. *fields*:
 * the path in the site of the form that it is filled into; *is_chosen*: somebody said that the case
 * stays with it.
 */
export interface CaseEdition {
  version: string;
  fields: string;
  is_chosen: boolean;
}

/** Steps under one heading: how many, also in words as ``counted``, and those that are sent. */
export interface CaseGroup {
  id: string;
  title: string;
  is_open: boolean;
  count: number;
  counted: string;
  rows: CaseStep[];
}

/** One kind of thing that waits, and the group it is in. */
export interface CaseLine {
  kind: "not-marked" | "not-met" | "not-read" | "to-check" | "to-choose" | "needs";
  count: number;
  words: string;
  group: string;
}

/**
 * One step of one child; ``when`` leads with the day to put in a diary. ``hold`` is null where the
 * row cannot be marked; ``marked`` is the day it was marked held on, in words, and empty where it
 * was not.
 */
export interface CaseStep {
  line: number;
  place: string;
  reference: string;
  worker: string;
  id: string;
  title: string;
  pathway: string;
  pathway_id: string;
  when: Part[];
  due: string;
  day: string | null;
  tags: Tag[];
  remarks: string[];
  arranged_by: string;
  hold: Hold | null;
  marked: string;
}

/**
 * One case, by the name of its *file*; *lines* are those of its children in the team. *said* is why
 * there are no *rows*, that they have no date yet, or why the case cannot move, and empty else.
 */
export interface CaseToChoose {
  file: string;
  name: string;
  lines: number[];
  rows: ChangedRow[];
  said: string;
  can_move: boolean;
}

/**
 * The reply of `pathways caseload`: how the table was read, the answer, and the groups.
 * ``rests_on`` says which other editions some rows rest on; it is empty where none does.
 */
export interface Caseload {
  remarks: string[];
  columns: Column[];
  bad: RowToMend[];
  bad_count: number;
  unread: RowToMend[];
  unread_count: number;
  warnings: RowToCheck[];
  warnings_count: number;
  repairs: Repair[];
  children: number;
  planned: number;
  arrangers: Arranger[];
  by: "day" | "worker" | "child";
  workers: number;
  groups: CaseGroup[];
  headline: string;
  next: string;
  lines: CaseLine[];
  announcement: string;
  edition: string;
  in_force_until?: string;
  rests_on: string;
  can_calendar: number;
}

/** How many rows a change touched, by kind; *past* counts those of them now before today. */
export interface ChangeCounts {
  moved: number;
  added: number;
  gone: number;
  impossible: number;
  past: number;
}

/** A subject line, and all of the e-mail as text, the posts it goes to first. */
export interface ChangeEmail {
  subject: string;
  text: string;
}

/**
 * What changed, for a reader. *dates* are sentences about the key dates that moved. *count* is how
 * many things changed; *problems* are those that are new; *same* counts the steps that stay. *kind*
 * is that of the baseline. *is_for_others*: people are invited to some of what changed.
 */
export interface Changed {
  kind: "settled" | "handed-over" | "saved";
  heading: string;
  summary: string;
  count: number;
  dates: string[];
  problems: string[];
  rows: Compared[];
  same: string;
  is_for_others: boolean;
}

/** What changed for one child of the case, who is called *label*. */
export interface ChangedFor {
  label: string;
  changed: Changed;
}

/** One step that is another one in the other edition; *was* and *now* say its days. */
export interface ChangedRow {
  title: string;
  whose: string;
  was: string;
  now: string;
  change: string;
}

/** One child: the *heading* says how old they are where that is known. */
export interface ChildColumn {
  label: string;
  heading: string;
}

/**
 * One child of the team, with those of the same case; ``in_hand`` is the label of the one. ``file``
 * is the name of the saved case, and ``lines`` are those of all its children. ``is_named_twice``:
 * the table has another child of the same number.
 */
export interface ChildOpened {
  opened: Opened;
  others: Opened[];
  edition?: CaseEdition;
  in_hand: string;
  file: string;
  lines: number[];
  is_named_twice: boolean;
}

/** The choice, or why there is none: nothing of the case is in the other edition. */
export interface ChoiceMade {
  choice?: StayOrMove;
  cannot?: string;
}

/** One column of the table, and how it was understood. */
export interface Column {
  header: string;
  meaning: string;
  state: "used" | "ignored" | "unclear";
  note: string;
}

/**
 * One step before and after; None where it has no day. *change* says how they differ, *also* that
 * its day passed besides; both may be empty.
 */
export interface Compared {
  id: string;
  title: string;
  pathway: string;
  kind: "impossible" | "moved" | "window" | "added" | "gone" | "waiting" | "held" | "past" | "same";
  was: Stand | null;
  now: Stand | null;
  change: string;
  also: string;
}

/** Pathways that cannot both be right. */
export interface Contradiction {
  pathways: string[];
  message: string;
}

/**
 * A count written out, from the day counted from to the day it ends on. *end* is the row's day that
 * it leads to: its ``first`` or ``last`` day, the day to ``aim`` for, the ``working`` day
 * suggested; or a day counted ``before`` the count after it.
 */
export interface Count {
  end: "before" | "first" | "last" | "aim" | "working";
  title: string;
  lines: CountLine[];
}

/**
 * One line of a count: what is counted, the day in words and as *day*, and what is odd of it. Where
 * *text* names several days, *day* is the last of them.
 */
export interface CountLine {
  label: string;
  text: string;
  day: string;
  note: string;
}

/** A date field: the day read, what confirms it, what to mend and in which boxes. */
export interface DayField {
  iso: string | null;
  weekday: string;
  age: string;
  message: string;
  boxes: string[];
}

/**
 * A date the user typed, or today. *level* is the line of text its label stands on, *text* the
 * place it is anchored to; the label is empty where no line of text has room for it.
 */
export interface DayLine {
  x: number;
  label: string;
  level: number;
  text: number;
  anchor: "start" | "middle" | "end";
}

/**
 * What an open row shows, under *heading*. *page* leads to the step in the guidance. *count* writes
 * the count out; it is there only for rows said to be open. *facts* are told beside the working or
 * the people, or on paper.
 */
export interface Details {
  heading: string;
  working: string[];
  count: Count[];
  readings: OurReading[];
  other_readings: string[];
  facts: FactShown[];
  clauses: string[];
  page: string;
}

/** One row that is not what it was when the file was saved, and why. */
export interface Difference {
  id: string;
  title: string;
  pathway: string;
  was: string;
  now: string;
  why: string[];
}

/** All that was due and is not marked: the marks, what is asked first, and what is said then. */
export interface Due {
  marks: HeldMark[];
  question: string;
  who: string;
  done: string;
  count: number;
}

/**
 * One step that is another one in the other edition, and how, in a few words each. *said*: what
 * changed in the guidance. *was* and *now* are days; of a step that waits, its rule.
 */
export interface EditionRow {
  id: string;
  title: string;
  whose: string;
  said: string[];
  was: Stand | null;
  now: Stand | null;
  changes: string[];
}

/** One fact of a row under its *heading*; *is_list*: each of its *items* has a line. */
export interface FactShown {
  place: "working" | "people" | "paper";
  heading: string;
  items: string[];
  is_list: boolean;
}

/** The file, a sentence or two on it, and what the page keeps of each child, by label. */
export interface FamilyCalendarMade {
  file: MadeFile;
  said: string;
  calendars: Record<string, CalendarKept>;
}

/** One thing wrong: *where* it stands, *what* is wrong, and what to write instead (*hint*). */
export interface Fault {
  where: string;
  what: string;
  hint: string;
}

/** What to show at each field, by part of the form and id. */
export interface Fields {
  dates: Record<string, DayField>;
  answers: Record<string, AnswerField>;
  held: Record<string, DayField>;
  agreed: Record<string, DayField>;
}

/** What to put in the form, and the brothers and sisters who are in the file too. */
export interface FileOpened {
  opened: Opened;
  others: Opened[];
  edition?: CaseEdition;
}

/**
 * Words about the children that nobody chose for yet, once some are chosen for. *until* says what
 * they go by, *undo* takes back what was chosen for several at once. {} is how many children, where
 * it is not one.
 */
export interface ForOthers {
  move: string;
  stay: string;
  until: string;
  undo: string;
}

/** What was given: the object that `pathways plan --given` takes, and every reply repeats. */
export interface Given {
  pathways: string[];
  dates: Record<string, string>;
  answers: Record<string, string>;
  held: Record<string, string>;
  today: string | null;
  list_all?: string[];
  agreed?: Record<string, string>;
}

/**
 * Rows in one state under a heading that counts them. *count* is how many a screen shows: rows that
 * others stand for are not among them.
 */
export interface Group {
  id: "late" | "conflict" | "soon" | "later" | "dated" | "unmarked" | "needs-date" | "needs-answer" | "when-needed" | "held" | "passed" | "not-needed";
  title: string;
  count: number;
  rows: Row[];
}

/** What the guidance of the site changes for cases of earlier editions, the oldest first. */
export interface GuideChanged {
  changed: TeamChoice[];
}

/** What was given when the timetable was last handed over, how, and on which day. */
export interface HandedOver {
  on: string | null;
  what: "calendar" | "print" | "copy" | "records" | "invitation" | "spreadsheet";
  given: Given;
}

/** The row of the child on a line was held on a day. */
export interface HeldMark {
  line: number;
  row: string;
  day: string;
}

/** What marks a row as held in one press: the day, and the words of the button. */
export interface Hold {
  day: string;
  words: string;
}

/** A subject line, and all of it twice: plain text, and HTML for what keeps lists. */
export interface Invitation {
  subject: string;
  text: string;
  html: string;
}

/**
 * The timetable of brothers and sisters. *sentence* and *about* say what is next; *row* is that row
 * of that child. *offers* can be one meeting. *notes* say what was one meeting and cannot be any
 * more.
 */
export interface Joint {
  state: "idle" | "late" | "soon" | "later" | "none";
  sentence: Part[];
  about: string;
  row: RowOf | null;
  lines: JointLine[];
  columns: ChildColumn[];
  groups: JointGroup[];
  offers: Offer[];
  notes: string[];
  announcement: string;
}

/** Rows in one state under a heading that counts them. */
export interface JointGroup {
  id: "late" | "conflict" | "soon" | "later" | "dated" | "unmarked" | "needs-date" | "needs-answer" | "when-needed" | "held" | "passed" | "not-needed";
  title: string;
  rows: JointRow[];
}

/** One thing to know of one *child*: bold *first* words, and the *rest*. */
export interface JointLine {
  child: string;
  kind: "late" | "unmarked" | "called-for" | "long-series" | "needs";
  first: string;
  rest: string;
}

/** The timetable of all the children. */
export interface JointMade {
  joint: Joint;
}

/** The *words* of a button that marks a row as held or done on a *day* (ISO 8601). */
export interface JointMark {
  words: string;
  day: string;
}

/**
 * One step of one child or several. *cells* has a text a child: the pathways that call for it,
 * empty where none does. *of* are the rows it stands for; *mark* marks all of them. *one* says that
 * several meetings are held as this one, *remarks* what the guide says besides, and of whom where
 * not of all.
 */
export interface JointRow {
  title: string;
  kind: "meeting" | "task" | "transfer" | "milestone";
  when: Part[];
  due: string[];
  who: string;
  tags: Tag[];
  then: Part[];
  cells: string[];
  of: RowOf[];
  one: string;
  remarks: string[];
  mark: JointMark | null;
}

/** Each of the children of whom something changed, in the order in which they were asked for. */
export interface KinChanged {
  children: ChangedFor[];
}

/** The record of the meeting before, of the same child and form: *when* says of which day. */
export interface LastRecord {
  row: string;
  document: string;
  title: string;
  when: string;
}

/** A pathway that will apply once the child is old enough. */
export interface Later {
  id: string;
  message: string;
}

/**
 * What must be before a fixed date, and until when: key dates first, then steps. *others* says
 * which dates nothing ties to it.
 */
export interface LatestSafe {
  title: string;
  stands: string;
  limits: Limit[];
  others: string;
}

/**
 * The latest safe day of a date or a step as ISO 8601, None where there is none to tell. *stands*
 * is where a date stands now. *why* says what makes the day after unsafe, or why there is no day;
 * *is_later*: it stands at a day that is not safe.
 */
export interface Limit {
  id: string;
  title: string;
  pathway: string;
  kind: "limited" | "none" | "unclear";
  stands: string;
  day: string | null;
  day_words: string;
  why: string;
  is_later: boolean;
}

/** Words that lead to a field of the form (*kind* and *id*), or to a row of the timetable. */
export interface Link {
  kind: "dates" | "answers" | "held" | "agreed" | "pathways" | "rows";
  id: string;
  text: string;
}

/** A file to take away: its name, media type and text. */
export interface MadeFile {
  name: string;
  type: string;
  text: string;
}

/**
 * One row's drawing. *to* ends a bar, or the line of a series; *tail* is the day counted from;
 * *was* is where the mark stood before a date moved; *ticks* are the other occurrences of a series.
 */
export interface Mark {
  shape: "day" | "hollow" | "bar" | "open" | "held";
  x: number;
  tone: "late" | "soon" | "plain" | "done" | "need";
  to: number | null;
  tail: number | null;
  was: number | null;
  ticks: number[];
}

/** The Monday sheet, to be printed. */
export interface Monday {
  sheet: MondaySheet;
}

/** The rows that stay together on a page, under a *heading* that may be empty. */
export interface MondayPart {
  heading: string;
  rows: MondayRow[];
}

/**
 * One meeting: the *day* for the diary, and beneath it when it is *due* where that differs. *late*
 * is what to do about one that was said to be not held. *is_this_week*: it is in bold. *edition*:
 * which one it rests on, where that is another than the sheet's. *note*: of a series that nobody
 * marked, all the days it was due.
 */
export interface MondayRow {
  day: string;
  due: string;
  late: string;
  child: string;
  title: string;
  pathway: string;
  who: string;
  is_this_week: boolean;
  edition: string;
  note: string;
}

/**
 * Everything on the sheet. *has_who*: there is room for who arranges and who comes. *about* is how
 * many children and which days; *lines* are what waits besides; *since* is what changed since
 * another table; *faults* name each row that was not read, in a few words; *foot* says what it was
 * made of and when.
 */
export interface MondaySheet {
  title: string;
  about: string;
  headline: string;
  next: string;
  lines: string[];
  by: "day" | "worker" | "child";
  has_who: boolean;
  parts: MondayPart[];
  since: TeamSince | null;
  faults: string[];
  foot: string;
}

/** Where a month, or a year, begins. */
export interface MonthLine {
  x: number;
  label: string;
}

/**
 * What changed since the page last stood still. *headline* and *steps* say it, *listed* names what
 * was added, is gone or is past; *heard* is what a screen reader says. *dates* says what each moved
 * field was.
 */
export interface Moved {
  headline: string;
  steps: string;
  dates: Record<string, string>;
  counts: ChangeCounts;
  listed: string[];
  heard: string;
}

/** The inputs still missing. Where ``any_of`` is true, one of the dates is enough. */
export interface Needs {
  dates: string[];
  answers: string[];
  any_of: boolean;
}

/** What to do where no pathway applies. */
export interface NoGuide {
  message: string;
  actions: string[];
}

/** One remark about steps. */
export interface Note {
  code: string;
  steps: string[];
  message: string;
}

/** Meetings that may be one, in words for a button's row; *rows* is what to send back. */
export interface Offer {
  words: string;
  rows: RowOf[];
}

/** What a file holds, as the form takes it, and what differs today. */
export interface Opened {
  pathways: string[];
  dates: Record<string, TypedDay>;
  answers: Record<string, string>;
  held: Record<string, TypedDay>;
  agreed: Record<string, TypedDay>;
  calendar: CalendarKept;
  reference: string;
  today: string;
  label: string;
  own: string[];
  handed_over: HandedOver | null;
  records: Record<string, Record<string, string | boolean>>;
  taken_out: TakenOut[];
  made: Record<string, RecordMade>;
  not_held: string[];
  as_one: Record<string, number>;
  list_all: string[];
  headline: string;
  differences: Difference[];
  same: boolean;
  left_out: string[];
  renamed: string[];
  follows: string;
}

/** One answer that can be chosen. */
export interface Option {
  id: string;
  title: string;
  hint: string | null;
}

/** The reading a date rests on, and how far it is confirmed. *page* leads to it. */
export interface OurReading {
  id: string;
  chosen: string;
  status: string;
  page: string;
}

/** Where the answers lead, once every question that is asked is answered. */
export interface Outcome {
  title: string;
  pathways: Applies[];
  advice: Advice[];
  contradictions: Contradiction[];
  ruled_out: RuledOut[];
  later: Later[];
  no_guide: NoGuide | null;
  plan: CarriedPlan | null;
}

/** Some words, and the *day* they name if they name one. */
export interface Part {
  text: string;
  day: string | null;
}

/** The same content twice: plain text, and HTML for what keeps tables. */
export interface Pasted {
  text: string;
  html: string;
}

/**
 * The reply of `pathways plan`: every step of every chosen pathway. ``in_force_until`` is there
 * where a later edition has been published since.
 */
export interface Plan {
  schema: number;
  edition: string;
  in_force_until?: string;
  given: Given;
  steps: Step[];
  problems: Problem[];
  notes: Note[];
}

/**
 * The plan, what to show at each field, and the timetable. *changed* is there where the page asked
 * what changed since something.
 */
export interface Planned {
  plan: Plan;
  fields: Fields;
  timetable: Timetable;
  changed?: Changed;
}

/** One impossible thing; ``fields`` holds key dates, pathways or steps. */
export interface Problem {
  code: "date-order" | "empty-window" | "two-dates" | "held-in-future" | "held-order" | "contradictory-pathways" | "needs-pathway" | "beyond-known-holidays";
  fields: string[];
  message: string;
}

/** The same, with ``count`` in words: which question it is, of how many as a rule. */
export interface Question {
  id: string;
  title: string;
  short: string;
  why: string;
  kind: "one" | "many" | "birth";
  options: Option[];
  none: string | null;
  answer: string[] | null;
  said: string | null;
  is_usual: boolean;
  fault: string | null;
  count: string;
}

/** A form to fill in for a step: *document* is its id, *title* that of the form. */
export interface RecordLink {
  document: string;
  title: string;
}

/**
 * One form to fill in for one *row*, by the id of its *document*. *title* names the step and its
 * pathway, *form* the form; *day* (ISO 8601) places the row in the timetable; *fills* hold only
 * what is known. *last* is the record whose actions it goes on with. *child* is the label of one of
 * several children, or "". Records that *one* numbers alike are of one meeting, and are one form
 * with a part a child; 0: of no other.
 */
export interface RecordMade {
  row: string;
  document: string;
  title: string;
  form: string;
  when: string;
  day: string | null;
  fills: Record<string, string>;
  last: LastRecord | null;
  child: string;
  one: number;
}

/** The records asked for, and what gives none; ``stem`` names the file of all of them. */
export interface RecordsMade {
  records: RecordMade[];
  left_out: string[];
  stem: string;
}

/** Why nothing was made: in a message, and fault by fault. */
export interface Refused {
  message: string;
  faults?: Fault[];
}

/** A reading that is offered, and taken only where its id is sent back. */
export interface Repair {
  id: string;
  words: string;
}

/**
 * One step, or one of a series. *when* leads with the day to put in a diary, *due* says the guide's
 * days where they differ. *day* places the row. *was* says where it stood before a date moved.
 * *hold* names the button that marks it, empty if nothing is held. *may_agree* tells whether people
 * may agree another day for it. *folded_in* is the row that stands for it on a screen. *records*
 * are the forms to fill in for a meeting; *details* names every form.
 */
export interface Row {
  id: string;
  kind: "meeting" | "task" | "transfer" | "milestone";
  title: string;
  pathway: string;
  when: Part[];
  due: Part[];
  who: string;
  folded_in: string;
  series: SeriesRow | null;
  day: string | null;
  tags: Tag[];
  links: Link[];
  remarks: string[];
  was: string;
  hold: string;
  may_agree: boolean;
  records: RecordLink[];
  mark: Mark | null;
  details: Details;
}

/** One row of one child's timetable: the child by label, the row by id. */
export interface RowOf {
  child: string;
  row: string;
}

/** A row that is planned, and has something to look at. */
export interface RowToCheck {
  line: number;
  place: string;
  reference: string;
  messages: string[];
}

/** A row with a cell that cannot be read, and each reason. */
export interface RowToMend {
  line: number;
  place: string;
  reference: string;
  problems: string[];
}

/** A pathway that does not apply; ``was_asked`` where a question decided it. */
export interface RuledOut {
  id: string;
  title: string;
  because: string;
  was_asked: boolean;
}

/** A saved timetable; ``unread`` are the fields that are not in it, as kind and id. */
export interface Saved {
  file: MadeFile;
  left_out: string[];
  unread: string[];
}

/**
 * What a row says that stands for several occurrences of its series. *title* is without a number,
 * *number* says which of how many the row itself is, *then* the days of the *others*, which are
 * rows of their own on paper.
 */
export interface SeriesRow {
  title: string;
  number: string;
  then: Part[];
  others: string[];
}

/** What changed since another table. */
export interface Since {
  since: TeamSince;
}

/**
 * The reply of `pathways ask`: the questions asked so far, and where they lead. ``in_force_until``
 * is there where a later edition has been published since.
 */
export interface Situation {
  edition: string;
  in_force_until?: string;
  questions: Question[];
  next: string | null;
  up_to: number;
  outcome: Outcome | null;
}

/** Where a step stands: its *day* in words, and what the guide says where that differs. */
export interface Stand {
  day: string;
  due: string;
}

/**
 * The choice. *instead* follows the sentence on what is next; *after* is said once it moved.
 * *folded* counts what stands in *wording*: steps that stay, other rules, words alone.
 */
export interface StayOrMove {
  old: string;
  new: string;
  instead: string;
  heading: string;
  summary: string;
  rows: EditionRow[];
  folded: string;
  wording: string[];
  question: string;
  move: Way;
  stay: Way;
  unsure: string;
  after: string;
}

/** One row of the plan: a step, or one occurrence of a series. */
export interface Step {
  id: string;
  title: string;
  state: "dated" | "held" | "needs-date" | "needs-answer" | "not-needed" | "conflict" | "when-needed" | "superseded";
  earliest: string | null;
  latest: string | null;
  suggested: string | null;
  diary: string | null;
  non_working: string | null;
  approximate: boolean;
  held: string | null;
  overdue: boolean;
  open_ended: boolean;
  needs: Needs;
  alternatives: Alternative[];
  reasons: string[];
  readings: string[];
  clauses: string[];
  arranged_by: string | null;
  invite: string[];
  records: string[];
}

/** Two to five words on a state; the *tone* repeats in colour what they say. */
export interface Tag {
  text: string;
  tone: "late" | "soon" | "plain" | "done" | "need";
}

/** A file of a team's children; ``count`` says how many entries a calendar has. */
export interface Taken {
  file: MadeFile;
  left_out: string[];
  count?: number;
}

/** A child who was taken out of the case, of whom a calendar holds entries still. */
export interface TakenOut {
  label: string;
  calendar: CalendarKept;
}

/** What changed for one child, in *words*. */
export interface TeamChange {
  child: string;
  words: string;
}

/** The changes of one kind. *title* says how many: ``2 moved``. */
export interface TeamChanges {
  kind: "impossible" | "moved" | "held" | "new" | "gone" | "waiting";
  title: string;
  changes: TeamChange[];
}

/**
 * Everything about the cases begun under the edition *old*, where the team goes by *new*. *summary*
 * counts whom it touches and how, *why* are the changes of the guidance for which, each once.
 * *cases* are the first to choose for, those that it touches first, under *which*; *files* has the
 * lines of each by its name, *movable* the names of those that can move. *other* is said of one
 * child, *others* of several. *until* is said while nobody is chosen for, *all_chosen* once all
 * are, and *all_saved* once that is saved. *notes* are sentences below.
 */
export interface TeamChoice {
  old: string;
  new: string;
  heading: string;
  summary: string;
  why: string[];
  which: string;
  cases: CaseToChoose[];
  more: string;
  files: Record<string, number[]>;
  movable: string[];
  move_all: string;
  stay_all: string;
  other: ForOthers;
  others: ForOthers;
  until: string;
  all_chosen: string;
  all_saved: string;
  notes: string[];
}

/** What changed since another table. *left_out* says which rows were not compared, and why. */
export interface TeamSince {
  heading: string;
  summary: string;
  groups: TeamChanges[];
  left_out: string;
}

/**
 * A plan as a page shows it. *paper* is how a sheet lies on which it prints best. *days* are those
 * of the rows that are to be done. The page sends them back as what the next timetable is compared
 * with.
 */
export interface Timetable {
  answer: Answer;
  groups: Group[];
  axis: Axis | null;
  troubles: Trouble[];
  moved: Moved | null;
  announcement: string;
  dates_used: string;
  edition: string;
  paper: "portrait" | "landscape";
  days: Record<string, string>;
}

/**
 * One step that was due and is not marked: the *question*, and the words of each answer. *day* is
 * the day that ``on_day`` marks it held on; *was* says when it was due.
 */
export interface ToMark {
  row: string;
  title: string;
  was: string;
  question: string;
  day: string;
  on_day: string;
  other_day: string;
  not_yet: string;
}

/**
 * The comparison, or what is wrong with the day that was typed; neither while none is. *others* are
 * the brothers and sisters who share the date and have it.
 */
export interface Tried {
  compared?: WhatIf;
  others?: TriedFor[];
  message?: string;
}

/** What the same day does to another child of the case, who is called *label*. */
export interface TriedFor {
  label: string;
  compared: WhatIf;
}

/** One thing to mend: its *message* leads to a field; *fields* are all key dates at fault. */
export interface Trouble {
  message: string;
  kind: "dates" | "answers" | "held" | "agreed" | "pathways" | "rows";
  id: string;
  fields: string[];
}

/** A day as if a person had typed it; ``unfinished`` while they still do. */
export interface TypedDay {
  day: string;
  month: string;
  year: string;
  provisional?: boolean;
  unfinished?: boolean;
}

/** The team's timetable. */
export interface Viewed {
  caseload: Caseload;
}

/** One of the two ways on. *left_out* says what would not go along. */
export interface Way {
  heading: string;
  button: string;
  said: string[];
  left_out: string[];
}

/**
 * Both timetables compared. *day* is the day that is tried, as ISO 8601. *next* says what becomes
 * of the next step; *problems* are those that only the new date has.
 */
export interface WhatIf {
  title: string;
  stands: string;
  day: string;
  day_words: string;
  weekday: string;
  summary: string;
  next: string;
  problems: string[];
  rows: Compared[];
  same: string;
}

/** The files with what was marked as held in them. */
export interface WrittenBack {
  written: WrittenFile[];
}

/**
 * A file with the days of its marks; ``name`` is empty for a table that was opened alone.
 * ``choice`` is what was chosen for the case in it. ``lines`` are those of its children that were
 * asked for. Where it could not be written ``text`` is empty and ``fault`` says why.
 */
export interface WrittenFile {
  name: string;
  lines: number[];
  marks: HeldMark[];
  text: string;
  fault: string;
  choice: "stay" | "move" | null;
}
