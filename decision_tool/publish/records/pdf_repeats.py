"""A field that stands on every sheet of a PDF is one field: what is typed into it is on all.

WeasyPrint makes a field of each, of one name, and leaves those in the margins out of the
structure that a screen reader follows.
"""

from __future__ import annotations

from typing import Any

from pydyf import Array, Dictionary  # type: ignore[import-untyped]

OF_FIELD = ("FT", "T", "TU", "V", "Ff", "DA")
"""What is said once, of the field; each place where it stands keeps the rest."""


def join_repeats(made: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Make one field of those that share a name."""
    form = made.catalog.get("AcroForm")
    if form is None:
        return
    named: dict[str, list[bytes]] = {}
    for reference in form["Fields"]:
        named.setdefault(found(made, reference)["T"].string, []).append(reference)
    form["Fields"] = Array([_joined(made, places) for places in named.values()])


def _joined(made: Any, places: list[bytes]) -> bytes:  # noqa: ANN401
    first, *others = places
    if not others:
        return first
    kept = found(made, first)
    field = Dictionary({key: kept[key] for key in OF_FIELD if key in kept})
    field["Kids"] = Array(places)
    made.add_object(field)
    for place in (found(made, one) for one in places):
        place["Parent"] = field.reference
        for key in OF_FIELD:
            if key != "DA":  # a place may be of another size
                place.pop(key, None)
    for other in others:
        _into_structure(made, found(made, other))
    reference: bytes = field.reference
    return reference


def _into_structure(made: Any, place: Any) -> None:  # noqa: ANN401
    """Let the structure hold what it has made for a place: WeasyPrint made it and left it out."""
    root = found(made, made.catalog["StructTreeRoot"])
    numbers = found(made, root["ParentTree"])["Nums"]
    element = numbers[numbers.index(place["StructParent"], _first_place(numbers)) + 1]
    [whole] = root["K"]
    found(made, element)["P"] = whole
    found(made, whole)["K"].append(element)


def _first_place(numbers: list[Any]) -> int:
    """Return where the numbers of places begin, after those of the pages."""
    pages = sum(isinstance(one, list) for one in numbers[1::2])
    return 2 * pages


def found(made: Any, reference: bytes) -> Any:  # noqa: ANN401
    """Return the object behind a reference such as b"12 0 R"."""
    return made.objects[int(reference.split()[0])]
