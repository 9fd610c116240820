"""What must hold of the ids of a record form: every field that is made of them has its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from decision_tool.core.errors import Fault
from decision_tool.publish.forms.document import LONGEST_ID
from decision_tool.publish.source.record_schema import MOST_ROWS
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.yaml_source import Trail, text_at, value_at

LISTS = ("fields", "boxes", "ticks", "signatures")
SIGNATURE_ENDS = ("signed", "date")
OF_A_STEP = re.compile(
    r"discussed|purposes|agenda|(purpose|agenda)-\d+|(also-)?invited-\d+-(role|name|came)"
)
"""The ids of what a step gives to its form."""

Found = tuple[Trail, str | None]
"""A text of the file, or None where there is none, and its place."""


def id_faults(file: SourceFile) -> Iterator[Fault]:
    """Yield a fault for each id that would name two fields, or that Word would refuse."""
    own = [one for trail, part in entries(file, "parts") for one in _own(trail, part)]
    yield from twice(file, own, "field", "id")
    made: dict[str, Trail] = {}
    for trail, part in entries(file, "parts"):
        yield from twice(file, _ids(part, trail, ("table", "columns")), "column", "id")
        for place, whole in _made(trail, part):
            made.setdefault(whole, place)
    yield from _too_long(file, [*own, *_longest(made)])
    yield from _taken(file, own, made)


def twice(file: SourceFile, found: Iterable[Found], what: str, called: str) -> Iterator[Fault]:
    """Yield a fault for each text that stands in the form already."""
    first: dict[str, Trail] = {}
    for trail, text in found:
        if text is not None and first.setdefault(text, trail) != trail:
            taken = file.source.where(first[text])
            says = f"{text!r} is taken: {taken} has this {what} already."
            yield Fault(file.source.where(trail), says, f"Choose another {called}.")


def _own(trail: Trail, part: object) -> Iterator[Found]:
    for name in LISTS:
        yield from _ids(part, trail, (name,))
    yield (*trail, "table", "id"), text_at(part, ("table", "id"))


def _ids(part: object, trail: Trail, inside: Trail) -> Iterator[Found]:
    listed = value_at(part, inside)
    for index, item in enumerate(listed if isinstance(listed, list) else []):
        yield (*trail, *inside, index, "id"), text_at(item, ("id",))


def _made(trail: Trail, part: object) -> Iterator[tuple[Trail, str]]:
    """Yield the ids that the form makes of those in the file: of a signature, of a cell."""
    for place, text in _ids(part, trail, ("signatures",)):
        yield from ((place, f"{text}-{end}") for end in SIGNATURE_ENDS if text)
    table, rows = text_at(part, ("table", "id")), value_at(part, ("table", "rows"))
    for place, text in _ids(part, trail, ("table", "columns")):
        last = min(rows, MOST_ROWS) if isinstance(rows, int) and table and text else 0
        yield from ((place, f"{table}-{row}-{text}") for row in range(1, last + 1))


def _longest(made: dict[str, Trail]) -> Iterator[Found]:
    """Yield the longest id that is made at each place."""
    for place in dict.fromkeys(made.values()):
        yield place, max((one for one, by in made.items() if by == place), key=len)


def _too_long(file: SourceFile, ids: Iterable[Found]) -> Iterator[Fault]:
    for trail, text in ids:
        if text and len(text) > LONGEST_ID:
            what = f"the id {text!r} has {len(text)} characters; Word allows {LONGEST_ID}."
            yield Fault(file.source.where(trail), what, "Write a shorter one.")


def _taken(file: SourceFile, own: Iterable[Found], made: dict[str, Trail]) -> Iterator[Fault]:
    has_step = text_at(file.source.content, ("one-per",)) == "step"
    for trail, text in own:
        if text in made:
            by = f"{file.source.where(made[text])} makes a field of this name"
        elif text and has_step and OF_A_STEP.fullmatch(text):
            by = "a step gives a field of this name"
        else:
            continue
        yield Fault(file.source.where(trail), f"{text!r} is taken: {by}.", "Choose another id.")
