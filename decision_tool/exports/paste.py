"""A timetable for the clipboard: lines for a case note, and a table for e-mail and spreadsheet.

Every day carries its weekday. That reads well, and a spreadsheet leaves such a day as the
text it is: it would turn ``10/9/2026`` into a date, month first where it is set up so. For
spreadsheets too, no line begins with a sign that begins a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.planning.index import Index, by_id, index_of
from decision_tool.core.planning.plan import Plan
from decision_tool.core.planning.planned import PlannedStep
from decision_tool.core.timetable.compared import Compared, Stand
from decision_tool.core.timetable.dates_used import dates_used
from decision_tool.core.timetable.display import Answer, Group, Row, Tag, Timetable
from decision_tool.core.timetable.row_facts import Place, facts_at
from decision_tool.core.timetable.since import Changed
from decision_tool.exports.markup import bullets, paragraph, table

COLUMNS = facts_at("table")
HEADINGS = ("Diary day", "Note", "Step", "Pathway", *(one.heading_at("table") for one in COLUMNS))
SAID = ("Held", "Done", "No date yet", "No answer yet")
"""Tags that repeat a row's first line or the title of its group."""
CHECK = "Check before you rely on these dates:"


@dataclass(frozen=True, slots=True)
class Pasted:
    """The same content twice: plain text, and HTML for what keeps tables."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Copied:
    """What is copied: a plan as the page shows it, and what the user calls the child, if at all.

    *provisional* names the key dates that may still move. *changed* is what changed since the
    dates were handed over or saved, if that is to be told; *child* is the label of one of several.
    """

    plan: Plan
    shown: Timetable
    provisional: frozenset[str] = frozenset()
    reference: str = ""
    changed: Changed | None = None
    child: str = ""


def plan_for_pasting(copied: Copied, guidance: Guidance) -> Pasted:
    """Return the timetable to paste. A child's birth is told as an age, as on paper."""
    index = index_of(guidance)
    title = f"Joint supervision timetable: {index.titles(copied.plan.given.pathways, ', ')}"
    whose = (("Case number", copied.reference), ("Child", copied.child))
    case = [f"{what}: {words}" for what, words in whose if words]
    basis = [*_basis(copied, guidance)]
    troubles = [trouble.message for trouble in copied.shown.troubles]
    groups, says = copied.shown.groups, _RowSays(copied.plan, index)
    answer = [*spoken(copied.shown.answer)]
    lines = [title, *case, "", *answer, "", *basis, *(["", CHECK, *troubles] if troubles else [])]
    for group in groups:
        told = [says.line(row) for row in group.rows if is_told_of(row, group)]
        lines += ["", f"{group.title}: {len(group.rows)}", *told]
    rows = (says.cells(row) for group in groups for row in group.rows if is_told_of(row, group))
    check = [paragraph(CHECK, is_bold=True), bullets(troubles)] if troubles else []
    top = [paragraph(title, is_bold=True), *map(paragraph, (*case, *answer, *basis))]
    return Pasted("\n".join(lines) + "\n", "".join((*top, *check, table(HEADINGS, rows))))


def spoken(answer: Answer) -> Iterator[str]:
    """Yield the answer as paragraphs: the next step to read out, then a line a kind."""
    sentence = "".join(part.text for part in answer.sentence)
    first = f"{answer.heading}: {sentence}" if answer.row else sentence
    yield f"{first} {answer.about}".strip()
    yield from (f"{line.first} {line.rest}" for line in answer.lines)


def is_told_of(row: Row, group: Group) -> bool:
    """Tell whether a row has a line of its own: what a series missed is told once (CONTRACT 26)."""
    return not (row.folded_in and group.id in ("unmarked", "late"))


def _basis(copied: Copied, guidance: Guidance) -> Iterator[str]:
    """Yield what the timetable was worked out from."""
    given = copied.plan.given
    worked_out = f"Worked out on {short_date(given.today)}" if given.today else "Worked out"
    yield f"{worked_out} from guidance edition {named_edition(guidance)}."
    yield from _changed(copied.shown)
    if copied.changed and copied.changed.kind != "settled":
        yield from changed_lines(copied.changed)
    yield from dates_used(guidance, given, copied.provisional)


def _changed(shown: Timetable) -> Iterator[str]:
    """Yield what changed since the timetable stood still before, as the page says it."""
    if shown.moved:
        yield f"Changed: {shown.moved.headline} {shown.moved.steps}".rstrip()
        yield from shown.moved.listed


def changed_lines(changed: Changed) -> Iterator[str]:
    """Yield what changed since something: the counts, then a line for each date and step."""
    yield f"{changed.heading}: {changed.summary[:1].lower()}{changed.summary[1:]}"
    yield from changed.dates
    yield from (f"Cannot be: {problem}" for problem in changed.problems)
    yield from (changed_line(row) for row in changed.rows if row.kind != "same")


def changed_line(row: Compared) -> str:
    """Return ``Review: Mon 2 Nov 2026 -> Mon 23 Nov 2026. 3 weeks later`` as a sentence."""
    title = f"{row.title}, {row.pathway}" if row.pathway else row.title
    said = ". ".join(words for words in (row.change, row.also) if words)
    return f"{title}: {_stand(row.was)} -> {_stand(row.now)}. {said}."


def _stand(one: Stand | None) -> str:
    if one is None:
        return "none"
    return f"{one.day} ({one.due})" if one.due else one.day


class _RowSays:
    """Says a row in a line and in cells: what the page shows of it, and the facts told there."""

    def __init__(self, plan: Plan, index: Index) -> None:
        self.planned, self.index = by_id(plan.steps), index

    def line(self, row: Row) -> str:
        """Return a row as a sentence: ``Thu 10 Sep 2026 (in 3 days): Review, Remand``."""
        noted = _note(row)
        note = f" ({noted})" if noted else ""
        facts = "".join(told_at("copy", self.planned[row.id], self.index))
        remarks = "".join(f" {remark}" for remark in row.remarks)
        return f"{_when(row)}{note}: {row.title}, {row.pathway}.{facts}{remarks}"

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the cells of a row, in the order of HEADINGS."""
        note = _note(row)
        noted = (f"{note[:1].upper()}{note[1:]}", *row.remarks)
        return (
            _when(row),
            ". ".join(words.rstrip(".") for words in noted if words),
            row.title,
            row.pathway,
            *(fact.words(self.planned[row.id], self.index) for fact in COLUMNS),
        )


def told_at(place: Place, row: PlannedStep, index: Index) -> Iterator[str]:
    """Yield ``Arranged by: Practice supervisor.`` for each fact told there, after a space."""
    for fact in facts_at(place):
        if words := fact.words(row, index):
            yield f" {fact.heading_at(place)}: {words}."


def _when(row: Row) -> str:
    """Return the first line of a row: ``Thu 10 Sep 2026``."""
    return "".join(part.text for part in row.when)


def _note(row: Row) -> str:
    """Return the guide's days where they differ, and how soon it is; nothing said already."""
    limits = "".join(part.text for part in row.due)
    tags = (_noted(tag) for tag in row.tags if tag.text not in SAID)
    return "; ".join(words for words in (limits, *tags) if words)


def _noted(tag: Tag) -> str:
    """Return a tag for the middle of a sentence; ``Sat: use Fri 20 Nov`` keeps its capital."""
    return tag.text if tag.tone == "plain" else f"{tag.text[0].lower()}{tag.text[1:]}"
