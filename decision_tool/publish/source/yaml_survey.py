"""Looks through the events of a YAML file, and refuses what must never be loaded.

Parts nested thousands deep or named by aliases of aliases would crash the interpreter or keep it
busy for minutes. The parser gives its events one by one, so it stops at the first of these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from decision_tool.core.errors import Fault
from decision_tool.publish.source.yaml_faults import BEGINS_WITH_SIGN

MOST_NESTED = 20
"""How deep the parts of a file may stand within each other; ours come to eight."""

TOO_DEEP = (
    f"more than {MOST_NESTED} parts stand within each other here.",
    "No file needs that many: close the brackets before it, or take out some of the indentation.",
)
ALIAS = (
    "an alias (*name) is not used here.",
    "Write the lines out again: each place must be readable on its own.",
)


@dataclass(slots=True)
class Survey:
    """The faults found. *is_refused*: nothing may be made of the file."""

    faults: list[Fault] = field(default_factory=list)
    is_refused: bool = False


def survey(name: str, text: str) -> Survey:
    """Look through the events of a file. Raises yaml.MarkedYAMLError where it is no YAML."""
    depth = 0
    anchors: dict[str, Any] = {}
    found = Survey()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        match event:
            case yaml.CollectionEndEvent():
                depth -= 1
                continue
            case yaml.CollectionStartEvent():
                depth += 1
            case yaml.AliasEvent(anchor=used) if used in anchors:
                return _refused(name, event, ALIAS)
        if depth > MOST_NESTED:
            return _refused(name, event, TOO_DEEP)
        anchor = getattr(event, "anchor", None)
        if anchor and not isinstance(event, yaml.AliasEvent):
            anchors[anchor] = event
    # No alias uses them, so the word after & would be lost.
    found.faults += [_fault(name, event, BEGINS_WITH_SIGN) for event in anchors.values()]
    return found


def _refused(name: str, event: yaml.Event, words: tuple[str, str]) -> Survey:
    return Survey([_fault(name, event, words)], is_refused=True)


def _fault(name: str, event: Any, words: tuple[str, str]) -> Fault:  # noqa: ANN401 - untyped
    mark = event.start_mark
    return Fault(f"{name}:{mark.line + 1}:{mark.column + 1}", *words)
