"""``pathways diff``: what changed between two editions of the guidance, and for which children."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from decision_tool.commands.case_guidance import published_in
from decision_tool.commands.caseload import planned_team, tell, today_of
from decision_tool.commands.diff_text import report_as_text
from decision_tool.commands.project import project_root
from decision_tool.commands.text_file import add_out
from decision_tool.commands.two_sides import NamedSide, side_called, working_files
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.caseload.team_editions import TeamEditions
from decision_tool.core.editions.compared import Compared, compared
from decision_tool.core.editions.effect import Effect, GuideChange, effect_on
from decision_tool.core.editions.elsewhere import beside
from decision_tool.core.editions.report import Report, report_as_json, report_of
from decision_tool.core.editions.telling import causes_told
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.listed_edition import ListedEdition
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.case_edition import Editions
from decision_tool.publish.source.editions import editions_in


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.description = (
        "Say in words what changed between two editions of the guidance. Each is the version of a "
        "published edition, a folder that holds pathways/, or a revision of git, looked for in "
        "that order."
    )
    one.add_argument("old", metavar="OLD", help="for example: 1.0, ../last-year or HEAD~3")
    one.add_argument("new", metavar="NEW", nargs="?", help="default: the files as they stand")
    one.add_argument(
        "--cases", metavar="FILE", help="what it does to the children of a table or a folder"
    )
    one.add_argument("--today", metavar="DATE", help="children are planned from this day")
    one.add_argument(
        "--wording", action="store_true", help="list changes of wording alone too, in text"
    )
    one.add_argument("--format", choices=["text", "json", "html"], default="text")
    add_out(one)
    one.set_defaults(command=_diff)


def _diff(arguments: argparse.Namespace) -> int:
    if arguments.today is not None and not arguments.cases:
        raise FaultsError([Fault("--today", "no children are planned.", "Write --cases FILE too.")])
    root = project_root(arguments)
    old = side_called(arguments.old, root, "OLD")
    new = side_called(arguments.new, root, "NEW") if arguments.new else working_files(root)
    found = compared(old.side, new.side)
    effect = _effect(arguments, old, new, found) if arguments.cases else None
    report = report_of(found, old.name, new.name, effect)
    sys.stdout.write(_written(report, arguments))
    return 0


def _effect(
    arguments: argparse.Namespace, old: NamedSide, new: NamedSide, found: Compared
) -> Effect:
    today = today_of(arguments.today)
    known = _known(arguments, old, new)
    editions = editions_in(project_root(arguments))
    sides = beside(old.side.guidance, new.side.guidance, editions)
    before, after = (_planned(arguments.cases, one, today, known) for one in sides)
    tell(after)
    versions = frozenset(one.version for one in known.published)
    change = GuideChange(old.side.guidance, new.side.guidance, causes_told(found), versions)
    return effect_on(before, after, change)


def _known(arguments: argparse.Namespace, old: NamedSide, new: NamedSide) -> Editions:
    """Return the editions that cases may go by; one that names none of them goes by the old side.

    The files that are worked on may bear the number of an edition to come: cases are saved by it.
    """
    published = published_in(project_root(arguments))
    version = new.side.guidance.edition
    if version not in (old.side.guidance.edition, *(one.version for one in published)):
        published = (*published, ListedEdition(version, date.max, ""))
    return Editions(old.side.guidance.edition, published)


@dataclass(frozen=True, slots=True)
class _OneSide(TeamEditions):
    """Every case is planned by one side, and says which edition it goes by."""

    def in_order(self, versions: Collection[str]) -> tuple[str, ...]:
        """Return all of *versions*, also what is not published: one side plans them all."""
        return tuple(sorted(versions))

    def of_case(self, plain: Mapping[str, object]) -> str:
        """Return the version; "" where the case stays with one that is not here: it says so.

        One that was made under an edition which is not here has no days of either side.
        """
        try:
            version = TeamEditions.of_case(self, plain)
        except FaultsError:
            return ""
        is_strange = bool(TeamEditions.strange(self, plain))
        return str(plain["edition"]) if is_strange else version

    def strange(self, plain: Mapping[str, object]) -> tuple[str, ...]:
        """Return nothing: what a case was made under is not what is compared."""
        del plain
        return ()


def _planned(name: str, guidance: Guidance, today: date, known: Editions) -> Caseload:
    """Return the children planned by one side, whichever edition their files go by."""
    return planned_team([name], guidance, today, _OneSide(known, lambda _: guidance))


def _written(report: Report, arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        return json.dumps(report_as_json(report), ensure_ascii=False, indent=2) + "\n"
    if arguments.format == "html":
        from decision_tool.commands.diff_page import report_as_page  # noqa: PLC0415 - templates are slow

        return report_as_page(report)
    return report_as_text(report, lists_wording=arguments.wording)
