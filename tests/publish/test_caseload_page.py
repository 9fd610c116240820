"""The team timetable's page promises only columns that the engine understands."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

import pytest

from decision_tool.core.caseload.columns import read_columns
from decision_tool.core.caseload.meanings import Meanings
from decision_tool.core.caseload.table import read_table
from decision_tool.publish.pages.caseload_page import caseload_page
from tests.shipped import library

LIBRARY = library()
ROW = re.compile(r'<th role="rowheader" scope="row">(.+?)</th><td role="cell">(.+?)</td>')
PROMISED = [(unescape(one[1]), unescape(one[2])) for one in ROW.finditer(caseload_page(LIBRARY))]


@pytest.mark.parametrize("heading", [heading for heading, _ in PROMISED])
def test_every_heading_the_page_names_is_understood(heading: str) -> None:
    out = StringIO()
    csv.writer(out).writerows([[heading], ["x"]])
    table = read_table(out.getvalue(), lambda _line: True)
    (column,) = read_columns(table, Meanings(LIBRARY.guidance))

    assert column.state == "used", column.note


def test_every_key_date_and_question_has_its_line() -> None:
    headings = {heading for heading, _ in PROMISED}
    guidance = LIBRARY.guidance

    assert {" ".join(key.title.split()) for key in guidance.key_dates} <= headings
    assert {" ".join(one.title.split()) for one in guidance.questions} <= headings
