"""What must hold of a record form as a whole: whether it is made, and that its ids differ."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.build.source.source_files import SourceFile, entries
from decision_tool.build.source.yaml_source import Trail, text_at, value_at
from decision_tool.core.errors import Fault

LISTS = ("fields", "boxes", "ticks", "signatures")


def record_faults(file: SourceFile) -> Iterator[Fault]:
    """Yield the faults of one form."""
    yield from _made_or_listed(file)
    yield from _steps_parts(file)
    yield from _twice(file, _field_ids(file), "field", "id")
    titles = (((*trail, "section"), part) for trail, part in entries(file, "parts"))
    headed = [(trail, text_at(part, ("section",))) for trail, part in titles]
    yield from _twice(file, headed, "section", "heading")


def _made_or_listed(file: SourceFile) -> Iterator[Fault]:
    content, where = file.source.content, file.source.where(("one-per",))
    one_per, has_parts = text_at(content, ("one-per",)), bool(value_at(content, ("parts",)))
    if one_per == "nothing" and has_parts:
        hint = "Take out `parts:`, or write `one-per: form`."
        yield Fault(where, "a form that is not made has no parts.", hint)
    elif one_per in ("step", "form") and not has_parts:
        hint = "Write its `parts:`, or `one-per: nothing` if others make it."
        yield Fault(where, "this form has nothing to fill in.", hint)


def _steps_parts(file: SourceFile) -> Iterator[Fault]:
    if text_at(file.source.content, ("one-per",)) not in ("form", "nothing"):
        return
    for trail, part in entries(file, "parts"):
        if (asked := text_at(part, ("from-step",))) is not None:
            where = file.source.where((*trail, "from-step"))
            what = f"no step gives {asked!r} to a form that is not made for each step."
            yield Fault(where, what, "Write `one-per: step`, or take it out.")


def _field_ids(file: SourceFile) -> Iterator[tuple[Trail, str | None]]:
    for trail, part in entries(file, "parts"):
        for name in LISTS:
            listed = value_at(part, (name,))
            for index, item in enumerate(listed if isinstance(listed, list) else []):
                yield (*trail, name, index, "id"), text_at(item, ("id",))
        yield (*trail, "table", "id"), text_at(part, ("table", "id"))


def _twice(
    file: SourceFile,
    found: Iterator[tuple[Trail, str | None]] | list[tuple[Trail, str | None]],
    what: str,
    called: str,
) -> Iterator[Fault]:
    """Yield a fault for each text that stands in the form already."""
    first: dict[str, Trail] = {}
    for trail, text in found:
        if text is not None and first.setdefault(text, trail) != trail:
            taken = file.source.where(first[text])
            says = f"{text!r} is taken: {taken} has this {what} already."
            yield Fault(file.source.where(trail), says, f"Choose another {called}.")
