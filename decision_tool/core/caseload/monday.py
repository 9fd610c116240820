"""The Monday sheet: what a team has to hold this week and in the next three, on paper.

What is told comes in the order in which it is used: this week in one sentence, what was due and is
not marked, the coming days, what was not read last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from decision_tool.core.caseload.answer import amount_of, answer, child_of, sunday_of
from decision_tool.core.caseload.child import BadRow, Child
from decision_tool.core.caseload.orders import Order, gathered, usual_order, workers
from decision_tool.core.caseload.plan import Caseload, CaseStep, arranged_by
from decision_tool.core.caseload.since import TeamSince
from decision_tool.core.caseload.team_editions import edition_tag, others_named
from decision_tool.core.caseload.view import RowWords
from decision_tool.core.caseload.weeks import TITLES, CaseGroup, grouped
from decision_tool.core.days.dates import MONTHS, day_month, short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.timetable.people import NOT_STATED
from decision_tool.core.words import capital, counted, listed

WEEKS = 4
"""This week and the next three."""
MOST_WITH_WHO = 17
"""So many rows fit on one page with a line for who comes; 25 do without it, measured on A4."""
MOST_FAULTS = 12
"""So many faults are named; all of them stand on the page and on standard error."""
FEW_HEADINGS = 4
"""So many headings fit besides those rows; each two more take the place of a row."""


@dataclass(frozen=True, slots=True)
class MondayRow:
    """One meeting: the *day* for the diary, and beneath it when it is *due* where that differs.

    *late* is what to do about one that was said to be not held. *is_this_week*: it is in bold.
    *edition*: which one it rests on, where that is another than the sheet's. *note*: of a series
    that nobody marked, all the days it was due.
    """

    day: str
    due: str
    late: str
    child: str
    title: str
    pathway: str
    who: str
    is_this_week: bool
    edition: str
    note: str


@dataclass(frozen=True, slots=True)
class MondayPart:
    """The rows that stay together on a page, under a *heading* that may be empty."""

    heading: str
    rows: tuple[MondayRow, ...]


@dataclass(frozen=True, slots=True)
class MondaySheet:
    """Everything on the sheet. *has_who*: there is room for who arranges and who comes.

    *about* is how many children and which days; *lines* are what waits besides; *since* is what
    changed since another table; *faults* name each row that was not read, in a few words; *foot*
    says what it was made of and when.
    """

    title: str
    about: str
    headline: str
    next: str
    lines: tuple[str, ...]
    by: Order
    has_who: bool
    parts: tuple[MondayPart, ...]
    since: TeamSince | None
    faults: tuple[str, ...]
    foot: str


def monday_sheet(
    caseload: Caseload,
    guidance: Guidance,
    by: Order | None = None,
    arranger: str = "",
    since: TeamSince | None = None,
) -> MondaySheet:
    """Return the sheet of the week that *today* of the caseload is in.

    *by* is the order of its rows: by worker where the table names workers, else by day, if None.
    """
    order = by or usual_order(caseload.children)
    today, words = caseload.today, RowWords(caseload)
    steps = arranged_by(caseload, arranger)
    monday = today - timedelta(days=today.weekday())
    last = monday + timedelta(weeks=WEEKS, days=-1)
    told = answer(caseload, steps)
    was_due = [step for step in steps if step.is_late and not step.is_told]
    parts = (
        *_overdue(was_due, words, order),
        *_ahead(_coming(steps, today, last), words, order, is_first=not was_due),
    )
    rows, headings = (sum(len(one.rows) for one in parts), sum(bool(one.heading) for one in parts))
    return MondaySheet(
        title=f"Monday sheet: {monday.day} {MONTHS[monday.month - 1]} {monday.year}",
        about=_about(caseload, monday, last),
        headline=told.headline,
        next=told.next,
        lines=tuple(one.sentence for one in told.lines if one.kind != "not-read"),
        by=order,
        has_who=rows
        + (len(since.groups) // 2 if since else 0)
        + max(headings - FEW_HEADINGS, 0) // 2
        <= MOST_WITH_WHO,
        parts=parts,
        since=since,
        faults=tuple(_faults(caseload)),
        foot=_foot(caseload, guidance, words.arranger(arranger)),
    )


def _about(caseload: Caseload, monday: date, last: date) -> str:
    """Return ``30 children, 4 workers. Mon 30 Nov to Sun 27 Dec 2026``."""
    children = len(caseload.children)
    who = [f"{children:,} {'child' if children == 1 else 'children'}"]
    number = workers(caseload.children)
    if number:
        who.append(counted(number, "worker"))
    return f"{', '.join(who)}. {day_month(monday)} to {short_date(last)}"


def _foot(caseload: Caseload, guidance: Guidance, arranger: str) -> str:
    whose = f"Only what is arranged by: {arranger}. " if arranger else ""
    day = short_date(caseload.today)
    others = others_named(caseload.by_edition)
    made = f"{whose}Worked out on {day} from guidance edition {named_edition(guidance)}."
    return f"{made} {others}".rstrip()


def _coming(steps: Sequence[CaseStep], today: date, last: date) -> list[CaseStep]:
    """Return what was not held, what is to do at once, and what comes until *last*."""
    found: list[CaseStep] = []
    for group in grouped(steps, today):
        if group.id in ("late", "at-once"):
            found += group.steps
        elif group.id.startswith("week-"):
            found += [step for step in group.steps if step.lead and step.lead <= last]
    return found


def _groups(steps: Sequence[CaseStep], today: date, by: Order) -> tuple[CaseGroup, ...]:
    return grouped(steps, today) if by == "day" else gathered(steps, today, by)


def _overdue(steps: Sequence[CaseStep], words: RowWords, by: Order) -> Iterator[MondayPart]:
    """Yield what was due before today and is not marked, under a heading that blames nobody.

    Only a worker's rows stay together: a long list that does would leave the first page empty.
    """
    title, sunday = TITLES["overdue"], sunday_of(words.today)
    groups = _groups(steps, words.today, by)
    if by == "worker":
        for group in groups:
            heading = f"{title}. {group.title}: {amount_of(group.steps)}"
            yield MondayPart(heading, tuple(_row(step, words, sunday) for step in group.steps))
        return
    heading = f"{title}: {len(steps)}"
    for step in (step for group in groups for step in group.steps):
        yield MondayPart(heading, (_row(step, words, sunday),))
        heading = ""


def _ahead(
    steps: Sequence[CaseStep], words: RowWords, by: Order, *, is_first: bool
) -> Iterator[MondayPart]:
    """Yield what comes; by child it needs a heading only below what was due."""
    first = "" if is_first else f"This week and the next three: {amount_of(steps)}"
    for group in _groups(steps, words.today, by):
        heading = first if by == "child" else f"{group.title}: {group.counted}"
        rows = tuple(_row(step, words, sunday_of(words.today)) for step in group.steps)
        yield MondayPart(heading, rows)
        first = ""


def _row(step: CaseStep, words: RowWords, sunday: date) -> MondayRow:
    row, lead = step.row, step.lead
    told = words.row(step)
    return MondayRow(
        day=words.when(step) if step.is_late or not lead else day_month(lead),
        due=told["due"],
        late=f"{words.tag_of_missed(step)}: {words.verb(step)} it now" if step.is_missed else "",
        child=child_of(step.child),
        title=row.title,
        pathway=told["pathway"],
        who=who_by_team(step, words),
        is_this_week=lead is not None and lead <= sunday and not step.is_late,
        edition=edition_tag(step.child),
        note=next(words.missed(row, words.plans[step.child.line]), "") if step.is_late else "",
    )


def who_by_team(step: CaseStep, words: RowWords) -> str:
    """Return who arranges, by post, and who comes, by team: that fits on one line."""
    row = step.row
    roles, arranger = words.index(step).roles, row.step.arranged_by
    own = arranger and roles[arranger].team
    named = [roles[role] for role in row.invite if role != arranger]
    teams = dict.fromkeys(role.team or role.title for role in named)
    others = listed([team for team in teams if team != own])
    if arranger:
        verb = " arranges" if row.step.kind == "meeting" else ""
        return f"{roles[arranger].title}{verb}{f'; with {others}' if others else ''}"
    return f"{capital(others)}; the source names no arranger" if others else capital(NOT_STATED)


def _faults(caseload: Caseload) -> Iterator[str]:
    """Yield each row that was not read, the first of them; then how many more there are."""
    rows: list[Child | BadRow] = [
        *caseload.bad,
        *(child for child in caseload.children if child.unread),
    ]
    rows.sort(key=lambda row: row.line)
    yield from (_fault(row) for row in rows[:MOST_FAULTS])
    if len(rows) > MOST_FAULTS:
        yield f"and {len(rows) - MOST_FAULTS} more"


def _fault(row: Child | BadRow) -> str:
    """Return ``line 14, C-4468: birth`` or ``line 22, C-4492, not planned: the pathway``."""
    name = f", {row.reference}" if row.reference else ""
    planless = ", not planned" if isinstance(row, BadRow) else ""
    about = "; ".join(dict.fromkeys(cell.about for cell in row.unread))
    return f"{row.place}{name}{planless}: {about}"
