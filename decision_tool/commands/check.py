"""``pathways check``: every fault of the source files, or the sentence that there is none."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from decision_tool.commands.json_shapes import CheckJson
from decision_tool.commands.project import guidance_of
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError

FAULTS_FOUND = 1


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument("--format", choices=["text", "json"], default="text")
    add_out(one)
    one.set_defaults(command=_check)


def _check(arguments: argparse.Namespace) -> int:
    faults = _faults(arguments)
    if arguments.format == "json":
        print(json.dumps(_as_json(faults), ensure_ascii=False, indent=2))  # noqa: T201 - a command prints
    else:
        print("\n".join(str(fault) for fault in faults) or "No faults.")  # noqa: T201 - a command prints
    return FAULTS_FOUND if faults else 0


def _as_json(faults: Sequence[Fault]) -> CheckJson:
    return {
        "faults": [
            {"where": one.where, "message": f"{one.what} {one.hint}".rstrip()} for one in faults
        ]
    }


def _faults(arguments: argparse.Namespace) -> Sequence[Fault]:
    """Return every fault. Files that were compiled as they stand have none."""
    try:
        guidance_of(arguments)
    except FaultsError as error:
        return error.faults
    return ()
