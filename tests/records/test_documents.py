"""From pathways and forms to documents: nothing a step asks for is missing from its form."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance, RecordForm, Step
from decision_tool.core.guidance.rule import AnswerIs, Guard
from decision_tool.core.records.fills import MOST_INVITED
from decision_tool.publish.check.lint_record_ids import OF_A_STEP
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.forms.document import (
    Block,
    Box,
    Document,
    Field,
    Fields,
    Section,
    Table,
    Words,
)
from decision_tool.publish.forms.layout import Fill, FromStep
from decision_tool.publish.records.documents import documents
from decision_tool.publish.records.names_apart import named_apart
from decision_tool.publish.records.sections import SectionMaker
from decision_tool.publish.source.library import Library
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.records.shipped import ROOT, shipped
from tests.shipped import library

HEAD = {
    "reference": "reference",
    "held": "held",
    "due": "when",
    "counted-from": "from",
    "arranged-by": "arranged",
    "next": "next",
}
REVIEW = "joint-supervision-adoption-review"
DOCUMENTS = list(shipped().values())
OF_STEPS = [one for one in DOCUMENTS if one.id != one.record]


def forms() -> dict[str, RecordForm]:
    return {form.id: form for form in library().guidance.records}


def steps() -> dict[str, Step]:
    return {step.id: step for step in library().guidance.steps()}


def step_of(document: Document) -> Step:
    [use] = document.uses
    return steps()[use.step]


def blocks(document: Document) -> Iterator[Block]:
    return (block for section in document.sections for block in section.blocks)


def boxes(document: Document) -> list[Field]:
    return [block.field for block in blocks(document) if isinstance(block, Box)]


def section(document: Document, title: str) -> Section:
    [found] = [one for one in document.sections if one.title == title]
    return found


def table(document: Document, name: str) -> Table:
    [found] = [one for one in blocks(document) if isinstance(one, Table) and one.id == name]
    return found


def small() -> Library:
    return load_library(SMALL_LIBRARY)


def minutes(found: Library) -> Document:
    return next(one for one in documents(found) if one.id == "minutes-move-first")


def with_first_step(found: Library, **changes: object) -> Library:
    guidance = found.guidance
    first = replace(guidance.pathways[0].steps[0], **changes)  # type: ignore[arg-type]
    own = replace(guidance.pathways[0], steps=(first, *guidance.pathways[0].steps[1:]))
    changed: Guidance = replace(guidance, pathways=(own, *guidance.pathways[1:]))
    return replace(found, guidance=changed)


def with_part_of_step(found: Library, from_step: FromStep) -> Library:
    """Return the small library with minutes that ask the step for *from_step* alone."""
    layout = found.layouts["minutes"]
    parts = tuple(
        replace(one, from_step=from_step) if one.from_step == "discussed" else one
        for one in layout.parts
    )
    return replace(found, layouts={**found.layouts, "minutes": replace(layout, parts=parts)})


def test_every_meeting_has_the_document_of_each_form_it_asks_for() -> None:
    wanted = [
        f"{form}-{step.id.replace('/', '-')}" if forms()[form].one_per == "step" else form
        for step in steps().values()
        if step.kind == "meeting"
        for form in (*step.records, *(one.record for one in step.records_if))
        if forms()[form].one_per != "nothing"
    ]
    assert len(wanted) > 30
    assert set(wanted) <= set(shipped())


def test_no_two_documents_have_one_id() -> None:
    assert len(documents(library())) == len(shipped())


def test_two_documents_that_would_have_one_id_are_refused() -> None:
    found = small()
    first, *others = found.guidance.pathways
    clash = replace(first.steps[0], id="move-first/again")
    other = replace(others[0], steps=(replace(clash, id="move/first-again"), *others[0].steps))
    own = replace(first, steps=(*first.steps, clash))
    guidance = replace(found.guidance, pathways=(own, other, *others[1:]))

    with pytest.raises(FaultsError) as refused:
        documents(replace(found, guidance=guidance))
    assert str(refused.value) == (
        "pathways/records: the record forms of 'move-first/again' and 'move/first-again' "
        "would both be called 'minutes-move-first-again'. Change the id of a step or of a form."
    )


def test_what_a_step_gives_has_ids_that_no_form_may_take() -> None:
    plain = minutes(small())
    of_files = re.compile("held|kind|anything-else|tasks-.*")
    given = [one.id for one in plain.fields() if not of_files.fullmatch(one.id)]
    assert len(given) > MOST_INVITED
    for from_step in get_args(FromStep):
        found = with_first_step(with_part_of_step(small(), from_step), purposes=(), agenda=())
        given += [one.id for one in boxes(minutes(found)) if one.id != "anything-else"]
    assert {"discussed", "purposes", "agenda"} <= set(given)
    assert all(OF_A_STEP.fullmatch(one) for one in given), given


def test_a_form_of_somebody_else_gives_no_document_and_says_whose_it_is_and_why() -> None:
    others = [form for form in forms().values() if form.one_per == "nothing"]
    assert len(others) == 7
    assert not {form.id for form in others} & {one.record for one in DOCUMENTS}
    assert all(form.owner and form.why for form in others)


def test_every_other_form_gives_at_least_one() -> None:
    ours = {form.id for form in forms().values() if form.one_per != "nothing"}
    assert {one.record for one in DOCUMENTS} == ours


def test_every_form_that_was_not_supplied_in_full_says_what_to_know_of_it() -> None:
    assert all(form.why for form in forms().values() if form.supplied != "full")


@pytest.mark.parametrize("document", OF_STEPS, ids=lambda one: one.id)
def test_every_purpose_and_point_of_the_agenda_has_its_box(document: Document) -> None:
    step = step_of(document)
    stated = [*step.purposes, *step.agenda]
    found = {
        one.id: (one.label, one.clauses)
        for one in boxes(document)
        if one.id.startswith(("purpose-", "agenda-"))
    }
    assert list(found.values()) == [(line.text, line.clauses) for line in stated]
    purposes = [f"purpose-{number}" for number in range(1, len(step.purposes) + 1)]
    agenda = [f"agenda-{number}" for number in range(1, len(step.agenda) + 1)]
    assert list(found) == [*purposes, *agenda]


@pytest.mark.parametrize("document", OF_STEPS, ids=lambda one: one.id)
def test_a_meeting_without_a_stated_purpose_has_one_box_for_everything(document: Document) -> None:
    step = step_of(document)
    has_general_box = "discussed" in {one.id for one in boxes(document)}
    assert has_general_box is not bool(step.purposes or step.agenda)


@pytest.mark.parametrize("document", OF_STEPS, ids=lambda one: one.id)
def test_everyone_who_is_invited_has_a_row_and_three_more_are_free(document: Document) -> None:
    roles = {role.id: role.title for role in library().guidance.roles}
    rows = table(document, "invited").rows
    invited = list(dict.fromkeys(roles[one.role] for one in step_of(document).invite))
    assert len(rows) == len(invited) + 3
    for role, row in zip(invited, rows[:-3], strict=True):
        printed, name, came = row
        assert isinstance(printed, str)
        assert isinstance(name, Field)
        assert isinstance(came, Field)
        assert printed.startswith(role)
        assert (name.name, came.name, came.kind) == (f"{role}: name", f"{role}: came", "tick")
    free = [row[0].fill for row in rows[-3:] if isinstance(row[0], Field)]
    assert free == ["invited-1", "invited-2", "invited-3"]


@pytest.mark.parametrize("document", OF_STEPS, ids=lambda one: one.id)
def test_the_head_takes_what_a_timetable_knows(document: Document) -> None:
    fills = {one.id: one.fill for one in document.fields()}
    assert {name: fills[name] for name in HEAD} == HEAD


def test_what_a_timetable_fills_in_can_grow_but_for_the_number_and_the_child() -> None:
    short = {"reference", "child"}
    kinds = {(one.kind, one.lines) for one in filled() if one.fill not in {*short, "held"}}
    assert kinds == {("box", 1)}
    assert {one.kind for one in filled() if one.fill in short} == {"line"}


def test_every_form_with_a_case_number_says_which_child_of_the_case_it_is_of() -> None:
    named = 0
    for document in documents(library()):
        fields = list(document.fields())
        at = next((at for at, one in enumerate(fields) if one.fill == "reference"), None)
        if at is None:
            assert document.child is None
        else:
            named += 1
            assert fields[at + 1] == document.child
    assert named > 10


def test_a_form_may_lay_out_the_place_for_the_child_itself() -> None:
    form = library().layouts["joint-supervision"]
    own = Field("sibling", "Brother or sister", "Brother or sister", fill="child")
    first, *rest = form.parts
    parts = (replace(first, fields=(*first.fields, own)), *rest)
    maker = SectionMaker(frozenset(), None)
    found = [one for section in maker.sections(replace(form, parts=parts)) for one in _of(section)]
    assert [one.id for one in found if one.fill == "child"] == ["sibling"]


def _of(section: Section) -> list[Field]:
    return [one for block in section.blocks if isinstance(block, Fields) for one in block.fields]


def test_actions_of_last_time_are_fed_by_the_actions_and_the_last_row_takes_what_is_left() -> None:
    [document] = [one for one in documents(library()) if one.id == REVIEW]
    last = {one.id: one.last for one in document.fields() if one.last}
    assert last["last-booked"] == (("next-booked",),)
    assert last["previous-actions-1-action"] == (
        ("actions-1-action", "actions-1-who", "actions-1-by-when"),
    )
    rows = [group[0] for group in last["previous-actions-3-action"]]
    assert rows == ["actions-3-action", "actions-4-action", "actions-5-action"]
    known = {one.id for one in document.fields()}
    assert {one for groups in last.values() for group in groups for one in group} <= known


def filled() -> list[Field]:
    """Return every field that a timetable fills in, of all documents."""
    return [field for one in documents(library()) for field in one.fields() if field.fill]


@pytest.mark.parametrize("document", OF_STEPS, ids=lambda one: one.id)
def test_a_document_of_a_step_names_clauses_of_its_own_guide_only(document: Document) -> None:
    [use] = document.uses
    guide = next(one.guide for one in library().guidance.pathways if one.id == use.pathway)
    register = next(one for one in library().registers if one.guide == guide)
    assert set(document.all_clauses()) <= {clause.id for clause in register.clauses}
    assert document.all_clauses()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_fields_differ_in_id_and_in_name(document: Document) -> None:
    found = list(document.fields())
    assert len({one.id for one in found}) == len(found)
    assert len({one.name for one in found}) == len(found)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_a_name_holds_the_label_that_is_seen(document: Document) -> None:
    for field in document.fields():
        assert field.label.lower() in field.name.lower()
        assert field.label


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_sections_differ_and_tables_fill_their_width(document: Document) -> None:
    titles = [one.title for one in document.sections]
    assert len(set(titles)) == len(titles)
    for one in blocks(document):
        if isinstance(one, Table):
            assert sum(column.width for column in one.columns) == 100
            assert {len(row) for row in one.rows} == {len(one.columns)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.id)
def test_fields_are_filled_with_what_a_timetable_knows_only(document: Document) -> None:
    assert {one.fill for one in document.fields()} <= set(get_args(Fill))
    filled = [one.fill for one in document.fields() if one.fill]
    assert len(filled) == len(set(filled))


def test_a_form_for_all_steps_names_every_step_that_asks_for_it() -> None:
    used = [use.step for use in shipped()["mental-health-joint-supervision"].uses]
    assert used == ["mental-health/session", "mental-health/closure"]
    assert shipped()["supervision-file-front-sheet"].uses == ()


def test_where_to_keep_the_record_is_what_the_guide_of_the_step_says() -> None:
    part = section(shipped()["joint-supervision-sgo-reg24-initial"], "Where to keep this record")
    [words] = part.blocks
    guide = next(one for one in library().guidance.guides if one.id == "sgo-reg24")
    assert words == Words(tuple(line.text for line in guide.recording))
    assert "SGO-CORE-19" in part.clauses


def test_the_agreement_holds_the_statement_of_the_council(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    settings = tmp_path / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"statement: .*", "statement: We listen.", text), encoding="utf-8")
    agreement = next(
        one for one in documents(load_library(tmp_path)) if one.id == "supervision-agreement"
    )
    [words] = section(agreement, "Vision and Purpose").blocks
    assert isinstance(words, Words)
    assert words.items[0] == "We listen."


def test_forms_of_guidance_that_is_not_published_are_not_made(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    settings = tmp_path / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    changed = re.sub(r"^publish: .*", "publish: [boroughs]", text, flags=re.MULTILINE)
    settings.write_text(changed, encoding="utf-8")
    found = load_library(tmp_path)
    assert [one.id for one in documents(found)] == ["mental-health-joint-supervision"]
    assert list(found.layouts) == ["mental-health-joint-supervision"]


def test_a_role_on_a_condition_says_so_in_two_words() -> None:
    rows = table(minutes(small()), "invited").rows
    assert [row[0] for row in rows[:-3]] == [
        "Movers lead",
        "Carer",
        "Driver, if invited",
    ]


@pytest.mark.parametrize(
    ("guards", "printed"),
    [
        ([AnswerIs("far", "no")], "Carer, if invited"),
        ([AnswerIs("far", "yes"), AnswerIs("far", "no")], "Carer, if invited"),
        ([AnswerIs("far", "yes"), None], "Carer"),
        ([None, AnswerIs("far", "yes")], "Carer"),
    ],
)
def test_a_role_asked_more_than_once_has_one_row(guards: list[Guard | None], printed: str) -> None:
    found = small()
    carer = found.guidance.pathways[0].steps[0].invite[1]
    invite = tuple(replace(carer, guard=guard) for guard in guards)
    rows = table(minutes(with_first_step(found, invite=invite)), "invited").rows
    assert [row[0] for row in rows[:-3]] == [printed]


@pytest.mark.parametrize(
    ("from_step", "labels"),
    [
        ("purposes", ["Agree who packs", "Anything else"]),
        ("agenda", ["Look at the van", "Anything else"]),
        ("discussed", ["Agree who packs", "Look at the van", "Anything else"]),
    ],
)
def test_a_form_takes_what_it_asks_of_the_step(from_step: FromStep, labels: list[str]) -> None:
    found = with_part_of_step(small(), from_step)
    line = found.guidance.pathways[0].steps[0].purposes[0]
    stated = with_first_step(
        found, purposes=(line,), agenda=(replace(line, text="Look at the van"),)
    )
    assert [one.label for one in boxes(minutes(stated))] == labels


def test_a_label_said_twice_is_named_with_its_section() -> None:
    one = Field("a", "Comments", "Comments")
    other = Field("b", "Comments", "Comments", "box")
    head, welfare = named_apart(
        (
            Section("", (Fields((one, Field("c", "Date", "Date"))),)),
            Section("Welfare", (Box(other),)),
        )
    )
    assert head.blocks == (Fields((one, Field("c", "Date", "Date"))),)
    assert welfare.blocks == (Box(replace(other, name="Welfare: comments")),)
