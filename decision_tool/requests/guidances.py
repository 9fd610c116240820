"""The guidance of a site and its published editions: each is read once it was fetched."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from decision_tool.core.editions.told_causes import ToldCauses, told_causes
from decision_tool.core.editions.told_change import ToldChange, told_change
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.case_edition import Editions


class NotFetchedError(Exception):
    """An edition is asked for whose file is not here yet: *part* is its path in the site."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class Guidances:
    """Gives the guidance by which a request is answered: *own* is the site's."""

    def __init__(self, own: Guidance, editions: Sequence[ListedEdition] = ()) -> None:
        """Take the site's own guidance, and the list of its editions, oldest first."""
        self.own = own
        is_edited = any(one.version == own.edition and one.part for one in editions)
        self.editions = Editions(own.edition, tuple(editions), is_edited)
        self._texts: dict[str, str] = {}
        self._read: dict[str, Guidance] = {}
        self._changes: dict[str, list[ToldChange]] = {}
        self._causes: dict[str, ToldCauses] = {}

    def listed(self, version: str) -> ListedEdition | None:
        """Return the published edition of that version; None where there is none."""
        return self.editions.listed(version)

    def of(self, version: str) -> Guidance:
        """Return the guidance of an edition; the site's own where no version is named.

        Raises FaultsError for an edition that the site does not have, and NotFetchedError until
        its file was taken.
        """
        found = self.listed(version)
        if found and found.part:
            return self._of(found)
        if not version or found or version == self.own.edition:
            return self.own
        what = f"this site does not have edition {version!r} of the guidance."
        raise FaultsError([Fault("edition", what, self.there_are())])

    def changes_since(self, edition: ListedEdition) -> list[ToldChange]:
        """Return what changed from an edition to the site's own. Raises NotFetchedError."""
        self._of(edition)
        return self._changes[edition.part]

    def causes_since(self, version: str) -> ToldCauses:
        """Return what can touch each step since an edition. Raises as `of` does."""
        self.of(version)
        found = self.listed(version)
        return self._causes[found.part] if found and found.part else ToldCauses({}, {}, {})

    def take(self, part: str, text: str) -> None:
        """Take the file of an edition, to be read when it is asked for."""
        self._texts[part] = text

    def there_are(self) -> str:
        """Return which editions the site has."""
        return self.editions.there_are()

    def _of(self, edition: ListedEdition) -> Guidance:
        part = edition.part
        if part not in self._read:
            if part not in self._texts:
                raise NotFetchedError(part)
            # What cannot be read stays here: the worker would not fetch it twice, and ask for ever.
            plain = json.loads(self._texts[part])
            self._changes[part] = [told_change(one) for one in plain["changes"]]
            self._causes[part] = told_causes(plain["causes"])
            self._read[part] = decode(plain["guidance"])
            del self._texts[part]
        return self._read[part]


def edition_in(request: Mapping[str, Any]) -> str:
    """Return the version of the edition that a request goes by, or "" for the site's guidance.

    It stands in the form, which is filled in by that edition, or beside it.
    """
    form = request.get("form")
    of_form = form.get("edition", "") if isinstance(form, Mapping) else ""
    return str(request.get("edition") or of_form)
