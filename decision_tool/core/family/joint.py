"""One timetable of several children: a column a child, and what can be one meeting.

Rows that read the same for several children are one row. A meeting that is held as one has the
earlier day and everybody who is invited to either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import long_date, short_date
from decision_tool.core.family.meetings import AsOne, offered, said_one
from decision_tool.core.family.member import Member, RowOf
from decision_tool.core.family.not_held import not_held_of
from decision_tool.core.family.standing import Standing, standing_rows
from decision_tool.core.guidance.model import Guidance, Kind
from decision_tool.core.planning.index import index_of
from decision_tool.core.timetable.answer import NOTHING_NEXT
from decision_tool.core.timetable.display import (
    Answer,
    AnswerState,
    GroupId,
    LineKind,
    Part,
    Row,
    Tag,
)
from decision_tool.core.timetable.form import child_age
from decision_tool.core.timetable.people import who_of
from decision_tool.core.timetable.row_words import in_days, own_day, part
from decision_tool.core.timetable.timetable import GROUPS
from decision_tool.core.words import capital, child_title, children_named, counted, listed, small

NOT_ONE = "These can no longer be one meeting. Each stands on its own day again."


@dataclass(frozen=True, slots=True)
class ChildColumn:
    """One child: the *heading* says how old they are where that is known."""

    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Meetings that may be one, in words for a button's row; *rows* is what to send back."""

    words: str
    rows: tuple[RowOf, ...]


@dataclass(frozen=True, slots=True)
class JointMark:
    """The *words* of a button that marks a row as held or done on a *day* (ISO 8601)."""

    words: str
    day: str


@dataclass(frozen=True, slots=True)
class JointRow:
    """One step of one child or several.

    *cells* has a text a child: the pathways that call for it, empty where none does. *of* are
    the rows it stands for; *mark* marks all of them. *one* says that several meetings are held
    as this one, *remarks* what the guide says besides, and of whom where not of all.
    """

    title: str
    kind: Kind
    when: tuple[Part, ...]
    due: tuple[str, ...]
    who: str
    tags: tuple[Tag, ...]
    then: tuple[Part, ...]
    cells: tuple[str, ...]
    of: tuple[RowOf, ...]
    one: str
    remarks: tuple[str, ...]
    mark: JointMark | None


@dataclass(frozen=True, slots=True)
class JointGroup:
    """Rows in one state under a heading that counts them."""

    id: GroupId
    title: str
    rows: tuple[JointRow, ...]


@dataclass(frozen=True, slots=True)
class JointLine:
    """One thing to know of one *child*: bold *first* words, and the *rest*."""

    child: str
    kind: LineKind
    first: str
    rest: str


@dataclass(frozen=True, slots=True)
class Joint:
    """The timetable of brothers and sisters.

    *sentence* and *about* say what is next; *row* is that row of that child. *offers* can be one
    meeting. *notes* say what was one meeting and cannot be any more.
    """

    state: AnswerState
    sentence: tuple[Part, ...]
    about: str
    row: RowOf | None
    lines: tuple[JointLine, ...]
    columns: tuple[ChildColumn, ...]
    groups: tuple[JointGroup, ...]
    offers: tuple[Offer, ...]
    notes: tuple[str, ...]
    announcement: str


def joint_timetable(
    members: Sequence[Member], guidance: Guidance, together: Sequence[Sequence[RowOf]] = ()
) -> Joint:
    """Return the timetable of all *members*; *together* are rows said to be one meeting."""
    return _Maker(members, guidance, together).joint()


class _Maker:
    """Holds what every row needs while one joint timetable is made."""

    def __init__(
        self, members: Sequence[Member], guidance: Guidance, together: Sequence[Sequence[RowOf]]
    ) -> None:
        self.members = members
        self.index = index_of(guidance)
        self.today = members[0].plan.given.today if members else None
        said = said_one(together, members)
        self.ones, self.is_any_apart = said.ones, said.is_any_apart
        self.not_held = not_held_of(self.ones, members)
        self.one_of = {row: one for one in self.ones for row in one.rows}
        self.held = {RowOf(one.label, row) for one in members for row in one.plan.given.held}
        self.row_of = {
            RowOf(one.label, row.id): row
            for one in members
            for group in one.shown.groups
            for row in group.rows
        }
        self.step_of = {RowOf(one.label, row.id): row for one in members for row in one.plan.steps}
        self.standing: dict[RowOf, Standing] = {}
        for one in members:
            self.standing |= standing_rows(one, self.one_of)

    def joint(self) -> Joint:
        groups = tuple(self.groups())
        first = self.first(groups)
        return Joint(
            state=first.answer.state if first else "none",
            sentence=first.sentence if first else self.nothing(),
            about=first.about if first else "",
            row=first.of if first else None,
            lines=tuple(self.lines()),
            columns=tuple(map(self.column, self.members)),
            groups=groups,
            offers=tuple(map(self.offer, offered(self.members, self.one_of))),
            notes=(NOT_ONE,) * self.is_any_apart,
            announcement=self.announcement(first, groups),
        )

    def nothing(self) -> tuple[Part, ...]:
        """Return why nothing is next, as it is said of the first child who has something left."""
        nothing = (Part(NOTHING_NEXT),)
        said = (one.shown.answer.sentence for one in self.members if one.plan.given.pathways)
        return next((sentence for sentence in said if sentence != nothing), nothing)

    def announcement(self, first: _First | None, groups: Sequence[JointGroup]) -> str:
        said = "".join(part.text for part in first.sentence) if first else ""
        count = sum(len(group.rows) for group in groups)
        return f"{said} {counted(count, 'step')} for {self.all_labels()}.".strip()

    def all_labels(self) -> str:
        return children_named([one.label for one in self.members])

    def column(self, one: Member) -> ChildColumn:
        given = one.plan.given
        births = (given.dates[key] for key in self.index.births if key in given.dates)
        birth = next(births, None)
        age = child_age(birth, given.today) if birth and given.today else ""
        name = child_title(one.label)
        return ChildColumn(one.label, f"{name}, {age}" if age else name)

    def lines(self) -> Iterator[JointLine]:
        for one in self.members:
            for line in one.shown.answer.lines:
                yield JointLine(one.label, line.kind, line.first, line.rest)
            if not one.plan.given.pathways:
                yield JointLine(one.label, "needs", "No pathway is chosen:", "choose one first.")

    def offer(self, one: AsOne) -> Offer:
        return Offer(f"{self.named(one)}, on {short_date(one.day)}", one.rows)

    def named(self, one: AsOne) -> str:
        """Return which meetings they are: ``initial joint supervision for children A and B``."""
        by_title: dict[str, list[str]] = {}
        for meeting in one.meetings:
            labels = by_title.setdefault(meeting.step.title, [])
            if meeting.of.child not in labels:
                labels.append(meeting.of.child)
        told = ((title, children_named(labels)) for title, labels in by_title.items())
        return listed(f"{title} for {whose}" for title, whose in told)

    def groups(self) -> Iterator[JointGroup]:
        for name, title in GROUPS.items():
            rows = tuple(self.rows(name))
            if rows:
                yield JointGroup(name, title, rows)

    def rows(self, name: GroupId) -> list[JointRow]:
        """Return the rows of a group by their days; rows that read the same are one."""
        alike: dict[object, list[tuple[RowOf, Row]]] = {}
        for one in self.members:
            for row in self.shown(one, name):
                of = RowOf(one.label, row.id)
                alike.setdefault(self.key(of, row), []).append((of, row))
        return sorted(map(self.row, alike.values()), key=_day_of)

    def shown(self, one: Member, name: GroupId) -> Iterator[Row]:
        """Yield a child's rows; meetings that are one stand with the first of them."""
        for group in one.shown.groups:
            for row in group.rows:
                of = RowOf(one.label, row.id)
                joined = self.one_of.get(of)
                stands = of in self.standing if joined is None else joined.rows[0] == of
                if stands and name == ("late" if joined in self.not_held else group.id):
                    yield row

    def key(self, of: RowOf, row: Row) -> object:
        return self.one_of.get(of) or (self.standing[of], row.kind, row.when, row.due, row.who)

    def row(self, found: Sequence[tuple[RowOf, Row]]) -> JointRow:
        of, row = found[0]
        if of in self.one_of:
            return self.joined(self.one_of[of], row)
        return JointRow(
            title=self.standing[of].title,
            kind=row.kind,
            when=row.when,
            due=("".join(part.text for part in row.due),) if row.due else (),
            who=row.who,
            tags=tuple(dict.fromkeys(tag for _, shown in found for tag in shown.tags)),
            then=self.standing[of].then,
            cells=self.cells((each.child, shown.pathway) for each, shown in found),
            of=tuple(each for each, _ in found),
            one="",
            remarks=self.remarks(found),
            mark=None if of in self.held else self.mark(row.hold, own_day(self.step_of[of])),
        )

    def remarks(self, found: Sequence[tuple[RowOf, Row]]) -> tuple[str, ...]:
        """Return what is said besides of the rows, once, and of whom where not of all of them."""
        of: dict[str, dict[str, None]] = {}
        for each, row in found:
            for remark in row.remarks:
                of.setdefault(remark, {})[each.child] = None
        every = {each.child for each, _ in found}
        return tuple(
            remark if every == {*labels} else f"{capital(children_named(labels))}: {remark}"
            for remark, labels in of.items()
        )

    def mark(self, hold: str, day: date | None) -> JointMark | None:
        """Return how a row is marked for all its children at once; None while it is ahead."""
        if not hold or day is None or self.today is None or day > self.today:
            return None
        return JointMark(f"{hold} on {short_date(day)}", day.isoformat())

    def joined(self, as_one: AsOne, row: Row) -> JointRow:
        titles = dict.fromkeys(one.step.title for one in as_one.meetings)
        count, missed = len(as_one.meetings), self.not_held.get(as_one)
        own = (missed.tag,) if missed else row.tags
        return JointRow(
            title=listed(list(titles)),
            kind=row.kind,
            when=(part(missed.day),) if missed else self.planned_for(as_one.day),
            due=(*((missed.was_planned,) if missed else ()), *self.limits(as_one)),
            who=who_of([one.step for one in as_one.meetings], self.index.roles),
            tags=tuple(dict.fromkeys((*own, *self.provisional(as_one)))),
            then=(),
            cells=self.cells(
                (one.of.child, self.index.title(one.step.step.pathway)) for one in as_one.meetings
            ),
            of=as_one.rows,
            one=f"One meeting for {count} that the guide asks for.",
            remarks=self.remarks([(each, self.row_of[each]) for each in as_one.rows]),
            mark=self.mark(row.hold, self.today if missed else as_one.day),
        )

    def planned_for(self, day: date) -> tuple[Part, ...]:
        """Return the day of meetings as one; that it has passed says nothing of what was held."""
        planned = Part(short_date(day), day.isoformat())
        return (
            (Part("Was planned for "), planned) if self.today and day < self.today else (planned,)
        )

    def provisional(self, as_one: AsOne) -> Iterator[Tag]:
        """Yield that a day may still move, where that of any of the meetings may."""
        for one in self.members:
            for row in (row for group in one.shown.groups for row in group.rows):
                if RowOf(one.label, row.id) in as_one.rows:
                    yield from (tag for tag in row.tags if tag.tone == "need")

    def limits(self, as_one: AsOne) -> Iterator[str]:
        """Yield by when each of the meetings is due that may be held later than the one is."""
        due: dict[tuple[date, str], list[str]] = {}
        for one in as_one.meetings:
            if one.step.latest and one.step.latest != as_one.day:
                pathway = self.index.title(one.step.step.pathway)
                due.setdefault((one.step.latest, pathway), []).append(one.of.child)
        for (latest, pathway), labels in due.items():
            yield f"{pathway}, {children_named(labels)}: due by {short_date(latest)}"

    def cells(self, found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        by_label: dict[str, list[str]] = {one.label: [] for one in self.members}
        for label, pathway in found:
            if pathway not in by_label[label]:
                by_label[label].append(pathway)
        return tuple(", ".join(pathways) for pathways in by_label.values())

    def first(self, groups: Sequence[JointGroup]) -> _First | None:
        """Return what is next of all the children: what is late, else the soonest."""
        answers = [(one.label, one.shown.answer) for one in self.members if one.shown.answer.row]
        if not answers:
            return None
        label, answer = min(answers, key=lambda item: _urgency(item[1]))
        of = RowOf(label, answer.row)
        row = next(row for group in groups for row in group.rows if of in row.of)
        labels = [one.label for one, cell in zip(self.members, row.cells, strict=True) if cell]
        if row.one:
            return self.first_as_one(of, answer, row, children_named(labels))
        begin, *rest = answer.sentence
        said = f"For {children_named(labels)}: {small(begin.text)}"
        return _First(of, answer, (Part(said, begin.day), *rest), answer.about)

    def first_as_one(self, of: RowOf, answer: Answer, row: JointRow, whose: str) -> _First:
        """Return that one meeting is to be held: now, where somebody said that it was not."""
        missed = self.not_held.get(self.one_of[of])
        day = missed.day if missed else self.one_of[of].day
        manner = " at once, on " if missed else " on "
        head = Part(f"Hold one meeting for {whose}: {row.title}{manner}")
        sentence = (head, Part(long_date(day), day.isoformat()), Part("."))
        why = f"{missed.why} " if missed else ""
        return _First(of, answer, sentence, f"{self.how_far(day, of.child)}{why}{row.who}.")

    def how_far(self, day: date, label: str) -> str:
        today = next(one.plan.given.today for one in self.members if one.label == label)
        return f"{capital(in_days((day - today).days))}. " if today else ""


@dataclass(frozen=True, slots=True)
class _First:
    of: RowOf
    answer: Answer
    sentence: tuple[Part, ...]
    about: str


def _day_of(row: JointRow) -> str:
    return next((part.day for part in row.when if part.day), "9999")


def _urgency(answer: Answer) -> tuple[bool, str]:
    return answer.state != "late", next((part.day for part in answer.sentence if part.day), "")
