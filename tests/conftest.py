"""How all tests are shared out and in which order; and which of them are counted for coverage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from xdist.remote import Producer  # type: ignore[import-untyped]

TOGETHER = {
    "tests/site/test_another_council.py",
    "tests/site/test_cases_in_worker.py",
    "tests/site/test_last_build.py",
    "tests/site/test_text_from_data.py",
    "tests/test_diff_cases.py",
}
"""Files whose tests share what takes long to make: they run in one process, which makes it once.
Those that are tried with several such things are one group for each."""
HERE = Path(__file__).parent
NOT_COUNTED = ("property", "publish", "records", "tools")
"""Folders whose tests need not show that every branch of the core is reached: examples do, so that
no draw of a law decides. What is counted runs half as fast."""


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # its types are not to be had
    """Hands out tests one by one, and those that belong together to one process."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        name, _, variant = test.partition("[")
        if file not in TOGETHER:
            return nodeid
        return f"{file}[{variant}" if file.endswith("another_council.py") and name else file


@pytest.hookimpl(optionalhook=True)  # the mutants are tried without plugins
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Groups:
    """Let pytest-xdist share out tests as they belong together."""
    return Groups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that carry the marker `long` before the others."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    for item in items:
        if item.path.relative_to(HERE).parts[0] in NOT_COUNTED:
            item.add_marker("no_cover")
