"""Which edition of the guidance a saved case is opened under."""

from __future__ import annotations

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import SHORT
from decision_tool.core.saved.file_text import read_object
from decision_tool.requests.guidances import Guidances

ELSEWHERE = (
    "Open the file on the site where it was saved, or ask your practice lead. "
    "Nothing in the file is changed."
)
OTHER = (
    "this case stays with edition {}, but this site has another edition under that number, "
    "so its dates would not be the same."
)


def edition_of_case(text: str, guidances: Guidances) -> tuple[str, bool]:
    """Return the version of the edition, or "" for the site's own, and whether it was chosen.

    A case that was only made under an edition which the site has not, or has otherwise, goes by
    the site's own: what differs is told. Raises FaultsError for a text that is no JSON object,
    and for a case that stays with an edition which the site has not.
    """
    plain = read_object(text)
    follows, made_under = plain.get("follows"), plain.get("edition")
    digest = plain.get("edition-digest")
    if isinstance(follows, str) and follows:
        return _followed(follows, digest, guidances), True
    if not isinstance(made_under, str) or made_under == guidances.own.edition:
        return "", False
    listed = guidances.listed(made_under)
    return (made_under if listed and _is_alike(digest, listed.digest) else ""), False


def _followed(version: str, digest: object, guidances: Guidances) -> str:
    """Return the version if the site has the edition. Raises FaultsError else."""
    listed = guidances.listed(version)
    if listed and not _is_alike(digest, listed.digest):
        raise FaultsError([Fault("follows", OTHER.format(version), ELSEWHERE)])
    if listed or version == guidances.own.edition:
        return version
    what = f"this case stays with edition {version!r} of the guidance, which this site has not."
    raise FaultsError([Fault("follows", what, f"{guidances.there_are()} {ELSEWHERE}")])


def _is_alike(digest: object, known: str) -> bool:
    """Tell whether a case may have been made under an edition: an old file has no digest."""
    return not isinstance(digest, str) or not digest or digest[:SHORT] == known
