"""How all tests are shared out among processes, and in which order."""

from __future__ import annotations

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
}
"""Files of the pages whose tests share what takes long to make. Those that are tried with several
such things are one group for each."""
ONE_BY_ONE = ("tests/property/", "tests/site/")
"""Folders whose tests take long each, and share little with the others of their file."""


class Groups(LoadScopeScheduling):  # type: ignore[misc]  # its types are not to be had
    """Hands out the tests of a file to one process, which makes once what they share.

    Those of `ONE_BY_ONE` are handed out one by one.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        name, _, variant = test.partition("[")
        if file.startswith(ONE_BY_ONE) and file not in TOGETHER:
            return nodeid
        return f"{file}[{variant}" if file.endswith("another_council.py") and name else file


@pytest.hookimpl(optionalhook=True)  # the mutants are tried without plugins
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Groups:
    """Let pytest-xdist share out tests as they belong together."""
    return Groups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that carry the marker `long` before the others."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
