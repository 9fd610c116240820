"""How long a team takes in a browser: a folder of saved cases, and a long table.

`make bench` runs it on the built site. The time is what a person waits, from the files that are
chosen to the timetable: reading them in the page, planning, drawing. Each round opens other
files, for the engine keeps the last. Let the machine rest meanwhile, or compare two sites one
after the other and look at the ratio.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from decision_tool.core.guidance.codec import decode
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.saved_file import Said
from decision_tool.publish.site.server import running
from tools import browser as machine
from tools.bench_reply import RULES
from tools.bench_start import CHROMIUM_ARGUMENTS
from tools.python_env import ROOT

TODAY = date(2026, 9, 7)
BORN = date(2015, 3, 4)
PATHWAYS = ("adoption", "long-term-fostering")
KEYS = ("qaag", "final-evidence", "final-hearing")
HEADINGS = ("Case number", "Plans", "Date of birth", "QAAG", "Final evidence", "Final hearing")
CASES, CASES_LIMIT_S = 1_000, 3
ROWS, ROWS_LIMIT_S = 5_000, 10
START_MS = 120_000
WATCH = """() => document.addEventListener("change", ({target}) => {
  if (target.type !== "file") return;
  const begun = performance.now();
  const progress = document.querySelector("[data-part=progress]");
  let isUnderWay = false;
  window.took = null;
  const look = () => {
    isUnderWay ||= progress.hasChildNodes();
    const isShown = document.querySelector(".pw-cases tbody .pw-when") !== null;
    if (isUnderWay && !progress.hasChildNodes() && isShown) window.took = performance.now() - begun;
    else requestAnimationFrame(look);
  };
  look();
}, true)"""
TOOK = """() => new Promise((resolve) => {
  const look = () => (window.took ? resolve(window.took) : setTimeout(look, 20));
  look();
})"""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    browser = machine.find()
    if not browser:
        print(machine.NONE_FOUND)
        return 1
    guidance = decode(json.loads((arguments.site / RULES).read_text(encoding="utf-8")))
    with running(arguments.site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=CHROMIUM_ARGUMENTS)
        for line in _report(chromium, address, guidance, arguments.rounds):
            print(line, flush=True)
        chromium.close()
    return 0


def _report(chromium: Browser, address: str, guidance: Guidance, rounds: int) -> Iterator[str]:
    page = chromium.new_page()
    page.goto(f"{address}caseload/")
    page.wait_for_selector("#caseload[data-engine=ready]", timeout=START_MS)
    page.evaluate(WATCH)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        folders = [_folder(place, guidance, one) for one in range(rounds)]
        cases = [_took(page, "folder", one) for one in folders]
        rows = [_took(page, "file", _table(place, one)) for one in range(rounds)]
    yield _line(f"{CASES:,} saved cases of a folder", cases, CASES_LIMIT_S)
    yield _line(f"{ROWS:,} rows of a table", rows, ROWS_LIMIT_S)


def _took(page: Page, part: str, path: Path) -> float:
    """Return the seconds from choosing *path* to the timetable."""
    page.locator(f"[data-part={part}]").set_input_files(path)
    taken: float = page.evaluate(TOOK)
    return taken / 1000


def _days(number: int, start: int) -> list[date]:
    """Return the key dates of a child: some passed, some to come."""
    first = TODAY + timedelta(days=(number * 7 + start) % 230 - 30)
    return [first, first + timedelta(days=25), first + timedelta(days=54)]


def _folder(within: Path, guidance: Guidance, start: int) -> Path:
    """Return a new folder of cases as the calculator saves them."""
    folder = within / f"team-{start}"
    folder.mkdir()
    for number in range(CASES):
        dates = {"birth": BORN, **dict(zip(KEYS, _days(number, start), strict=True))}
        plan = make_plan(guidance, Given(PATHWAYS, dates, today=TODAY))
        said = Said(reference=f"C-{number}")
        text, _ = case_text([ChildToSave(plan, said=said)], guidance)
        (folder / f"case-{number}.json").write_text(text, encoding="utf-8")
    return folder


def _table(within: Path, start: int) -> Path:
    """Return a new file with a row for each child."""
    rows = [",".join(HEADINGS)]
    for number in range(ROWS):
        days = (f"{day:%d/%m/%Y}" for day in (BORN, *_days(number, start)))
        rows.append(",".join((f"C-{number}", "; ".join(PATHWAYS), *days)))
    path = within / f"team-{start}.csv"
    path.write_text("\r\n".join([*rows, ""]), encoding="utf-8")
    return path


def _line(what: str, taken: list[float], limit: int) -> str:
    middle = median(taken)
    verdict = "within" if middle <= limit else "MORE THAN"
    each = ", ".join(f"{one:.2f}" for one in taken)
    return f"{what}: median {middle:.2f} s ({each}): {verdict} the limit of {limit} s"


if __name__ == "__main__":
    sys.exit(main())
