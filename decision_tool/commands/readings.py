"""``pathways readings``: what the other reading of each step would change, over some years."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from decision_tool.commands.project import guidance_of
from decision_tool.commands.readings_report import report_as_json, report_as_text
from decision_tool.commands.text_file import add_out
from decision_tool.core.days.dates import LAST_YEAR
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import parse_day
from decision_tool.publish.readings.cached_effects import YEARS, all_effects, usual_period
from decision_tool.publish.readings.comparison import Period, years_from

MOST_YEARS = 30


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument(
        "--from",
        dest="first",
        metavar="DATE",
        help="the first day searched (default: the start of the edition's year)",
    )
    one.add_argument("--years", default=str(YEARS), metavar="N", help=f"default: {YEARS}")
    one.add_argument("--format", choices=["text", "json"], default="text")
    add_out(one)
    one.set_defaults(command=lambda arguments: _readings(arguments, guidance_of(arguments)))


def _readings(arguments: argparse.Namespace, guidance: Guidance) -> int:
    period = _period(arguments, guidance)
    effects = all_effects(guidance, period)
    if arguments.format == "json":
        report = report_as_json(effects, period, guidance)
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(report_as_text(effects, period, guidance))
    return 0


def _period(arguments: argparse.Namespace, guidance: Guidance) -> Period:
    """Return the days to search. Raises FaultsError naming the argument that cannot be used."""
    first = usual_period(guidance).first
    if arguments.first is not None:
        first = parse_day(arguments.first, "--from")
    return years_from(first, _years(arguments.years, first))


def _years(text: str, first: date) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_YEARS):
        hint = f"Write a whole number from 1 to {MOST_YEARS}."
        raise FaultsError([Fault("--years", f"{text!r} is no number of years to search.", hint)])
    if first.year + int(text) > LAST_YEAR:
        hint = f"Stay before the year {LAST_YEAR}."
        raise FaultsError([Fault("--from", "the search leaves the calendar.", hint)])
    return int(text)
