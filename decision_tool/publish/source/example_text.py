"""A worked example as the text of its file: days with their weekdays, so that a reader can see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from decision_tool.core.days.dates import long_date
from decision_tool.publish.source.yaml_source import PLAIN, TAG

WIDTH = 100
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Dumper(yaml.SafeDumper):
    """Writes what `yaml_source` reads: yes and no are words, and items stand below their key."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML looks for it here

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)

    def text(self, value: str) -> yaml.Node:
        is_more = any(spelling.match(value) for spelling in PLAIN.values())
        style = "'" if is_more else None
        return self.represent_scalar(f"{TAG}str", value, style)

    def yes_or_no(self, value: bool) -> yaml.Node:
        return self.represent_scalar(f"{TAG}str", "yes" if value else "no")

    def nothing(self, _: None) -> yaml.Node:
        return self.represent_scalar(f"{TAG}str", "null")

    def listed(self, value: list[Any]) -> yaml.Node:
        is_short = not any(isinstance(one, Mapping) for one in value)
        return self.represent_sequence(f"{TAG}seq", value, flow_style=is_short)


_Dumper.add_representer(str, _Dumper.text)
_Dumper.add_representer(bool, _Dumper.yes_or_no)
_Dumper.add_representer(type(None), _Dumper.nothing)
_Dumper.add_representer(list, _Dumper.listed)


def example_text(plain: Mapping[str, Any]) -> str:
    """Return the file of an example: *plain* has its keys as they are written.

    Days in it are ISO 8601; what is given and what follows is written with the weekday, the day
    of a signature as it is.
    """
    written = {
        key: _spoken(value) if key in ("given", "expect") else value for key, value in plain.items()
    }
    return yaml.dump(
        written, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH,
        default_flow_style=False,
    )  # fmt: skip


def kebab(plain: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return JSON values with the keys of a plan as files write them."""
    if isinstance(plain, dict):
        return {str(key).replace("_", "-"): kebab(value) for key, value in plain.items()}
    return [kebab(one) for one in plain] if isinstance(plain, list) else plain


def _spoken(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value with each day as it is said."""
    if isinstance(value, dict):
        return {key: _spoken(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_spoken(one) for one in value]
    if isinstance(value, str) and _ISO.fullmatch(value):
        return long_date(date.fromisoformat(value))
    return value
