"""Guidance as plain JSON values and back, without loss.

The JSON is made by our own build and read by the same version of this code, so
it needs no leniency: every record carries its class name under ``is``, fields at
their default are left out, and lists stand for tuples.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from decision_tool.core.guidance import model, rule, situation_model

RECORDS: dict[str, type] = {
    name: kind
    for module in (model, rule, situation_model)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and is_dataclass(kind)
}


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


def decode(plain: Any) -> Any:  # noqa: ANN401 - any record
    """Return the record that `encode` turned into *plain*."""
    if isinstance(plain, list):
        return tuple(decode(item) for item in plain)
    if isinstance(plain, dict) and "is" in plain:
        content = {name: decode(item) for name, item in plain.items() if name != "is"}
        return RECORDS[plain["is"]](**content)
    return plain
