"""How fast the calculator answers in a browser, through its own worker.

`make bench` runs it on the built site. It types a date into a full form for one child on
four pathways, again and again, then for one of several children, and then plans teams of
children. The times are what a person would wait; the ratio to a trivial question says how much
of it is ours. Let the machine rest meanwhile: other work shows above all in the slowest
answers, least in CPU time.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.site.server import running
from decision_tool.requests.bridge import REQUESTS
from tools import browser as machine
from tools.bench_questions import families, keystrokes, team, trivial
from tools.bench_start import CHROMIUM_ARGUMENTS, cpu_seconds
from tools.python_env import ROOT

SCRIPT = Path(__file__).parent / "bench_pages" / "round-trips.mjs"
WORKER = "assets/tool/worker/"
RULES = Path("assets", "engine", "rules.json")
MEASURE = "async ([script, order]) => (await import(script)).roundTrips(order)"
WARM_UP = 20
"""Answers left out: the browser first runs new code slowly, then compiles it well."""

ANSWER_LIMIT_MS = 16
"""From the last keystroke to the timetable, 19 times in 20: one frame of a 60 Hz screen."""
TEAM_LIMIT_S = 3
FAMILIES = (3, 20)
"""How many children the cases have whose joint timetable is timed: a usual one, and the most."""
LIMITED = 3
"""The limit is for a case of so many; of more it is told what they take."""


@dataclass(frozen=True, slots=True)
class Times:
    """What some answers took, in milliseconds: one by one, and of CPU time on average."""

    each: list[float]
    cpu: float

    @property
    def most(self) -> float:
        """Return the time that 95 % of the answers keep to."""
        return quantiles(self.each, n=20)[-1]

    @property
    def line(self) -> str:
        """Return the columns of the report."""
        return f"{median(self.each):7.1f} ms{self.most:7.1f} ms{self.cpu:7.1f} ms"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--teams", type=int, default=5)
    arguments = parser.parse_args()
    browser = machine.find()
    if not browser:
        print(machine.NONE_FOUND)
        return 1
    guidance = decode(json.loads((arguments.site / RULES).read_text(encoding="utf-8")))
    with running(arguments.site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=CHROMIUM_ARGUMENTS)
        asker = _Asker(chromium, address)
        for line in _report(asker, guidance, arguments.answers, arguments.teams):
            print(line, flush=True)
        chromium.close()
    return 0


class _Asker:
    """Puts questions to the calculator as it is published, from within its page."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.folder = f"{address}{WORKER}"
        self.page: Page = chromium.new_page()
        # One more script is to be had, beside the calculator's own.
        self.page.route(f"**/{SCRIPT.name}", lambda route: route.fulfill(path=SCRIPT))
        self.page.goto(f"{address}calculator/")

    def ask(self, requests: Sequence[dict[str, Any]]) -> Times:
        """Return what the answers took. A refusal stops everything."""
        order = {"folder": self.folder, "requests": list(requests)}
        before = cpu_seconds(self.page.context)
        each = self.page.evaluate(MEASURE, [f"{self.folder}{SCRIPT.name}", order])
        cpu = cpu_seconds(self.page.context) - before
        return Times(each, 1000 * cpu / len(each))


def _report(asker: _Asker, guidance: Guidance, answers: int, teams: int) -> Iterator[str]:
    typed = keystrokes(guidance, WARM_UP + answers)
    asker.ask([trivial()] * WARM_UP)
    base = asker.ask([trivial()] * answers)
    first = asker.ask(typed[:WARM_UP]).each[0]
    own = asker.ask(typed[WARM_UP:])
    yield f"{'':20}{'median':>10}{'95 %':>10}{'CPU':>10}   of {answers} answers"
    yield f"{'trivial question':20}{base.line}"
    yield f"{'child, 4 pathways':20}{own.line}   the first of all: {first:.0f} ms"
    yield (
        f"{'ratio':20}{median(own.each) / median(base.each):7.1f}"
        f"{own.most / base.most:10.1f}{own.cpu / base.cpu:10.1f}"
    )
    yield f"95 % of the answers within {own.most:.1f} ms: {_verdict(own.most, ANSWER_LIMIT_MS)} ms"
    for children in FAMILIES:
        yield _family(asker, guidance, children, answers)
    if "caseload" in REQUESTS and teams:
        yield _teams(asker.ask([team(guidance, f"T{number}") for number in range(teams)]))


def _family(asker: _Asker, guidance: Guidance, children: int, answers: int) -> str:
    """Return the report on the joint timetable after each key for one of several children."""
    asked = list(families(guidance, children, WARM_UP + answers))
    asker.ask(asked[: 2 * WARM_UP])
    times = asker.ask(asked[2 * WARM_UP :])
    joint = Times(times.each[1::2], times.cpu)
    verdict = f"   {_verdict(joint.most, ANSWER_LIMIT_MS)} ms" if children <= LIMITED else ""
    return f"{f'all of {children} children':20}{joint.line}{verdict}"


def _teams(times: Times) -> str:
    """Return the report on teams; nobody asks twice for the same, so the first counts too."""
    seconds = [one / 1000 for one in times.each]
    return (
        f"a team of 1,000 children on 2 pathways each: median {median(seconds):.2f} s, longest "
        f"{max(seconds):.2f} s: {_verdict(max(seconds), TEAM_LIMIT_S)} s"
    )


def _verdict(taken: float, limit: float) -> str:
    return f"{'within' if taken <= limit else 'MORE THAN'} the limit of {limit}"


if __name__ == "__main__":
    sys.exit(main())
