"""What changed in record forms: the places to fill in, and the words around them.

A form is JSON, as a published edition keeps it. A place to fill in is any object in it with an id
and a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from decision_tool.core.editions.change import Change, Place
from decision_tool.core.editions.meaning import ALIKE, likeness, same_meaning

TEXTS = ("label", "name", "hint")
"""What of a place is text."""
WORDS = ("title", "about", "prompt", "words", "who")
"""What of a form is text beside its places."""
SILENT = ("clauses",)
"""What of a place a reader never sees as such: the clauses that it carries out."""
Json = Any


def form_changes(was: Mapping[str, Json], now: Mapping[str, Json]) -> Iterator[Change]:
    """Yield what changed inside the forms that both editions have."""
    for name, old in was.items():
        if name in now and old != now[name]:
            yield from _of_form(old, now[name], (("record", name),))


def _of_form(was: Json, now: Json, at: Place) -> Iterator[Change]:
    olds, news = dict(fields_of(was)), dict(fields_of(now))
    for key, old in olds.items():
        place: Place = (*at, ("field", key))
        if key not in news:
            yield Change("gone", place, old)
        elif _shown(old) != _shown(news[key]):
            yield from _of_field(old, news[key], place)
    for key, new in news.items():
        if key not in olds:
            yield Change("new", (*at, ("field", key)), now=new)
    yield from _words(tuple(_texts(was)), tuple(_texts(now)), at)
    if _frame(was) != _frame(now):
        yield Change("fact", at, part="layout", is_rule=False)


def _of_field(was: Mapping[str, Json], now: Mapping[str, Json], at: Place) -> Iterator[Change]:
    """Yield a change for each part of one place."""
    for part in dict.fromkeys((*_shown(was), *_shown(now))):
        if part == "name" and all(one["name"] == one["label"] for one in (was, now)):
            continue  # the label has been told
        if part in TEXTS:
            old, new = was.get(part, ""), now.get(part, "")
            kind: Literal["text", "fact"] = "text"
            is_rule = not same_meaning(old, new)
        else:
            old, new = was.get(part), now.get(part)
            kind, is_rule = "fact", True
        if old != new:
            yield Change(kind, at, old, new, part, is_rule)


def _shown(one: Mapping[str, Json]) -> dict[str, Json]:
    return {part: value for part, value in one.items() if part not in SILENT}


def _words(was: tuple[str, ...], now: tuple[str, ...], at: Place) -> Iterator[Change]:
    left = [text for text in now if text not in was]
    for old in was:
        if old in now:
            continue
        nearest = max(left, key=lambda text: likeness(old, text), default="")
        if nearest and likeness(old, nearest) >= ALIKE:
            left.remove(nearest)
            yield Change("text", at, old, nearest, "words", is_rule=not same_meaning(old, nearest))
        else:
            yield Change("text", at, old, "", "words")
    for new in left:
        yield Change("text", at, "", new, "words")


def _frame(part: Json) -> Json:
    """Return a form without the texts and the insides of its places: how it is laid out."""
    if isinstance(part, dict):
        if _is_field(part):
            return part["id"]
        return {name: _frame(one) for name, one in part.items() if name not in WORDS}
    return [_frame(one) for one in part] if isinstance(part, list | tuple) else part


def fields_of(form: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    """Yield each place to fill in by its id, in reading order."""
    for one in _objects(form):
        if _is_field(one):
            yield one["id"], one


def _texts(form: Json) -> Iterator[str]:
    """Yield the words of a form that belong to no place."""
    for one in _objects(form):
        if not _is_field(one):
            for name in WORDS:
                part = one.get(name, ())
                yield from filter(None, [part] if isinstance(part, str) else part)


def _objects(part: Json) -> Iterator[dict[str, Json]]:
    if isinstance(part, dict):
        yield part
        if not _is_field(part):
            for one in part.values():
                yield from _objects(one)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _objects(one)


def _is_field(one: Mapping[str, Json]) -> bool:
    return "id" in one and "label" in one
