"""What a file that is taken away is called: a name by which a person tells two children apart.

Names of files show where a case number should not. It stands in one only where the user keeps
it in the file too; else the pathway, the first date and the moment tell. A birth never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.index import index_of
from decision_tool.core.words import child_named

LONGEST = 40
"""The most letters of a reference or of pathways: some systems refuse long paths."""
_NOT_IN_NAMES = re.compile(r"[^\w]+")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Told:
    """What a name may tell besides the timetable: a clean reference, and the time, ``9:42``.

    *children* counts brothers and sisters who are in the file together; *child* is the label of
    the only one of several who is.
    """

    reference: str = ""
    time: str = ""
    children: int = 1
    child: str = ""


def file_stem(given: Given, guidance: Guidance, told: Told) -> str:
    """Return a name without its ending: ``remand-from-2026-09-07-saved-2026-09-07-0942``."""
    reference = _plain(told.reference)
    parts = (
        f"case-{reference}" if reference else _by_content(given, guidance),
        f"{told.children}-children" if told.children > 1 else "",
        _plain(child_named(told.child)),
        f"saved-{given.today.isoformat()}" if given.today else "",
        _time(told.time) if given.today else "",
    )
    return "-".join(part for part in parts if part)


def _by_content(given: Given, guidance: Guidance) -> str:
    births = index_of(guidance).births
    first = min((day for key, day in given.dates.items() if key not in births), default=None)
    chosen = [_plain(pathway) for pathway in given.pathways]
    several = f"{chosen[0]}-and-{len(chosen) - 1}-more" if chosen else "timetable"
    named = several if len(chosen) > 2 else "-and-".join(chosen)  # noqa: PLR2004 - two are named
    return f"{named or several}{f'-from-{first.isoformat()}' if first else ''}"


def _plain(words: str) -> str:
    """Return words for a name of a file, on any system: letters, figures and hyphens."""
    plain = _NOT_IN_NAMES.sub("-", words)[:LONGEST].strip("-_")
    return re.sub("^case-", "", plain, flags=re.IGNORECASE)


def _time(typed: str) -> str:
    found = _TIME.fullmatch(typed)
    return f"{int(found[1]):02d}{found[2]}" if found else ""
