"""How a step's rule changed: its cases told apart, and for each what of its sentence differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from decision_tool.core.editions.change import Change, Place, Timed
from decision_tool.core.guidance.rule import Branch, Point, Rule, Sentence, Window

FIELDS: Mapping[tuple[str, str], Timed] = {
    ("Amount", "count"): "amount",
    ("Amount", "unit"): "unit",
    ("Amount", "answer"): "amount",
    ("Birthday", "years"): "amount",
    ("Age", "years"): "amount",
    ("Age", "months"): "amount",
    ("MonthEnd", "months_after"): "amount",
    ("InWeeks", "first"): "amount",
    ("InWeeks", "last"): "amount",
    ("Shift", "direction"): "direction",
    ("Anchor", "id"): "anchor",
    ("Choice", "mode"): "anchor",
    ("Choice", "points"): "anchor",
    ("By", "manner"): "window",
    ("After", "once_held"): "window",
    ("Timing", "windows"): "window",
    ("Timing", "ideally"): "ideally",
    ("Series", "least"): "interval",
    ("Series", "most"): "interval",
    ("Series", "unit"): "interval",
    ("Series", "until"): "series-end",
    ("Series", "until_optional"): "series-end",
    ("Series", "times"): "series-end",
    ("Series", "superseded_from"): "series-end",
}
"""What a difference in each field is called; in any other it is of the whole sentence."""


def rule_changes(was: Rule, now: Rule, at: Place) -> Iterator[Change]:
    """Yield each change of a rule. *was* and *now* of each are cases, ``Branch``.

    Cases belong together by their condition, else by their sentence.
    """
    olds, news = list(was), list(now)
    pairs: list[tuple[Branch, Branch]] = []
    for is_same in (_same_guard, _same_sentence):
        for old in tuple(olds):
            new = next((one for one in news if is_same(old, one)), None)
            if new:
                pairs.append((old, new))
                olds.remove(old)
                news.remove(new)
    place: Place = (*at, ("branch", ""))
    for old in olds:
        yield Change("gone", place, old)
    for new in news:
        yield Change("new", place, now=new)
    for old, new in pairs:
        yield from _of_case(old, new, place)
    if [new for _, new in sorted(pairs, key=lambda pair: was.index(pair[0]))] != [
        new for new in now if new not in news
    ]:
        yield Change("order", place, was, now)


def _same_guard(old: Branch, new: Branch) -> bool:
    return old.guard == new.guard


def _same_sentence(old: Branch, new: Branch) -> bool:
    return old.sentence == new.sentence


def _of_case(old: Branch, new: Branch, place: Place) -> Iterator[Change]:
    if old.guard != new.guard:
        yield Change("condition", place, old, new)
    elif old.sentence != new.sentence:
        yield Change(timing_kind(old.sentence, new.sentence), place, old, new)


def timing_kind(was: Sentence, now: Sentence) -> Timed:
    """Return how one sentence differs from another."""
    kinds = set(_differences(was, now, "timing"))
    if kinds == {"amount", "unit"}:
        return "unit"
    return kinds.pop() if len(kinds) == 1 else "timing"


def _differences(was: Any, now: Any, kind: Timed) -> Iterator[Timed]:  # noqa: ANN401 - parts of a rule
    """Yield what each difference inside two parts is called; *kind* is that of their field."""
    if was == now:
        return
    if isinstance(was, tuple) and isinstance(now, tuple) and len(was) == len(now):
        for one, other in zip(was, now, strict=True):
            yield from _differences(one, other, kind)
    elif is_dataclass(was) and type(was) is type(now):
        for one in fields(was):
            name = type(was).__name__
            known = FIELDS.get((name, one.name), "timing")
            yield from _differences(getattr(was, one.name), getattr(now, one.name), known)
    elif isinstance(was, get_args(Point)) and isinstance(now, get_args(Point)):
        yield kind if kind in ("ideally", "series-end") else "anchor"
    elif isinstance(was, get_args(Window)) and isinstance(now, get_args(Window)):
        yield "window"
    else:
        yield kind
