"""A published edition: the guidance as it stood, frozen in a file that tells if it was changed.

The file is canonical JSON, so the same edition is always the same bytes: keys in order, UTF-8,
no space between, one line. Its digest is the SHA-256 of the same JSON without the digest. A later
version of this code reads it still: what the model has gained since has its default.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.codec import decode, encode, unknown_in
from decision_tool.core.guidance.model import Guidance

FORMAT = 1
DIGEST = "sha256"
PARTS = ("format", "version", "in-force-from", "guidance", "forms", "gaps", DIGEST)
VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,38}[0-9A-Za-z])?")
"""What a version may be: it is the name of a file, and part of an address."""
SHORT = 12
"""How many digits of a digest tell editions apart for a person, and in a saved case."""

TAKE_BACK = "Put the file back as it was published, from your version control or a copy."
NEWER = "Use the version of this tool that published it, or a newer one."


@dataclass(frozen=True, slots=True)
class Edition:
    """The guidance of one *version*, which counts from *in_force_from* (inclusive).

    *forms* are the layouts of the record forms by id, as JSON; *gaps* what the guides leave
    open, by id. *digest*: 64 hexadecimal digits.
    """

    version: str
    in_force_from: date
    guidance: Guidance
    forms: Mapping[str, Any]
    digest: str
    gaps: Mapping[str, str] = field(default_factory=dict)

    @property
    def short_digest(self) -> str:
        """Return the first digits, for people and saved cases."""
        return self.digest[:SHORT]


def write_edition(
    version: str,
    in_force_from: date,
    guidance: Guidance,
    forms: Mapping[str, Any],
    gaps: Mapping[str, str],
) -> str:
    """Return the text of the edition's file: one line of JSON and a newline."""
    body = _body(version, in_force_from, guidance, forms, gaps)
    return _canonical({**body, DIGEST: _digest(body)}) + "\n"


def read_edition(text: str) -> Edition:
    """Return the edition in the text of a file.

    Raises FaultsError where the text is no edition, was changed after it was published, or holds
    what this version of the code does not know. The faults name no file.
    """
    plain = _parts(text)
    digest = plain.pop(DIGEST)
    if _digest(plain) != digest:
        what = f"it was changed after it was published: it is not what its {DIGEST} was made of."
        raise FaultsError([Fault("", what, TAKE_BACK)])
    guidance = _guidance(plain["guidance"])
    day = _day(plain["in-force-from"])
    if day is None or guidance.edition != plain["version"]:
        raise FaultsError([Fault("", "it does not say which edition it is.", TAKE_BACK)])
    return Edition(plain["version"], day, guidance, plain["forms"], digest, plain["gaps"])


def in_force(editions: Sequence[Edition], day: date) -> Edition | None:
    """Return the edition that counts on *day*: the last to begin. None before the first."""
    begun = [one for one in editions if one.in_force_from <= day]
    return max(begun, key=lambda one: one.in_force_from, default=None)


def in_force_until(edition: Edition, editions: Sequence[Edition]) -> date | None:
    """Return the last day on which *edition* counts; None where none of *editions* follows."""
    later = [one.in_force_from for one in editions if one.in_force_from > edition.in_force_from]
    return min(later) - timedelta(days=1) if later else None


def dated_guidance(edition: Edition, editions: Sequence[Edition]) -> Guidance:
    """Return the guidance of *edition*, which says whose it is and when it was in force."""
    until = in_force_until(edition, editions)
    return replace(
        edition.guidance,
        in_force_from=edition.in_force_from.isoformat(),
        in_force_until=until.isoformat() if until else "",
        digest=edition.short_digest,
    )


def is_guidance_of(edition: Edition, guidance: Guidance) -> bool:
    """Tell whether *edition* has these rules and words, whatever date they bear.

    What other editions call its things is no part of one.
    """
    bare = replace(
        guidance,
        edition_date=edition.guidance.edition_date,
        in_force_from="",
        in_force_until="",
        digest="",
        elsewhere=(),
    )
    return edition.guidance == bare


def is_same_guidance(
    edition: Edition, guidance: Guidance, forms: Mapping[str, Any], gaps: Mapping[str, str]
) -> bool:
    """Tell whether these are what *edition* has, whatever number and date they bear."""
    dated = replace(guidance, edition_date=edition.guidance.edition_date)
    body = _body(edition.version, edition.in_force_from, dated, forms, gaps)
    return _digest(body) == edition.digest


def _body(
    version: str,
    in_force_from: date,
    guidance: Guidance,
    forms: Mapping[str, Any],
    gaps: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": version,
        "in-force-from": in_force_from.isoformat(),
        "guidance": encode(replace(guidance, edition=version, elsewhere=())),
        "forms": dict(forms),
        "gaps": dict(gaps),
    }


def _parts(text: str) -> dict[str, Any]:
    """Return the parts of the file. Raises FaultsError where it is no edition of ours."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise FaultsError([Fault("", "it is not JSON, or not all of it.", TAKE_BACK)]) from None
    if not isinstance(plain, dict) or "format" not in plain:
        raise FaultsError([Fault("", "it is no edition of the guidance.", TAKE_BACK)])
    if plain["format"] != FORMAT:
        what = f"its format is {plain['format']!r}, and this version of the tool knows {FORMAT}."
        raise FaultsError([Fault("", what, NEWER)])
    strange = [part for part in plain if part not in PARTS]
    missing = [part for part in PARTS if part not in plain]
    found = [f"it has a part {part!r} that no edition has." for part in strange]
    found += [f"its part {part!r} is missing." for part in missing]
    if found:
        raise FaultsError([Fault("", what, TAKE_BACK) for what in found])
    return plain


def _guidance(plain: object) -> Guidance:
    strange = unknown_in(plain)
    if strange:
        what = f"this version of the tool does not know its {strange}."
        raise FaultsError([Fault("", what, NEWER)])
    try:
        guidance = decode(plain)
    except TypeError:  # a record without a part that every one of its kind has now
        guidance = None
    if not isinstance(guidance, Guidance):
        what = "this version of the tool cannot read its guidance."
        raise FaultsError([Fault("", what, NEWER)])
    return guidance


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(body).encode()).hexdigest()


def _canonical(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
