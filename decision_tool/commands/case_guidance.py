"""The guidance that a saved case is planned by on the command line: that of its own edition."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from decision_tool.commands.as_at import edition_of
from decision_tool.commands.given_file import CaseArgument
from decision_tool.commands.project import guidance_of, project_root
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.editions.stay_or_move import UNTIL_CHOSEN
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.edition import Edition, is_guidance_of
from decision_tool.core.guidance.listed_edition import ListedEdition, Published
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.case_edition import Editions, edition_of_case
from decision_tool.publish.source.editions import editions_in

CHOOSE = f"{UNTIL_CHOSEN} The calculator asks whether it stays or moves."


def published_in(root: Path) -> Published:
    """Return the published editions as a site lists them. Raises FaultsError as `editions_in`."""
    return _listed(editions_in(root))


def _listed(editions: Sequence[Edition]) -> Published:
    return tuple(
        ListedEdition(one.version, one.in_force_from, one.short_digest) for one in editions
    )


def editions_known(root: Path, own: Guidance) -> Editions:
    """Return the editions that cases may go by beside *own*, the files of *root* as they stand.

    Raises FaultsError as `editions_in`.
    """
    editions = editions_in(root)
    same = (one for one in editions if one.version == own.edition)
    is_edited = any(not is_guidance_of(one, own) for one in same)
    return Editions(own.edition, _listed(editions), is_edited)


def guidance_of_case(arguments: argparse.Namespace, case: CaseArgument) -> Guidance:
    """Return the guidance that the calculator would open the case under; flags go over it.

    Where nobody chose that edition, or it is not here, standard error says so. Raises
    FaultsError for a case that stays with an edition which is not published here.
    """
    guidance, is_to_choose = guidance_to_choose(arguments, case)
    if is_to_choose:
        words = CHOOSE.format(guidance.edition)
        print(f"{case.path}: {words}", file=sys.stderr)  # noqa: T201 - a command prints
    for words in strange_edition(arguments, case):
        print(f"{case.path}: {words}", file=sys.stderr)  # noqa: T201 - a command prints
    return guidance


def strange_edition(arguments: argparse.Namespace, case: CaseArgument) -> tuple[str, ...]:
    """Return a sentence on a case made under an edition that is not here, as the team says it."""
    own = guidance_of(arguments)
    editions = editions_known(project_root(arguments), own)
    # A case that stays with an edition was refused already, if that one is not here.
    return () if case.follows() else TeamEditions(editions, lambda _: own).strange(case.plain())


def guidance_to_choose(arguments: argparse.Namespace, case: CaseArgument) -> tuple[Guidance, bool]:
    """Return the same guidance, and whether nobody chose yet if the case stays with it."""
    own = guidance_of(arguments)
    version, is_chosen = edition_of_file(arguments, case, own)
    if not version or own.in_force_from:
        return own, False
    found = edition_of(project_root(arguments), version, f"{case.path}, follows")
    return found, not is_chosen


def edition_of_file(
    arguments: argparse.Namespace, case: CaseArgument, own: Guidance
) -> tuple[str, bool]:
    """Return the version of the edition of a file, "" for *own*, and whether it was chosen."""
    plain, follows = case.plain(), case.follows()
    if follows or plain.get("edition", own.edition) != own.edition:
        editions = editions_known(project_root(arguments), own)
        if follows not in ("", own.edition) and not editions.listed(follows):
            return follows, True  # whoever asks for it names those that there are
        try:
            return edition_of_case(plain, editions)
        except FaultsError as error:
            raise FaultsError([case.at(fault) for fault in error.faults]) from None
    return "", False
