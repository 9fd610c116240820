"""The timetables without dates that stand on the page until the engine runs."""

from __future__ import annotations

import json

import pytest

from decision_tool.publish.engine.no_dates import ANY_DAY, no_dates_json, shown_without_dates
from decision_tool.publish.site.bundle import rules_json
from decision_tool.requests import bridge
from tests.shipped import library

PATHWAYS = [one.id for one in library().guidance.pathways]


@pytest.mark.parametrize("pathway", PATHWAYS)
def test_today_counts_for_nothing_where_nothing_is_given(pathway: str) -> None:
    later = shown_without_dates(pathway, library().guidance, "2031-03-30")

    assert later == shown_without_dates(pathway, library().guidance, ANY_DAY)


def test_they_are_what_the_engine_replies() -> None:
    shown = json.loads(no_dates_json(library().guidance))
    bridge.start(rules_json(library().guidance).decode())

    assert [*shown] == PATHWAYS
    for pathway in PATHWAYS:
        form = {"pathways": [pathway], "dates": {}, "answers": {}, "today": ANY_DAY}
        asked = json.dumps({"ask": "plan", "form": form, "before": None, "open": []})
        reply = json.loads(bridge.reply(asked))
        assert shown[pathway]["timetable"]["groups"] == reply["timetable"]["groups"]
        assert shown[pathway]["fields"] == reply["fields"]
