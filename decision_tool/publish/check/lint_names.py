"""Every id is defined once, and every id that is used exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_tool.core.errors import Fault
from decision_tool.publish.source.common_schema import (
    GapsFile,
    GuidesFile,
    ReadingsFile,
    RegisterFile,
    RolesFile,
)
from decision_tool.publish.source.field_types import Defines, NameKind, Refers, Shape
from decision_tool.publish.source.input_schema import KeyDatesFile, QuestionsFile
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.scope import full_id
from decision_tool.publish.source.situation_schema import SituationFile
from decision_tool.publish.source.source_files import COMMON, SourceFile
from decision_tool.publish.source.source_schema import PathwayFile

PERMANENT_PATHWAYS = (
    "long-term-fostering",
    "section-20",
    "remand",
    "private-fostering",
    "leaving-care",
    "adoption",
    "placement-order-revocation",
    "foster-carer-adoption",
    "sgo-support",
    "relinquished-baby",
    "ukraine",
    "sgo-reg24",
    "early-help",
    "pre-birth",
    "step-out",
    "pre-proceedings",
    "ad-hoc",
    "mental-health",
    "staff-supervision",
)
"""The ids of the public contract. A council may leave some of these pathways out; what
the common files say of those is then passed over, while any other unknown id is a fault."""

DEFINED_IN: dict[NameKind, tuple[type[Shape], str]] = {
    "clause": (RegisterFile, "the files of pathways/register"),
    "collection": (GuidesFile, "pathways/common/guides.yml"),
    "gap": (GapsFile, "pathways/common/gaps.yml"),
    "group": (GuidesFile, "pathways/common/guides.yml"),
    "guide": (GuidesFile, "pathways/common/guides.yml"),
    "guided question": (SituationFile, "pathways/common/situation.yml"),
    "key date": (KeyDatesFile, "pathways/common/key-dates.yml"),
    "occurrence": (PathwayFile, "the files of pathways"),
    "pathway": (PathwayFile, "the files of pathways"),
    "question": (QuestionsFile, "pathways/common/questions.yml"),
    "reading": (ReadingsFile, "pathways/common/readings.yml"),
    "record": (RecordFile, "the files of pathways/records"),
    "role": (RolesFile, "pathways/common/roles.yml"),
    "step": (PathwayFile, "the files of pathways"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What is defined, by kind and id, and in which sorts of file something could not be read."""

    defined: dict[NameKind, dict[str, Mark]]
    unread: frozenset[type[Shape]]

    def all(self, kind: NameKind) -> dict[str, Mark]:
        """Return where each name of this kind is defined."""
        return self.defined.get("step" if kind == "occurrence" else kind, {})

    def is_sure(self, kind: NameKind) -> bool:
        """Tell whether every name of this kind is known: no file that defines them is unread."""
        return DEFINED_IN[kind][0] not in self.unread

    def is_absent(self, name: str) -> bool:
        """Tell whether a pathway, or the pathway of a step, is one that was left out."""
        pathway = name.partition("/")[0]
        return pathway in PERMANENT_PATHWAYS and pathway not in self.all("pathway")


def names_in(files: Sequence[SourceFile], marks: Sequence[Mark]) -> tuple[Names, list[Fault]]:
    """Return what is defined, and a fault for each id defined twice."""
    found, faults = dict[NameKind, dict[str, Mark]](), []
    for mark in marks:
        if isinstance(mark.marker, Defines):
            kind = mark.marker.kind
            name = full_id(mark.text, mark.pathway) if kind == "step" else mark.text
            first = found.setdefault(kind, {}).setdefault(name, mark)
            if first is not mark:
                what = f"{mark.text!r} is taken: {first.where} has this {kind} already."
                faults.append(Fault(mark.where, what, "Choose another."))
    read = {file.model for file in files}
    unread = {file.model for file in files if not file.source.is_read}
    unread |= {model for model in COMMON.values() if model not in read}
    return Names(found, frozenset(unread)), faults


def reference_faults(marks: Sequence[Mark], names: Names) -> Iterator[Fault]:
    """Yield a fault for each id that is used and not defined."""
    for mark in marks:
        marker = mark.marker
        if isinstance(marker, Refers) and names.is_sure(marker.kind):
            known = names.all(marker.kind)
            if marker.kind == "occurrence":
                yield from _occurrence(mark, names)
            elif _target(mark, marker) not in known and not _is_passed_over(mark, marker, names):
                hint = hint_for(mark.text, _callable(known, mark), DEFINED_IN[marker.kind][1])
                yield Fault(mark.where, f"no {marker.kind} is called {mark.text!r}.", hint)


def _target(mark: Mark, marker: Refers) -> str:
    return full_id(mark.text, mark.pathway) if marker.kind == "step" else mark.text


def _is_passed_over(mark: Mark, marker: Refers, names: Names) -> bool:
    return marker.may_be_absent and names.is_absent(_target(mark, marker))


def _callable(known: dict[str, Mark], mark: Mark) -> list[str]:
    """Return the names as they would be written in the file of *mark*: its own steps bare."""
    return [name.removeprefix(f"{mark.pathway}/") for name in known]


def _occurrence(mark: Mark, names: Names) -> Iterator[Fault]:
    step, hash_sign, number = mark.text.partition("#")
    if not hash_sign or not number.isdecimal() or int(number) == 0:
        hint = "Write the full id of a step that repeats and a number: early-help/review#1."
        yield Fault(mark.where, f"{mark.text!r} is not one of a series.", hint)
    elif step not in names.all("step"):
        hint = hint_for(step, names.all("step"), DEFINED_IN["step"][1])
        yield Fault(mark.where, f"no step is called {step!r}.", hint)
