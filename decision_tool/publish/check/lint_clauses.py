"""Nothing is lost from the sources: each clause is carried out, or left out for a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_names import Names
from decision_tool.publish.source.field_types import NameKind, Refers
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.yaml_source import value_at

DEFINING_OR_CITING: tuple[NameKind, ...] = ("clause", "step", "guide", "record")
"""While a file that could define or cite clauses is unread, nothing can be said about them."""


def clause_faults(marks: Sequence[Mark], names: Names) -> Iterator[Fault]:
    """Yield a fault for each clause neither cited nor left out, and for each that is both."""
    if not all(names.is_sure(kind) for kind in DEFINING_OR_CITING):
        return
    cited = {mark.text: mark for mark in marks if mark.marker == Refers("clause")}
    for clause, mark in names.all("clause").items():
        left_out = value_at(mark.file.source.content, (*mark.trail[:-1], "left-out"))
        if clause not in cited and left_out is None:
            hint = "Cite it under `clauses:` where it is carried out, or say why not: `left-out:`."
            yield Fault(mark.where, f"nothing carries out {clause}.", hint)
        elif clause in cited and left_out is not None:
            what = f"{clause} is left out, but {cited[clause].where} cites it."
            yield Fault(mark.where, what, "Take out the one or the other.")
