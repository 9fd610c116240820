"""The answer says what a team has to hold this week, then a line for each kind that waits.

Not known is not "not done": a day that has passed with nothing marked is told as such, after
what is ahead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from decision_tool.core.caseload.child import Child
from decision_tool.core.caseload.plan import Caseload, CaseStep
from decision_tool.core.caseload.weeks import grouped
from decision_tool.core.days.dates import day_month, short_date
from decision_tool.core.timetable.row_words import SOON_DAYS, held_word
from decision_tool.core.words import listed

NAMED = 4
"""So many of the next steps are named."""
WEEK = timedelta(weeks=1)
NOTHING_DUE = "Nothing has to be held or done this week"
NO_CHILD = "No child could be planned."
LineKind = Literal["not-marked", "not-met", "not-read", "to-check", "to-choose", "needs"]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One kind of thing that waits: its *count*, the *words* after it, and the *group* it is in.

    An empty *group* leads to how the rows were read.
    """

    kind: LineKind
    count: int
    words: str
    group: str = ""

    @property
    def sentence(self) -> str:
        """Return the line as a sentence."""
        return f"{self.count:,} {self.words}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer: a *headline*, what comes *next*, and a line for each kind that waits."""

    headline: str
    next: str
    lines: tuple[AnswerLine, ...]

    @property
    def counts(self) -> str:
        """Return the lines as sentences, for reading out and copying."""
        return " ".join(line.sentence for line in self.lines)

    @property
    def whole(self) -> str:
        """Return all of it as one paragraph."""
        return " ".join(part for part in (self.headline, self.next, self.counts) if part)


def answer(caseload: Caseload, steps: Sequence[CaseStep]) -> Answer:
    """Return the answer for *steps*, which are all of a caseload or those of one role."""
    today = caseload.today
    groups = {group.id: group.steps for group in grouped(steps, today)}
    sunday = sunday_of(today)
    weeks = [held for name, held in groups.items() if name.startswith("week-")]
    ahead = [step for held in weeks for step in held if step.is_near]
    week = [step for step in ahead if step.lead and step.lead <= sunday]
    at_once = groups.get("at-once", ())
    lines = tuple(line for line in _lines(caseload, groups) if line.count)
    missed, now = groups.get("late", ()), groups.get("now", ())
    of = _of_planned(caseload)
    headline = _headline(at_once, week, missed, today, of)
    if now and not (at_once or week or missed):
        headline = f"{NOTHING_DUE}{of}. {amount_of(now)} can be done now, for {_for(now)}."
    if caseload.bad and not caseload.children:
        headline = NO_CHILD
    return Answer(headline, _next(ahead, today, sunday), lines)


def sunday_of(today: date) -> date:
    """Return the last day of the week of *today*."""
    return today + timedelta(days=6 - today.weekday())


def child_of(child: Child) -> str:
    """Return what the child is called, for the middle of a sentence."""
    return child.called


def _of_planned(caseload: Caseload) -> str:
    """Return `` for the 24 children that could be planned`` where rows could not; else nothing.

    Of a row that is not planned nobody knows what is due this week.
    """
    if not caseload.bad:
        return ""
    children = _counted(len(caseload.children), "child", "children")
    return f" for the {children} that could be planned"


def _headline(
    at_once: Sequence[CaseStep],
    week: Sequence[CaseStep],
    missed: Sequence[CaseStep],
    today: date,
    of: str,
) -> str:
    """Return ``1 meeting to hold at once, for C-7. 5 meetings this week, for 4 children.``.

    *of* says whom it is of, where nothing is due. What somebody said was not held is named after
    it: it is the one thing that is truly late.
    """
    late = [_missed(missed, today)] if missed else []
    said = []
    if at_once:
        said.append(f"{amount_of(at_once)} to do at once, for {_for(at_once)}.")
    if week:
        said += [f"{amount_of(week)} this week, for {_for(week)}.", *late]
    else:
        is_first = not at_once and not late
        said += [
            *late,
            f"{'Nothing to hold or do' if is_first else 'Nothing else'} this week{of}.",
        ]
    return " ".join(said)


def _missed(steps: Sequence[CaseStep], today: date) -> str:
    """Return ``1 was not held, C-7 (was due Fri 27 Nov 2026): hold it today.``."""
    named = [
        f"{child_of(step.child)} (was due {short_date(step.row.latest)})"
        for step in steps[:NAMED]
        if step.row.latest
    ]
    more = len(steps) - len(named)
    if len(steps) == 1:
        done = held_word(steps[0].row).lower()
        day = _on(steps[0].lead or today, today)
        return f"1 was not {done}, {named[0]}: {'hold' if done == 'held' else 'do'} it {day}."
    others = [f"{more} more"] if more else []
    return f"{len(steps)} were not held, {listed([*named, *others])}: hold them first."


def amount_of(steps: Sequence[CaseStep]) -> str:
    """Return ``5 meetings and 1 other step``."""
    meetings = sum(step.row.step.kind == "meeting" for step in steps)
    others = len(steps) - meetings
    said = [_counted(meetings, "meeting", "meetings")] if meetings else []
    if others:
        name = "other step" if meetings else "step"
        said.append(_counted(others, name, f"{name}s"))
    return " and ".join(said)


def _for(steps: Sequence[CaseStep]) -> str:
    """Return the one child by name, or how many there are."""
    children = {step.child.line: step.child for step in steps}
    if len(children) == 1:
        return child_of(*children.values())
    return f"{len(children):,} children"


def _next(ahead: Sequence[CaseStep], today: date, sunday: date) -> str:
    """Return who comes next and on which day, and how many in each of the weeks after this."""
    seen: dict[tuple[str, date], None] = {}
    for step in ahead:
        assert step.lead
        seen.setdefault((child_of(step.child), step.lead))
    named = [f"{name} {_on(day, today)}" for name, day in islice(seen, NAMED)]
    weeks = Counter((step.lead - sunday - timedelta(days=1)) // WEEK for step in ahead if step.lead)
    after = [weeks[number] for number in range(SOON_DAYS // 7)]
    said = [f"Next: {', '.join(named)}."] if named else []
    if any(after):
        said.append(f"In the {len(after)} weeks after: {_listed(after)}.")
    return " ".join(said)


def _on(day: date, today: date) -> str:
    days = (day - today).days
    return ("today", "tomorrow")[days] if days in (0, 1) else f"on {day_month(day)}"


def _listed(numbers: Sequence[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}"


def _lines(caseload: Caseload, groups: dict[str, tuple[CaseStep, ...]]) -> Iterator[AnswerLine]:
    late = [step for step in groups.get("overdue", ()) if not step.is_told]
    verbs = ("was", "is") if len(late) == 1 else ("were", "are")
    if late:
        words = f"{verbs[0]} due before today and {verbs[1]} not marked, for {_for(late)}."
        yield AnswerLine("not-marked", len(late), words, "overdue")
    unmet = len(groups.get("conflict", ()))
    yield AnswerLine("not-met", unmet, f"{_step(unmet)} cannot be met.", "conflict")
    yield from _of_rows(caseload)
    for group, noun in (("needs-date", "a date"), ("needs-answer", "an answer")):
        count = len(groups.get(group, ()))
        words = f"{_step(count)} need{'s' if count == 1 else ''} {noun}."
        yield AnswerLine("needs", count, words, group)


def _of_rows(caseload: Caseload) -> Iterator[AnswerLine]:
    """Yield what is told of the rows: cells not read, rows not planned, columns, warnings."""
    cells = sum(len(child.unread) for child in caseload.children)
    cells += sum(len(row.unread) for row in caseload.bad)
    bad, unclear = len(caseload.bad), sum(one.state == "unclear" for one in caseload.columns)
    planless = f", and {_counted(bad, 'row is', 'rows are')} not planned" if bad else ""
    words = f"{'thing was' if cells == 1 else 'things were'} not understood{planless}."
    yield AnswerLine("not-read", cells, words)
    words = f"{'column is' if unclear == 1 else 'columns are'} not understood."
    yield AnswerLine("not-read", unclear, words)
    warned = sum(bool(child.warnings) for child in caseload.children)
    words = f"{'child has' if warned == 1 else 'children have'} something to check."
    yield AnswerLine("to-check", warned, words)
    begun = sum(child.is_to_choose for child in caseload.children)
    words = f"{'child was' if begun == 1 else 'children were'} begun under an earlier edition: "
    yield AnswerLine("to-choose", begun, f"{words}stay or move not chosen.")


def _step(count: int) -> str:
    return "step" if count == 1 else "steps"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
