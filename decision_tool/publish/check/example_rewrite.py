"""A worked example that does not hold any more, rewritten to say what the guidance says now.

Only what it expects and does not follow is changed: what it never named it names no more than
before. The signature goes, for nobody has found the new text right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from decision_tool.publish.check.plan_compared import NO_ROW, Difference
from decision_tool.publish.source.example_text import example_text, kebab
from decision_tool.publish.source.examples import Example
from decision_tool.publish.source.yaml_source import read_yaml

SIGNATURE = ("signed-by", "signed-on")
Json = Any


def rewritten(example: Example, content: bytes, found: Sequence[Difference]) -> str:
    """Return the text of the file whose *content* it is, with what was *found* to differ now.

    Names of the organisation stay as they are written, and comments stand at the head.
    """
    whole: Json = deepcopy(read_yaml(example.source.name, content).content)
    for name in SIGNATURE:
        whole.pop(name, None)
    for one in reversed(found):  # rows that go are taken from the end, so that the others stay
        _put(whole["expect"], one)
    return _comments(content) + example_text(whole)


def _comments(content: bytes) -> str:
    lines = (line.strip() for line in content.decode("utf-8-sig").splitlines())
    return "".join(f"{line}\n" for line in lines if line.startswith("#"))


def _put(expect: Json, one: Difference) -> None:
    """Put what the guidance says at the place of what was expected."""
    *path, last = one.trail
    place = expect
    for step in path:
        place = place[step]
    if one.got is NO_ROW:
        del place[last]
        return
    key = last.replace("_", "-") if isinstance(last, str) else last
    place[key] = _said(kebab(one.expected), kebab(one.got))


def _said(expected: Json, got: Json) -> Json:
    """Return what there is now, as far as the example says it."""
    if isinstance(expected, Mapping) and isinstance(got, list):
        named = [*expected.get("has", ()), *expected.get("lacks", ())]
        parts = {
            "has": [one for one in named if one in got],
            "lacks": [one for one in named if one not in got],
        }
        return {key: names for key, names in parts.items() if names}
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        return {key: got[key] for key in expected if key in got}
    if isinstance(got, list):
        return [_without_words(one) for one in got]
    return got


def _without_words(one: Json) -> Json:
    """Return a problem, a note or another reading without its sentences."""
    silent = ("message", "reason")
    return {k: v for k, v in one.items() if k not in silent} if isinstance(one, Mapping) else one
