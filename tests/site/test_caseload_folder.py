"""A folder of saved cases opens as a team timetable, whether the browser has pickers or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.caseload_pages import PLAN_MS, Team
from tests.site.choosing import FOLDER, choose

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page

    from tests.site.conftest import OpenPage

BUTTON = "Open a folder of saved cases"
PICKED = """async (files) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Team 1", {create: true});
    for (const [path, text] of Object.entries(files)) {
        const [name, inner] = path.split("/").reverse();
        const place = inner ? await folder.getDirectoryHandle(inner, {create: true}) : folder;
        const file = await place.getFileHandle(name, {create: true});
        const writer = await file.createWritable();
        await writer.write(text);
        await writer.close();
    }
    window.showDirectoryPicker = async () => folder;
}"""


def child(label: str, qaag: str) -> dict[str, object]:
    given = {"pathways": ["adoption"], "dates": {"qaag": qaag}}
    return {"label": label, "reference": "4502", "given": given}


def files() -> dict[str, str]:
    """Return a folder: brothers and sisters, a table, a case that is cut off, something else."""
    case = {"schema": 2, "kind": "joint-supervision-timetable", "edition": "1.0"}
    both = {**case, "children": [child("A", "2026-10-22"), child("B", "2026-10-29")]}
    return {
        "old/case-4502.json": json.dumps(both),
        "team.csv": "Case number,Plans,QAAG\nT-1,Adoption plan,23/10/2026\n",
        "case-9.json": '{"schema": 2,',
        "notes.docx": "notes",
    }


def choose_by_input(page: Page, folder: Path) -> None:
    """Open a folder as a browser without pickers does."""
    page.evaluate("delete window.showDirectoryPicker")
    for path, text in files().items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    choose(page, page.get_by_role("button", name=BUTTON).click, folder, FOLDER)


@pytest.mark.parametrize("way", ["picker", "input"])
def test_each_child_of_a_folder_is_a_row_and_a_file_at_fault_is_named(
    open_page: OpenPage, tmp_path: Path, way: str
) -> None:
    opened = Team(open_page)
    page = opened.page
    if way == "picker":
        page.evaluate(PICKED, files())
        page.get_by_role("button", name=BUTTON).click()
    else:
        choose_by_input(page, tmp_path / "Team 1")
    expect(opened.rows("4502 A")).to_have_count(1, timeout=PLAN_MS)
    expect(opened.rows("4502 B")).to_have_count(1)
    expect(opened.rows("T-1")).to_have_count(1)
    expect(page.get_by_text("Your rows: Team 1")).to_be_visible()
    expect(opened.summary).to_contain_text("3 of 4 rows can be planned.")
    opened.summary.click()
    expect(page.get_by_role("rowheader", name="case-9.json")).to_be_visible()
    page.get_by_text("Your rows: Team 1").click()
    expect(page.get_by_text("These rows come from files")).to_be_visible()


def test_a_child_opens_with_its_brothers_and_sisters_and_is_the_one_in_hand(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    page = opened.page
    page.evaluate(PICKED, files())
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="Open 4502 B in the calculator").click(timeout=PLAN_MS)
    expect(page.get_by_role("button", name="Child B", exact=True)).to_have_attribute(
        "aria-pressed", "true", timeout=PLAN_MS
    )
    expect(page.get_by_role("button", name="Child A", exact=True)).to_be_visible()


def test_cases_chosen_one_by_one_are_a_team_too(open_page: OpenPage) -> None:
    opened = Team(open_page)
    page = opened.page
    given = json.dumps({"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}})
    named: list[FilePayload] = [
        {"name": f"case-{number}.json", "mimeType": "application/json", "buffer": given.encode()}
        for number in (10, 9)
    ]
    named.append({"name": "team.xlsx", "mimeType": "text/plain", "buffer": b"PK\x03\x04"})
    choose(page, lambda: opened.press("Open a CSV file"), named)
    expect(opened.rows("case-9")).to_have_count(1, timeout=PLAN_MS)
    expect(page.get_by_text("Your rows: 3 files")).to_be_visible()
    # What nobody can read of the chosen files is told, with what to do.
    opened.summary.click()
    mend = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="team.xlsx"))
    expect(mend).to_contain_text("In Excel choose File, then Save As, and the type “CSV UTF-8")


def test_a_folder_without_a_case_says_so(open_page: OpenPage) -> None:
    opened = Team(open_page)
    opened.page.evaluate(PICKED, {"notes.docx": "notes"})
    opened.page.get_by_role("button", name=BUTTON).click()
    expect(opened.page.locator(".pw-errors")).to_contain_text(
        "There is no saved case and no CSV file among these files."
    )


def test_what_was_left_out_of_a_case_is_told_as_it_opens_from_the_folder(
    open_page: OpenPage,
) -> None:
    opened = Team(open_page)
    page = opened.page
    whole = json.loads(files()["old/case-4502.json"])
    whole["mood"] = "good"
    whole["children"][1]["given"]["dates"]["no-such-date"] = "2026-10-01"
    page.evaluate(PICKED, {"case-4502.json": json.dumps(whole)})
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="Open 4502 B in the calculator").click(timeout=PLAN_MS)
    notice = page.locator("[data-part=notice] [role=group]")
    expect(notice).to_be_focused(timeout=PLAN_MS)
    expect(notice).to_contain_text("Opened 2 children.")
    expect(notice).to_contain_text("The file has a part called 'mood'")
    expect(notice).to_contain_text("no key date called 'no-such-date' any more.")
    expect(page.get_by_role("button", name="Child B", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator("[data-part=save-state]")).to_have_text("As in case-4502.json.")
