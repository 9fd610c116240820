"""The headline of an opened file says how old it is, and how much differs."""

from __future__ import annotations

from collections.abc import Sequence

from decision_tool.core.days.dates import short_date
from decision_tool.core.saved.differences import Difference
from decision_tool.core.saved.saved_file import SavedChild


def headline(
    saved: SavedChild, edition: str, found: Sequence[Difference], *, is_compared: bool
) -> str:
    """Return a few sentences. Without rows in the file nothing is claimed of its dates."""
    stays = saved.follows and saved.follows != edition
    told = _headline(saved, edition, found, is_compared=is_compared)
    return f"{told} The case follows edition {saved.follows}." if stays else told


def headline_by_two(
    saved: SavedChild,
    edition: str,
    found: Sequence[Difference],
    newer: tuple[str, Sequence[Difference] | None],
) -> str:
    """Return in a sentence what differs by the *edition* of a case, and by a *newer* one.

    Of the newer one None stands where it has no pathway of the case any more.
    """
    version, others = newer
    would = "none of its pathways is left" if others is None else _count(others)
    chosen = (
        f"the case follows edition {saved.follows}"
        if saved.follows
        else "nobody has chosen yet whether it stays or moves"
    )
    made = _made(saved).removesuffix(".")
    return (
        f"{made}: under edition {edition}, {_count(found)}; under edition {version}, {would}; "
        f"{chosen}."
    )


def _headline(
    saved: SavedChild, edition: str, found: Sequence[Difference], *, is_compared: bool
) -> str:
    if not is_compared:
        return f"{_made(saved)} It holds no worked out dates, so there is nothing to compare."
    same = saved.edition == edition
    if same and found:
        return (
            f"{_made(saved)} This is edition {edition} too, but {_count(found)}: "
            "the guidance was changed without a new number, or the file by hand."
        )
    if same:
        return f"{_made(saved)} By that edition, every date is the same."
    return f"{_made(saved)} This is edition {edition}: {_count(found)}."


def _made(saved: SavedChild) -> str:
    on = f" on {short_date(saved.saved_on)}" if saved.saved_on else ""
    if saved.edition:
        return f"Made under edition {saved.edition}{on}."
    return f"Made{on or ' earlier'}; the file does not say under which edition."


def _count(found: Sequence[Difference]) -> str:
    """Return ``2 dates differ``; rows that have no date either time are counted as steps."""
    if not found:
        return "every date is the same"
    noun = "date" if all(one.has_day for one in found) else "step"
    return f"1 {noun} differs" if len(found) == 1 else f"{len(found)} {noun}s differ"
