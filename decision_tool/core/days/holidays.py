"""The bank holidays that days are counted over, and why a day is none that counts: records only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Holidays:
    """The bank holidays of England and Wales, ``{iso day: title}``, for whole years.

    *first* and *last* bound the years known at all; after *published_to* the days
    follow from the statute and not from a published list.
    """

    first: int
    published_to: int
    last: int
    titles: dict[str, str]


@dataclass(frozen=True, slots=True)
class NonWorking:
    """Why a day is not a working day. *title* is the weekday, or what the bank holiday is called.

    As text: ``Saturday``, or ``bank holiday: Easter Monday`` (CONTRACT, `non_working`).
    """

    kind: Literal["weekend", "bank-holiday"]
    title: str

    def __str__(self) -> str:
        return self.title if self.kind == "weekend" else f"bank holiday: {self.title}"

    @property
    def general(self) -> str:
        """Return the reason without its name: ``Saturday``, ``Bank holiday``."""
        return self.title if self.kind == "weekend" else "Bank holiday"
