"""The command line: arguments, exit codes and printing; the work is done elsewhere."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from decision_tool.commands.ask import add_ask
from decision_tool.commands.caseload import add_caseload
from decision_tool.commands.given_file import at_file, given_of, saved_in
from decision_tool.commands.json_shapes import CheckJson
from decision_tool.commands.readings import add_readings
from decision_tool.commands.records import add_records
from decision_tool.commands.text_file import add_out, written_to
from decision_tool.core.errors import DecisionToolError, Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given, load_given
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.publish.check.loading import check, load_library

BAD_INPUT = 2
"""The exit status of an argument or file that cannot be used; nothing is written then."""

LIST_ALL = "list every meeting of this series, however many: long-term-fostering/monthly"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 faults found, 2 bad input."""
    _use_utf8()
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        out = getattr(arguments, "out_file", None)
        return written_to(out, lambda: command(arguments), BAD_INPUT)
    except FaultsError as error:
        print("\n".join(f"pathways: {fault}" for fault in error.faults), file=sys.stderr)
    except (DecisionToolError, OSError) as error:
        print(f"pathways: {error}", file=sys.stderr)
    return BAD_INPUT


def _use_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page: a redirected file must keep its accents."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", newline="")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pathways", description="Joint supervision pathways: check, plan, build, serve."
    )
    parser.add_argument(
        "--source",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="the folder that holds mkdocs.yml and pathways/ (default: found from here)",
    )
    commands = parser.add_subparsers(title="commands", required=True)
    _add_check(commands)
    _add_plan(commands)
    _add_site(commands)
    add_ask(commands, lambda arguments: load_library(project_root(arguments.source)).guidance)
    add_readings(commands, lambda arguments: load_library(project_root(arguments.source)).guidance)
    add_caseload(commands, lambda arguments: load_library(project_root(arguments.source)).guidance)
    add_records(commands, lambda arguments: project_root(arguments.source))
    return parser


# argparse has no public name for what add_subparsers returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def _add_check(commands: Commands) -> None:
    one = commands.add_parser("check", help="read every YAML file and report every fault")
    one.add_argument("--format", choices=["text", "json"], default="text")
    add_out(one)
    one.set_defaults(command=_check)


def _add_plan(commands: Commands) -> None:
    one = commands.add_parser("plan", help="work out a timetable")
    one.add_argument("pathways", nargs="*", metavar="PATHWAY", help="for example: adoption")
    one.add_argument("--date", action="append", default=[], metavar="KEY=DATE")
    one.add_argument("--answer", action="append", default=[], metavar="Q=V")
    one.add_argument("--held", action="append", default=[], metavar="STEP=DATE")
    one.add_argument("--today", metavar="DATE", help="what is overdue is told from this day")
    one.add_argument("--list-all", action="append", default=[], metavar="STEP", help=LIST_ALL)
    one.add_argument("--given", type=Path, metavar="FILE.json", help="a saved file, or inputs")
    one.add_argument("--reference", default="", help="what to call this child: a case number")
    one.add_argument("--format", choices=["text", "json", "csv", "ics", "paste"], default="text")
    add_out(one)
    one.set_defaults(command=_plan)


def _add_site(commands: Commands) -> None:
    build = commands.add_parser("build", help="build the site into the folder site/")
    build.set_defaults(command=_build)
    serve = commands.add_parser("serve", help="build the site and serve it on this machine")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(command=_serve)


def project_root(given: Path | None) -> Path:
    """Return the folder that holds mkdocs.yml: the one given, else the nearest above, else ours."""
    if given:
        return given
    here = Path.cwd()
    near = (folder for folder in (here, *here.parents) if (folder / "pathways").is_dir())
    return next(near, Path(__file__).resolve().parent.parent)


def _check(arguments: argparse.Namespace) -> int:
    faults = check(project_root(arguments.source))
    if arguments.format == "json":
        print(json.dumps(_faults_as_json(faults), ensure_ascii=False, indent=2))
    else:
        print("\n".join(str(fault) for fault in faults) or "No faults.")
    return 1 if faults else 0


def _faults_as_json(faults: Sequence[Fault]) -> CheckJson:
    return {
        "faults": [
            {"where": one.where, "message": f"{one.what} {one.hint}".rstrip()} for one in faults
        ]
    }


def _plan(arguments: argparse.Namespace) -> int:
    guidance = load_library(project_root(arguments.source)).guidance
    plan = make_plan(guidance, _given(arguments, guidance))
    sys.stdout.write(_written(plan, guidance, arguments))
    return 0


def _written(plan: Plan, guidance: Guidance, arguments: argparse.Namespace) -> str:
    """Return the plan in the format asked for; what writes it is loaded only when used."""
    if arguments.format == "json":
        return json.dumps(plan_as_json(plan), ensure_ascii=False, indent=2) + "\n"
    if arguments.format == "csv":
        from decision_tool.exports.csv_file import plan_as_csv

        return plan_as_csv(plan, guidance)
    if arguments.format == "ics":
        from decision_tool.commands.calendar import calendar_of_plan

        return calendar_of_plan(plan, guidance, arguments.reference, arguments.given)
    if arguments.format == "paste":
        from decision_tool.commands.paste import paste_of_plan

        return paste_of_plan(plan, guidance, arguments.reference, arguments.given)
    from decision_tool.exports.text import plan_as_text

    saved = saved_in(arguments.given) if arguments.given else None
    return plan_as_text(plan, guidance, frozenset(saved.not_held if saved else ()))


def _given(arguments: argparse.Namespace, guidance: Guidance) -> Given:
    """Return the checked inputs: those of the file, with each flag put over them."""
    plain = given_of(arguments.given, guidance) if arguments.given else {}
    pathways = arguments.pathways or plain.get("pathways", [])
    faults: list[Fault] = []
    for part, example in (
        ("date", "qaag=2026-10-22"),
        ("answer", "complex=yes"),
        ("held", "adoption/initial=2026-09-08"),
    ):
        key = part if part == "held" else f"{part}s"
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
    "today": "--today",
    "list_all": "--list-all",
}


def _at_argument(fault: Fault, arguments: argparse.Namespace) -> Fault:
    """Return the fault at the argument it came from, or at the part of the file."""
    part, _, rest = fault.where.partition(", ")
    if arguments.given:
        return at_file(arguments.given, fault)
    return Fault(f"{ARGUMENTS.get(part, part)} {rest}".rstrip(), fault.what, fault.hint)


def _pairs(flags: list[str], name: str, example: str, faults: list[Fault]) -> dict[str, str]:
    """Return ``KEY=VALUE`` flags as a mapping; two different values for one key are a fault."""
    pairs: dict[str, str] = {}
    for flag in flags:
        key, equals, value = flag.partition("=")
        if not (key and equals and value):
            faults.append(Fault(name, f"{flag!r} is not a pair.", f"Write {name} {example}."))
        elif pairs.setdefault(key, value) != value:
            what = f"{key!r} is given twice, as {pairs[key]!r} and as {value!r}."
            faults.append(Fault(name, what, "Give it once."))
    return pairs


def _build(arguments: argparse.Namespace) -> int:
    from decision_tool.publish.site.site import build_site

    build_site(project_root(arguments.source))
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    from decision_tool.publish.site.site import serve_site

    serve_site(project_root(arguments.source), arguments.port)
    return 0
