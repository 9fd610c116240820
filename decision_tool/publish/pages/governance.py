"""Who owns a guide, how old it is, and whether its review is overdue.

What a source does not state is said to be not stated; nothing is filled in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_tool.core.days.dates import MONTHS
from decision_tool.core.guidance.model import Guide
from decision_tool.publish.pages.example import time
from decision_tool.publish.source.library import Settings
from decision_tool.publish.words.templates import inline

NOT_STATED = "Not stated in the source"
OVERDUE = ' <span class="pw-tag pw-tag--late">Overdue</span>'


@dataclass(frozen=True, slots=True)
class Governance:
    """The facts of "About this page", as Markdown: each with its name, then the edition.

    What the source does not state is named in one line. *overdue*: since when, or nothing.
    """

    facts: tuple[tuple[str, str], ...]
    edition: str
    overdue: str
    is_owned: bool


def governance(guide: Guide, settings: Settings, on: date | None) -> Governance:
    """Return what *guide* states of itself. Without a day *on*, nothing is called overdue."""
    is_overdue = bool(on and guide.next_review and _last_day(guide.next_review) < on)
    overdue = OVERDUE if is_overdue else ""
    return Governance(
        facts=tuple(_facts(guide, overdue)),
        edition=f"{inline(settings.edition)}, {_day(settings.edition_date)}",
        overdue=_day(guide.next_review) if is_overdue else "",
        is_owned=bool(guide.owner),
    )


def _facts(guide: Guide, overdue: str) -> Iterator[tuple[str, str]]:
    """Yield what the source states of itself, then the names of what it does not."""
    facts = {
        "Owner": inline(guide.owner or ""),
        "Version": inline(guide.version or ""),
        "In force from": _day(guide.effective_from),
        "Last reviewed": _day(guide.last_reviewed),
        "Next review": f"{_day(guide.next_review)}{overdue}",
    }
    yield from ((name, words) for name, words in facts.items() if words)
    missing = [name.lower() for name, words in facts.items() if not words]
    if missing:
        yield NOT_STATED, ", ".join(missing)


def _day(iso: str | None) -> str:
    """Return the day in words; only the month where the source names no day."""
    if not iso:
        return ""
    if _is_month(iso):
        first = date.fromisoformat(f"{iso}-01")
        return f'<time datetime="{iso}">{MONTHS[first.month - 1]} {first.year}</time>'
    return time(date.fromisoformat(iso))


def _last_day(iso: str) -> date:
    if not _is_month(iso):
        return date.fromisoformat(iso)
    first = date.fromisoformat(f"{iso}-01")
    return first.replace(day=monthrange(first.year, first.month)[1])


def _is_month(iso: str) -> bool:
    return iso.count("-") == 1
