"""One trial: a child process in which one file of the core is another, and the tests that notice.

Nothing is written: the changed file lives in the memory of the child, as if the working copy
held it. The child is forked after pytest and its like are loaded, and loads all of our own anew.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
from functools import cache
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tests.worked_cases import Case, differences, load_cases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

    import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = "cases"
"""Stands among the tests for all worked cases."""


@cache
def worked_cases() -> list[Case]:
    """Return every worked case, those that hold whole lists of words first."""
    return sorted(load_cases(), key=lambda case: not case.id.startswith("words/"))


QUICKLY = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain")
"""A trial asks only whether a test fails, so nothing is got ready to say why."""

CPU_SECONDS = 120
"""A mutant that counts for ever is stopped, and so noticed."""


class _Changed(SourceFileLoader):
    """Loads one module from a text instead of its file."""

    text = ""

    def get_code(self, fullname: str) -> CodeType | None:
        return InspectLoader.source_to_code(self.text, self.get_filename(fullname))


class _Finder(MetaPathFinder):
    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.module = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    def find_spec(
        self, name: str, _path: object = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self.module:
            return None
        file = str(ROOT / self.path)
        loader = _Changed(name, file)
        loader.text = self.text
        return spec_from_file_location(name, file, loader=loader)


def is_noticed(path: str, text: str, tests: Sequence[str], library: Path) -> bool:
    """Tell whether a test fails while the file at *path* reads *text*."""
    child = os.fork()
    if child == 0:
        _be_the_child(path, text, tests, library)
    _, status = os.waitpid(child, 0)
    return status != 0


def _be_the_child(path: str, text: str, tests: Sequence[str], library: Path) -> None:
    """Run the tests and end the process: 0 where none noticed."""
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        with Path(os.devnull).open("w") as nowhere:
            for stream in (1, 2):
                os.dup2(nowhere.fileno(), stream)
        _unload_our_own()
        sys.meta_path.insert(0, cast("MetaPathFinder", _Finder(path, text)))
        code = int(not _tests_pass(tests, library))
    finally:
        os._exit(min(code, 1))


def _unload_our_own() -> None:
    """Forget what the parent loaded to read the worked cases: it would hide a changed file."""
    for name in [one for one in sys.modules if one.partition(".")[0] in ("decision_tool", "tests")]:
        del sys.modules[name]


class _QuickestFirst:
    """Runs tests in the order that is written in a file, one id a line; others after them."""

    def __init__(self, order: Path) -> None:
        ids = order.read_text("utf-8").splitlines() if order.exists() else []
        self.places = {one: place for place, one in enumerate(ids)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.places.get(item.nodeid, len(self.places)))


def order_beside(library: Path) -> Path:
    """Return the file that names the tests of a package, the quickest first."""
    return library.with_suffix(".order")


def _tests_pass(tests: Sequence[str], library: Path) -> bool:
    """Tell whether no test notices. What raises here, as an import may, is noticed as well."""
    if CASES in tests and not cases_hold(library):
        return False
    files = [one for one in tests if one != CASES]
    if not files:
        return True
    import pytest  # noqa: PLC0415 - loaded by the parent already

    load_library_once(library)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they are half of a short trial
    order = _QuickestFirst(order_beside(library))
    return int(pytest.main([*QUICKLY, *files], plugins=[order])) == 0


def cases_hold(library: Path) -> bool:
    """Tell whether every worked case still gets what it expects; read by the parent, once."""
    from decision_tool.core.errors import FaultsError  # noqa: PLC0415 - not before the fork
    from decision_tool.core.planning.given import load_given  # noqa: PLC0415
    from decision_tool.core.planning.plan import make_plan  # noqa: PLC0415
    from decision_tool.core.planning.reply import plan_as_json  # noqa: PLC0415

    pickled = library.with_suffix(".guidance")
    guidance = pickle.loads(pickled.read_bytes())  # noqa: S301 - our own file of this run
    for case in worked_cases():
        try:
            plan = plan_as_json(make_plan(guidance, load_given(case.given, guidance)))
        except FaultsError as error:
            refused = case.expect.get("refused")
            if refused is None or any(word not in str(error) for word in refused):
                return False
            continue
        if case.is_refused or differences(case, plan):
            return False
    return True


def load_library_once(pickled: Path) -> None:
    """Let tests that load the shipped library have it as it was read without the change."""
    from decision_tool.publish.check import loading  # noqa: PLC0415 - not before the fork

    read = loading.load_library

    def load_library(root: Path) -> object:
        if root.resolve() != ROOT:
            return read(root)
        return pickle.loads(pickled.read_bytes())  # noqa: S301 - our own file of this run

    loading.load_library = cast("type[object]", load_library)  # type: ignore[assignment]
