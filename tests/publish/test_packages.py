"""The libraries of the calendar part, taken from the Python that builds the site."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, files

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.engine import packages

FILES = "decision_tool.publish.engine.packages.files"


def missing(_name: str) -> None:
    raise PackageNotFoundError


def test_a_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FILES, missing)

    with pytest.raises(DecisionToolError, match="icalendar is not installed: run `make setup`"):
        packages.package_files()


def test_a_library_without_its_licence_does_not_travel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        FILES, lambda name: [one for one in files(name) or () if "LICENSE" not in one.name]
    )

    with pytest.raises(DecisionToolError, match="icalendar is installed without its licence"):
        packages.package_files()


def test_the_same_files_in_another_order_give_the_same_archive() -> None:
    one = packages.zipped({"a": b"1", "b": b"2"})

    assert one == packages.zipped({"b": b"2", "a": b"1"})
