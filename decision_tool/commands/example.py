"""``pathways example``: writes, rewrites and lists worked examples.

What is written is what the engine says now, unsigned: somebody reads it, and corrects it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from decision_tool.commands import example_rewrite
from decision_tool.commands.plan import add_given, given_of
from decision_tool.commands.project import guidance_of, project_root
from decision_tool.commands.text_file import add_out
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.planning.called_for import called_for
from decision_tool.core.planning.plan import Plan, make_plan
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.core.words import counted, did_you_mean
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.source.example_text import example_text, kebab
from decision_tool.publish.source.examples import Example, read_examples

BECAUSE = "why this follows, counted out; else what the engine counted"
INVITED = "say who is invited to each meeting as well"
OF_DATED = ("earliest", "latest", "suggested")
"""Said of what has a day even where there is none: a limit that comes later is noticed too."""
WHERE_THERE = ("held", "non_working")
WHERE_SO = ("approximate", "overdue", "open_ended")


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    actions = one.add_subparsers(title="actions", required=True)
    new = actions.add_parser("new", help="write an example with what the engine says now")
    add_given(new)
    new.add_argument("--because", default="", metavar="TEXT", help=BECAUSE)
    new.add_argument("--invited", action="store_true", help=INVITED)
    add_out(new)
    new.set_defaults(command=_new, given=None, child="", list_all=[], argument="")
    every = actions.add_parser("list", help="every example, and who signed it")
    every.add_argument("pathways", nargs="*", metavar="PATHWAY", help="only those of a pathway")
    add_out(every)
    every.set_defaults(command=_list)
    again = actions.add_parser("rewrite", help="what those that do not hold would say now")
    example_rewrite.add_arguments(again)


def _new(arguments: argparse.Namespace) -> int:
    guidance = guidance_of(arguments)
    plan = make_plan(guidance, given_of(arguments, guidance))
    _prepare(arguments.out_file)
    text = example_text(example_of(plan, arguments.because, is_invited=arguments.invited))
    sys.stdout.write(text)
    return 0


def _prepare(out: Path | None) -> None:
    """Make the folder of the file. Raises FaultsError where there is such a file already."""
    if out is None:
        return
    if out.exists():
        hint = "Choose another name: an example is never written over."
        raise FaultsError([Fault("--out", f"there is a file {out} already.", hint)])
    out.parent.mkdir(parents=True, exist_ok=True)


def example_of(plan: Plan, because: str, *, is_invited: bool) -> dict[str, Any]:
    """Return the example of a plan under the keys of its file; days are ISO 8601."""
    whole: dict[str, Any] = dict(plan_as_json(plan))
    rows = [row for row in whole["steps"] if row["state"] != "when-needed"]
    reasons = dict.fromkeys(
        reason for row in rows if row["state"] == "dated" for reason in row["reasons"]
    )
    given = {key: value for key, value in whole["given"].items() if value}
    return {
        "because": because or " ".join(reasons) or "Nothing is dated yet.",
        "given": given,
        "expect": kebab(
            {
                "steps": [_row(row, is_invited=is_invited) for row in rows],
                "problems": [_without_words(one) for one in whole["problems"]],
                "notes": [_without_words(one) for one in whole["notes"]],
                "suggests": [change.pathway for change, _ in called_for(plan)],
            }
        ),
    }


def _row(row: dict[str, Any], *, is_invited: bool) -> dict[str, Any]:
    """Return what matters of a row, in the order in which one reads it."""
    told: dict[str, Any] = {"step": row["id"], "state": row["state"]}
    if row["state"] == "dated":
        told |= {key: row[key] for key in OF_DATED}
    told |= {key: row[key] for key in WHERE_THERE if row[key] is not None}
    told |= {key: row[key] for key in WHERE_SO if row[key]}
    if row["state"] in ("needs-date", "needs-answer"):
        told["needs"] = row["needs"]
    if is_invited and row["invite"]:
        told["invite"] = row["invite"]
    return told


def _without_words(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key != "message"}


def _list(arguments: argparse.Namespace) -> int:
    examples, faults = read_examples(project_root(arguments) / FOLDER)
    if faults:
        raise FaultsError(faults)
    by_pathway: dict[str, list[Example]] = {}
    for example in examples:
        by_pathway.setdefault(example.pathway, []).append(example)
    unknown = [name for name in arguments.pathways if name not in by_pathway]
    if unknown:
        hint = did_you_mean(unknown[0], by_pathway)
        raise FaultsError([Fault("PATHWAY", f"there is no example of {unknown[0]!r}.", hint)])
    for pathway in arguments.pathways or by_pathway:
        found = by_pathway[pathway]
        signed = sum(one.is_signed for one in found)
        sys.stdout.write(f"{pathway}: {counted(len(found), 'example')}, {signed} signed\n")
        sys.stdout.writelines(f"  {one.name}: {one.signature}\n" for one in found)
    return 0
