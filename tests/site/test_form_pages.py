"""The pages of the record forms around their sheet: beside it, without scripts, on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.site.conftest import OpenPage

UPRIGHT = "records/joint-supervision-remand-initial/"
SIDEWAYS = "records/supervision-monitoring-sheet/"


def test_what_to_do_with_a_form_stands_beside_it_or_below_it(open_page: OpenPage) -> None:
    wide, narrow = (
        [page.locator(part).bounding_box() for part in (".rec-sheet", ".pw-record__side")]
        for page in (
            open_page(UPRIGHT, viewport={"width": width, "height": 768}) for width in (960, 900)
        )
    )

    assert wide[0]
    assert wide[1]
    assert wide[0]["x"] + wide[0]["width"] <= wide[1]["x"]
    assert narrow[0]
    assert narrow[1]
    assert narrow[0]["y"] + narrow[0]["height"] <= narrow[1]["y"]


@pytest.mark.parametrize("path", [UPRIGHT, SIDEWAYS])
def test_on_paper_there_is_the_sheet_and_nothing_else(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")

    expect(page.locator(".rec-title")).to_be_visible()
    for other in ("h1", ".pw-lede", ".pw-whose", ".pw-record__side", ".md-header", ".md-path"):
        expect(page.locator(f"{other}:visible")).to_have_count(0)


@pytest.mark.parametrize(("path", "is_sideways"), [(UPRIGHT, False), (SIDEWAYS, True)])
def test_a_form_prints_as_it_lies(open_page: OpenPage, path: str, *, is_sideways: bool) -> None:
    paper = open_page(path).pdf(prefer_css_page_size=True)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        boxes = [[float(one) for one in sheet.mediabox] for sheet in pdf.pages]

    assert boxes
    assert [width > height for _, _, width, height in boxes] == [is_sideways] * len(boxes)


def test_without_scripts_the_form_can_be_filled_in_and_taken_away(open_page: OpenPage) -> None:
    page = open_page(UPRIGHT, java_script_enabled=False)
    field = page.get_by_role("textbox", name="Recorded by")
    field.fill("A. Worker")
    field.press("Enter")

    expect(field).to_have_value("A. Worker")
    assert page.url.endswith(UPRIGHT), "nothing typed became part of an address"
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    with page.expect_download() as found:
        page.get_by_role("link", name="Word document").click()
    assert found.value.suggested_filename == "joint-supervision-remand-initial.docx"


def test_the_page_to_print_opens_beside_what_was_typed(open_page: OpenPage) -> None:
    page = open_page(UPRIGHT)
    page.get_by_role("textbox", name="Recorded by").fill("A. Worker")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Page to print").click()
    opened.value.wait_for_load_state()

    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Joint supervision record")
    expect(page.get_by_role("textbox", name="Recorded by")).to_have_value("A. Worker")


def test_a_step_leads_to_its_form_and_the_form_back(open_page: OpenPage) -> None:
    page = open_page("pathways/remand/")
    page.locator(".pw-step").get_by_role(
        "link", name="Joint supervision record", exact=True
    ).click()
    expect(page.locator(".md-content h1")).to_contain_text("Remand")
    page.get_by_role("link", name="Remand: Initial joint supervision").click()

    expect(page.locator(".md-content h1")).to_have_text("Remand")


def test_search_names_the_pathway_before_its_forms(open_page: OpenPage) -> None:
    page = open_page("about/")
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Initializing search")
    page.get_by_role("textbox", name="Search").press_sequentially("remand")
    titles = page.locator(".md-search-result__item h1")

    expect(titles.first).to_have_text("Remand")
    expect(titles.nth(1)).to_contain_text("Joint supervision record")
