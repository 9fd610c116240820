"""Names of the organisation: ``<fast>`` in a text becomes what settings.yml calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_tool.core.errors import Fault
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.yaml_source import Source, Trail, text_at

PLACEHOLDER = re.compile(r"<([^<>\n]+)>")


def fill_names(source: Source, names: dict[str, str]) -> None:
    """Replace every ``<name>`` in the texts of *source*, adding a fault for each unknown one.

    Page text takes no HTML, so whatever stands between < and > is meant as a name.
    """
    source.content = _Filler(source, names).filled(source.content, ())


def unfilled_faults(source: Source) -> Iterator[Fault]:
    """Yield a fault for each ``<name>`` in settings.yml itself, where none is replaced."""
    for trail in source.values:
        text = text_at(source.content, trail)
        if text is not None and (found := PLACEHOLDER.search(text)):
            what = f"<{found[1]}> is not replaced in this file."
            yield Fault(source.where(trail), what, "Write the name itself.")


class _Filler:
    def __init__(self, source: Source, names: dict[str, str]) -> None:
        self.source = source
        self.names = names

    def filled(self, content: object, trail: Trail) -> object:
        if isinstance(content, dict):
            return {key: self.filled(value, (*trail, key)) for key, value in content.items()}
        if isinstance(content, list):
            return [self.filled(value, (*trail, index)) for index, value in enumerate(content)]
        if isinstance(content, str) and "<" in content:
            return PLACEHOLDER.sub(lambda match: self.name(match, trail), content)
        return content

    def name(self, match: re.Match[str], trail: Trail) -> str:
        name = match[1]
        if name not in self.names:
            hint = hint_for(name, self.names, "pathways/common/settings.yml, under names")
            what = f"no name is called <{name}>."
            self.source.faults.append(Fault(self.source.where(trail), what, hint))
        return self.names.get(name, match[0])
