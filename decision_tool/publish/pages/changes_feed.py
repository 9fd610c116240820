"""The changes as an Atom feed (RFC 4287): one entry an edition, the newest first.

No clock: an entry is dated by the day from which its edition counts. Its id is made of the
edition's digest, so it is the same wherever the site stands and however often it is built. Links
are relative to the feed, which the RFC allows, so no address of the site has to be known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_OID, uuid5

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.history import EditionChanges
from decision_tool.core.words import capital
from decision_tool.publish.pages.changes_view import (
    FEED,
    TITLE,
    History,
    LineView,
    edition_anchor,
    edition_title,
    told_lines,
)
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import render_html

TEMPLATE = "what-changed.atom.j2"
ADDRESS = "what-changed/"


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The changed rules of one pathway, as plain text."""

    title: str
    rules: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition. *updated* is a moment as RFC 3339 writes it."""

    id: str
    title: str
    updated: str
    address: str
    summary: str
    groups: tuple[EntryGroup, ...]


def changes_feed(library: Library, history: History) -> bytes:
    """Return the feed of what is published. There has to be an edition."""
    entries = tuple(_entries(library, history))
    settings = library.settings
    text = render_html(
        TEMPLATE,
        id=_urn(f"feed {history[0].digest}"),
        title=f"{settings.site_name}: {TITLE.lower()}",
        author=settings.council,
        updated=entries[0].updated,
        entries=entries,
        own=FEED,
        page=ADDRESS,
    )
    return text.encode()


def _entries(library: Library, history: History) -> Iterator[Entry]:
    for one in reversed(history):
        if one.in_force_from:
            day = f"In force from {long_date(one.in_force_from)}."
            yield Entry(
                id=_urn(one.digest),
                title=edition_title(one),
                updated=_moment(one.in_force_from),
                address=f"{ADDRESS}#{edition_anchor(one)}",
                summary=f"{day} {_counts(one)}",
                groups=_groups(library, one),
            )


def _counts(one: EditionChanges) -> str:
    if one.report is None:
        return "This is the first edition."
    return f"{capital(one.report.counts)}{'' if one.report.groups else ' changed'}."


def _groups(library: Library, one: EditionChanges) -> tuple[EntryGroup, ...]:
    groups = one.report.groups if one.report else ()
    return tuple(
        EntryGroup(group.title, told_lines(library, one, group)[0])
        for group in groups
        if group.rules
    )


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_OID, name)}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
