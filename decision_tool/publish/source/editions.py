"""The published editions of a library: each a file that nobody changes any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.edition import NEWER, TAKE_BACK, VERSION, Edition, read_edition
from decision_tool.publish.forms.document import Field
from decision_tool.publish.forms.layout import LaidColumn, LaidSignature, LaidTable, Layout, Part
from decision_tool.publish.source.library import Library

FOLDER = "pathways/editions"
ENDING = ".json"


def edition_path(root: Path, version: str) -> Path:
    """Return where the edition of that version is, or would be."""
    return root / FOLDER / f"{version}{ENDING}"


def editions_in(root: Path) -> tuple[Edition, ...]:
    """Return the editions of the library in *root*, oldest first.

    Raises FaultsError, each fault at its file, where one cannot be used or two cannot both be.
    """
    editions, faults = read_editions(root)
    if faults:
        raise FaultsError(faults)
    return editions


def read_editions(root: Path) -> tuple[tuple[Edition, ...], list[Fault]]:
    """Return the editions that can be read, oldest first, and every fault of their files."""
    found: list[Edition] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob(f"*{ENDING}")):
        try:
            found.append(_read(path))
        except FaultsError as error:
            faults += [_at(path.stem, one) for one in error.faults]
    editions = tuple(sorted(found, key=lambda one: (one.in_force_from, one.version)))
    return editions, [*faults, *_order_faults(editions)]


def _read(path: Path) -> Edition:
    try:
        edition = read_edition(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        what = f"this file cannot be read: {error.strerror}."
        raise FaultsError([Fault("", what, "See who may read it.")]) from None
    except UnicodeDecodeError:
        raise FaultsError([Fault("", "it is not UTF-8, so it was changed.", TAKE_BACK)]) from None
    if edition.version != path.stem:
        hint = f"Name it {edition.version}{ENDING}."
        raise FaultsError([Fault("", f"it is edition {edition.version}.", hint)])
    return edition


def _at(version: str, fault: Fault) -> Fault:
    return Fault(f"{FOLDER}/{version}{ENDING}:1:1", fault.what, fault.hint)


def _order_faults(editions: Sequence[Edition]) -> Iterator[Fault]:
    """Yield a fault for each edition that cannot follow the one before it."""
    for before, after in pairwise(editions):
        day = long_date(after.in_force_from)
        if before.in_force_from == after.in_force_from:
            what = f"it is in force from {day}, and so is edition {before.version}."
            yield _at(after.version, Fault("", what, ONE_ONLY))
        elif () < _number(after.version) < _number(before.version):
            what = f"it is in force from {day}, and edition {before.version} was before it."
            yield _at(after.version, Fault("", what, ONE_ONLY))


ONE_ONLY = "Take out the one that was published by mistake, and publish it anew."


def _number(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, so that 1.10 follows 1.9; others have no order."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()


def may_be_version(text: str) -> bool:
    """Tell whether an edition can be called that: it is the name of a file."""
    return VERSION.fullmatch(text) is not None


def forms_of(library: Library) -> dict[str, Any]:
    """Return how the record forms are laid out, as JSON values by form."""
    return {name: encode(one) for name, one in library.layouts.items()}


def layouts_of(edition: Edition) -> dict[str, Layout]:
    """Return how the record forms of an edition are laid out, by form.

    Raises FaultsError for a form that this version of the code does not know.
    """
    try:
        return {name: _laid(form) for name, form in edition.forms.items()}
    except (KeyError, TypeError):
        what = "this version of the tool does not know how its record forms are laid out."
        raise FaultsError([_at(edition.version, Fault("", what, NEWER))]) from None


LAID = {one.__name__: one for one in (Layout, Part, LaidTable, LaidColumn, LaidSignature, Field)}


def _laid(plain: Any) -> Any:  # noqa: ANN401 - any record of a layout, or a part of one
    if isinstance(plain, list):
        return tuple(map(_laid, plain))
    if isinstance(plain, dict):
        parts = {name: _laid(part) for name, part in plain.items() if name != "is"}
        return LAID[plain["is"]](**parts)
    return plain


def gaps_of(library: Library) -> dict[str, str]:
    """Return what the guides leave open, in words by gap."""
    return {one.id: one.told() for one in library.gaps}
