"""Which published edition a command works by, where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.elsewhere import planned_by
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import Edition, in_force
from decision_tool.core.guidance.listed_edition import there_are as listed_editions
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import as_typed
from decision_tool.core.planning.given import parse_day
from decision_tool.publish.source.editions import editions_in

NONE_YET = "Publish the first with: pathways edition publish."


def edition_asked(root: Path, version: str | None, day: str | None) -> Guidance:
    """Return the guidance of the edition of that *version*, or in force on that *day*.

    Raises FaultsError where there is none, for a day that is no date, and where both are given.
    """
    editions = editions_in(root)
    found = chosen_of(editions, version, day)
    return planned_by(found, editions)


def chosen_of(editions: Sequence[Edition], version: str | None, day: str | None) -> Edition:
    """Return the edition of that *version*, or in force on that *day*. Raises FaultsError."""
    if version is not None and day is not None:
        what = "--edition says which edition already."
        raise FaultsError([Fault("--as-at", what, "Write one of the two.")])
    if version is not None:
        return _called(editions, version, "--edition")
    on = parse_day(day, "--as-at")
    found = in_force(editions, on)
    if found is None:
        what = f"no edition was in force on {long_date(on)}."
        raise FaultsError([Fault("--as-at", what, there_are(editions))])
    return found


def edition_of(root: Path, version: str, where: str) -> Guidance:
    """Return the guidance of the edition of that *version*, which *where* asks for.

    Raises FaultsError where there is none.
    """
    editions = editions_in(root)
    found = _called(editions, version, where)
    return planned_by(found, editions)


def _called(editions: Sequence[Edition], version: str, where: str) -> Edition:
    for one in editions:
        if one.version == version:
            return one
    raise FaultsError(
        [Fault(where, f"there is no edition {as_typed(version)}.", there_are(editions))]
    )


def there_are(editions: Sequence[Edition]) -> str:
    """Return which editions there are, and from when each counts."""
    if not editions:
        return f"None is published yet. {NONE_YET}"
    return listed_editions([(one.version, one.in_force_from) for one in editions])
