"""Many trials in one run of pytest: tests are collected once, and each mutant gets a fork of that.

What a test module worked out while it was loaded came from the unchanged code. So a mutant that
none of these trials notices is tried once more with everything loaded anew (`trial`).
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from types import CodeType
from typing import IO, TYPE_CHECKING, NamedTuple

from tools.mutants.trial import (
    CASES,
    CPU_SECONDS,
    QUICKLY,
    ROOT,
    cases_hold,
    load_library_once,
    order_beside,
)

if TYPE_CHECKING:
    import pytest

    from tools.mutants.changes import Mutant

MUTED = "0"
NOTICED = "1"


class Loop:
    """Runs the tests of a session once for each mutant, and writes a figure for each."""

    def __init__(
        self, mutants: Sequence[Mutant], report: IO[str], order: Path, hold: Callable[[], bool]
    ) -> None:
        self.mutants, self.report, self.order, self.hold = mutants, report, order, hold

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for each mutant instead of running the tests."""
        if session.testsfailed:
            return True
        tried = _tried(session.items)
        self.order.write_text("\n".join(one.item.nodeid for one in tried), encoding="utf-8")
        for mutant in self.mutants:
            child = os.fork()
            if child == 0:
                self._be_the_child(mutant, tried)
            _, status = os.waitpid(child, 0)
            self.report.write(NOTICED if status else MUTED)
            self.report.flush()
        return True

    def _be_the_child(self, mutant: Mutant, tried: Sequence[Tried]) -> None:
        """Make the change, run the tests, and end the process: 0 where none noticed."""
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
            changed = _make(mutant)
            code = int(bool(changed) and not (self.hold() and _pass(tried, mutant.path, changed)))
        finally:
            os._exit(code)


def _make(mutant: Mutant) -> str:
    from tools.mutants.swap import swap  # noqa: PLC0415 - only where it is needed

    path = ROOT / mutant.path
    module = mutant.path.removesuffix(".py").replace("/", ".")
    return swap(path, module, mutant.source(path.read_text("utf-8")))


class Tried(NamedTuple):
    """One test as it goes with nothing changed: how long it takes, and the functions it calls."""

    item: pytest.Item
    took: float
    called: frozenset[tuple[str, str]]


def _pass(tried: Sequence[Tried], path: str, changed: str) -> bool:
    """Tell whether every test passes that calls what *changed*, up to the first that does not."""
    reached = [one.item for one in tried if (path, changed) in one.called]
    return all(_passing(reached))


def _passing(items: Sequence[pytest.Item]) -> Iterator[bool]:
    """Run the tests one after another; yield of each whether it passes."""
    from _pytest.runner import runtestprotocol  # noqa: PLC0415 - pytest loads it itself

    for item, following in zip(items, [*items[1:], None], strict=True):
        yield not any(one.failed for one in runtestprotocol(item, log=False, nextitem=following))


def _tried(items: Sequence[pytest.Item]) -> list[Tried]:
    """Return the tests, the quickest first, so that most mutants fall early.

    A fork tries them, so that what tests leave behind in memory is gone. A test that finds
    something remembered calls less than it rests on: what is missed by it is tried anew.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with os.fdopen(writing, "wb") as told:
                pickle.dump(_watched(items), told)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        watched = pickle.loads(told.read())  # noqa: S301 - from our own fork
    os.waitpid(child, 0)
    found = [Tried(item, *one) for item, one in zip(items, watched, strict=True)]
    return sorted(found, key=lambda one: one.took)


def _watched(items: Sequence[pytest.Item]) -> list[tuple[float, frozenset[tuple[str, str]]]]:
    """Run the tests, and return of each its processor time and the functions of the core."""
    root, core = f"{ROOT}/", f"{ROOT}/decision_tool/core/"
    found = []
    called: set[CodeType] = set()
    sys.setprofile(lambda frame, event, _: called.add(frame.f_code) if event == "call" else None)
    begun = process_time()
    for _ in _passing(items):
        done = tuple(called)  # what names them is called too
        names = ((one.co_filename, one.co_qualname) for one in done)
        ours = ((file.removeprefix(root), name) for file, name in names if file.startswith(core))
        found.append((process_time() - begun, frozenset(ours)))
        called.clear()
        begun = process_time()
    sys.setprofile(None)
    return found


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
        order = order_beside(library)
        loop = Loop(mutants, written, order, lambda: CASES not in tests or cases_hold(library))
        pytest.main([*QUICKLY, *files], plugins=[loop])
