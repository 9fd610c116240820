"""``pathways plan``: a timetable from dates and answers, in the format asked for.

What only a saved file or one format needs is loaded for that alone: the others stay quick.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from decision_tool.commands.project import add_edition, edition_foot, guidance_of
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.pasted import as_typed
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json

if TYPE_CHECKING:
    from decision_tool.commands.given_file import CaseArgument

WHAT_IF = "compare with a key date moved: final-hearing=2027-05-24, or final-hearing=+9w"
PATHWAY = "for example: adoption; or a saved case: CASE.json"
SINCE = "tell what changed since this file was saved; with --format email, to those invited"
LATEST_SAFE = "tell until when each date before this one is safe: final-hearing"
AGREED = "the day people agreed for a meeting to come: adoption/initial=2026-09-08"
LIST_ALL = "list every meeting of this series, however many: long-term-fostering/monthly"
ONLY_SINCE = "an e-mail tells what changed since a file was saved."
FORMATS = ("text", "json", "csv", "ics", "paste", "email")


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_given(one)
    one.add_argument("--list-all", action="append", default=[], metavar="STEP", help=LIST_ALL)
    one.add_argument("--what-if", metavar="KEY=DATE", help=WHAT_IF)
    one.add_argument("--latest-safe", metavar="KEY", help=LATEST_SAFE)
    one.add_argument("--since", type=Path, metavar="FILE.json", help=SINCE)
    one.add_argument("--given", type=Path, metavar="FILE.json", help="a saved case, or inputs")
    one.add_argument("--child", default="", metavar="LABEL", help="which child of a saved case")
    one.add_argument("--reference", default="", help="what to call this child: a case number")
    one.add_argument("--format", choices=FORMATS, default="text")
    add_edition(one)
    add_out(one)
    one.set_defaults(command=_plan, argument="--given")


def add_given(one: argparse.ArgumentParser) -> None:
    """Add the flags that say what is given; `given_of` reads them."""
    one.add_argument("pathways", nargs="*", metavar="PATHWAY", help=PATHWAY)
    one.add_argument("--date", action="append", default=[], metavar="KEY=DATE")
    one.add_argument("--answer", action="append", default=[], metavar="Q=V")
    one.add_argument("--held", action="append", default=[], metavar="STEP=DATE")
    one.add_argument("--agreed", action="append", default=[], metavar="STEP=DATE", help=AGREED)
    one.add_argument("--today", metavar="DATE", help="what is overdue is told from this day")


def _plan(arguments: argparse.Namespace) -> int:
    _take_case(arguments)
    case = _case(arguments)
    guidance = _guidance_of(arguments, case)
    plan = make_plan(guidance, given_of(arguments, guidance))
    sys.stdout.write(_written(plan, guidance, arguments))
    if arguments.format == "text":
        sys.stdout.write(edition_foot(guidance))
    return 0


def _guidance_of(arguments: argparse.Namespace, case: CaseArgument | None) -> Guidance:
    """Return the guidance that is planned by: of a saved case that of its edition."""
    if case is None:
        return guidance_of(arguments)
    from decision_tool.commands.case_guidance import guidance_of_case  # noqa: PLC0415

    return guidance_of_case(arguments, case)


def _take_case(arguments: argparse.Namespace) -> None:
    """Take a saved case among the pathways for ``--given``. Raises FaultsError for two."""
    files = [name for name in arguments.pathways if name.lower().endswith(".json")]
    if not files:
        return
    if len(files) > 1 or arguments.given:
        hint = "Put them into one with: pathways case join."
        raise FaultsError([Fault("CASE.json", "one case at a time is planned.", hint)])
    arguments.given, arguments.argument = Path(files[0]), ""
    arguments.pathways = [name for name in arguments.pathways if name not in files]


def _case(arguments: argparse.Namespace) -> CaseArgument | None:
    """Return the saved case that is named, if one is."""
    if arguments.given is None:
        if arguments.child:
            hint = "Name the file: pathways plan CASE.json --child A."
            raise FaultsError([Fault("--child", "there is no case to find the child in.", hint)])
        return None
    from decision_tool.commands.given_file import CaseArgument  # noqa: PLC0415

    return CaseArgument(arguments.given, arguments.child, arguments.argument)


def _written(plan: Plan, guidance: Guidance, arguments: argparse.Namespace) -> str:
    """Return the plan in the format asked for; what writes it is loaded only when used."""
    if arguments.what_if is not None:
        from decision_tool.commands.what_if import what_if_of  # noqa: PLC0415

        not_held = _not_held(_case(arguments))
        return what_if_of(arguments.what_if, plan, guidance, arguments.format, not_held)
    if arguments.latest_safe is not None:
        from decision_tool.commands.latest_safe import latest_safe_of  # noqa: PLC0415

        return latest_safe_of(arguments.latest_safe, plan, guidance, arguments.format)
    if arguments.since is not None:
        from decision_tool.commands.given_file import CaseArgument  # noqa: PLC0415
        from decision_tool.commands.since import since_of  # noqa: PLC0415

        not_held = _not_held(_case(arguments))
        then = CaseArgument(arguments.since, arguments.child, "--since")
        return since_of(then, plan, guidance, arguments.format, not_held)
    if arguments.format == "email":
        raise FaultsError([Fault("--format email", ONLY_SINCE, "Write --since FILE.json too.")])
    return _as_format(plan, guidance, arguments)


def _as_format(plan: Plan, guidance: Guidance, arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        return json.dumps(plan_as_json(plan), ensure_ascii=False, indent=2) + "\n"
    if arguments.format == "csv":
        from decision_tool.exports.csv_file import plan_as_csv  # noqa: PLC0415

        case = _case(arguments)
        return plan_as_csv(plan, guidance, case.which_child() if case else "")
    if arguments.format == "ics":
        from decision_tool.commands.calendar import calendar_of_plan  # noqa: PLC0415

        return calendar_of_plan(plan, guidance, arguments.reference, _case(arguments))
    if arguments.format == "paste":
        from decision_tool.commands.paste import paste_of_plan  # noqa: PLC0415

        return paste_of_plan(plan, guidance, arguments.reference, _case(arguments))
    from decision_tool.exports.text import plan_as_text  # noqa: PLC0415

    return plan_as_text(plan, guidance, _not_held(_case(arguments)))


def _not_held(case: CaseArgument | None) -> frozenset[str]:
    """Return what a saved case says was not held."""
    saved = case.saved() if case else None
    return frozenset(saved.not_held if saved else ())


def given_of(arguments: argparse.Namespace, guidance: Guidance) -> Given:
    """Return the checked inputs: those of the file, with each flag put over them.

    Raises FaultsError at the argument that is at fault.
    """
    case = _case(arguments)
    plain = case.given(guidance) if case else {}
    pathways = arguments.pathways or plain.get("pathways", [])
    faults: list[Fault] = []
    for part, example in (
        ("date", "qaag=2026-10-22"),
        ("answer", "complex=yes"),
        ("held", "adoption/initial=2026-09-08"),
        ("agreed", "adoption/initial=2026-09-08"),
    ):
        key = part if part in ("held", "agreed") else f"{part}s"
        flags = _pairs(getattr(arguments, part), f"--{part}", example, faults)
        saved = plain.get(key, {})
        plain[key] = {**saved, **flags} if isinstance(saved, dict) else saved
    if faults:
        raise FaultsError(faults)
    today = arguments.today if arguments.today is not None else plain.get("today")
    try:
        listed = {"list_all": arguments.list_all} if arguments.list_all else {}
        return load_given({**plain, **listed, "pathways": pathways, "today": today}, guidance)
    except FaultsError as error:
        raise FaultsError([_at_argument(fault, arguments) for fault in error.faults]) from None


ARGUMENTS = {
    "pathways": "PATHWAY",
    "dates": "--date",
    "answers": "--answer",
    "held": "--held",
    "agreed": "--agreed",
    "today": "--today",
    "list_all": "--list-all",
}


def _at_argument(fault: Fault, arguments: argparse.Namespace) -> Fault:
    """Return the fault at the argument it came from, or at the part of the file."""
    part, _, rest = fault.where.partition(", ")
    case = _case(arguments)
    if case:
        return case.at(fault)
    return Fault(f"{ARGUMENTS.get(part, part)} {rest}".rstrip(), fault.what, fault.hint)


def _pairs(flags: list[str], name: str, example: str, faults: list[Fault]) -> dict[str, str]:
    """Return ``KEY=VALUE`` flags as a mapping; two different values for one key are a fault."""
    pairs: dict[str, str] = {}
    for flag in flags:
        key, equals, value = flag.partition("=")
        if not (key and equals and value):
            what = f"{as_typed(flag)} is not a pair."
            faults.append(Fault(name, what, f"Write {name} {example}."))
        elif pairs.setdefault(key, value) != value:
            both = f"{as_typed(pairs[key])} and as {as_typed(value)}"
            what = f"{as_typed(key)} is given twice, as {both}."
            faults.append(Fault(name, what, "Give it once."))
    return pairs
