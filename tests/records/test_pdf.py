"""A record form as a PDF: fields by name, tags, and how it lies on paper."""

from __future__ import annotations

import hashlib
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from outloud import check  # type: ignore[import-untyped]

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.cached import cached_files
from decision_tool.publish.records.formats import PDF
from decision_tool.publish.records.pdf import NO_PANGO, pdf, why_no_pdf
from decision_tool.publish.records.pdf_font import field_font
from decision_tool.publish.records.phrases import FULL_BOXES
from tests.records.sample import sample
from tests.records.shipped import ROOT, shipped

pytestmark = pytest.mark.skipif(bool(why_no_pdf()), reason=why_no_pdf())

KINDS = {"line": "/Tx", "date": "/Tx", "box": "/Tx", "choice": "/Ch", "tick": "/Btn"}
MULTILINE = 1 << 12
NO_SCROLLING = 1 << 23
A4 = (595, 842)
SHEETS = {
    "transfer-step": 1,
    "file-requirements-checklist": 1,
    "supervision-file-front-sheet": 1,
    "early-help-supervision-step": 1,
    "supervision-agreement": 2,
    "supervision-monitoring-sheet": 2,
    "mental-health-joint-supervision": 4,
    "supervision-record-manager": 4,
    "supervision-record-social-worker": 5,
}
FOOT = 45  # points: the margin in which a page's number stands
AWKWARD = '<script>" } @import "x"; \\ Zoë & “Siân” ☂'


@cache
def kept() -> dict[str, Path]:
    """Return the files of the forms as shipped, which a build of the site finds made."""
    return cached_files(shipped().values(), ROOT, (PDF,))


@cache
def made(document: Document) -> bytes:
    if shipped().get(document.id) == document:
        return kept()[f"{document.id}.{PDF.ending}"].read_bytes()
    return pdf(document)


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(document)))


@cache
def chosen() -> tuple[Document, ...]:
    """Return the sample, every form that is not made for a step, and one that is."""
    real = {one.record: one for one in shipped().values()}
    return (sample(), *real.values())


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield an element of the structure and all within it."""
    if not isinstance(element, pikepdf.Dictionary):
        return
    yield element
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from elements(kid)


def name_of(place: pikepdf.Object) -> str:
    """Return the name of a field, or of the field that stands in several places."""
    return str(place.T if "/T" in place else place.Parent.T)


def tagged(file: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for top in file.Root.StructTreeRoot.K for one in elements(top)]


def text(document: Document) -> list[str]:
    """Return the text of each page, a line for each piece of it."""
    with pymupdf.open(stream=made(document)) as file:  # type: ignore[no-untyped-call]
        return [page.get_text() for page in file]


def filled(document: Document) -> float:
    """Return how far down its last page a form reaches, between 0 and 1."""
    with pymupdf.open(stream=made(document)) as file:  # type: ignore[no-untyped-call]
        page = file[-1]
        height = float(page.rect.height)
        ends = [float(block[3]) for block in page.get_text("blocks")]
        ends += [float(field.rect.y1) for field in page.widgets()]
    return max(end for end in ends if end < height - FOOT) / height


def test_every_field_can_be_filled_in_and_has_its_whole_name() -> None:
    for document in chosen():
        with opened(document) as file:
            found = [(str(one.T), str(one.TU), str(one.FT)) for one in file.Root.AcroForm.Fields]
        assert found == [(one.id, one.name, KINDS[one.kind]) for one in document.fields()]


def test_a_box_takes_several_lines_and_a_line_takes_one() -> None:
    kinds = {one.id: one.kind for one in sample().fields()}
    with opened(sample()) as file:
        for field in file.Root.AcroForm.Fields:
            several = bool(int(field.get("/Ff", 0)) & MULTILINE)
            assert several == (kinds[str(field.T)] == "box"), field.T


def test_a_choice_offers_what_the_form_offers_and_nothing_is_filled_in() -> None:
    with opened(sample()) as file:
        fields = {str(one.T): one for one in file.Root.AcroForm.Fields}
        assert [str(one[1]) for one in fields["kind"].Opt] == ["", "First", "Review"]
        values = {str(one.get("/V", "")) for one in fields.values()}
    assert values == {"", "/Off"}


def test_fields_are_written_in_a_font_that_the_file_holds() -> None:
    with opened(sample()) as file:
        form = file.Root.AcroForm
        known = {str(one.BaseFont) for _, one in form.DR.Font.items()}
        used = {str(one.DA).split("/")[1].split()[0] for one in form.Fields}
    assert known == {"/RecordSans", "/ZapfDingbats"}
    assert used == {"Helv", "ZaDb"}


@pytest.mark.parametrize("words", ["Łukasiewicz", "Ștefan", "Žižek", "Doğan", "Rhŷs", "Олена"])
def test_a_name_is_whole_in_the_font_of_the_fields(words: str) -> None:
    font = field_font()
    assert font is not None
    assert {ord(letter) for letter in words} <= set(font.letters.values())


def test_a_name_typed_into_a_field_is_read_back_whole_from_the_page() -> None:
    with pymupdf.open(stream=made(sample())) as file:  # type: ignore[no-untyped-call]
        for page in file:
            for field in page.widgets():
                if field.field_name == "due":
                    field.field_value = "Łukasiewicz"
                    field.update()
        assert "Łukasiewicz" in file[0].get_text()


def test_the_case_number_is_one_field_that_stands_on_every_sheet() -> None:
    with opened(sample()) as file:
        [whose] = [one for one in file.Root.AcroForm.Fields if str(one.T) == "reference"]
        pages = [kid.P.objgen for kid in whose.Kids]
        assert pages == [page.obj.objgen for page in file.pages]
        assert all("/T" not in kid and kid.Parent == whose for kid in whose.Kids)


def test_text_gets_smaller_to_fit_a_box_and_a_full_box_takes_no_more() -> None:
    with opened(sample()) as file:
        for field in file.Root.AcroForm.Fields:
            is_box = bool(int(field.get("/Ff", 0)) & MULTILINE)
            assert (" 0 Tf" in str(field.DA)) == (is_box or str(field.FT) == "/Btn"), field.T
            assert bool(int(field.get("/Ff", 0)) & NO_SCROLLING) == is_box
    assert FULL_BOXES in " ".join(text(sample())[0].split())


def test_without_a_font_to_put_into_the_file_fields_name_one_that_every_reader_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("decision_tool.publish.records.pdf_fields.field_font", lambda: None)
    with pikepdf.open(io.BytesIO(pdf(sample()))) as file:
        known = {str(one.BaseFont) for _, one in file.Root.AcroForm.DR.Font.items()}
    assert known == {"/Helvetica", "/ZapfDingbats"}


def test_the_file_is_tagged_titled_and_in_english() -> None:
    with opened(sample()) as file:
        root = file.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo.Title) == "Sample record: Remand, initial joint supervision"
        assert str(file.docinfo.Keywords) == "PERM-REM-01, PERM-REM-02, PERM-REM-03"
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_every_field_stands_in_the_structure_in_reading_order() -> None:
    for document in chosen():
        with opened(document) as file:
            forms = [one for one in tagged(file) if one.get("/S") == "/Form"]
            names = [name_of(one.K[0].Obj) for one in forms]
            again = len(file.pages) - 1 if document.identity else 0
        expected = [one.id for one in document.fields()]
        whose = document.identity.id if document.identity else ""
        assert names == [*expected, *[whose] * again]


def test_tables_have_header_cells_and_headings_begin_with_the_title() -> None:
    with opened(sample()) as file:
        kinds = [str(one.get("/S")) for one in tagged(file)]
    headings = [one for one in kinds if one in {"/H1", "/H2", "/H3"}]
    assert headings == ["/H1", *["/H2"] * 5]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") >= 7  # heads stand again on a second page


@pytest.mark.long
def test_a_checker_of_accessible_pdfs_finds_no_error(tmp_path: Path) -> None:
    for document in (sample(), *shipped().values()):
        path = tmp_path / f"{document.id}.pdf"
        path.write_bytes(made(document))
        result = check(str(path))
        assert result.error is None
        wrong = [one.message for one in result.findings if one.severity == "error"]
        assert wrong == [], document.id


def test_the_stylesheet_is_one_that_weasyprint_understands(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        pdf(sample())
    assert caplog.messages == []


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from tests.records.sample import sample;"
        "from decision_tool.publish.records.pdf import pdf;"
        "print(hashlib.sha256(pdf(sample())).hexdigest())"
    )
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    assert run.stdout.decode().strip() == hashlib.sha256(pdf(sample())).hexdigest()


def test_marking_edition_and_page_number_stand_on_every_page() -> None:
    pages = text(sample())
    for number, page in enumerate(pages, start=1):
        lines = page.splitlines()
        assert "Our council. Joint supervision. Guidance edition 1.0" in lines
        assert f"Page {number} of {len(pages)}" in lines
        assert lines.count("OFFICIAL-SENSITIVE") == 1
        named = "Sample record: Remand, initial joint supervision" in lines
        assert named == ("Case number:" in lines) == (number > 1)


def test_a_long_name_leaves_the_foot_on_one_line() -> None:
    name = "The County Council of the Northern and Western Parishes"
    foot = f"{name}. Joint supervision. Guidance edition 1.0"
    assert all(foot in page.splitlines() for page in text(replace(sample(), council=name)))


def test_awkward_text_in_the_margins_ends_no_rule() -> None:
    document = replace(sample(), council=AWKWARD, marking=AWKWARD)
    last = " ".join(text(document)[-1].split())
    assert last.count(AWKWARD) == 2


def test_pages_are_a4_and_those_of_a_wide_form_lie_on_their_side() -> None:
    wide = replace(sample(), is_sideways=True)
    for document, size in ((sample(), A4), (wide, A4[::-1])):
        with opened(document) as file:
            sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in file.pages}
        assert sizes == {size}


def test_there_is_room_to_write_by_hand() -> None:
    millimetre = 72 / 25.4
    lines = {one.id: one.lines for one in sample().fields()}
    with opened(sample()) as file:
        fields = {
            str(one.T): [float(side) for side in (one.Kids[0] if "/Kids" in one else one).Rect]
            for one in file.Root.AcroForm.Fields
        }
    heights = {name: abs(top - foot) / millimetre for name, (_, top, _, foot) in fields.items()}
    assert heights["purpose-1"] >= 29  # within a border and padding of 31
    assert heights["actions-1-action"] >= 8 * lines["actions-1-action"] - 2.5
    assert heights["reference"] >= 6
    assert heights["supervisor-signed"] >= 9


def test_a_form_that_is_the_same_for_every_case_takes_as_many_sheets_as_designed() -> None:
    found = {name: len(text(shipped()[name])) for name in SHEETS}
    assert found == SHEETS


def test_no_form_ends_in_a_page_with_hardly_a_line_on_it() -> None:
    for document in shipped().values():
        assert filled(document) > 0.2, document.id


def test_without_pango_the_reason_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Finder:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                sys.stdout.write("a page of advice")
                raise OSError("cannot load library")

    for name in [one for one in sys.modules if one.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    assert why_no_pdf() == NO_PANGO
    assert capsys.readouterr().out == ""
