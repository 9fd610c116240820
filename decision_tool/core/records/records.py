"""The records of a timetable: each form to fill in for a step, with what is known for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance, RecordForm
from decision_tool.core.guidance.record_documents import RecordLink
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.records.fills import Fills, Known
from decision_tool.core.timetable.row_links import NOT_HELD, row_links

NOT_NEEDED = "not needed, so there is nothing to record."
NOT_OURS = "a form of somebody else, so none is made here."
NO_FORM = "the guide names no form for it."


@dataclass(frozen=True, slots=True)
class LastRecord:
    """The record of the meeting before, of the same child and form: *when* says of which day."""

    row: str
    document: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Record:
    """One form to fill in for one *row*, by the id of its *document*.

    *title* names the step and its pathway, *form* the form; *day* (ISO 8601) places the row in the
    timetable; *fills* hold only what is known. *last* is the record whose actions it goes on
    with. *child* is the label of one of several children, or "". Records that *one* numbers
    alike are of one meeting, and are one form with a part a child; 0: of no other.
    """

    row: str
    document: str
    title: str
    form: str
    when: str
    day: str | None
    fills: dict[str, str]
    last: LastRecord | None = None
    child: str = ""
    one: int = 0


@dataclass(frozen=True, slots=True)
class Records:
    """The records asked for, and a sentence for each form or row that gives none."""

    records: tuple[Record, ...]
    left_out: tuple[str, ...]


def records_of(guidance: Guidance, known: Known, rows: Sequence[str] | None = None) -> Records:
    """Return the records of *rows*, None for every one, in the order of the plan.

    Raises FaultsError for a row that the plan does not have.
    """
    maker = _Maker(guidance, known)
    chosen = _every_form(maker, known) if rows is None else _named(known, rows)
    return Records(
        tuple(record for row in chosen for record in maker.records(row)),
        tuple(dict.fromkeys(words for row in chosen for words in maker.left_out(row))),
    )


def _every_form(maker: _Maker, known: Known) -> list[PlannedStep]:
    rows = (row for row in known.plan.steps if row.state not in NOT_HELD)
    return [row for row in rows if row.step.kind == "meeting" or maker.forms_of(row)]


def _named(known: Known, wanted: Sequence[str]) -> list[PlannedStep]:
    rows = known.plan.steps
    missing = set(wanted) - {row.id for row in rows}
    if missing:
        raise FaultsError([_unknown(one) for one in sorted(missing)])
    return [row for row in rows if row.id in wanted]


def _unknown(row_id: str) -> Fault:
    hint = "Choose a row of the timetable, or leave the rows out for all of them."
    return Fault("rows", f"{row_id!r} is not in this timetable.", hint)


class _Maker:
    """Holds what every row needs while the records of one timetable are made."""

    def __init__(self, guidance: Guidance, known: Known) -> None:
        index = index_of(guidance)
        self.links, self.forms = index.records, index.forms
        self.fills = Fills(guidance, known)

    def records(self, row: PlannedStep) -> Iterator[Record]:
        links = row_links(row, self.links)
        if not links:
            return
        title, when, fills = self.fills.meeting(row), self.fills.when(row), self.fills.of(row)
        day = row.day.isoformat() if row.day else None
        for link in links:
            last = self.last(row, link.document)
            yield Record(row.id, link.document, title, link.title, when, day, fills, last)

    def last(self, row: PlannedStep, document: str) -> LastRecord | None:
        """Return the record of the meeting before *row* that has the same form, if one has.

        That is the one before it in its series; before a single step and the first of a series,
        the nearest earlier meeting of the same pathway.
        """
        form = form_of(document, self.links[row.step.id])
        for one in self.before(row):
            link = self.links[one.step.id].get(form)
            if link and link in row_links(one, self.links):
                title, when = self.fills.meeting(one), self.fills.when(one)
                return LastRecord(one.id, link.document, title, when)
        return None

    def before(self, row: PlannedStep) -> Iterator[PlannedStep]:
        """Yield the meetings before *row*, the nearest first: rows stand in the order of days."""
        rows = self.fills.known.plan.steps
        if row.number and row.number > 1:
            same = (one for one in rows if one.step.id == row.step.id)
            yield from (one for one in same if (one.number or 1) == row.number - 1)
        elif row.day:
            for one in reversed(rows[: rows.index(row)]):
                if one.step.pathway == row.step.pathway and one.step.kind == "meeting":
                    yield one

    def left_out(self, row: PlannedStep) -> Iterator[str]:
        """Yield why there is nothing to fill in: for the whole row, or for a form of it."""
        title = self.fills.meeting(row)
        if row.state in NOT_HELD:
            yield f"{title}: {NOT_NEEDED}"
            return
        elsewhere = [form for form in self.forms_of(row) if form.one_per == "nothing"]
        yield from (_elsewhere(form) for form in elsewhere)
        if not elsewhere and not row_links(row, self.links):
            yield f"{title}: {NO_FORM}"

    def forms_of(self, row: PlannedStep) -> list[RecordForm]:
        """Return the forms that the guide names for *row*, whoever makes them."""
        return [self.forms[form] for form in row.records]


def form_of(document: str, links: Mapping[str, RecordLink]) -> str:
    """Return the id of the form that a *document* of a step is made of."""
    return next(form for form, link in links.items() if link.document == document)


def _elsewhere(form: RecordForm) -> str:
    owner = f" Owner: {form.owner}." if form.owner else ""
    return f"{form.title}: {NOT_OURS}{owner}"
