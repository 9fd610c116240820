"""Published editions beside the guidance of the site: each a file that is fetched when asked for.

A file is named by its own content, so that no copy kept on the way can be of another edition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.elsewhere import planned_by
from decision_tool.core.editions.telling import causes_told, told_changes
from decision_tool.core.guidance.codec import encode, pack
from decision_tool.core.guidance.edition import SHORT, Edition, is_guidance_of
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.publish.pages.calculator_page import calculator_fields
from decision_tool.publish.site.bundle import ENGINE

FOLDER = f"{ENGINE}/editions"


@dataclass(frozen=True, slots=True)
class SiteEditions:
    """The *files* of the editions by path in the site, and the list of them, oldest first."""

    files: dict[str, bytes]
    listed: tuple[ListedEdition, ...]


def site_editions(
    editions: Sequence[Edition], own: Side, reasons: Mapping[tuple[str, str], str] | None = None
) -> SiteEditions:
    """Return what the site has of its *editions*, oldest first; *own* is what it goes by.

    *reasons* are those that a practice lead gave, by the edition and what it changed.

    The edition that is the site's own guidance has no file: it is there already. The others have
    their guidance, with what changed since, and the form that a case of theirs is filled into.
    """
    files: dict[str, bytes] = {}
    listed = []
    for one in editions:
        entry = ListedEdition(one.version, one.in_force_from, one.short_digest)
        if not is_guidance_of(one, own.guidance):
            found = compared(Side(one.guidance, one.forms, one.gaps), own)
            since = _reasons_since(one, editions, reasons or {})
            guidance = {
                "guidance": pack(encode(planned_by(one, editions))),
                "changes": [change.as_json() for change in told_changes(found)],
                "causes": causes_told(found, since).as_json(),
            }
            fields = {"fields": calculator_fields(one.guidance)}
            part = _added(files, one.version, guidance)
            entry = replace(entry, part=part, fields=_added(files, f"{one.version}-form", fields))
        listed.append(entry)
    return SiteEditions(files, tuple(listed))


def _reasons_since(
    edition: Edition, editions: Sequence[Edition], reasons: Mapping[tuple[str, str], str]
) -> dict[str, str]:
    """Return why things were changed since an edition, by what was changed, the oldest first."""
    before = {one.version for one in editions[: editions.index(edition) + 1]}
    found: dict[str, str] = {}
    for (version, about), because in reasons.items():
        if version not in before:
            found[about] = f"{found.get(about, '')} {because}".strip()
    return found


def _added(files: dict[str, bytes], name: str, plain: object) -> str:
    """Add a file that is named by its content too, and return its path in the site."""
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    path = f"{FOLDER}/{name}-{hashlib.sha256(content).hexdigest()[:SHORT]}.json"
    files[path] = content
    return path
