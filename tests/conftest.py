"""The order of all tests: what takes long begins first, so that no worker ends alone with it."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that carry the marker `long` before the others."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
