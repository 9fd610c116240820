"""What must hold of a record form as a whole: whether it is made, what steps give, its headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decision_tool.core.errors import Fault
from decision_tool.publish.check.lint_record_ids import id_faults, twice
from decision_tool.publish.source.record_schema import RecordFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.yaml_source import text_at, value_at

LIST_OF_FORMS = "index"
"""What the page that lists all forms is called."""

OF_DISCUSSED = frozenset({"purposes", "agenda"})
"""What `from-step: discussed` gives."""


def record_faults(file: SourceFile) -> Iterator[Fault]:
    """Yield the faults of one form."""
    yield from _named_as_list(file)
    yield from _made_or_listed(file)
    yield from _steps_parts(file)
    yield from _given_twice(file)
    yield from id_faults(file)
    yield from _headings(file)


def number_faults(files: Iterable[SourceFile]) -> Iterator[Fault]:
    """Yield a fault for each form whose number another has: links lead to a form by it."""
    first: dict[str, str] = {}
    for file in files:
        number = text_at(file.source.content, ("form",)) if file.model is RecordFile else None
        where = file.source.where(("form",))
        if number and (taken := first.setdefault(number.casefold(), where)) != where:
            what = f"{number!r} is taken: {taken} has this number already."
            yield Fault(where, what, "Choose another number.")


def _named_as_list(file: SourceFile) -> Iterator[Fault]:
    if text_at(file.source.content, ("id",)) == LIST_OF_FORMS:
        what = f"{LIST_OF_FORMS!r} is taken: the page that lists all forms has this name."
        yield Fault(file.source.where(("id",)), what, "Choose another id, and name the file so.")


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


def _given_twice(file: SourceFile) -> Iterator[Fault]:
    """Yield a fault for each part that asks a step for what an earlier part has."""
    given: set[str] = set()
    for trail, part in entries(file, "parts"):
        if (asked := text_at(part, ("from-step",))) is None:
            continue
        gets = OF_DISCUSSED if asked == "discussed" else {asked}
        if gets & given:
            where = file.source.where((*trail, "from-step"))
            yield Fault(where, f"an earlier part has {asked!r} already.", "Take out one of them.")
        given |= gets


def _headings(file: SourceFile) -> Iterator[Fault]:
    parts = entries(file, "parts")
    headed = [((*trail, "section"), text_at(part, ("section",))) for trail, part in parts]
    yield from twice(file, headed, "section", "heading")
    for trail, heading in headed[1:]:
        if heading is None:
            what = "only the first part can be without a heading."
            yield Fault(file.source.where(trail), what, "Give it a `section:`.")
