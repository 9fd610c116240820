"""Which edition of the guidance a saved case goes by: the one rule for page, team and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import SHORT
from decision_tool.core.guidance.listed_edition import ListedEdition, Published, there_are

ELSEWHERE = (
    "Open the file on the site where it was saved, or ask your practice lead. "
    "Nothing in the file is changed."
)
OTHER = (
    "this case stays with edition {}, but this site has another edition under that number, "
    "so its dates would not be the same."
)
NO_OTHER = "This site has no published editions, only its own guidance of edition {}."


@dataclass(frozen=True, slots=True)
class Editions:
    """Which editions there are: *own* is the version of the guidance at hand.

    *is_edited*: that guidance is not what is published under its number. Numbers alone do not tell.
    """

    own: str
    published: Published = ()
    is_edited: bool = False

    def listed(self, version: str) -> ListedEdition | None:
        """Return the published edition of that version; None where there is none."""
        return next((one for one in self.published if one.version == version), None)

    def is_another(self, plain: Mapping[str, object]) -> bool:
        """Tell whether a case of the number at hand was made under other guidance: by its digest.

        *plain* is the object in the file. Where it has no digest, or nothing is published under
        that number, nobody can tell.
        """
        digest, listed = plain.get("edition-digest"), self.listed(self.own)
        if listed is None or not digest:
            return False
        return self.is_edited or not _is_alike(digest, listed.digest)

    def there_are(self) -> str:
        """Return which editions there are, in a sentence."""
        if not self.published:
            return NO_OTHER.format(self.own)
        return there_are([(one.version, one.in_force_from) for one in self.published])


def edition_of_case(plain: Mapping[str, object], editions: Editions) -> tuple[str, bool]:
    """Return the version of the edition, or "" for the guidance at hand, and whether it was chosen.

    *plain* is the object in the file. A case that was only made under an edition which is not
    published here, or is another one here, goes by the guidance at hand: what differs is told. So
    does one made under a number that the guidance at hand bears itself, though it was edited since;
    a case that somebody chose to leave with that number goes by what was published.
    Raises FaultsError for a case that stays with an edition which is not here.
    """
    follows, made_under = plain.get("follows"), plain.get("edition")
    digest = plain.get("edition-digest")
    if isinstance(follows, str) and follows:
        return _followed(follows, digest, editions), True
    if not isinstance(made_under, str) or made_under == editions.own:
        return "", False
    listed = editions.listed(made_under)
    return (made_under if listed and _is_alike(digest, listed.digest) else ""), False


def _followed(version: str, digest: object, editions: Editions) -> str:
    """Return the version, or "" where that is the guidance at hand. Raises FaultsError for none."""
    listed = editions.listed(version)
    if listed and not _is_alike(digest, listed.digest):
        raise FaultsError([Fault("follows", OTHER.format(version), ELSEWHERE)])
    if version == editions.own and not (listed and editions.is_edited):
        return ""
    if listed:
        return version
    what = f"this case stays with edition {version!r} of the guidance, which this site has not."
    raise FaultsError([Fault("follows", what, f"{editions.there_are()} {ELSEWHERE}")])


def _is_alike(digest: object, known: str) -> bool:
    """Tell whether a case may have been made under an edition: an old file has no digest."""
    return not isinstance(digest, str) or not digest or digest[:SHORT] == known
