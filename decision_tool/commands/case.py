"""``pathways case``: shows, checks, upgrades and joins saved cases."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from decision_tool.commands.case_guidance import (
    CHOOSE,
    edition_of_file,
    guidance_of_case,
    guidance_to_choose,
    strange_edition,
)
from decision_tool.commands.given_file import CaseArgument, notice
from decision_tool.commands.project import add_edition, edition_foot, guidance_of
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.family.joint import Joint, joint_timetable
from decision_tool.core.family.member import member_of, together
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.planning.given import Given, parse_day
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.saved.case_text import case_text
from decision_tool.core.saved.differences import Difference
from decision_tool.core.saved.headline import headline_by_two
from decision_tool.core.saved.joining import joined, to_save
from decision_tool.core.saved.opening import Opened
from decision_tool.core.saved.reading import read_case
from decision_tool.core.words import child_title, children_named
from decision_tool.exports.joint_text import joint_as_text
from decision_tool.exports.text import plan_as_text

FAULTY = 1
"""The exit status where a file that was checked is at fault."""
MOVE = (
    "Open each in the calculator, let those of the earlier edition move or the others stay, "
    "save them, and join those that go by the same."
)
CHOSEN = "Somebody chose: this case follows edition {}."
TODAY = "tell what is past from this day; else from the day of the file"


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    actions = one.add_subparsers(title="actions", required=True)
    show = actions.add_parser("show", help="what a case holds, and its timetable")
    show.add_argument("files", nargs=1, type=Path, metavar="CASE.json")
    show.add_argument("--today", metavar="DATE", help=TODAY)
    show.add_argument("--format", choices=["text", "json"], default="text")
    show.set_defaults(command=_show)
    check = actions.add_parser("check", help="whether files open, and what differs today")
    check.add_argument("files", nargs="+", type=Path, metavar="CASE.json")
    check.set_defaults(command=_check)
    upgrade = actions.add_parser("upgrade", help="write a case in the newest form")
    upgrade.add_argument("files", nargs=1, type=Path, metavar="CASE.json")
    upgrade.set_defaults(command=_join)
    join = actions.add_parser("join", help="put brothers and sisters into one case")
    join.add_argument("files", nargs="+", type=Path, metavar="CASE.json")
    join.set_defaults(command=_join)
    for action in (show, upgrade, join):
        add_out(action)
    for action in (show, check):
        add_edition(action)


def _show(arguments: argparse.Namespace) -> int:
    guidance = _guidance_of(arguments)
    children = CaseArgument(arguments.files[0]).children(guidance)
    for child in children:
        _tell(child, is_named=len(children) > 1)
    today = _today(children, arguments.today)
    givens = [replace(child.given, today=today) for child in children]
    if arguments.format == "json":
        sys.stdout.write(_as_json(children, [make_plan(guidance, given) for given in givens]))
    elif len(children) == 1:
        plan = make_plan(guidance, givens[0])
        sys.stdout.write(plan_as_text(plan, guidance, frozenset(children[0].not_held)))
    else:
        sys.stdout.write(joint_as_text(_joint(children, givens, guidance)))
    if arguments.format == "text":
        sys.stdout.write(edition_foot(guidance))
    return 0


def _guidance_of(arguments: argparse.Namespace) -> Guidance:
    """Return the guidance of the files' edition. Raises FaultsError where they have several."""
    cases = [CaseArgument(path) for path in arguments.files]
    followed = {case.path: case.follows() for case in cases}
    if len(set(followed.values())) > 1:
        named = ", ".join(f"{path}: {one or 'none'}" for path, one in followed.items())
        what = f"the files follow different editions ({named})."
        raise FaultsError([Fault("", what, "Join those that follow the same.")])
    if len(cases) > 1:
        own = guidance_of(arguments)
        of_each = {case.path: edition_of_file(arguments, case, own)[0] for case in cases}
        made = {path: version or own.edition for path, version in of_each.items()}
        if len(set(made.values())) > 1:
            named = ", ".join(f"{path}: {one}" for path, one in made.items())
            raise FaultsError([Fault("", f"the files go by different editions ({named}).", MOVE)])
    return guidance_of_case(arguments, cases[0])


def _today(children: tuple[Opened, ...], asked: str | None) -> date | None:
    """Return the one day that all children are seen from: that asked for, else their latest.

    Raises FaultsError for another text.
    """
    if asked is not None:
        return parse_day(asked, "--today")
    return max((child.given.today for child in children if child.given.today), default=None)


def _joint(children: tuple[Opened, ...], givens: list[Given], guidance: Guidance) -> Joint:
    members = [
        member_of(
            child.label,
            make_plan(guidance, given),
            guidance,
            provisional=child.provisional,
            not_held=child.not_held,
        )
        for child, given in zip(children, givens, strict=True)
    ]
    as_one = together((child.label, child.as_one) for child in children)
    return joint_timetable(members, guidance, as_one)


def _as_json(children: tuple[Opened, ...], plans: list[Plan]) -> str:
    whole = {
        "schema": 1,
        "children": [
            {"label": child.label, "plan": plan_as_json(plan)}
            for child, plan in zip(children, plans, strict=True)
        ],
    }
    return json.dumps(whole, default=plain, ensure_ascii=False, indent=2) + "\n"


def _check(arguments: argparse.Namespace) -> int:
    status = 0
    for path in arguments.files:
        try:
            case = CaseArgument(path)
            children, headlines = _told_of(arguments, case)
        except FaultsError as error:
            status = FAULTY
            sys.stdout.writelines(f"{fault}\n" for fault in error.faults)
            continue
        except (
            OSError
        ) as error:  # one that cannot be read is told like one at fault: the rest go on
            status = FAULTY
            sys.stdout.write(f"{path}: it cannot be read: {error.strerror}.\n")
            continue
        sys.stdout.writelines(f"{line}\n" for line in _sound(path, children, headlines))
        sys.stdout.writelines(f"  {words}\n" for words in strange_edition(arguments, case))
    return status


def _told_of(
    arguments: argparse.Namespace, case: CaseArgument
) -> tuple[tuple[Opened, ...], list[str]]:
    """Return the children of a case by its own edition, and what differs for each.

    Where the guidance at hand is of another edition, what that makes of them is told as well.
    """
    guidance, is_to_choose = guidance_to_choose(arguments, case)
    children, own = case.children(guidance), guidance_of(arguments)
    if own.edition == guidance.edition:
        # One that follows another edition than is asked for says so itself.
        chosen = _chosen(case.follows()) if case.follows() == own.edition else ""
        return children, [f"{child.headline}{chosen}" for child in children]
    others = _differences(case, own) or [None for _ in children]
    until = f" {CHOOSE.format(guidance.edition)}" if is_to_choose else ""
    return children, [
        headline_by_two(saved, guidance.edition, child.differences, (own.edition, other))
        if child.is_compared
        else f"{child.headline}{until}{_chosen(saved.follows)}"
        for saved, child, other in zip(read_case(case.plain()), children, others, strict=True)
    ]


def _chosen(follows: str) -> str:
    return f" {CHOSEN.format(follows)}" if follows else ""


def _differences(case: CaseArgument, own: Guidance) -> list[Sequence[Difference] | None]:
    """Return what differs for each child by the guidance at hand; none where it has nothing."""
    try:
        return [child.differences for child in case.children(own)]
    except FaultsError:
        return []


def _sound(path: Path, children: tuple[Opened, ...], headlines: Sequence[str]) -> Iterator[str]:
    labels = children_named([child.label for child in children])
    yield f"{path}: opens. It holds {labels}."
    for child, headline in zip(children, headlines, strict=True):
        name = child_title(child.label)
        yield f"  {name}: {headline}"
        yield from (f"  {name}: left out: {words}" for words in child.left_out)


def _join(arguments: argparse.Namespace) -> int:
    """Write one case of all the children; an upgrade is a join of one."""
    guidance = _guidance_of(arguments)
    cases = [CaseArgument(path).children(guidance) for path in arguments.files]
    children = joined(cases, guidance)
    for child in children:
        _tell(child, is_named=len(children) > 1)
    text, has_rows = case_text(
        [to_save(child, guidance) for child in children], guidance, children[0].follows
    )
    if not has_rows:
        print(NO_ROWS, file=sys.stderr)  # noqa: T201 - a command prints
    sys.stdout.write(text)
    return 0


NO_ROWS = "pathways: the timetable is too long for a file, so only what was entered is in it."


def _tell(child: Opened, *, is_named: bool) -> None:
    for line in notice(child):
        print(f"{child_title(child.label)}: {line}" if is_named else line, file=sys.stderr)  # noqa: T201
