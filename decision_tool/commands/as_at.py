"""Which published edition a command works by, where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from decision_tool.core.days.dates import long_date
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import Edition, dated_guidance, in_force
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import parse_day
from decision_tool.publish.source.editions import editions_in

NONE_YET = "Publish the first with: pathways edition publish."


def edition_asked(root: Path, version: str | None, day: str | None) -> Guidance:
    """Return the guidance of the edition of that *version*, or in force on that *day*.

    Raises FaultsError where there is none, for a day that is no date, and where both are given.
    """
    if version is not None and day is not None:
        what = "--edition says which edition already."
        raise FaultsError([Fault("--as-at", what, "Write one of the two.")])
    if version is not None:
        return edition_of(root, version, "--edition")
    on = parse_day(day, "--as-at")
    editions = editions_in(root)
    found = in_force(editions, on)
    if found is None:
        what = f"no edition was in force on {long_date(on)}."
        raise FaultsError([Fault("--as-at", what, there_are(editions))])
    return dated_guidance(found, editions)


def edition_of(root: Path, version: str, where: str) -> Guidance:
    """Return the guidance of the edition of that *version*, which *where* asks for.

    Raises FaultsError where there is none.
    """
    editions = editions_in(root)
    for one in editions:
        if one.version == version:
            return dated_guidance(one, editions)
    raise FaultsError([Fault(where, f"there is no edition {version!r}.", there_are(editions))])


def there_are(editions: Sequence[Edition]) -> str:
    """Return which editions there are, and from when each counts."""
    if not editions:
        return f"None is published yet. {NONE_YET}"
    named = ", ".join(f"{one.version} (from {long_date(one.in_force_from)})" for one in editions)
    return f"There {'is' if len(editions) == 1 else 'are'}: {named}."
