"""What all outputs of a form say alike stands in one place, and every output says it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.opendocument import opendocument
from decision_tool.publish.records.phrases import filed_of, foot_of, title_of
from decision_tool.publish.records.reproducible_zip import reproducible_zip
from decision_tool.publish.records.sheet import sheet_html
from decision_tool.publish.records.word import word
from tests.records.sample import sample
from tests.records.shipped import shipped


def unzipped(package: bytes) -> str:
    with ZipFile(io.BytesIO(package)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


OUTPUTS: dict[str, Callable[[Document], str]] = {
    "docx": lambda document: unzipped(word(document)),
    "odt": lambda document: unzipped(opendocument(document)),
    "html": sheet_html,
}


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_every_output_says_the_same(output: Callable[[Document], str]) -> None:
    form = output(sample())
    for words in (title_of(sample()), filed_of(sample()), foot_of(sample())):
        assert words in form, words
    plain = output(replace(sample(), filed="", sections=sample().sections[:1]))
    assert "Filed" not in plain


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_no_form_that_is_issued_tells_how_it_was_made(output: Callable[[Document], str]) -> None:
    for document in (sample(), *shipped().values()):
        form = output(document).casefold()
        for remark in ("added:", "we added", "borrowed", "not in the form of the guide"):
            assert remark not in form, (document.id, remark)


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS.keys())
def test_the_foot_names_the_guidance_that_the_form_comes_from(
    output: Callable[[Document], str],
) -> None:
    agreement = shipped()["supervision-agreement"]
    trust = "Birmingham Children\N{RIGHT SINGLE QUOTATION MARK}s Trust"
    foot = f"Staff supervision, {trust}. Guidance edition 1.0"
    assert foot_of(agreement) == foot
    assert foot in output(agreement)
    assert "Joint supervision" not in output(agreement)


def test_a_form_that_is_filed_nowhere_has_no_line_for_it() -> None:
    assert filed_of(sample()) == "Filed: On the case system"
    assert filed_of(replace(sample(), filed="")) == ""


def test_a_package_keeps_its_parts_in_order_and_tells_no_time() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for name in ("mimetype", "b.xml", "a.xml"):
            package.writestr(name, name * 40)
    with ZipFile(io.BytesIO(reproducible_zip(made.getvalue()))) as package:
        parts = package.infolist()
        assert [package.read(one).decode() for one in parts] == [
            name * 40 for name in ("mimetype", "b.xml", "a.xml")
        ]
    assert [one.filename for one in parts] == ["mimetype", "b.xml", "a.xml"]
    assert {one.date_time for one in parts} == {(1980, 1, 1, 0, 0, 0)}
    assert [one.compress_type for one in parts] == [ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED]
