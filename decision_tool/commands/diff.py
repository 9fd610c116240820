"""``pathways diff``: what changed between two editions of the guidance, and for which children."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from decision_tool.commands.caseload import planned_team, tell, today_of
from decision_tool.commands.diff_text import report_as_text
from decision_tool.commands.project import project_root
from decision_tool.commands.text_file import add_out
from decision_tool.commands.two_sides import NamedSide, side_called, working_files
from decision_tool.core.caseload.plan import Caseload
from decision_tool.core.editions.compared import Compared, compared
from decision_tool.core.editions.effect import Effect, GuideChange, effect_on
from decision_tool.core.editions.report import Report, report_as_json, report_of
from decision_tool.core.editions.telling import causes_told
from decision_tool.core.errors import Fault, FaultsError


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
    before, after = (_planned(arguments.cases, one, today) for one in (old, new))
    tell(after)
    change = GuideChange(old.side.guidance, new.side.guidance, causes_told(found))
    return effect_on(before, after, change)


def _planned(name: str, side: NamedSide, today: date) -> Caseload:
    """Return the children planned by one side, whichever edition their files follow."""
    return planned_team([name], side.side.guidance, today)


def _written(report: Report, arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        return json.dumps(report_as_json(report), ensure_ascii=False, indent=2) + "\n"
    if arguments.format == "html":
        from decision_tool.commands.diff_page import report_as_page  # noqa: PLC0415 - templates are slow

        return report_as_page(report)
    return report_as_text(report, lists_wording=arguments.wording)
