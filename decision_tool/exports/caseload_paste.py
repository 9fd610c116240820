"""A caseload for the clipboard: what is ahead in the next four weeks, as text and table.

As in `paste`, no line and no cell begins with a sign that begins a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.caseload.answer import answer, child_of
from decision_tool.core.caseload.plan import Caseload, CaseStep, arranged_by
from decision_tool.core.caseload.team_editions import others_named
from decision_tool.core.caseload.view import RowWords
from decision_tool.core.caseload.weeks import CaseGroup, grouped
from decision_tool.core.days.dates import short_date
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.timetable.row_facts import facts_at
from decision_tool.exports.caseload_csv import left_out
from decision_tool.exports.csv_file import harmless
from decision_tool.exports.markup import paragraph, table
from decision_tool.exports.paste import Pasted, told_at

COLUMNS = facts_at("team")
HEADINGS = (
    "When", "Note", "Child", "Step", "Pathway", *(one.heading_at("team") for one in COLUMNS)
)  # fmt: skip


def caseload_for_pasting(caseload: Caseload, guidance: Guidance, arranger: str = "") -> Pasted:
    """Return the groups that the page shows unfolded; the rest is counted in the last line."""
    words = RowWords(caseload)
    steps = arranged_by(caseload, arranger)
    groups = grouped(steps, caseload.today)
    shown = [group for group in groups if group.is_open]
    title, *top = _top(caseload, guidance, steps, words.arranger(arranger))
    rest = [group for group in groups if not group.is_open]
    below = list(_below(caseload, rest))
    lines = [title, *top]
    for group in shown:
        lines += ["", f"{group.title}: {len(group.steps)}"]
        lines += [_line(step, words) for step in group.steps]
    rows = (_cells(step, words) for group in shown for step in group.steps)
    html = [paragraph(title, is_bold=True), *map(paragraph, top), table(HEADINGS, rows)]
    html += map(paragraph, below)
    return Pasted("\n".join([*lines, "", *below]).rstrip() + "\n", "".join(html))


def _top(
    caseload: Caseload, guidance: Guidance, steps: Sequence[CaseStep], role: str
) -> Iterator[str]:
    yield f"Joint supervision team timetable{f': arranged by {role}' if role else ''}"
    yield answer(caseload, steps).whole
    today = short_date(caseload.today)
    made = f"Worked out on {today} from guidance edition {named_edition(guidance)}."
    yield f"{made} {others_named(caseload.by_edition)}".rstrip()


def _below(caseload: Caseload, groups: Sequence[CaseGroup]) -> Iterator[str]:
    if groups:
        counted = "; ".join(f"{group.title}: {len(group.steps)}" for group in groups)
        yield f"Not listed here. {counted}."
    yield from left_out(caseload)


def _line(step: CaseStep, words: RowWords) -> str:
    note = _note(step, words)
    noted = f" ({note})" if note else ""
    row = words.row(step)
    facts = "".join(told_at("team", step.row, words.index(step)))
    remarks = "".join(f" {remark}" for remark in row["remarks"])
    return (
        f"{words.when(step)}{noted}: {child_of(step.child)}, {row['title']}, {row['pathway']}."
        f"{facts}{remarks}"
    )


def _cells(step: CaseStep, words: RowWords) -> tuple[str, ...]:
    row = words.row(step)
    note = " ".join([_note(step, words), *row["remarks"]]).strip()
    child = harmless(child_of(step.child))
    facts = (fact.words(step.row, words.index(step)) for fact in COLUMNS)
    return words.when(step), note, child, row["title"], row["pathway"], *facts


def _note(step: CaseStep, words: RowWords) -> str:
    due = words.due(step)
    return "; ".join([*([due] if due else []), *(tag.text for tag in words.tags(step))])
