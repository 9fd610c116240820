"""What each published edition changed, and what the files change since the newest.

No clock: an edition has the day from which it counts, and what is not published yet has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.report import Report, report_of
from decision_tool.core.guidance.edition import Edition

WORKING = "the files as they stand"


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What one edition changed since the one before it; the first has no *report*.

    What is not published yet has no *version*, no day *in_force_from* and no *digest*.
    """

    version: str = ""
    in_force_from: date | None = None
    digest: str = ""
    report: Report | None = None

    def of_pathway(self, pathway: str) -> tuple[tuple[str, ...], int]:
        """Return the sentences of a pathway's changed rules, and how many differ in words alone."""
        groups = self.report.groups if self.report else ()
        for one in groups:
            if one.pathway == pathway:
                return tuple(told.short for told in one.rules), len(one.wording)
        return (), 0


def changes_by_edition(editions: Sequence[Edition], own: Side) -> tuple[EditionChanges, ...]:
    """Return what each of *editions* changed, oldest first as they are given.

    Last comes what *own* changes since the newest, where it does. Nothing without an edition.
    """
    found: list[EditionChanges] = []
    before: tuple[str, Side] | None = None
    for one in editions:
        now = f"edition {one.version}", Side(one.guidance, one.forms, one.gaps)
        report = _report(before, now) if before else None
        found.append(EditionChanges(one.version, one.in_force_from, one.digest, report))
        before = now
    if before:
        since = _report(before, (WORKING, own))
        if since.groups:
            found.append(EditionChanges(report=since))
    return tuple(found)


def _report(old: tuple[str, Side], new: tuple[str, Side]) -> Report:
    return report_of(compared(old[1], new[1]), old[0], new[0])
