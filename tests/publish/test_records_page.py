"""The pages of the record forms: none missing, each led to, each with its files and its sheet."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import join, normpath

import pytest

from decision_tool.core.guidance.model import Pathway, RecordForm
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.forms.document import Document
from decision_tool.publish.pages.citations import runs
from decision_tool.publish.pages.navigation import nav
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.pages.record_links import FILES, INDEX, RecordLinks, record_page, size
from decision_tool.publish.records.documents import documents
from tests.shipped import library

ROOT = Path(__file__).parents[2]
ENDINGS = ("docx", "pdf", "odt", "html")


@cache
def made() -> tuple[Document, ...]:
    return documents(library())


@cache
def files() -> dict[str, int]:
    names = [f"{one.id}.{ending}" for one in made() for ending in ENDINGS]
    return {name: 1000 * (number + 2) for number, name in enumerate(names)}


@cache
def built() -> dict[str, str]:
    return pages(library(), files=files())


def row(form: RecordForm) -> str:
    return built()[INDEX].partition(f'id="{form.form.lower()}"')[2].partition("</tr>")[0]


def part_of(pathway: str) -> str:
    """Return what the list says of one pathway."""
    found = re.search(
        rf"^### .*\{{#{pathway}\}}$(.*?)</dl>", built()[INDEX], re.MULTILINE | re.DOTALL
    )
    assert found, pathway
    return found[1]


def named(document: str) -> str:
    return f"({document}.md)"


def shown_fields(page: str) -> list[str]:
    return re.findall(r'<(?:input|select|textarea) [^>]*?\bname="([\w-]+)"', page)


@pytest.mark.parametrize("form", library().guidance.records, ids=lambda form: form.form)
def test_every_form_has_its_row_with_its_pages_or_the_reason(form: RecordForm) -> None:
    own = [one for one in made() if one.record == form.id]

    assert f">{form.form}</th>" in row(form)
    if form.one_per == "nothing":
        assert own == []
        assert "Listed only. Owner: " in row(form)
        assert form.why in unescape(row(form))
    elif form.one_per == "step":
        assert f"one for each meeting: {len(own)}." in row(form)
        assert all(named(one.id) in built()[INDEX] for one in own)
    else:
        assert named(form.id) in row(form)
        assert form.why in unescape(row(form))


def test_the_forms_are_the_eighteen_of_the_sources() -> None:
    numbers = sorted(re.findall(r'id="f(\d\d)"', built()[INDEX]))

    assert numbers == [f"{number:02}" for number in range(1, 19)]


@pytest.mark.parametrize("document", made(), ids=lambda document: document.id)
def test_every_document_has_its_page_with_the_whole_sheet(document: Document) -> None:
    page = built()[record_page(document.id)]

    assert shown_fields(page) == [field.id for field in document.fields()]
    assert f'data-document="{document.id}"' in page
    assert "\n\n" not in page.partition("<div")[2], "Markdown would end the HTML there"


@pytest.mark.parametrize("document", made(), ids=lambda document: document.id)
def test_a_page_offers_each_of_its_files_with_its_size(document: Document) -> None:
    page = built()[record_page(document.id)]
    offered = re.findall(r'href="([^"]*/files/[^"]+)"[^>]*>[^<]+</a>, ([^<]+)<', page)
    at = f"records/{document.id}/"
    said = {normpath(join(at, href)).removeprefix(f"{FILES}/"): words for href, words in offered}

    assert said == {
        f"{document.id}.{ending}": (
            "in a new tab" if ending == "html" else size(files()[f"{document.id}.{ending}"])
        )
        for ending in ENDINGS
    }


def test_a_file_that_was_not_made_is_not_offered() -> None:
    some = {name: bytes_ for name, bytes_ in files().items() if not name.endswith(".pdf")}
    found = pages(library(), files=some)
    without = pages(library())

    assert not any(".pdf" in text for name, text in found.items() if name.startswith("records/"))
    assert all(".docx" in found[record_page(one.id)] for one in made())
    assert not any("records/files" in text for text in without.values())
    assert 'data-word=""' in without[record_page(made()[0].id)]


def test_each_meeting_leads_to_its_own_record_and_the_file_for_word() -> None:
    records = RecordLinks(library(), files())
    for pathway in library().guidance.pathways:
        page = built()[f"pathways/{pathway.id}.md"]
        for step in pathway.steps:
            shown = page.partition(f"{{#{step.id.partition('/')[2]}}}")[2].partition("<details")[0]
            for form in records.named(step):
                document = records.document(form.id, step)
                if document is None:
                    assert f"](../{INDEX}#{form.form.lower()})" in shown, step.id
                    continue
                assert f"](../records/{document.id}.md)" in shown, step.id
                assert f"](../{FILES}/{document.id}.docx)" in shown, step.id
                assert step.id in {use.step for use in document.uses}, step.id


@pytest.mark.parametrize("pathway", library().guidance.pathways, ids=lambda one: one.id)
def test_a_pathway_leads_to_its_forms_in_the_list(pathway: Pathway) -> None:
    button = f"[Record forms](../{INDEX}#{pathway.id})"
    page = built()[f"pathways/{pathway.id}.md"]
    used = [one for one in made() if any(use.pathway == pathway.id for use in one.uses)]

    assert (button in page) == bool(used)
    assert all(named(one.id) in part_of(pathway.id) for one in used)


def test_a_record_leads_back_to_the_steps_it_is_used_for() -> None:
    for document in made():
        page = built()[record_page(document.id)]
        for use in document.uses:
            anchor = use.step.partition("/")[2]
            assert f'<a href="../../pathways/{use.pathway}/#{anchor}">' in page, document.id


def test_a_record_leads_to_the_clauses_it_carries_out() -> None:
    known = {one.id: of.guide for of in library().registers for one in of.clauses}
    for document in made():
        page = built()[record_page(document.id)]
        for clause in (end for run in runs(list(document.all_clauses())) for end in run):
            target = f"../../sources/{known[clause]}/#{clause.lower()}"
            assert f'<a href="{target}">{clause}</a>' in page, document.id


def test_a_source_leads_from_its_forms_to_their_pages() -> None:
    guides = {one.id: one for one in library().guidance.guides}
    records = RecordLinks(library(), {})
    for form in library().guidance.records:
        guide = records.guide(form)
        assert guide in guides.values(), form.id
        page = built()[f"sources/{guide.id}.md"] if guide else ""
        listed = page.partition("{#records}")[2].partition("{#clauses}")[0]
        has_page = form.one_per == "form"
        target = record_page(form.id) if has_page else f"{INDEX}#{form.form.lower()}"
        assert f"](../{target})" in listed, form.id


def test_another_organisations_form_says_so_in_its_title_and_on_itself() -> None:
    records = RecordLinks(library(), {})
    for document in made():
        of = records.whose(records.forms[document.record])
        head = built()[record_page(document.id)].partition("<div")[0]
        assert of.line() in head
        assert (f"({of.organisation})'" in head) == (not of.is_own), document.id


def test_the_sites_own_forms_come_before_those_of_others() -> None:
    own = library().guidance.collections[0].id
    is_own = {one.id: one.collection == own for one in library().guidance.pathways}
    found = [
        is_own[one]
        for one in re.findall(r"^###.*\{#(.+)\}$", built()[INDEX], re.MULTILINE)
        if one in is_own
    ]

    assert found == sorted(found, reverse=True)
    assert not all(found)


def test_what_no_timetable_leads_to_does_not_point_at_one() -> None:
    apart = {one.id for one in made() if " data-apart" in built()[record_page(one.id)]}

    assert apart == {one.id for one in made() if not one.uses}
    assert apart
    assert apart


def test_guides_that_name_no_form_leave_an_honest_list() -> None:
    guidance = library().guidance
    bare = tuple(
        replace(one, steps=tuple(replace(step, records=(), records_if=()) for step in one.steps))
        for one in guidance.pathways
    )
    found = pages(replace(library(), guidance=replace(guidance, records=(), pathways=bare)))

    assert "The guides of this site name no form." in found[INDEX]
    assert "Every form the guides name" in found[INDEX]
    assert "<dl" not in found[INDEX]
    assert not any("Record forms" in text for text in found.values())


def test_the_tab_of_records_stands_between_the_timetables_and_about() -> None:
    titles = [title for part in nav(library()) if isinstance(part, dict) for title in part]

    assert titles[-3:] == ["Team timetable", "Records", "About"]


@pytest.mark.parametrize(("count", "words"), [(12, "1 kB"), (1499, "1 kB"), (61_400, "61 kB")])
def test_a_size_is_said_in_whole_kilobytes(count: int, words: str) -> None:
    assert size(count) == words


def test_every_document_can_be_taken_from_the_list() -> None:
    assert [one.id for one in made() if f"](files/{one.id}.docx)" not in built()[INDEX]] == []


def test_a_form_that_no_step_names_any_more_is_still_offered() -> None:
    guidance = library().guidance
    bare = tuple(
        replace(one, steps=tuple(replace(step, records=()) for step in one.steps))
        if one.id == "long-term-fostering"
        else one
        for one in guidance.pathways
    )
    found = pages(replace(library(), guidance=replace(guidance, pathways=bare)))[INDEX]
    apart = found.partition("## Named by no step")[2].partition("\n## ")[0]

    assert "](transfer-step.md)" in apart
    assert "## Named by no step" not in built()[INDEX]


def test_the_form_in_the_instructions_is_one_that_the_check_takes(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "changing-a-record.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(# The record of a joint visit.*?)```", text, re.DOTALL)
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    file = tmp_path / "pathways" / "records" / "visit-record.yml"
    file.write_text(example, encoding="utf-8")

    found = pages(load_library(tmp_path))
    assert 'id="f19"' in found[INDEX]
    assert shown_fields(found["records/visit-record.md"])


@pytest.mark.parametrize("collection", ["authority", "boroughs", "fostering-agency"])
def test_a_site_of_one_organisation_lists_its_own_forms_only(
    tmp_path: Path, collection: str
) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    settings = tmp_path / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        re.sub("^publish:.*$", f"publish: [{collection}]", text, flags=re.MULTILINE),
        encoding="utf-8",
    )
    alone = load_library(tmp_path)
    found = pages(alone)

    assert "{#other-organisations}" not in found[INDEX]
    assert alone.guidance.records
    assert set(re.findall(r'id="(f\d\d)"', found[INDEX])) == {
        one.form.lower() for one in alone.guidance.records
    }
    assert not any("another organisation" in text for text in found.values())
