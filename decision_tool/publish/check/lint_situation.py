"""Every condition on guided answers parses and can come true; every pathway has a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decision_tool.core.errors import Fault
from decision_tool.core.guidance.rule import AnswerIs
from decision_tool.core.guidance.rule_parts import parts
from decision_tool.core.guidance.situation_model import NONE
from decision_tool.publish.check.lint_names import Names
from decision_tool.publish.source.field_types import Parses
from decision_tool.publish.source.marks import Mark
from decision_tool.publish.source.nearest import hint_for
from decision_tool.publish.source.parse_once import parse_situation
from decision_tool.publish.source.scope import Scope, SentenceError
from decision_tool.publish.source.situation_schema import SituationFile
from decision_tool.publish.source.source_files import SourceFile, entries
from decision_tool.publish.source.yaml_source import text_at, value_at


def situation_faults(
    files: Sequence[SourceFile], marks: Sequence[Mark], names: Names
) -> Iterator[Fault]:
    """Yield the faults of the guided questions, as far as each can be told from the file."""
    file = next((one for one in files if one.model is SituationFile and one.source.is_read), None)
    if file is None:
        return
    yield from _clashes(names)
    yield from _numbers_asked(names)
    yield from _not_yes_or_no(file, names)
    yield from _pathways_without_rule(file, names)
    scope = Scope(frozenset(), frozenset(), frozenset(names.all("guided question")))
    for mark in marks:
        if mark.marker == Parses("situation"):
            yield from _condition_faults(mark, scope, names)


def _clashes(names: Names) -> Iterator[Fault]:
    """Yield a fault for each own question whose answer could be taken for the timetable's."""
    for name, mark in names.all("guided question").items():
        if mark.trail[-1] == "id" and name in names.all("question"):
            what = f"{name!r} is a question of pathways/common/questions.yml."
            yield Fault(mark.where, what, f"Write `ask: {name}`, or choose another id.")


def _numbers_asked(names: Names) -> Iterator[Fault]:
    for name, mark in names.all("guided question").items():
        is_plan = mark.trail[-1] == "ask" and name in names.all("question")
        if is_plan and not _options(name, names):
            what = f"the answer to {name!r} is a number, and only choices can be asked here."
            yield Fault(mark.where, what, "Leave it to the timetable.")


def _not_yes_or_no(file: SourceFile, names: Names) -> Iterator[Fault]:
    """Yield a fault for each option that stands for a question it cannot answer."""
    for question, content in entries(file, "questions"):
        options = value_at(content, ("options",))
        for index, option in enumerate(options if isinstance(options, list) else []):
            name = text_at(option, ("stands-for",))
            listing = names.all("question").get(name or "")
            if listing and set(_listed(listing)) != {"yes", "no"}:
                what = f"{name!r} is not answered by yes or no."
                where = file.source.where((*question, "options", index, "stands-for"))
                yield Fault(where, what, "Name a question that is.")


def _pathways_without_rule(file: SourceFile, names: Names) -> Iterator[Fault]:
    ruled = {text_at(rule, ("pathway",)) for _, rule in entries(file, "pathways")}
    for pathway in names.all("pathway"):
        if pathway not in ruled:
            where = file.source.where(("pathways",), key=True)
            yield Fault(where, f"no rule leads to {pathway!r}.", f"Add `- pathway: {pathway}`.")


def _condition_faults(mark: Mark, scope: Scope, names: Names) -> Iterator[Fault]:
    try:
        meaning = parse_situation(mark.text, scope)
    except SentenceError as error:
        yield Fault(mark.where, str(error))
        return
    for part in parts(meaning):
        if isinstance(part, AnswerIs):
            what, hint = _wrong(part, names)
            if what:
                yield Fault(mark.where, what, hint)


def _wrong(part: AnswerIs, names: Names) -> tuple[str, str]:
    options = _options(part.question, names)
    takes_several = NONE in options
    if options and part.value not in options:
        what = f"{part.value!r} is not an answer to {part.question!r}."
        return what, hint_for(part.value, options)
    if options and takes_several != part.among:
        right = "includes" if takes_several else "is"
        count = "several answers" if takes_several else "one answer"
        hint = f"Write `{part.question} {right} {part.value}`."
        return f"{part.question!r} takes {count}.", hint
    return "", ""


def _options(question: str, names: Names) -> Mapping[str, None]:
    """Return the answers to a guided question; none where they cannot be told."""
    mark = names.all("guided question")[question]
    if mark.trail[-1] == "ask":
        listing = names.all("question").get(question)
        return _listed(listing) if listing else {}
    found = _listed(mark)
    is_many = value_at(mark.file.source.content, (*mark.trail[:-1], "kind")) == "many"
    return {**found, NONE: None} if is_many else found


def _listed(mark: Mark) -> dict[str, None]:
    """Return the options of the question that *mark* names."""
    options = value_at(mark.file.source.content, (*mark.trail[:-1], "options"))
    listed = options if isinstance(options, list) else []
    names = (text_at(one, ("id",)) or text_at(one, ("stands-for",)) for one in listed)
    return {name: None for name in names if name}
