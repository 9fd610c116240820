"""Nothing published leans on what is not, and no organisation's pathway stands among another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_sentences import Parsed
from decision_tool.publish.check.lint_steps import steps_named
from decision_tool.publish.source.common_schema import GuidesFile, SettingsFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.yaml_source import text_at, value_at

Collections = Mapping[str | None, str | None]
"""The collection of each id, where it is known."""


def collection_faults(files: Sequence[SourceFile], parsed: Sequence[Parsed]) -> Iterator[Fault]:
    """Yield the faults of groups, guides and steps that do not belong together."""
    guides, groups = _listed(files, "guides"), _listed(files, "groups")
    pathways = {}
    for file in files:
        if file.model is PathwayFile:
            content = file.source.content
            pathways[text_at(content, ("id",))] = guides.get(text_at(content, ("guide",)))
            yield from _group_faults(file, guides, groups)
    yield from _unpublished(files, parsed, pathways)


def _listed(files: Sequence[SourceFile], key: str) -> Collections:
    return {
        text_at(item, ("id",)): text_at(item, ("collection",))
        for file in files
        if file.model is GuidesFile
        for _, item in entries(file, key)
    }


def _group_faults(file: SourceFile, guides: Collections, groups: Collections) -> Iterator[Fault]:
    content = file.source.content
    group, guide = text_at(content, ("group",)), text_at(content, ("guide",))
    of_group, of_guide = groups.get(group), guides.get(guide)
    if of_group and of_guide and of_group != of_guide:
        what = f"group {group!r} is of collection {of_group!r}, guide {guide!r} of {of_guide!r}."
        hint = "Choose a group of the guide's collection."
        yield Fault(file.source.where(("group",)), what, hint)


def _unpublished(
    files: Sequence[SourceFile], parsed: Sequence[Parsed], pathways: Collections
) -> Iterator[Fault]:
    """Yield a fault for each published sentence that names a step nobody will see."""
    settings = [file for file in files if file.model is SettingsFile]
    publish = value_at(settings[0].source.content, ("publish",)) if settings else None
    if not isinstance(publish, list):
        return
    for one in parsed:
        if one.mark.pathway and pathways.get(one.mark.pathway) in publish:
            for step, _ in steps_named(one.meaning):
                collection = pathways.get(step.partition("/")[0])
                if collection is not None and collection not in publish:
                    what = f"{step!r} belongs to a collection that is not published."
                    hint = "Publish it in pathways/common/settings.yml, or count from another."
                    yield Fault(one.mark.where, what, hint)
