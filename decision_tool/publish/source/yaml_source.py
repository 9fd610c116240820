"""One YAML file as plain values, with the line and column of each: nothing here knows the schema.

Plain scalars are read as YAML 1.2's core schema reads them, so ``no``, ``3:30`` and
``2026-03-02`` stay text. Keys stay text too. Anchors, aliases and tags are refused: what a
file says must be readable where it stands. So is a comment that looks like text, as in
``Room #4``. ``<<`` is a key like any other, so it is refused by the schema.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Protocol

import yaml

from decision_tool.core.errors import Fault
from decision_tool.publish.source.signs import as_seen
from decision_tool.publish.source.yaml_faults import (
    IN_QUOTES,
    comment_fault,
    continued_faults,
    reader_fault,
    syntax_fault,
)
from decision_tool.publish.source.yaml_survey import survey

Trail = tuple[str | int, ...]
"""The way to a value from the top of its file: ``("steps", 0, "when")``."""

TAG = "tag:yaml.org,2002:"
PLAIN = {
    f"{TAG}null": re.compile(r"(null|Null|NULL|~|)\Z"),
    f"{TAG}bool": re.compile(r"(true|True|TRUE|false|False|FALSE)\Z"),
    f"{TAG}int": re.compile(r"[-+]?[0-9]{1,15}\Z"),
    f"{TAG}float": re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z"),
}
"""What a plain scalar is by its spelling, as the core schema has it; everything else is text."""
MAY_BE_NO_TEXT = frozenset("nN~tTfF-+.0123456789")


class Spot(Protocol):
    """A place as PyYAML's two parsers give it, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class Source:
    """A file that was read: its *content*, where each value and each key stands, its *faults*.

    Where the parser had to give up there is a fault and no content; other faults leave
    content worth checking further.
    """

    name: str
    content: object = None
    values: dict[Trail, Spot] = field(default_factory=dict)
    keys: dict[Trail, Spot] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        """Tell whether the file is YAML at all."""
        return bool(self.values)

    def where(self, trail: Trail = (), *, key: bool = False) -> str:
        """Return ``file:line:column`` of the value at *trail*, or of the nearest one around it.

        *key*: of the key it stands under, where it has one.
        """
        places = [self.keys.get(trail)] if key else []
        places += [self.values.get(trail[:length]) for length in range(len(trail), -1, -1)]
        return _where(self.name, next((place for place in places if place), None))


MISSING = object()
"""Stands for a value that is not there, where None is a value."""


def value_at(content: object, trail: Trail, default: object = None) -> object:
    """Return what stands at *trail* in plain values, or *default* where nothing does."""
    for part in trail:
        match content:
            case dict() if part in content:
                content = content[part]
            case list() if isinstance(part, int) and part < len(content):
                content = content[part]
            case _:
                return default
    return content


def text_at(content: object, trail: Trail) -> str | None:
    """Return the text at *trail* in plain values, or None where there is none."""
    text = value_at(content, trail)
    return text if isinstance(text, str) else None


def _where(name: str, spot: Spot | None) -> str:
    return f"{name}:{spot.line + 1}:{spot.column + 1}" if spot else f"{name}:1:1"


class _CoreLoader(yaml.CSafeLoader):
    """PyYAML's parser without its YAML 1.1 guesses."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:  # noqa: ANN401
        """Return the tag of a node that has none; *implicit* tells whether a scalar is plain."""
        if kind is yaml.SequenceNode:
            return f"{TAG}seq"
        if kind is yaml.MappingNode:
            return f"{TAG}map"
        if implicit[0] and (not value or value[0] in MAY_BE_NO_TEXT):
            for tag, spelling in PLAIN.items():
                if spelling.match(value):
                    return tag
        return f"{TAG}str"


def read_yaml(name: str, encoded: bytes) -> Source:
    """Return the file called *name* as plain values, with every fault in how it is written."""
    source = Source(name)
    try:
        text, unseen = as_seen(name, encoded.decode("utf-8-sig"))
        source.faults += unseen
        surveyed = survey(name, text)
        node = None if surveyed.is_refused else yaml.compose(text, Loader=_CoreLoader)
    except yaml.MarkedYAMLError as error:
        source.faults.append(syntax_fault(name, text, error))
    except (UnicodeDecodeError, yaml.reader.ReaderError) as error:
        source.faults.append(reader_fault(name, encoded, error))
    else:
        source.faults += surveyed.faults
        if surveyed.is_refused:
            return source
        if node is None:
            source.faults.append(Fault(f"{name}:1:1", "the file is empty.", "Write its first key."))
        else:
            source.content = _Reader(source, text).plain(node, ())
    return source


class _Reader:
    """Turns nodes into plain values, noting every place and collecting every fault."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.lines = text.splitlines()

    def fault(self, spot: Spot | None, what: str, hint: str) -> None:
        self.source.faults.append(Fault(_where(self.source.name, spot), what, hint))

    def plain(self, node: yaml.Node, trail: Trail) -> object:
        """Return the value of *node*."""
        self.source.values[trail] = node.start_mark
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            self.refuse_tag(node, "seq")
            return [self.plain(item, (*trail, i)) for i, item in enumerate(node.value)]
        self.refuse_tag(node, "map")
        return self.mapping(node, trail)

    def mapping(self, node: yaml.Node, trail: Trail) -> dict[str, object]:
        content: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node.start_mark, "a key must be one word.", IN_QUOTES)
                continue
            inner = (*trail, key_node.value)
            if inner in self.source.keys:
                first = self.source.keys[inner].line + 1
                what = f"{key_node.value!r} is written twice; first in line {first}."
                self.fault(key_node.start_mark, what, "Keep one of them.")
                continue
            self.source.keys[inner] = key_node.start_mark
            content[key_node.value] = self.plain(value_node, inner)
        return content

    def scalar(self, node: yaml.ScalarNode) -> object:
        text: str = node.value
        if not node.style:
            self.plain_text(node)
        match node.tag.removeprefix(TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float":
                return float(text)
        self.refuse_tag(node, "str")
        return text

    def refuse_tag(self, node: yaml.Node, expected: str) -> None:
        if node.tag != TAG + expected:
            hint = "Leave it out, or put text that begins with ! in quotes."
            self.fault(node.start_mark, f"the tag {node.tag!r} is not used here.", hint)

    def plain_text(self, node: yaml.ScalarNode) -> None:
        """Report what text without quotes loses or takes in, against what its lines look like."""
        name, end, lines = self.source.name, node.end_mark, self.lines
        if end.line < len(lines):
            comment = comment_fault(name, end.line, end.column, lines[end.line][end.column :])
            self.source.faults += [comment] if comment else []
        for number in range(node.start_mark.line + 1, end.line + 1):
            self.source.faults += continued_faults(name, number, lines[number])
