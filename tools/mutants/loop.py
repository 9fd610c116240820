"""Many trials in one run of pytest: tests are collected once, and each mutant gets a fork of that.

What a test module worked out while it was loaded came from the unchanged code. So a mutant that
none of these trials notices is tried once more with everything loaded anew (`trial`).
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import IO, TYPE_CHECKING

from tools.mutants.trial import CASES, CPU_SECONDS, QUICKLY, ROOT, cases_hold, load_library_once

if TYPE_CHECKING:
    import pytest

    from tools.mutants.changes import Mutant

MUTED = "0"
NOTICED = "1"


class Loop:
    """Runs the tests of a session once for each mutant, and writes a figure for each."""

    def __init__(
        self, mutants: Sequence[Mutant], report: IO[str], hold: Callable[[], bool]
    ) -> None:
        self.mutants, self.report, self.hold = mutants, report, hold

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for each mutant instead of running the tests."""
        if session.testsfailed:
            return True
        session.items[:] = _quickest_first(session.items)
        for mutant in self.mutants:
            child = os.fork()
            if child == 0:
                self._be_the_child(mutant, session)
            _, status = os.waitpid(child, 0)
            self.report.write(NOTICED if status else MUTED)
            self.report.flush()
        return True

    def _be_the_child(self, mutant: Mutant, session: pytest.Session) -> None:
        """Make the change, run the tests, and end the process: 0 where none noticed."""
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            code = int(_make(mutant) and not (self.hold() and _pass(session)))
        finally:
            os._exit(code)


def _make(mutant: Mutant) -> bool:
    from tools.mutants.swap import swap  # noqa: PLC0415 - only where it is needed

    path = ROOT / mutant.path
    module = mutant.path.removesuffix(".py").replace("/", ".")
    return swap(path, module, mutant.source(path.read_text("utf-8")))


def _pass(session: pytest.Session) -> bool:
    """Tell whether every test of the session passes, up to the first that does not."""
    return all(_passing(session.items))


def _passing(items: Sequence[pytest.Item]) -> Iterator[bool]:
    """Run the tests one after another; yield of each whether it passes."""
    from _pytest.runner import runtestprotocol  # noqa: PLC0415 - pytest loads it itself

    for item, following in zip(items, [*items[1:], None], strict=True):
        yield not any(one.failed for one in runtestprotocol(item, log=False, nextitem=following))


def _quickest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests by the time that each takes with nothing changed: most mutants fall early.

    It is the time of the processor, and it settles the order alone. A fork takes it, so that
    what tests leave behind in memory is gone.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as told:
                begun = process_time()
                for _ in _passing(items):
                    told.write(f"{process_time() - begun}\n")
                    begun = process_time()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        took = [float(line) for line in told]
    os.waitpid(child, 0)
    return [items[at] for at in sorted(range(len(items)), key=took.__getitem__)]


def noticed_together(
    mutants: Sequence[Mutant], tests: Sequence[str], library: Path, report: Path
) -> str:
    """Return a figure for each mutant: ``1`` where a test noticed, else it is to be tried anew."""
    child = os.fork()
    if child == 0:
        try:
            with Path(os.devnull).open("w") as nowhere:
                for stream in (1, 2):
                    os.dup2(nowhere.fileno(), stream)
            _collect_and_loop(mutants, tests, library, report)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    found = report.read_text("utf-8") if report.exists() else ""
    return found.ljust(len(mutants), MUTED)


def _collect_and_loop(
    mutants: Sequence[Mutant], tests: Sequence[str], library: Path, report: Path
) -> None:
    import pytest  # noqa: PLC0415 - loaded by the parent already

    load_library_once(library)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    files = [one for one in tests if one != CASES]
    with report.open("w", encoding="utf-8") as written:
        loop = Loop(mutants, written, lambda: CASES not in tests or cases_hold(library))
        pytest.main([*QUICKLY, *files], plugins=[loop])
