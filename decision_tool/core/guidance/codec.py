"""Guidance as plain JSON values and back, without loss.

The JSON of the engine is made by our own build and read by the same version of this code;
that of a published edition may be older, so a field that is added to a record has a default.
Every record carries its class name under ``is``, fields at
their default are left out, and lists stand for tuples. What is packed holds some fields as
JSON text under ``late``: such a field is read when it is first asked for.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from functools import partial
from typing import Any

from decision_tool.core.guidance import model, rule, situation_model
from decision_tool.core.guidance.late import Makers, late_record

RECORDS: dict[str, type] = {
    name: kind
    for module in (model, rule, situation_model)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and is_dataclass(kind)
}
LATE = {
    "Pathway": ("use_when", "steps", "adds_invitees", "if_plan_changes", "clauses", "gaps"),
    "NoteRule": ("guard", "message", "readings"),
    "Situation": ("rules", "advice", "no_guide"),
}
"""What one timetable needs of few records only: the classes are those of `late.Late`."""


def encode(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return the record as JSON values."""
    if is_dataclass(value):
        plain: dict[str, Any] = {"is": type(value).__name__}
        for field in fields(value):
            content = getattr(value, field.name)
            if field.default is MISSING or content != field.default:
                plain[field.name] = encode(content)
        return plain
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def pack(plain: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return what `encode` made with every field of LATE as text, to be decoded late."""
    if isinstance(plain, list):
        return [pack(item) for item in plain]
    if isinstance(plain, dict) and "is" in plain:
        late = LATE.get(plain["is"], ())
        return {
            name: {"late": _text(item)} if name in late else pack(item)
            for name, item in plain.items()
        }
    return plain


def decode(plain: Any) -> Any:  # noqa: ANN401 - any record
    """Return the record that `encode` turned into *plain*, packed or not."""
    if isinstance(plain, list):
        return tuple(decode(item) for item in plain)
    if isinstance(plain, dict) and "is" in plain:
        return _record(plain)
    return plain


def unknown_in(plain: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return the first record or field of *plain*, not packed, that is not known here, or ""."""
    if isinstance(plain, list):
        return next(filter(None, map(unknown_in, plain)), "")
    if not isinstance(plain, dict):
        return ""
    if "is" in plain:
        name = plain["is"]
        kind: Any = RECORDS.get(name) if isinstance(name, str) else None
        if kind is None:
            return f"record {name!r}"
        known = {one.name for one in fields(kind)} | {"is"}
        strange = next((one for one in plain if one not in known), None)
        if strange is not None:
            return f"part {strange!r} of {name}"
    return next(filter(None, map(unknown_in, plain.values())), "")


def _text(plain: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _record(plain: dict[str, Any]) -> object:
    kind: type[Any] = RECORDS[plain["is"]]
    content: dict[str, Any] = {}
    makers: Makers = {}
    for name, item in plain.items():
        if isinstance(item, dict) and "late" in item:
            makers[name] = partial(_late, item["late"])
        elif name != "is":
            content[name] = decode(item)
    return late_record(kind, content, makers) if makers else kind(**content)


def _late(text: str) -> object:
    return decode(json.loads(text))
