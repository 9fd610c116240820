"""By which edition of the guidance each child of a team is planned, and how that is said.

A case that is read by an earlier edition says so wherever it is shown: its rows have the days,
words and posts of that edition, beside those of children who go by the edition at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from decision_tool.core.caseload.child import Child
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.core.saved.case_edition import Editions, edition_of_case
from decision_tool.core.words import listed

NOT_CHOSEN = "Begun under edition {}: stay or move not chosen."
NOT_HERE = (
    "It was made under edition {}, which is not here as it was then, so it is planned by "
    "edition {}. Open it in the calculator: that says what differs."
)
SAME_NUMBER = (
    "It was made under edition {} as that stood then. The guidance here has the same number and is "
    "not the same, and the case is planned by it. Open it in the calculator: that says what "
    "differs."
)


@dataclass(frozen=True, slots=True)
class TeamEditions:
    """The editions by which cases of a team may go: which are *known*, and the guidance *of* each.

    *of* takes a version and may raise where its file cannot be had.
    """

    known: Editions
    of: Callable[[str], Guidance]

    def in_order(self, versions: Collection[str]) -> tuple[str, ...]:
        """Return those of *versions* that are published, the oldest first."""
        return tuple(one.version for one in self.known.published if one.version in versions)

    def of_case(self, plain: Mapping[str, object]) -> str:
        """Return the version that a case goes by, or "" for the guidance at hand.

        *plain* is the object in its file. Raises FaultsError for a case that stays with an edition
        which is not here.
        """
        return edition_of_case(plain, self.known)[0]

    def strange(self, plain: Mapping[str, object]) -> tuple[str, ...]:
        """Return a sentence on a case planned by another edition than it was made under.

        Where nothing is published no edition can be missed.
        """
        made_under, own = plain.get("edition"), self.known.own
        if not self.known.published or not isinstance(made_under, str) or not made_under:
            return ()
        version, is_chosen = edition_of_case(plain, self.known)
        if version or is_chosen:
            return ()
        if made_under != own:
            return (NOT_HERE.format(made_under, own),)
        return (SAME_NUMBER.format(own),) if self.known.is_another(plain) else ()


def edition_tag(child: Child) -> str:
    """Return ``Edition 1.0`` for a child who goes by another edition than the team; else ""."""
    return f"Edition {child.edition}" if child.edition else ""


def edition_remark(child: Child) -> str:
    """Return that nobody chose yet for a case begun under an earlier edition."""
    return NOT_CHOSEN.format(child.edition)


def others_named(by_edition: Mapping[str, Guidance]) -> str:
    """Return which other editions rows rest on, as a sentence; "" where there is none."""
    others = [named_edition(one) for version, one in by_edition.items() if version]
    return f"Rows that say so rest on edition {listed(others)}." if others else ""
