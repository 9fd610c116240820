"""Reading a filled Word file that comes back: from Word, from LibreOffice, from anywhere else."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree  # type: ignore[import-untyped]

from tests.records.shipped import shipped
from tests.site.conftest import PATIENCE_MS
from tests.site.record_pages import INITIAL
from tests.site.test_record_word import FILL, WORDS, kept
from tests.site.word_files import (
    CORE,
    MARK,
    TEXT,
    as_office_saves,
    control,
    edited,
    is_office_here,
    paragraph,
    rewritten,
    saved_by_office,
    unwrapped,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

READ = """async ([root, file, blank]) => {
  const bytes = (words) => Uint8Array.from(atob(words), (one) => one.charCodeAt(0));
  const zip = await import(`${root}assets/tool/vendor/fflate.mjs`);
  const { wordBack } = await import(`${root}assets/tool/record/word-back.mjs`);
  try {
    return wordBack(zip, bytes(file), bytes(blank));
  } catch (error) {
    if (!error.refusal) throw error;
    return { refused: error.message };
  }
}"""
OTHER = "supervision-monitoring-sheet"
AWKWARD = '  Zoë & Siân said:\n\n<b>]]> "quoted"\n\tindented, last line'
EMPTY: dict[str, list[Any]] = {"missing": [], "left": [], "pictures": []}


@dataclass(frozen=True)
class Desk:
    """A page that fills in the Word files of forms and reads them again."""

    page: Page
    address: str
    site: Path

    def blank(self, form: str = INITIAL) -> bytes:
        """Return the blank form of the site."""
        return (self.site / f"records/files/{form}.docx").read_bytes()

    def filled(self, values: dict[str, str | bool], form: str = INITIAL) -> bytes:
        """Return the form with the values in it, as the page makes it."""
        blank = base64.b64encode(self.blank(form)).decode()
        return base64.b64decode(self.page.evaluate(FILL, [self.address, blank, values]))

    def read(self, content: bytes, form: str = INITIAL) -> dict[str, Any]:
        """Return what the page of a form reads in a file."""
        parts = [base64.b64encode(one).decode() for one in (content, self.blank(form))]
        read: dict[str, Any] = self.page.evaluate(READ, [self.address, *parts])
        return read

    def refusal(self, content: bytes, form: str = INITIAL) -> str:
        """Return why a file is not read."""
        words: str = self.read(content, form)["refused"]
        return words


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str, site: Path) -> Iterator[Desk]:
    page = browser.new_page(service_workers="block")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    yield Desk(page, address, site)
    page.close()


def everything(form: str) -> dict[str, str | bool]:
    """Return a value for each field of a form, each another."""
    values: dict[str, str | bool] = {}
    for number, one in enumerate(shipped()[form].fields()):
        match one.kind:
            case "tick":
                values[one.id] = number % 3 > 0
            case "date":
                values[one.id] = "Thu 10 Sep 2026" if number % 2 else "next week"
            case "choice":
                values[one.id] = one.choices[number % len(one.choices)]
            case "box":
                values[one.id] = f"Line {number}\n\tand “another” & <more>\nlast"
            case "line":
                values[one.id] = f"Words {number}"
    return values


FORMS = sorted(shipped())


@pytest.mark.parametrize("form", FORMS)
def test_every_field_of_every_form_comes_back(desk: Desk, form: str) -> None:
    values = everything(form)
    read = desk.read(desk.filled(values, form), form)
    assert read["values"] == values
    assert {name: read[name] for name in EMPTY} == EMPTY
    assert read["edition"] == read["ownEdition"] == shipped()[form].edition


@pytest.mark.parametrize("form", FORMS)
def test_every_field_comes_back_where_only_bookmarks_are_left(desk: Desk, form: str) -> None:
    values = everything(form)
    read = desk.read(as_office_saves(desk.filled(values, form)), form)
    assert read["values"] == values
    assert {name: read[name] for name in EMPTY} == EMPTY


@pytest.mark.parametrize("form", [INITIAL, OTHER, "supervision-record-manager"])
def test_every_field_comes_back_from_libreoffice(desk: Desk, form: str, tmp_path: Path) -> None:
    if not is_office_here():
        pytest.skip("LibreOffice is not on this machine; .ci/run installs it")
    values = everything(form)
    saved = saved_by_office(desk.filled(values, form), tmp_path)
    assert b"w:tag" not in ZipFile(io.BytesIO(saved)).read(TEXT)
    read = desk.read(saved, form)
    assert read["values"] == values
    assert {name: read[name] for name in EMPTY} == EMPTY


def test_a_blank_form_comes_back_blank_from_libreoffice(desk: Desk, tmp_path: Path) -> None:
    if not is_office_here():
        pytest.skip("LibreOffice is not on this machine; .ci/run installs it")
    read = desk.read(saved_by_office(desk.blank(), tmp_path))
    assert set(read["values"].values()) == {"", False}
    assert {name: read[name] for name in EMPTY} == EMPTY


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(words=WORDS)
def test_any_words_come_back_as_they_were_typed(desk: Desk, words: str) -> None:
    read = desk.read(desk.filled({"decision": words}))["values"]["decision"]
    assert read == kept(words).strip("\u2002").rstrip("\n")


@pytest.mark.parametrize(
    "change",
    [
        without("w:tag"),
        without("w:bookmarkStart", "w:bookmarkEnd"),
        without("w:tag", "w:bookmarkStart", "w:bookmarkEnd"),
        without("w:sdtPr", "w:bookmarkStart", "w:bookmarkEnd"),
        unwrapped,
    ],
    ids=["no tags", "no bookmarks", "titles alone", "places alone", "no controls"],
)
def test_one_name_of_a_field_is_enough(
    desk: Desk, change: Callable[[etree._Element], None]
) -> None:
    values = everything(INITIAL)
    read = desk.read(edited(desk.filled(values), change))
    assert read["values"] == values
    assert {name: read[name] for name in EMPTY} == EMPTY


def test_lines_typed_as_paragraphs_and_beside_the_control_belong_to_the_field(desk: Desk) -> None:
    def type_on(root: etree._Element) -> None:
        cell = next(control(root, "decision").iterancestors(qn("w:tc")))
        cell.append(paragraph("Second"))
        cell.append(paragraph(""))
        cell.append(paragraph("Fourth"))

    read = desk.read(edited(desk.filled({"decision": AWKWARD}), type_on))
    assert read["values"]["decision"] == f"{AWKWARD}\nSecond\n\nFourth"
    assert read["left"] == []


def listed(words: str, number: str, level: int = 0) -> etree._Element:
    """Return a paragraph of a list, as Word writes it."""
    made = paragraph(words)
    shape = etree.Element(qn("w:pPr"))
    made.insert(0, shape)
    names = etree.SubElement(shape, qn("w:numPr"))
    for name, value in (("w:ilvl", str(level)), ("w:numId", number)):
        etree.SubElement(names, qn(name)).set(qn("w:val"), value)
    return made


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="41"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def test_the_signs_of_a_list_are_read_as_text(desk: Desk) -> None:
    def type_on(root: etree._Element) -> None:
        cell = next(control(root, "decision").iterancestors(qn("w:tc")))
        for one in (listed("Call", "41"), listed("the school", "41", 1), listed("Write", "41")):
            cell.append(one)
        cell.append(listed("Wait", "5"))
        cell.append(listed("No list any more", "0"))

    content = edited(desk.filled({"decision": "Agreed:"}), type_on)
    read = desk.read(rewritten(content, {"word/numbering.xml": lambda _: NUMBERING.encode()}))
    assert read["values"]["decision"] == (
        "Agreed:\n1. Call\n  • the school\n2. Write\n• Wait\nNo list any more"
    )


def test_pictures_are_told_where_they_stand(desk: Desk) -> None:
    def put_in(root: etree._Element) -> None:
        cell = next(control(root, "decision").iterancestors(qn("w:tc")))
        for place, name in (
            (cell.append, "w:drawing"),
            (cell.getparent().getparent().addnext, "w:pict"),
        ):
            made = paragraph("")
            etree.SubElement(etree.SubElement(made, qn("w:r")), qn(name))
            place(made)

    read = desk.read(edited(desk.filled({"decision": "Agreed"}), put_in))
    assert (read["values"]["decision"], read["pictures"]) == ("Agreed", ["decision", ""])
    assert desk.read(desk.filled({"decision": "Agreed"}))["pictures"] == []


def test_words_among_the_spaces_of_an_empty_control_are_read(desk: Desk) -> None:
    def type_in(root: etree._Element) -> None:
        text = next(control(root, "childs-name").iter(qn("w:t")))
        text.text = f"\u2002\u2002 Zoë Ash{text.text}"

    assert desk.read(edited(desk.blank(), type_in))["values"]["childs-name"] == " Zoë Ash"


def test_what_was_deleted_while_changes_were_tracked_is_not_read(desk: Desk) -> None:
    def track(root: etree._Element) -> None:
        run = next(control(root, "decision").iter(qn("w:r")))
        for name in ("w:moveFrom", "w:ins"):
            made = etree.SubElement(run.getparent(), qn(name))
            text = etree.SubElement(etree.SubElement(made, qn("w:r")), qn("w:t"))
            text.text = f" {name}"

    read = desk.read(edited(desk.filled({"decision": "Kept"}), track))
    assert read["values"]["decision"] == "Kept w:ins"


@pytest.mark.parametrize(
    ("sign", "is_ticked", "left"),
    [
        ("☒", True, []),
        ("☑", True, []),
        ("✓", True, []),
        ("x", True, []),
        ("Yes", True, []),
        ("☐", False, []),
        ("", False, []),
        ("late", False, ["late"]),
        ("☒ late", True, ["late"]),
    ],
)
def test_a_tick_is_read_however_it_is_made(
    desk: Desk, sign: str, left: list[str], *, is_ticked: bool
) -> None:
    def mark(root: etree._Element) -> None:
        next(control(root, "invited-1-came").iter(qn("w:t"))).text = sign

    read = desk.read(edited(desk.blank(), mark))
    assert read["values"]["invited-1-came"] is is_ticked
    assert read["left"] == [{"id": "invited-1-came", "words": words} for words in left]


def test_words_outside_the_fields_are_told(desk: Desk) -> None:
    def add(root: etree._Element) -> None:
        table = next(control(root, "decision").iterancestors(qn("w:tbl")))
        table.addnext(paragraph("See the other sheet too."))

    read = desk.read(edited(desk.filled({"decision": "Agreed"}), add))
    assert read["left"] == [{"id": "", "words": "See the other sheet too."}]
    assert read["values"]["decision"] == "Agreed"


def test_a_row_that_was_taken_out_is_told(desk: Desk) -> None:
    def take_out(root: etree._Element) -> None:
        row = next(control(root, "actions-2-who").iterancestors(qn("w:tr")))
        row.getparent().remove(row)

    values = everything(INITIAL)
    read = desk.read(edited(desk.filled(values), take_out))
    gone = [name for name in values if name.startswith("actions-2-")]
    assert read["missing"] == gone
    assert read["left"] == []
    assert read["values"] == {name: one for name, one in values.items() if name not in gone}


def test_a_row_that_was_added_is_told_word_for_word(desk: Desk) -> None:
    def add(root: etree._Element) -> None:
        row = next(control(root, "actions-5-who").iterancestors(qn("w:tr")))
        made = etree.Element(qn("w:tr"))
        for words in ("A sixth", "Ana", ""):
            etree.SubElement(made, qn("w:tc")).append(paragraph(words))
        row.addnext(made)

    read = desk.read(edited(desk.filled({"actions-5-who": "Ana"}), add))
    assert [one["words"] for one in read["left"]] == ["A sixth", "Ana"]
    assert read["values"]["actions-5-who"] == "Ana"


def in_head(content: bytes, words: str) -> bytes:
    """Return the file with other words at the head of its sheets than in the form."""

    def change(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for one in root.iter(qn("w:sdt")):
            next(one.iter(qn("w:t"))).text = words
        whole: bytes = etree.tostring(root)
        return whole

    return rewritten(content, {f"word/header{number}.xml": change for number in (1, 2)})


def test_a_number_typed_at_the_head_of_a_sheet_is_the_forms(desk: Desk) -> None:
    read = desk.read(in_head(desk.blank(), "4501"))
    assert read["values"]["reference"] == "4501"
    read = desk.read(in_head(desk.filled({"reference": "4502"}), "4501"))
    assert read["values"]["reference"] == "4502"
    assert read["left"] == [{"id": "reference", "words": "4501"}]


def test_another_edition_of_the_form_is_read_and_told(desk: Desk) -> None:
    older = {MARK: lambda text: text.replace(b"<vt:lpwstr>1.0<", b"<vt:lpwstr>0.9<")}
    read = desk.read(rewritten(desk.filled({"decision": "Agreed"}), older))
    assert (read["edition"], read["ownEdition"]) == ("0.9", "1.0")
    assert read["values"]["decision"] == "Agreed"


def test_a_file_made_before_forms_had_a_mark_is_read(desk: Desk) -> None:
    read = desk.read(rewritten(desk.filled({"decision": "Agreed"}), {MARK: lambda _: None}))
    assert read["values"]["decision"] == "Agreed"
    assert read["edition"] == ""


def test_another_form_is_named(desk: Desk) -> None:
    assert desk.refusal(desk.blank(OTHER)) == (
        f"It is another form: {title(OTHER)}. Open it on the page of that form, under Records."
    )


def title(form: str) -> str:
    made = shipped()[form]
    return f"{made.title}: {made.about}" if made.about else made.title


NOT_OURS = (
    "It is not one of the forms made here. Open a form that was downloaded from this site, "
    "filled in or blank."
)
DAMAGED = (
    "It is damaged, or not a Word file. Open it in Word, save it again as .docx, and choose that."
)
TOO_LARGE = (
    "It is larger than any filled form. Open the Word file of a form, one that ends in .docx."
)


def test_any_other_word_file_is_told_apart(desk: Desk) -> None:
    untitled = {MARK: lambda _: None, CORE: lambda text: text.replace(b"Joint", b"Other")}
    assert desk.refusal(rewritten(desk.filled({"decision": "Agreed"}), untitled)) == NOT_OURS
    assert desk.refusal(rewritten(desk.blank(), {MARK: lambda _: None, CORE: lambda _: None})) == (
        NOT_OURS
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "It is a PDF. What is typed into a PDF cannot be read here."),
        (b"\xd0\xcf\x11\xe0 ...", "It is an old Word file (.doc), or one with a password."),
        (b'{"schema": 1}', "It is a saved timetable, or other data."),
        (b"", DAMAGED),
        (b"PK", DAMAGED),
        (b"PK\x03\x04 no archive", DAMAGED),
        (b"Agreed.", DAMAGED),
    ],
    ids=["PDF", "old Word", "timetable", "empty", "two letters", "broken", "text"],
)
def test_other_files_are_told_apart(desk: Desk, content: bytes, words: str) -> None:
    assert desk.refusal(content).startswith(words)


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def test_other_archives_are_told_apart(desk: Desk) -> None:
    odt = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})
    assert desk.refusal(odt).startswith("It is an OpenDocument file.")
    assert desk.refusal(packed({"xl/workbook.xml": b"<a/>"})) == DAMAGED
    assert desk.refusal(packed({TEXT: b"<a/>"})) == DAMAGED
    assert desk.refusal(packed({TEXT: b"<a"})) == DAMAGED


def test_what_unpacks_to_far_more_is_not_unpacked(desk: Desk) -> None:
    bomb = packed({TEXT: b" " * 20_000_001})
    assert len(bomb) < 100_000
    assert desk.refusal(bomb) == TOO_LARGE
    heads = {f"word/header{number}.xml": b" " for number in range(30)}
    assert desk.refusal(packed(heads)) == TOO_LARGE


def test_a_size_that_is_a_lie_makes_nothing_larger(desk: Desk) -> None:
    honest = packed({TEXT: b" " * 10_000_000})
    size = (10_000_000).to_bytes(4, "little")
    assert honest.count(size) == 2
    assert desk.refusal(honest.replace(size, (50).to_bytes(4, "little"))) == DAMAGED


def test_entities_are_not_expanded(desk: Desk) -> None:
    def declare(text: bytes) -> bytes:
        many = b"".join(
            b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10) for number in range(1, 9)
        )
        start = text.index(b"<w:document")
        return text[:start] + b'<!DOCTYPE d [<!ENTITY a0 "ha">' + many + b"]>" + text[start:]

    assert desk.refusal(rewritten(desk.blank(), {TEXT: declare})) == DAMAGED
