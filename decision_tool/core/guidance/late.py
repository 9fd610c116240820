"""Fields of a record that are made when they are first read, not when the record is.

A browser that starts has the whole guidance and needs a pathway or two of it: to make every
step of two hundred would take longer than to start Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields

Makers = dict[str, Callable[[], object]]


def read_late(record: Late, name: str) -> object:
    """Return a field that has no value yet, made now and kept.

    Python asks this only for what a record does not have. Raises AttributeError for a name
    that is no field. Two threads that ask at once each have a sound value.
    """
    make = _waiting(record).get(name)
    if make:
        object.__setattr__(record, name, make())
        _waiting(record).pop(name, None)
    value: object = object.__getattribute__(record, name)
    return value


class Late:
    """Lets fields of a record be made late; to its readers it is a record like any other."""

    __slots__ = ("_makers",)
    _makers: Makers

    # An assignment, not a method: mypy would take every name for an attribute.
    __getattr__ = read_late


def late_record(kind: type, content: Mapping[str, object], makers: Makers) -> object:
    """Return a record of *kind*, a class of `Late`, with *content*; *makers* make what is late.

    A field in neither has its default.
    """
    record: object = object.__new__(kind)
    for field in fields(kind):
        if field.name not in makers:
            object.__setattr__(record, field.name, content.get(field.name, field.default))
    object.__setattr__(record, "_makers", makers)
    return record


def _waiting(record: Late) -> Makers:
    try:
        makers: Makers = object.__getattribute__(record, "_makers")
    except AttributeError:  # nothing of this record is late
        return {}
    return makers
