"""Every file that a record's page needs, broken in each way, ends truly.

The page works, or says within a minute what is wrong, and works once its way on is taken;
what was typed stays. `make faults` tries all of them, `make test` one of each file and fault.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.network_faults import LATE, POLICY, SAID, SENT_ON, STALLED, WRONG_TYPE, Broken
from tests.site.record_pages import INITIAL, controls, downloaded, press
from tests.site.tool_pages import TOOLS, fill, needed_scripts, still_filled, told_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.expects("")
BLANK = f"records/files/{INITIAL}.docx"
NEEDED = (BLANK, "assets/tool/vendor/fflate.mjs")
"""What the page fetches when a Word file is asked for."""
OWN_SCRIPT = "assets/tool/record/record.mjs"
NEEDED_SCRIPT = "what the page's own script imports"
SCRIPTS = (OWN_SCRIPT, NEEDED_SCRIPT)
"""The page's own script, and one that another script needs."""
CUT = "cut in half"
SAID_OF_SCRIPT = {
    **dict.fromkeys(SAID, "could not be fetched"),
    CUT: "did not arrive whole",
    SENT_ON: "was sent on to another site",
    **dict.fromkeys((STALLED, LATE), "has not arrived yet"),
    POLICY: "is not let in by a content policy",
}
SAID_OF_FILE = {**SAID, **dict.fromkeys((STALLED, LATE), "did not arrive in time")}
WORD = "Download as Word"
A_MINUTE_MS = 60_000


def combinations(*rows: str) -> list[object]:
    """Return each fault of these files; what is not in the sample carries a marker."""
    files = (*NEEDED, *SCRIPTS)
    sample = [(files[place % len(files)], fault) for place, fault in enumerate(SAID)]
    return [
        pytest.param(*one, id=" - ".join(one), marks=() if one in sample else pytest.mark.faults)
        for one in product(rows, SAID)
    ]


def mounted(page: Page) -> None:
    expect(page.locator("#record[data-mounted]")).to_have_count(1)


def opened(open_page: OpenPage, site: Path, file: str, fault: str) -> tuple[Page, Broken]:
    """Return the record's page with a file of it broken, and something typed."""
    page = open_page(None)
    file = needed_scripts(site, "record")[0] if file == NEEDED_SCRIPT else file
    broken = Broken(page.context, site, file, fault)
    if fault in {STALLED, LATE}:
        page.clock.install()
    page.goto(TOOLS["record"], wait_until="commit")
    fill(page, "record")
    return page, broken


def holds_what_was_typed(page: Page) -> bool:
    name, content = downloaded(page, lambda: press(page, WORD))
    return name.endswith(".docx") and "12" in controls(content).values()


@pytest.mark.parametrize(("file", "fault"), combinations(*NEEDED))
def test_a_word_file_that_cannot_be_made_is_told_of_and_comes_when_asked_again(
    open_page: OpenPage, site: Path, file: str, fault: str
) -> None:
    page, broken = opened(open_page, site, file, fault)
    mounted(page)
    if fault == WRONG_TYPE and file == BLANK:
        assert holds_what_was_typed(page)
        return
    press(page, WORD)
    if fault in {STALLED, LATE}:
        page.clock.run_for(A_MINUTE_MS)
    expect(told_in(page, "record")).to_contain_text("This was not done.")
    expect(told_in(page, "record")).to_contain_text(SAID_OF_FILE[fault])
    still_filled(page, "record")
    broken.heal()
    if broken.is_of_page:
        expect(told_in(page, "record")).to_contain_text("then reload the page")
        page.reload()
        mounted(page)
        fill(page, "record")
    assert holds_what_was_typed(page)
    still_filled(page, "record")


@pytest.mark.parametrize(("file", "fault"), combinations(*SCRIPTS))
def test_a_script_that_cannot_be_run_is_told_of_and_nothing_typed_is_lost(
    open_page: OpenPage, site: Path, file: str, fault: str
) -> None:
    page, broken = opened(open_page, site, file, fault)
    told = told_in(page, "record")
    if fault in {STALLED, LATE}:
        page.clock.run_for(A_MINUTE_MS)
    expect(told).to_contain_text(SAID_OF_SCRIPT[fault])
    expect(told).to_contain_text("What you typed is still here.")
    still_filled(page, "record")
    # What one script waits for comes, or the page is loaded anew; the page's own is asked for anew.
    is_dropped = fault == STALLED and file == OWN_SCRIPT
    broken.heal(for_good=not is_dropped)
    if is_dropped or fault not in {STALLED, LATE}:
        told.get_by_role("button", name="Try again").click()
    if broken.is_of_page or (fault == CUT and file != OWN_SCRIPT):
        # A browser keeps the policy of a page, and what it has read of a script.
        expect(told).to_contain_text("then reload the page")
        still_filled(page, "record")
        page.reload()
        mounted(page)
        return
    mounted(page)
    still_filled(page, "record")
