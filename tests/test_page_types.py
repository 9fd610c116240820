"""The page side's types of the replies: made from the code, and of every request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

import pytest

from tools import page_types
from tools.page_types import FILE, written


class InnerJson(TypedDict):
    """A part."""

    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """Another part of the same name."""

    text: str
    day: str | None


class WholeJson(TypedDict):
    """What is replied."""

    kind: Literal["one", "many"]
    parts: list[InnerJson]
    said: NotRequired[dict[str, float]]
    pairs: tuple[tuple[int | None, ...], ...]


class BothJson(WholeJson):
    """The same, with a part of another shape and the same name."""

    other: Inner


class StrangeJson(TypedDict):
    """A reply that no JSON can hold."""

    found: set[str]


def test_the_types_are_made_from_the_code() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "Run `make schemas`."


def test_a_record_is_an_interface_with_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_types, "REPLIES", (WholeJson,))
    assert written().removeprefix(page_types.HEAD) == (
        "\n/** A part. */\nexport interface Inner {\n  text: string;\n}\n"
        "\n/** What is replied. */\nexport interface Whole {\n"
        '  kind: "one" | "many";\n  parts: Inner[];\n  said?: Record<string, number>;\n'
        "  pairs: ((number | null)[])[];\n}\n"
    )


def test_two_types_of_one_name_and_two_shapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_types, "REPLIES", (BothJson,))
    with pytest.raises(TypeError, match="two types are called Inner"):
        written()


def test_what_is_no_json_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_types, "REPLIES", (StrangeJson,))
    with pytest.raises(TypeError, match="no type for"):
        written()
