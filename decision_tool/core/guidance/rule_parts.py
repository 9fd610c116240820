"""What a rule is made of: every record inside a sentence, a guard or a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any


def parts(record: Any) -> Iterator[Any]:  # noqa: ANN401 - any record of rule.py, a tuple of them, or None
    """Yield every record inside *record*, itself first, in the order of its fields."""
    if isinstance(record, tuple):
        for item in record:
            yield from parts(item)
    elif is_dataclass(record):
        yield record
        for field in fields(record):
            yield from parts(getattr(record, field.name))
