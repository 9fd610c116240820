"""The published editions that a site has beside its own guidance, as its list of them tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from decision_tool.core.days.dates import long_date


class ListedEditionJson(TypedDict):
    """One edition in the list, in the names of the files of editions."""

    version: str
    in_force_from: str
    digest: str
    part: str
    fields: str


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One published *version*, which counts from *in_force_from* (inclusive).

    *digest*: its first digits. *part*: the path in the site of its guidance, and *fields* of the
    form that it is filled into; both empty where it is the guidance of the site itself.
    """

    version: str
    in_force_from: date
    digest: str
    part: str = ""
    fields: str = ""

    def as_json(self) -> ListedEditionJson:
        """Return it as the site lists it."""
        return {
            "version": self.version,
            "in_force_from": self.in_force_from.isoformat(),
            "digest": self.digest,
            "part": self.part,
            "fields": self.fields,
        }


Published = tuple[ListedEdition, ...]
"""The published editions, oldest first."""


def listed_edition(plain: Mapping[str, str]) -> ListedEdition:
    """Return what `ListedEdition.as_json` made *plain*: our own build wrote it."""
    day = date.fromisoformat(plain["in_force_from"])
    return ListedEdition(plain["version"], day, plain["digest"], plain["part"], plain["fields"])


def there_are(editions: Sequence[tuple[str, date]]) -> str:
    """Return which versions there are, and from when each counts."""
    named = ", ".join(f"{version} (from {long_date(day)})" for version, day in editions)
    return f"There {'is' if len(editions) == 1 else 'are'}: {named}."
