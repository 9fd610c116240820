"""The bank holidays that days are counted over: a record only."""

from __future__ import annotations

from dataclasses import dataclass


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
