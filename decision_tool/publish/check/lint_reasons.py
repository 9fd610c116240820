"""Checks the reasons for changes: each stands by a change that its edition made.

What changed is worked out from the editions, so a reason for something else would never be shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.editions.history import changes_by_edition
from decision_tool.core.errors import Fault
from decision_tool.core.guidance.edition import Edition
from decision_tool.publish.check.own_side import own_side
from decision_tool.publish.source.library import Library
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.reasons_schema import ReasonsFile
from decision_tool.publish.source.yaml_source import Source

NONE_YET = "Publish an edition first: reasons are given for what the next one changes."


def reason_faults(
    source: Source, record: ReasonsFile, library: Library, editions: Sequence[Edition]
) -> Iterator[Fault]:
    """Yield a fault for each reason that no change of its edition has, or that has another."""
    changed = things_changed(library, editions)
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(record.reasons):
        trail = ("reasons", place)
        if one.edition not in changed:
            what = f"no edition {one.edition!r} changed anything."
            hint = f"Write one of: {', '.join(changed)}." if changed else NONE_YET
            yield Fault(source.where((*trail, "edition")), what, hint)
        elif one.of not in changed[one.edition]:
            what = f"edition {one.edition} has no change of {one.of!r}."
            there = changed[one.edition]
            hint = f"{hint_for(one.of, there)} Its changes are of: {', '.join(there)}."
            yield Fault(source.where((*trail, "of")), what, hint)
        elif (one.edition, one.of) in seen:
            what = f"{one.of!r} has a reason in edition {one.edition} already."
            yield Fault(source.where((*trail, "of")), what, "Write both in one sentence.")
        seen.add((one.edition, one.of))


def things_changed(library: Library, editions: Sequence[Edition]) -> dict[str, tuple[str, ...]]:
    """Return the ids of what each edition changed, by its version.

    What is not published yet counts under the version of the settings, where no edition has it.
    """
    found = {}
    for one in changes_by_edition(editions, own_side(library)):
        version = one.version or library.settings.edition
        if one.report and version not in found:
            found[version] = tuple(dict.fromkeys(told.change.about for told in one.report.told))
    first = editions[0].version if editions else ""
    return {version: things for version, things in found.items() if things and version != first}
