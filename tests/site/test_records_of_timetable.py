"""All records of a timetable at once, and the first record of every pathway."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from tests.records.shipped import shipped
from tests.shipped import library
from tests.site.calculator_pages import TWIN_TRACK, Calculator, open_calculator
from tests.site.record_pages import (
    COUNT_PRINTS,
    RECORD,
    REFERENCE,
    adoption,
    choose_more,
    controls,
    downloaded,
    field,
    go_to_record,
    printed,
    record_shown,
    sizes,
    to_calculator,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from decision_tool.core.guidance.model import Pathway, Step
    from decision_tool.publish.forms.document import Document
    from tests.site.conftest import OpenPage

PRINT, SAVE = "Print all records", "Download all records (Word, zip)"
BIRTH = (3, 5, 2010)
ALWAYS_KNOWN = {"reference", "meeting"}
FILL_EVERY_FIELD = """() => Object.fromEntries(
  [...document.querySelectorAll("form.rec-sheet [name]")].map((place, number) => {
    if (place.type === "checkbox") place.checked = true;
    else if (place.tagName === "SELECT") place.value = [...place.options].at(-1).value;
    else if (!place.value) place.value = `Q${number}z`;
    place.dispatchEvent(new Event("input", { bubbles: true }));
    return [place.name, place.type === "checkbox" ? "☒" : place.value];
  }))"""
FORBIDDEN_ON_WINDOWS = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')


def notice(page: Page) -> Locator:
    return page.locator("#calculator [data-part=notice]")


def twin_track(open_page: OpenPage) -> Calculator:
    """Return the worked example: seven meetings and more, each with a record."""
    calculator = open_calculator(open_page, "adoption", "long-term-fostering")
    calculator.page.evaluate(COUNT_PRINTS)
    calculator.page.get_by_label(REFERENCE).fill("CASE 7")
    calculator.type_dates(TWIN_TRACK)
    expect(calculator.page.locator(".pw-group").first).to_have_text("In the next 4 weeks: 4")
    return calculator


def files(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def saved(page: Page) -> tuple[str, dict[str, bytes]]:
    name, content = downloaded(page, lambda: choose_more(page, SAVE))
    return name, files(content)


@pytest.mark.pyodide
def test_all_records_come_as_one_file_in_the_order_of_the_days(open_page: OpenPage) -> None:
    page = twin_track(open_page).page
    name, records = saved(page)
    stem = "records-long-term-fostering-and-adoption-from-2026"
    assert re.fullmatch(stem + r"-\d\d-\d\d-saved-2026-09-07-\d{4}\.zip", name)
    assert "01 2026-09-10 Initial joint supervision, Adoption plan.docx" in records
    assert not [one for one in records if FORBIDDEN_ON_WINDOWS.search(one.removesuffix(".docx"))]
    dated = [one[3:13] for one in records if one[3:7] == "2026"]
    assert len(records) > 5
    assert dated == sorted(dated)
    assert [int(one[:2]) for one in records] == list(range(1, len(records) + 1))
    for content in records.values():
        assert controls(content)["reference"] == "CASE 7"
    expect(notice(page)).to_contain_text(f"It holds {len(records)} records to open in Word.")
    expect(page.locator("#calculator [data-part=status]")).to_contain_text(f"Saved {name}.")


def test_what_was_typed_into_one_record_is_in_all_of_them_together(open_page: OpenPage) -> None:
    calculator = adoption(open_page)
    page = go_to_record(calculator)
    box = page.locator("form.rec-sheet textarea").last.get_attribute("name") or ""
    field(page, box).fill("Zoë\n<b>typed</b>")
    to_calculator(page)
    page.evaluate(COUNT_PRINTS)
    _, records = saved(page)
    typed = [name for name, content in records.items() if controls(content)[box].startswith("Zoë")]
    assert typed == ["01 2026-09-10 Initial joint supervision, Adoption plan.docx"]
    assert controls(records[typed[0]])[box] == "Zoë\n<b>typed</b>"
    choose_more(page, PRINT)
    expect(notice(page)).to_contain_text("ready to print.")
    words = printed(page)
    assert words.count("Zoë <b>typed</b>") == 1


def test_words_of_a_meeting_that_is_no_longer_needed_are_named_kept_and_in_all_records(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page, "long-term-fostering")
    calculator.type_dates({key: day for key, day in TWIN_TRACK.items() if key != "qaag"})
    second = "Monthly joint supervision 2"
    calculator.open_other("Monthly joint supervision", second)
    record = calculator.other("Monthly joint supervision", second).get_by_role("link", name=RECORD)
    record.click()
    page = record_shown(calculator.page)
    box = page.locator("form.rec-sheet textarea").last.get_attribute("name") or ""
    field(page, box).fill("What was agreed")
    to_calculator(page)
    calculator.type_dates({"plan-agreed": (1, 11, 2026)})
    expect(page.locator("#calculator")).to_contain_text(
        "1 record belongs to a meeting that is no longer in this timetable. "
        "What you typed is kept, and is part of all records printed or downloaded."
    )
    _, records = saved(page)
    expect(notice(page)).to_contain_text(
        "is no longer in the timetable. Its record is here, for you typed into it."
    )
    words = {name: controls(content).get(box, "") for name, content in records.items()}
    assert [name for name, held in words.items() if held == "What was agreed"] == [
        name for name in records if second in name
    ]
    page.get_by_role("button", name=second).click()
    expect(field(record_shown(page), box)).to_have_value("What was agreed")


def test_all_records_print_as_one_job_of_nothing_else(open_page: OpenPage) -> None:
    calculator = twin_track(open_page)
    page = calculator.page
    choose_more(page, PRINT)
    expect(notice(page)).to_contain_text("ready to print.")
    assert page.evaluate("window.prints") == 1
    count = page.locator(".rec-job form.rec-sheet").count()
    assert page.locator(".rec-job [id]").count() == len(
        set(page.locator(".rec-job [id]").evaluate_all("(all) => all.map((one) => one.id)"))
    )
    expect(page.locator(".rec-job")).to_be_hidden()
    words = printed(page)
    assert count > 5
    # Once in each form, and at the foot of every sheet of paper.
    sheets = len(re.findall(r"Page \d+", words))
    assert words.count("Case number: CASE 7") == sheets
    assert words.count("CASE 7") == count + sheets
    assert words.count("Joint supervision record Initial joint supervision, Adoption plan") == 1
    assert "By Thu 10 Sep 2026" in words
    for elsewhere in ("Dates you know", "Add all to calendar", "Find a pathway", "How Thu 10 Sep"):
        assert elsewhere not in words
    # Printing is over: the page prints its timetable again.
    expect(page.locator(".rec-job")).to_have_count(0)
    assert "CASE 7" in printed(page)
    assert "Who to invite, and how each date was worked out" in printed(page)


def test_each_record_keeps_its_own_paper_and_begins_a_new_sheet(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "staff-supervision")
    page = calculator.page
    page.evaluate(COUNT_PRINTS)
    calculator.type_date("last-supervision", 20, 8, 2026)
    expect(calculator.row("Monthly supervision")).to_contain_text("18 Sep 2026")
    choose_more(page, PRINT)
    expect(notice(page)).to_contain_text("ready to print.")
    found = sizes(page)
    assert set(found) == {(595, 842), (842, 595)}
    changes = sum(one != other for one, other in pairwise(found))
    assert changes > 2


def test_a_meeting_with_several_forms_offers_each_by_its_title(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "staff-supervision")
    page = calculator.page
    calculator.type_date("last-supervision", 20, 8, 2026)
    calculator.details("Monthly supervision").click()
    offered = page.locator(".pw-row-actions a[href*='/records/']")
    titles = [shipped()[one].title for one in _documents_of("staff-supervision/monthly")]
    expect(offered).to_have_text(titles)
    offered.last.click()
    record_shown(page)
    assert page.url.endswith(f"/records/{_documents_of('staff-supervision/monthly')[-1]}/")


def test_without_a_meeting_there_is_nothing_to_print_or_save(open_page: OpenPage) -> None:
    none = next(one for one in library().guidance.pathways if not _meetings(one))
    page = open_calculator(open_page, none.id).page
    page.evaluate(COUNT_PRINTS)
    for act in (PRINT, SAVE):
        choose_more(page, act)
        expect(notice(page)).to_contain_text("No meeting here has a record yet.")
    assert page.evaluate("window.prints") == 0


@pytest.mark.expects("404")
def test_a_missing_form_is_named_and_nothing_half_made(open_page: OpenPage) -> None:
    page = twin_track(open_page).page
    missing = "joint-supervision-adoption-review"
    handed: list[str] = []
    page.on("download", lambda one: handed.append(one.suggested_filename))
    for act, ending in ((SAVE, "docx"), (PRINT, "html")):
        page.context.route(f"**/{missing}.{ending}", lambda route: route.fulfill(status=404))
        choose_more(page, act)
        expect(notice(page)).to_contain_text(
            f"This was not done. The form “{shipped()[missing].title}” is not on this site (404)."
        )
    assert page.evaluate("window.prints") == 0
    expect(page.locator(".rec-job")).to_have_count(0)
    assert handed == []


@pytest.mark.expects("ERR_FAILED")
def test_after_a_broken_connection_it_can_be_tried_again(open_page: OpenPage) -> None:
    page = twin_track(open_page).page
    page.context.route("**/records/files/*", lambda route: route.abort())
    choose_more(page, SAVE)
    expect(notice(page)).to_contain_text("Check your connection, then try again.")
    page.context.unroute("**/records/files/*")
    assert saved(page)[1]


def test_long_work_says_so_once_and_shows_how_far_it_is(open_page: OpenPage) -> None:
    page = twin_track(open_page).page
    page.evaluate("""() => {
      window.heard = []; window.seen = [];
      const watch = (name, list) => new MutationObserver(() => {
        const words = document.querySelector(`#calculator [data-part=${name}]`).textContent.trim();
        if (words && words !== list.at(-1)) list.push(words);
      }).observe(document.querySelector(`#calculator [data-part=${name}]`),
        { childList: true, subtree: true, characterData: true });
      watch("status", window.heard); watch("notice", window.seen);
    }""")
    _, records = saved(page)
    expect(notice(page)).to_contain_text("Saved records-long-term-fostering-and-adoption-from-")
    expect(page.locator("#calculator [data-part=status]")).to_contain_text("Saved")
    seen, heard = page.evaluate("[window.seen, window.heard]")
    assert any(f"{len(records) - 1} done." in words for words in seen)
    assert sum(" done." in words for words in heard) == 0
    assert heard[-1].startswith("Saved")


@pytest.mark.long
def test_the_first_record_of_every_pathway_prints_and_opens_in_word_with_nothing_missing(
    open_page: OpenPage,
) -> None:
    calculator = open_calculator(open_page)
    page = calculator.page
    page.evaluate(COUNT_PRINTS)
    dated: set[str] = set()
    for pathway in library().guidance.pathways:
        if not pathway.steps:
            continue  # it joins the meetings of another: see the next test
        _choose(calculator, pathway)
        first = _meetings(pathway)[0]
        documents = _offered(page, first.title)
        assert documents, pathway.id
        assert set(documents) <= set(_documents_of(first.id))
        for document in documents:
            _open_record(page, first.title, document)
            when = _check_nothing_is_missing(page, shipped()[document])
            to_calculator(page)
            _check_the_row_says(page, first.title, when)
            dated.update([pathway.id] if when else [])
    assert len(dated) >= 15


def test_a_step_that_is_no_meeting_leads_to_its_form_by_its_own_name(open_page: OpenPage) -> None:
    calculator = open_calculator(open_page, "staff-supervision")
    calculator.type_date("cancelled-session", 3, 9, 2026)
    task = next(
        one for one in library().guidance.steps() if one.id == "staff-supervision/reschedule"
    )
    assert task.kind == "task"
    assert _offered(calculator.page, task.title) == list(task.records)
    expect(calculator.page.locator(".pw-row-actions a")).to_have_text("Record for this step")


def test_a_pathway_without_meetings_puts_its_people_on_the_first_record_of_the_other(
    open_page: OpenPage,
) -> None:
    guidance = library().guidance
    roles = {one.id: one for one in guidance.roles}
    pathways = {one.id: one for one in guidance.pathways}
    joining = [one for one in guidance.pathways if not one.steps]
    assert joining
    for pathway in joining:
        base = pathways[str(pathway.needs_pathway)]
        calculator = open_calculator(open_page, base.id, pathway.id)
        _answer(calculator)
        first = _meetings(base)[0]
        for document in _offered(calculator.page, first.title):
            _open_record(calculator.page, first.title, document)
            also = [
                calculator.page.locator(f"[data-fill=invited-{number}]").input_value()
                for number, _ in enumerate(pathway.adds_invitees, start=1)
            ]
            assert also == [roles[one.role].title for one in pathway.adds_invitees]
            to_calculator(calculator.page)


def _meetings(pathway: Pathway) -> list[Step]:
    return [step for step in pathway.steps if step.kind == "meeting"]


def _documents_of(step: str) -> list[str]:
    found = [one.id for one in shipped().values() if step in {use.step for use in one.uses}]
    records = [form.record for form in (shipped()[one] for one in found)]
    listed = next(one for one in library().guidance.steps() if one.id == step)
    order = [*listed.records, *(one.record for one in listed.records_if)]
    return sorted(found, key=lambda one: order.index(records[found.index(one)]))


def _choose(calculator: Calculator, pathway: Pathway) -> None:
    """Choose one pathway alone, and give every date and answer it asks for."""
    page = calculator.page
    fold = page.locator("[data-part=choice]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    for other in page.locator("input[name=pathway]:checked").all():
        if other.get_attribute("value") != pathway.id:
            other.uncheck()
    page.locator(f"#pathway-{pathway.id}").check()
    _answer(calculator)


def _answer(calculator: Calculator) -> None:
    """Give every date and answer that is asked for, and look at the timetable."""
    page = calculator.page
    page.get_by_label(REFERENCE).fill("CASE 7")
    for number, key in enumerate(_keys_shown(page)):
        if not calculator.box(key).input_value():
            typed = BIRTH if "birth" in key else (21, 9 + number % 4, 2026)
            calculator.type_date(key, *typed)
    for question in page.locator("fieldset[data-question]:visible").all():
        options = question.locator("input[type=radio]:not([value=''])")
        if options.count() > 0:
            options.first.check()
    page.get_by_role("button", name="Show the timetable").click()
    # Focus tells that the timetable shown is of all that was given.
    expect(page.locator("[data-part=heading]:focus, .pw-errors:focus")).to_have_count(1)


def _keys_shown(page: Page) -> Iterator[str]:
    for one in page.locator("fieldset[data-key]:visible").all():
        yield one.get_attribute("data-key") or ""


def _row(page: Page, title: str) -> Locator:
    """Return the row of a step, the first where it is held again and again."""
    own = page.locator(".pw-what b", has_text=re.compile(rf"^{re.escape(title)}( \d+)?$"))
    return page.locator("[data-part=table] tbody tr").filter(has=own).first


def _offered(page: Page, title: str) -> list[str]:
    """Open a row, and return which forms it offers to fill in."""
    row = _row(page, title)
    expect(row).to_be_visible()
    details = row.get_by_role("button")
    if details.get_attribute("aria-expanded") != "true":
        details.click()
    links = page.locator(".pw-row-actions a[href*='/records/']")
    expect(links.first).to_be_visible()
    return [str(link.get_attribute("href")).split("/")[-2] for link in links.all()]


def _open_record(page: Page, title: str, document: str) -> None:
    _offered(page, title)
    page.locator(f'.pw-row-actions a[href$="/{document}/"]').click()
    record_shown(page)


def _check_the_row_says(page: Page, title: str, when: str) -> None:
    """Check that a row, and the count behind it, have the days that a record is due by.

    The row leads with the day for the diary, and says the guide's days beneath it.
    """
    days = re.findall(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}(?: \d{4})?", when)
    assert bool(days) == bool(when)
    if not days:
        return  # a form without a place for it, or a step without a day
    near = r"( \d{4})? to ".join(re.sub(r" \d{4}$", "", day) for day in days)
    expect(_row(page, title)).to_contain_text(re.compile(near))
    _offered(page, title)
    expect(page.locator(".pw-working")).to_contain_text(f"How {days[-1]} was worked out")


def _check_nothing_is_missing(page: Page, document: Document) -> str:
    """Check the record's page, print and Word file; return when the meeting is due."""
    known = dict(
        page.evaluate("""() => [...document.querySelectorAll("form.rec-sheet [data-fill]")]
        .filter((one) => one.value).map((one) => [one.name, one.value])""")
    )
    values: dict[str, str] = page.evaluate(FILL_EVERY_FIELD)
    assert list(values) == [one.id for one in document.fields()]
    assert known.items() <= values.items()
    assert all(known[one.id] for one in document.fields() if one.fill in ALWAYS_KNOWN)
    words = printed(page)
    wanted = [document.title, document.about, *(one.label for one in document.fields())]
    missing = [one for one in (*wanted, *values.values()) if " ".join(one.split()) not in words]
    assert [one for one in missing if one != "☒"] == []
    _, content = downloaded(page, page.get_by_role("button", name="Download as Word").click)
    assert controls(content) == values
    due = [known[one.id] for one in document.fields() if one.fill == "when" and one.id in known]
    return due[0] if due else ""
