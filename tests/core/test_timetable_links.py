"""Which forms a row of a timetable leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_tool.core.guidance.record_documents import RecordLink
from decision_tool.core.planning.outcome import State
from decision_tool.core.timetable.row_links import row_links
from tests.core.guidance_builder import guidance, plan_of

LINK = RecordLink("minutes-p-visit", "Minutes")


@pytest.mark.parametrize(
    ("state", "links"),
    [("dated", (LINK,)), ("held", (LINK,)), ("not-needed", ()), ("superseded", ())],
)
def test_a_step_that_is_not_taken_leads_to_no_form(
    state: State, links: tuple[RecordLink, ...]
) -> None:
    built = guidance({"visit": "by hearing"}, visit={"records": ("minutes", "theirs")})
    (row,) = plan_of(built, dates={"hearing": "2026-10-05"}).steps
    assert row_links(replace(row, state=state), {"p/visit": {"minutes": LINK}}) == links
