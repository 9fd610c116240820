"""The records of a timetable: each form to fill in for a step, with what is known for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance, RecordForm
from decision_tool.core.planning.index import index_of
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.records.fills import Fills, Known
from decision_tool.core.timetable.row_links import NOT_HELD, row_links

NOT_NEEDED = "not needed, so there is nothing to record."
NOT_OURS = "a form of somebody else, so none is made here."
NO_FORM = "the guide names no form for it."


@dataclass(frozen=True, slots=True)
class Record:
    """One form to fill in for one *row*, by the id of its *document*.

    *title* names the step and its pathway, *form* the form; *day* (ISO 8601) places the row in the
    timetable; *fills* hold only what is known.
    """

    row: str
    document: str
    title: str
    form: str
    when: str
    day: str | None
    fills: dict[str, str]


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
            yield Record(row.id, link.document, title, link.title, when, day, fills)

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


def _elsewhere(form: RecordForm) -> str:
    owner = f" Owner: {form.owner}." if form.owner else ""
    return f"{form.title}: {NOT_OURS}{owner}"
