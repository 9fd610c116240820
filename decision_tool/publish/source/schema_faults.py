"""A file against its schema: every fault at its place, in an author's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from decision_tool.core.errors import Fault
from decision_tool.publish.source.field_types import Shape
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.yaml_source import MISSING, Source, Trail, value_at

WANTED = {
    "string_type": ("text", "Write one line of text."),
    "tuple_type": ("a list", "Write [one, another], or one item a line beginning with a hyphen."),
    "model_type": ("a group of keys", "Write `key: value`, one to a line."),
    "dict_type": ("a group of keys", "Write `key: value`, one to a line."),
    "bool_type": ("yes or no", "Write yes or no."),
    "int_type": ("a whole number", "Write digits only."),
    "int_parsing": ("a whole number", "Write digits only."),
    "int_from_float": ("a whole number", "Write digits only."),
}
"""What should stand where the type is wrong, by pydantic's name for the error."""


LIKE_A_HYPHEN = ("-", *"\u2010\u2011\u2012\u2013\u2014\u2022\u00b7")
"""Signs that an author may write, or a word processor makes, where an item of a list begins."""


def validate(source: Source, model: type[Shape]) -> tuple[Shape | None, list[Fault]]:
    """Return the file as *model*, or every place where it differs from that shape."""
    try:
        return model.model_validate(source.content), []
    except ValidationError as error:
        return None, [_fault(source, model, one) for one in error.errors(include_url=False)]


def _fault(source: Source, model: type[Shape], error: ErrorDetails) -> Fault:
    trail = _trail(source.content, error["loc"])
    context: Mapping[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "missing" if isinstance(error["loc"][-1], int):
            return Fault(source.where(trail), "an item is missing.", "Write exactly two.")
        case "missing":
            key = str(error["loc"][-1])
            return Fault(source.where(trail), f"{key!r} is missing.", f"Add `{key}:` and a value.")
        case "extra_forbidden":
            return _unknown_key(source, model, trail, error["input"])
        case "refusal":
            return Fault(source.where(trail), context["what"], context["hint"])
        case "literal_error":
            values = re.findall(r"'([^']*)'", context["expected"])
            return _unknown_word(source.where(trail), error["input"], values)
        case "too_short":
            return Fault(source.where(trail), "the list is empty.", "Write at least one.")
        case "too_long":
            return Fault(source.where(trail), "the list is too long.", "Write exactly two.")
        case kind if kind in WANTED:
            return _wrong_type(source, trail, kind, error["input"])
    return Fault(source.where(trail), f"{error['msg']}.")


def _trail(content: object, loc: Sequence[str | int]) -> Trail:
    """Return *loc* without the parts that are pydantic's own names for the arms of a choice."""
    trail: list[str | int] = []
    for part in loc:
        inner = value_at(content, (part,), MISSING)
        if inner is not MISSING:
            content = inner
            trail.append(part)
    return tuple(trail)


def _unknown_word(where: str, content: object, values: Sequence[str]) -> Fault:
    if isinstance(content, str) and content.strip():
        hint = hint_for(content, values) or f"Write one of: {', '.join(values)}."
        return Fault(where, f"{content!r} is not known here.", hint)
    what = f"a word is wanted here, and this is {_called(content)}."
    return Fault(where, what, f"Write one of: {', '.join(values)}.")


def _unknown_key(source: Source, model: type[Shape], trail: Trail, content: object) -> Fault:
    key = str(trail[-1])
    known = _keys_at(model, trail[:-1])
    begins, rest = _split(key)
    if begins in known and rest[:1] == ":":
        hint = f"Write a space after the colon: `{begins}: value`."
    elif begins in known and rest:
        hint = f"Write a colon and a space after {begins!r}: `{begins}: value`."
    elif key[:1] in LIKE_A_HYPHEN:
        hint = "An item of a list begins with a hyphen and a space."
    elif content is None and " " in key:
        hint = "A comma ends a text inside { }: put the whole text in quotes."
    elif key in known:  # in an entry of another kind
        hint = "It does not go with the other keys of this entry: take it out."
    else:
        hint = hint_for(key, known) or f"Known here: {', '.join(known)}."
    return Fault(source.where(trail, key=True), f"the key {key!r} is not known here.", hint)


def _split(key: str) -> tuple[str, str]:
    """Return the word that *key* begins with, and the rest."""
    word = re.match(r"[\w-]*", key)
    begins = word[0] if word else ""
    return begins, key[len(begins) :]


def _keys_at(model: type[BaseModel], trail: Trail) -> list[str]:
    """Return the keys of the mapping at *trail*, following the types of the schema."""
    models = [model]
    for part in (part for part in trail if isinstance(part, str)):
        fields = [field for one in models for field in one.model_fields.items()]
        annotations = [field.annotation for name, field in fields if (field.alias or name) == part]
        models = [inner for annotation in annotations for inner in _models_in(annotation)]
    return [field.alias or name for one in models for name, field in one.model_fields.items()]


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _wrong_type(source: Source, trail: Trail, kind: str, content: object) -> Fault:
    wanted, hint = WANTED[kind]
    if content is None:
        hint = "Write it, or leave the key out."
    elif kind == "string_type" and isinstance(content, bool | int | float):
        hint = "Put it in quotes."
    elif kind == "string_type" and isinstance(content, Mapping):
        hint = "Put text that begins with { or holds a colon in quotes."
    elif kind == "string_type" and isinstance(content, list):
        hint = "Put text that begins with [ in quotes."
    what = f"{wanted} is wanted here, and this is {_called(content)}."
    return Fault(source.where(trail), what, hint)


def _called(content: object) -> str:
    match content:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text" if content.strip() else "empty"
        case Mapping():
            return "a group of keys"
    return "a list"
