"""JSON Schemas of the replies, made from the types that make them: `make schemas`.

The types stand in the module ``json_shapes`` of each room; mypy holds the code to them. What is
written to `docs/schemas/` is compared with them by a test, and real replies with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from decision_tool.commands.json_shapes import CheckJson, EditionsJson
from decision_tool.core.caseload.json_shapes import CaseloadJson
from decision_tool.core.editions.json_shapes import DiffJson
from decision_tool.core.planning.json_shapes import PlanJson
from decision_tool.core.saved.json_shapes import CaseJson
from decision_tool.core.situation.json_shapes import SituationJson
from decision_tool.publish.readings.json_shapes import ReadingsJson

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
REPLIES: Mapping[str, Any] = {
    "plan": PlanJson,
    "ask": SituationJson,
    "caseload": CaseloadJson,
    "check": CheckJson,
    "edition-list": EditionsJson,
    "readings": ReadingsJson,
    "diff": DiffJson,
    "saved-file": CaseJson,
}
"""The type of each reply, by the name of its schema."""

Schema = dict[str, Any]


def schema_of(kind: object) -> Schema:
    """Return the schema of a whole reply, with each object it holds by name.

    Objects may have more parts than are named: parts are added freely, and readers pass them over.
    """
    defined: dict[str, Schema] = {}
    whole = _schema(kind, defined)
    return {"$schema": DIALECT, **whole, "$defs": dict(sorted(defined.items()))}


def _schema(kind: object, defined: dict[str, Schema]) -> Schema:
    """Return the schema of a type; objects go to *defined* and are referred to."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if is_typeddict(kind):
        return _object(kind, defined)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**_schema(parts[0], defined), "format": parts[1]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (UnionType, Union):
        return {"anyOf": [_schema(one, defined) for one in parts]}
    if origin is list:
        return {"type": "array", "items": _schema(parts[0], defined)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1], defined)}
    raise TypeError(f"no schema for {kind!r}")


def _object(kind: Any, defined: dict[str, Schema]) -> Schema:  # noqa: ANN401 - a TypedDict
    name = kind.__name__.removesuffix("Json")
    if name not in defined:
        defined[name] = {}  # holds the place while what is within is looked at
        hints = get_type_hints(kind, include_extras=True)
        left_out = {key for key, hint in hints.items() if get_origin(hint) is NotRequired}
        inner = {key: get_args(hint)[0] if key in left_out else hint for key, hint in hints.items()}
        defined[name] = {
            "type": "object",
            **_described(kind),
            "properties": {key: _schema(one, defined) for key, one in inner.items()},
            "required": [key for key in hints if key not in left_out],
        }
    return {"$ref": f"#/$defs/{name}"}


def _described(kind: Any) -> Schema:  # noqa: ANN401 - a TypedDict
    """Return the docstring of a type of ours; one made without a class has Python's own."""
    words = (kind.__doc__ or "").replace("``", "").replace("`", "")
    is_ours = words and not words.startswith("dict(")
    return {"description": words} if is_ours else {}


def written(name: str) -> str:
    """Return the text of one schema's file."""
    return json.dumps(schema_of(REPLIES[name]), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema to `docs/schemas/`."""
    FOLDER.mkdir(exist_ok=True)
    for name in REPLIES:
        path = FOLDER / f"{name}.json"
        path.write_text(written(name), encoding="utf-8", newline="\n")
        print(f"Wrote {path.relative_to(FOLDER.parents[1])}.")


if __name__ == "__main__":
    main()
