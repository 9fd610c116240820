"""The command line: arguments, exit codes and printing; the work is done in `commands`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from decision_tool.commands.text_file import written_to
from decision_tool.core.errors import DecisionToolError, FaultsError
from decision_tool.publish.check.not_holding import faults_told

BAD_INPUT = 2
"""The exit status of an argument or file that cannot be used; nothing is written then."""

STOPPED = 130
"""The exit status of a command that somebody stopped with Ctrl-C, as shells give it."""

COMMANDS = {
    "check": "read every YAML file and report every fault",
    "plan": "work out a timetable",
    "build": "build the site into the folder site/",
    "serve": "build the site and serve it on this machine",
    "ask": "find the pathways that apply to a situation",
    "readings": "compare each reading with its alternative, day by day",
    "caseload": "one timetable for the many children of a table",
    "case": "show, check, upgrade or join saved cases",
    "example": "write a worked example, rewrite those that do not hold, or list them",
    "records": "the blank record forms as files",
    "diff": "what changed between two editions, and for which children",
    "edition": "publish an edition of the guidance, or list those there are",
}
"""Each command, and what it does; the file in `commands/` of that name does it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    0 done, 1 faults found, 2 bad input, 130 stopped by Ctrl-C.
    """
    _use_utf8()
    arguments = argparse.Namespace()
    try:
        given = sys.argv[1:] if argv is None else argv
        arguments = _parser(given).parse_args(given)
        command: Callable[[argparse.Namespace], int] = arguments.command
        out = getattr(arguments, "out_file", None)
        return written_to(out, lambda: command(arguments), BAD_INPUT)
    except FaultsError as error:
        print("\n".join(f"pathways: {line}" for line in faults_told(error.faults)), file=sys.stderr)
    except (DecisionToolError, OSError) as error:
        print(f"pathways: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"pathways: stopped.{getattr(arguments, 'stopped', '')}", file=sys.stderr)
        return STOPPED
    return BAD_INPUT


def _use_utf8() -> None:
    """Write UTF-8 whatever the terminal's code page: a redirected file must keep its accents."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", newline="")


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """Return what reads the arguments *given*: of the commands, it knows those named there."""
    parser = argparse.ArgumentParser(
        prog="pathways",
        description="Joint supervision pathways: guidance that works out its own dates.",
    )
    parser.add_argument(
        "--source",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="the folder that holds mkdocs.yml and pathways/ (default: found from here)",
    )
    commands = parser.add_subparsers(title="commands", required=True)
    for name, what_it_does in COMMANDS.items():
        one = commands.add_parser(name, help=what_it_does)
        if name in given:  # a command that is not asked for costs nothing
            import_module(f"decision_tool.commands.{name}").add_arguments(one)
    return parser
