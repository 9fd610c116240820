"""How well the tests hold the core: ``python -m tools.mutants [PACKAGE...]`` (`make mutants`).

Changes are picked by chance, with a seed, so that a run can be repeated. Printed for each
package: how many of them a test noticed, and each one that none did.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.mutants.changes import Mutant, mutants_of
from tools.mutants.equal import is_equal
from tools.mutants.loop import NOTICED, noticed_together
from tools.mutants.trial import CASES, ROOT, is_noticed, worked_cases

CORE = "decision_tool/core"
SAID = "tests/test_said_cases.py"
FLOOR = "core"
"""Stands for the modules that every package of the core rests on, beside the packages."""
TESTS: dict[str, tuple[str, ...]] = {
    "days": ("tests/core/test_*day*.py", "tests/core/test_dates.py"),
    "guidance": (CASES, "tests/core/test_codec.py", "tests/core/test_late.py",
                 "tests/core/test_records_documents.py",
                 "tests/core/test_plan.py", "tests/property/test_wording.py",
                 "tests/core/test_saved_editions.py", "tests/core/test_edition.py",
                 "tests/core/test_renames.py"),
    "planning": (CASES, "tests/core/test_plan.py", "tests/core/test_diary.py",
                 "tests/core/test_given.py", "tests/core/test_outcome.py",
                 "tests/core/test_reply.py", "tests/core/test_series.py",
                 "tests/core/test_count*.py", "tests/core/test_speech.py",
                 "tests/core/test_inputs.py", "tests/core/test_held*.py",
                 "tests/core/test_date_notes.py", "tests/core/test_index.py",
                 "tests/core/test_working_day_point.py",
                 "tests/core/test_agreed.py", "tests/core/test_wording.py",
                 "tests/property/test_wording.py", SAID),
    "situation": ("tests/core/test_situation*.py", "tests/test_situation_cases.py"),
    "records": ("tests/core/test_records*.py", SAID),
    "timetable": ("tests/core/test_row_facts.py", "tests/core/test_timetable*.py",
                  "tests/core/test_answer.py",
                  "tests/core/test_count*.py", "tests/core/test_chart.py",
                  "tests/core/test_form.py", "tests/core/test_change*.py",
                  "tests/core/test_what_if.py", "tests/core/test_since.py",
                  "tests/core/test_latest_safe.py",
                  "tests/core/test_agreed.py", "tests/core/test_records*.py",
                  "tests/exports/test_change_email.py", SAID),
    "caseload": ("tests/core/test_caseload*.py", "tests/core/test_write_table.py",
                 "tests/property/test_raw_table.py", "tests/core/test_guidances.py",
                 "tests/core/test_team_choice.py", "tests/core/test_elsewhere.py",
                 "tests/core/test_two_editions.py", "tests/core/test_former_cells.py",
                 "tests/test_team_edition_cases.py", SAID),
    "family": ("tests/core/test_family.py", "tests/core/test_asks_family.py"),
    "saved": ("tests/core/test_saved*.py", "tests/core/test_asks_*.py",
              "tests/core/test_file_name.py", "tests/core/test_carried_over.py",
              "tests/core/test_guidances.py", "tests/core/test_elsewhere.py",
              "tests/core/test_team_choice.py", SAID),
    "editions": ("tests/test_diff_cases.py", "tests/core/test_editions*.py",
                 "tests/core/test_stay_or_move.py", "tests/core/test_elsewhere.py",
                 "tests/core/test_team_choice.py"),
    FLOOR: ("tests/core/test_words.py", "tests/core/test_pasted.py", "tests/core/test_errors.py",
            "tests/core/test_plain.py", "tests/core/test_reference.py",
            "tests/core/test_given.py", "tests/core/test_typed_day.py",
            "tests/core/test_caseload*.py", "tests/core/test_saved*.py",
            "tests/core/test_latest_safe.py", "tests/core/test_answer.py", SAID),
}  # fmt: skip
"""The tests that hold each package, the quickest to notice something first."""


def main() -> int:
    """Print the score of each package and return 1 if one is below the aim."""
    arguments = _arguments()
    if not arguments.here:
        return _in_a_scratch_copy()
    _preload()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.pickle"
        _pickle_library(library)
        scores = [_score(name, arguments, library) for name in arguments.packages or TESTS]
    return int(any(score < arguments.aim for score in scores))


def _in_a_scratch_copy() -> int:
    """Do all this in a copy: what is edited meanwhile changes nothing, and nothing is touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        command = [sys.executable, "-m", "tools.mutants", "--here", *sys.argv[1:]]
        return subprocess.run(command, cwd=copy, check=False).returncode


NOT_COPIED = (".git", ".venv", "node_modules", "__pycache__", ".*_cache")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("packages", nargs="*", metavar="PACKAGE", help=", ".join(TESTS))
    parser.add_argument("--sample", type=int, default=60, help="how many of each package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aim", type=float, default=97.0, help="the least score, in per cent")
    parser.add_argument("--only", default="", help="files whose path holds this")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _score(package: str, arguments: argparse.Namespace, library: Path) -> float:
    """Try a sample of the mutants of a package; print and return its score."""
    folder = CORE if package == FLOOR else f"{CORE}/{package}"
    found = [
        mutant
        for path in sorted((ROOT / folder).glob("*.py"))
        if arguments.only in path.name
        for mutant in mutants_of(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    ]
    picked = random.Random(arguments.seed).sample(  # noqa: S311 - nothing is to be kept secret
        found, min(arguments.sample, len(found))
    )
    tests = _files(TESTS[package])
    path = f"{folder}/__init__.py"
    if is_noticed(path, (ROOT / path).read_text("utf-8"), tests, library):
        sys.exit(f"{package}: its tests fail with nothing changed. Mend that first.")
    figures = noticed_together(picked, tests, library, library.with_suffix(f".{package}"))
    left = [one for one, figure in zip(picked, figures, strict=True) if figure != NOTICED]
    print(f"{package}: {len(left)} of {len(picked)} are tried anew", file=sys.stderr)
    survivors = [one for one in left if not _is_noticed(one, tests, library)]
    equal = [one for one in survivors if is_equal(one, (ROOT / one.path).read_text("utf-8"))]
    tried, lost = len(picked) - len(equal), len(survivors) - len(equal)
    score = 100 * (tried - lost) / max(tried, 1)
    print(
        f"{package}: {score:.1f} % of {tried} noticed ({len(found)} could be made; "
        f"{len(equal)} more change nothing)"
    )
    return score


def _is_noticed(mutant: Mutant, tests: list[str], library: Path) -> bool:
    text = mutant.source((ROOT / mutant.path).read_text("utf-8"))
    is_noticed_ = is_noticed(mutant.path, text, tests, library)
    if not is_noticed_:
        print(f"  {mutant.path}:{mutant.line}: {mutant.what}", flush=True)
    return is_noticed_


def _files(patterns: tuple[str, ...]) -> list[str]:
    """Return the test files that patterns name, each of them some; the worked cases are no file."""
    named: dict[str, None] = {}
    for pattern in patterns:
        matching = [pattern] if pattern == CASES else sorted(map(str, ROOT.glob(pattern)))
        if not matching:
            sys.exit(f"No test is called {pattern}. Mend that first.")
        named.update(dict.fromkeys(matching))
    return list(named)


def _preload() -> None:
    """Load what every trial needs and nothing of our own: a forked child starts with it.

    Not Hypothesis: pytest wants to load its plugins itself.
    """
    import lark  # noqa: F401, PLC0415
    import pydantic  # noqa: F401, PLC0415
    import pytest  # noqa: F401, PLC0415
    import yaml  # noqa: F401, PLC0415

    worked_cases()


def _pickle_library(path: Path) -> None:
    code = (
        "import pickle, sys; from pathlib import Path; "
        "from decision_tool.publish.check.loading import load_library; "
        "library, path = load_library(Path(sys.argv[1])), Path(sys.argv[2]); "
        "path.write_bytes(pickle.dumps(library)); "
        "path.with_suffix('.guidance').write_bytes(pickle.dumps(library.guidance))"
    )
    subprocess.run([sys.executable, "-c", code, str(ROOT), str(path)], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
