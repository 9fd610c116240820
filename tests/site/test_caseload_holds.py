"""What is marked held on the team's timetable goes back to its file, and to no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.caseload_pages import PLAN_MS, Team
from tests.site.choosing import FOLDER as FOLDER_BOX
from tests.site.choosing import choose
from tests.site.disk import PICKERS, Disk

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.site.conftest import OpenPage

HEAD = "Case number;Plans;QAAG;Café;Held adoption/initial\r\n"
ROWS = "C-1;Adoption plan;15/10/2026;é;\r\nC-2;Adoption plan;19/10/2026;;not held\r\n"
BLANK = ";;;;\r\n"
TABLE = HEAD + ROWS + BLANK
SAVED = TABLE.replace(";é;\r\n", ";é;03/09/2026\r\n")
FIRST = "Held on Thu 3 Sep C-1, Initial joint supervision, Adoption plan"
WRITE_BYTES = """async ([name, bytes]) => {
  const handle = await (await folder()).getFileHandle(name, { create: true });
  const into = await handle.createWritable();
  await into.write(new Uint8Array(bytes));
  await into.close();
}"""
READ_BYTES = """async (name) => {
  const handle = await (await folder()).getFileHandle(name);
  return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
}"""
ASKS = "dispatchEvent(new Event('beforeunload', {cancelable: true})) === false"
"""Whether the page asks before it goes."""
NEXT_DAY = """() => {
  const Real = Object.getPrototypeOf(Date);
  const now = new Real(2026, 8, 8, 0, 5).getTime();
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
}"""
"""Midnight passes under the clock that stands still."""
FOLDER = """async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("Team 1", {create: true});
    window.folder = async () => folder;
    window.showDirectoryPicker = async () => folder;
}"""


@pytest.fixture
def team(open_page: OpenPage) -> Team:
    """Return the page in a browser that lets pages write files."""
    opened = Team(open_page)
    opened.page.evaluate(f"() => {{ {PICKERS} }}")
    return opened


def open_table(team: Team, text: str = TABLE, encoding: str = "cp1252") -> Disk:
    """Open a table in place, as Excel writes one."""
    disk = Disk(team.page)
    team.page.evaluate(WRITE_BYTES, ["team.csv", list(text.encode(encoding))])
    disk.choose(["team.csv"])
    team.press("Open a CSV file")
    expect(team.summary).to_be_visible(timeout=PLAN_MS)
    return disk


def content(team: Team, name: str = "team.csv") -> bytes:
    return bytes(team.page.evaluate(READ_BYTES, name))


def state(page: Page) -> Locator:
    return page.locator("[data-part=save-state]")


def told(page: Page) -> Locator:
    return page.locator("[data-part=saving]")


def mark(team: Team, name: str = FIRST) -> None:
    """Press a button of a row; the rows of what was due are unfolded first."""
    fold = team.group("Was due, not marked")
    if fold.count() and fold.get_attribute("aria-expanded") == "false":
        fold.click()
    team.page.get_by_role("button", name=name).click(timeout=PLAN_MS)


def save(team: Team) -> None:
    team.page.get_by_role("button", name="Save what was marked").click()


def test_a_mark_becomes_a_tag_with_undo_and_is_said_once(team: Team) -> None:
    open_table(team)
    page = team.page
    expect(state(page)).to_be_hidden()
    mark(team)
    undo = page.get_by_role("button", name="Undo Held Thu 3 Sep 2026, C-1, Initial")
    expect(undo).to_be_focused(timeout=PLAN_MS)
    expect(team.rows("C-1").locator(".pw-tag--done").first).to_have_text("Held Thu 3 Sep")
    expect(state(page)).to_have_text("1 change not saved.")
    expect(team.said).to_have_text(
        "C-1, Initial joint supervision: marked held Thu 3 Sep 2026. 1 change not saved."
    )
    expect(team.group("Was due, not marked: all marked")).to_be_visible()
    undo.click()
    expect(page.get_by_role("button", name=FIRST)).to_be_focused(timeout=PLAN_MS)
    expect(state(page)).to_be_hidden()
    expect(team.said).to_have_text("C-1, Initial joint supervision: not marked any more.")


def test_all_that_was_due_is_marked_after_one_question_and_undone_in_one_press(team: Team) -> None:
    open_table(team, HEAD + ROWS.replace("19/10/2026;;not held", "13/10/2026;;"))
    page = team.page
    team.press("Mark as held on their day")
    question = "2 meetings were due before today. Mark each as held on its day?"
    expect(told(page).get_by_role("group", name=question)).to_be_focused(timeout=PLAN_MS)
    expect(told(page)).to_contain_text("For C-2 and C-1.")
    expect(state(page)).to_be_hidden()
    team.press("Mark all 2")
    done = "Marked as held, each on its day: 2 meetings."
    expect(told(page)).to_contain_text(done, timeout=PLAN_MS)
    expect(team.said).to_have_text(done)
    expect(state(page)).to_have_text("2 changes not saved.")
    expect(team.group("Was due, not marked: all marked")).to_be_visible()
    told(page).get_by_role("button", name="Undo", exact=True).click()
    expect(state(page)).to_be_hidden(timeout=PLAN_MS)
    expect(team.strip).to_contain_text("2 were due before today")
    expect(team.strip).to_be_focused()


def test_a_table_is_written_in_place_and_every_other_byte_stays(team: Team) -> None:
    open_table(team)
    page = team.page
    mark(team)
    save(team)
    expect(state(page)).to_have_text("Saved at 9:00 in team.csv.", timeout=PLAN_MS)
    expect(told(page)).to_contain_text("Saved team.csv.")
    assert content(team) == SAVED.encode("cp1252")
    page.get_by_role("button", name="Undo Held Thu 3 Sep").click()
    expect(state(page)).to_have_text("1 change not saved.")
    mark(team, "Held today C-2")
    save(team)
    expect(state(page)).to_have_text("Saved at 9:00 in team.csv.", timeout=PLAN_MS)
    assert content(team) == TABLE.replace("not held", "07/09/2026").encode("cp1252")
    assert not page.evaluate(
        "dispatchEvent(new Event('beforeunload', {cancelable: true})) === false"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_of_a_table_stays(team: Team, encoding: str) -> None:
    open_table(team, encoding=encoding)
    mark(team)
    save(team)
    expect(state(team.page)).to_have_text("Saved at 9:00 in team.csv.", timeout=PLAN_MS)
    assert content(team) == SAVED.encode(encoding)


def test_a_file_changed_elsewhere_is_not_written_over_unasked(team: Team) -> None:
    disk = open_table(team)
    page = team.page
    mark(team)
    disk.write("team.csv", "mine")
    save(team)
    expect(told(page)).to_contain_text(
        "Not everything is saved. Changed elsewhere since you opened it here: team.csv.",
        timeout=PLAN_MS,
    )
    assert disk.text("team.csv") == "mine"
    expect(state(page)).to_have_text("1 change not saved.")
    page.get_by_role("button", name="Write over it").click()
    expect(state(page)).to_have_text("Saved at 9:00 in team.csv.", timeout=PLAN_MS)
    assert content(team) == SAVED.encode("cp1252")


def test_a_write_that_fails_says_why_and_the_download_is_offered(team: Team) -> None:
    disk = open_table(team)
    page = team.page
    mark(team)
    disk.fail("createWritable", "NoModificationAllowedError")
    save(team)
    expect(told(page)).to_contain_text("Another program or tab is writing team.csv.")
    with page.expect_download() as handed:
        page.get_by_role("button", name="Download it").click()
    assert handed.value.path().read_bytes() == SAVED.encode("cp1252")
    expect(told(page)).to_contain_text("The file you opened is as it was")
    expect(state(page)).to_have_text("Saved at 9:00 in team.csv.")


def test_what_is_marked_counts_as_unsaved_and_comes_back_after_clear(team: Team) -> None:
    open_table(team)
    page = team.page
    assert not page.evaluate(ASKS)
    mark(team)
    assert page.evaluate(ASKS)
    page.get_by_text("Your rows: team.csv").click()
    expect(team.box).to_have_value((HEAD + SAVED[len(HEAD) : -len(BLANK)]).replace("\r\n", "\n"))
    team.press("Clear")
    expect(state(page)).to_be_hidden()
    team.press("Undo")
    expect(state(page)).to_have_text("1 change not saved.")
    page.get_by_role("link", name="Work out dates").first.click()
    page.get_by_role("link", name="Team timetable").first.click()
    expect(state(page)).to_have_text("1 change not saved.", timeout=PLAN_MS)


def test_rows_pasted_are_downloaded_and_rows_changed_take_no_files_place(team: Team) -> None:
    disk = open_table(team)
    page = team.page
    mark(team)
    page.get_by_text("Your rows: team.csv").click()
    expect(team.box).to_have_value(SAVED[: -len(BLANK)].replace("\r\n", "\n"))
    team.box.fill(team.box.input_value().replace("C-2", "C-3"))
    fold = team.group("Held or done")
    page.get_by_role("button", name="Held today C-2").click()
    expect(page.locator(".pw-errors")).to_contain_text("Show the timetable first")
    team.press("Show the timetable")
    expect(team.rows("C-3")).not_to_have_count(0, timeout=PLAN_MS)
    expect(fold).to_be_visible()
    expect(state(page)).to_be_hidden()
    mark(team, "Held today C-3")
    with page.expect_download() as handed:
        save(team)
    assert handed.value.suggested_filename == "team.csv"
    text = handed.value.path().read_text("cp1252")
    assert text.splitlines()[1:3] == [
        "C-1;Adoption plan;15/10/2026;é;03/09/2026",
        "C-3;Adoption plan;19/10/2026;;07/09/2026",
    ]
    assert content(team) == TABLE.encode("cp1252")
    assert disk.names == ["team.csv"]


def test_marks_that_newer_rows_do_not_hold_come_back_in_one_press(team: Team) -> None:
    open_table(team)
    page = team.page
    mark(team)
    page.get_by_text("Your rows: team.csv").click()
    marked = SAVED[: -len(BLANK)].replace("\r\n", "\n")
    expect(team.box).to_have_value(marked)
    team.box.fill(TABLE + "C-3;Adoption plan;20/10/2026;;\n")
    team.press("Show the timetable")
    expect(team.rows("C-3")).not_to_have_count(0, timeout=PLAN_MS)
    expect(page.locator("[data-part=undo]")).to_contain_text(
        "1 change to the rows before is in no file. "
        "Check these rows, or bring back the rows before."
    )
    expect(state(page)).to_be_hidden()
    page.locator("[data-part=undo]").get_by_role("button", name="Undo").click()
    expect(state(page)).to_have_text("1 change not saved.")
    expect(team.rows("C-3")).to_have_count(0)
    expect(team.box).to_have_value(marked)
    expect(page.locator("[data-part=stale]")).to_be_empty()
    save(team)
    expect(state(page)).to_have_text("Saved at 9:00 in team.csv.")
    assert content(team) == SAVED.encode("cp1252")


def test_rows_changed_beside_a_mark_that_stands_in_them_are_told_of_nothing_lost(
    team: Team,
) -> None:
    open_table(team)
    page = team.page
    mark(team)
    page.get_by_text("Your rows: team.csv").click()
    marked = SAVED[: -len(BLANK)].replace("\r\n", "\n")
    expect(team.box).to_have_value(marked)
    team.box.fill(marked + "C-3;Adoption plan;20/10/2026;;\n")
    team.press("Show the timetable")
    expect(team.rows("C-3")).not_to_have_count(0, timeout=PLAN_MS)
    expect(team.group("Held or done")).to_be_visible()
    expect(page.locator("[data-part=undo]")).to_be_empty()


def test_a_page_never_left_over_midnight_marks_nothing_of_the_day_before(team: Team) -> None:
    open_table(team, TABLE.replace("19/10/2026", "22/10/2026"))
    page = team.page
    page.evaluate(NEXT_DAY)
    page.get_by_role("button", name="Held today C-2").click()
    expect(page.locator(".pw-errors")).to_contain_text(
        "Another day has begun. The timetable now counts from it. Look at it, then mark again."
    )
    expect(state(page)).to_be_hidden()
    mark(team, "Held today C-2")
    expect(state(page)).to_have_text("1 change not saved.", timeout=PLAN_MS)
    expect(team.said).to_contain_text("marked held Tue 8 Sep 2026")
    expect(page.locator(".pw-errors")).to_have_count(0)


def case(label: str, qaag: str) -> dict[str, object]:
    given = {"pathways": ["adoption"], "dates": {"qaag": qaag}}
    return {"label": label, "reference": f"45 {label}", "given": given, "mood": "kept"}


CASE = {
    "schema": 2, "kind": "joint-supervision-timetable", "edition": "1.0",
    "children": [case("A", "2026-10-15"), case("B", "2026-10-20")],
}  # fmt: skip


def test_a_folder_of_cases_gets_each_day_in_its_own_file(team: Team) -> None:
    page, disk = team.page, Disk(team.page)
    page.evaluate(FOLDER)
    disk.write("a.json", json.dumps(CASE))
    disk.write("b.json", json.dumps(CASE).replace("45 ", "46 "))
    team.press("Open a folder of saved cases")
    expect(team.summary).to_be_visible(timeout=PLAN_MS)
    mark(team, "Held on Thu 3 Sep 46 A")
    save(team)
    expect(state(page)).to_have_text("Saved at 9:00 in Team 1.", timeout=PLAN_MS)
    expect(told(page)).to_contain_text("Saved b.json.")
    assert json.loads(disk.text("a.json")) == CASE
    first, second = json.loads(disk.text("b.json"))["children"]
    assert first["given"]["held"] == {"adoption/initial": "2026-09-03"}
    assert first["mood"] == "kept"
    assert "held" not in second["given"]
    page.evaluate("async () => { (await folder()).requestPermission = async () => 'denied'; }")
    mark(team, "Undo Held Thu 3 Sep")
    save(team)
    expect(told(page)).to_contain_text("The browser was not allowed to write this folder.")
    assert "held" in json.loads(disk.text("b.json"))["children"][0]["given"]


def test_without_pickers_each_file_with_a_mark_is_a_download(
    open_page: OpenPage, tmp_path: Path
) -> None:
    opened = Team(open_page)
    page = opened.page
    folder = tmp_path / "Team 1"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(CASE), encoding="utf-8")
    page.evaluate("delete window.showDirectoryPicker")
    choose(page, lambda: opened.press("Open a folder of saved cases"), folder, FOLDER_BOX)
    expect(opened.summary).to_be_visible(timeout=PLAN_MS)
    mark(opened, "Held on Thu 3 Sep 45 A")
    with page.expect_download() as handed:
        save(opened)
    assert handed.value.suggested_filename == "a.json"
    held = json.loads(handed.value.path().read_text("utf-8"))["children"][0]["given"]["held"]
    assert held == {"adoption/initial": "2026-09-03"}
    expect(told(page)).to_contain_text("Downloaded a.json. The file you opened is as it was")


def test_a_child_opens_in_the_calculator_with_what_was_marked(team: Team) -> None:
    open_table(team)
    mark(team)
    expect(state(team.page)).to_have_text("1 change not saved.")
    team.page.get_by_role("button", name="Open C-1 in the calculator: Initial").click()
    expect(team.page.get_by_text("Held Thu 3 Sep 2026").first).to_be_visible(timeout=PLAN_MS)
