"""Published editions beside the guidance of the site: each a file that is fetched when asked for.

A file is named by its own content, so that no copy kept on the way can be of another edition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from decision_tool.core.guidance.codec import encode, pack
from decision_tool.core.guidance.edition import SHORT, Edition, dated_guidance
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.site.bundle import ENGINE

FOLDER = f"{ENGINE}/editions"


@dataclass(frozen=True, slots=True)
class SiteEditions:
    """The *files* of the editions by path in the site, and the list of them, oldest first."""

    files: dict[str, bytes]
    listed: tuple[ListedEdition, ...]


def site_editions(editions: Sequence[Edition], guidance: Guidance) -> SiteEditions:
    """Return what the site has of its *editions*; *guidance* is its own.

    The edition that is the site's own guidance has no file: it is there already.
    """
    files: dict[str, bytes] = {}
    listed = []
    for one in editions:
        entry = ListedEdition(one.version, one.in_force_from, one.short_digest)
        if not _is_of_site(one, guidance):
            content = _content(dated_guidance(one, editions))
            part = f"{FOLDER}/{one.version}-{hashlib.sha256(content).hexdigest()[:SHORT]}.json"
            files[part] = content
            entry = replace(entry, part=part)
        listed.append(entry)
    return SiteEditions(files, tuple(listed))


def _is_of_site(edition: Edition, guidance: Guidance) -> bool:
    """Tell whether an edition is what the site goes by, whatever date that bears."""
    return edition.guidance == replace(guidance, edition_date=edition.guidance.edition_date)


def _content(guidance: Guidance) -> bytes:
    plain = {"guidance": pack(encode(guidance))}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
