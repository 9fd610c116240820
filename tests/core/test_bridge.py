"""The worker's door: JSON in, JSON out, and never an exception."""

from __future__ import annotations

import json
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from decision_tool import requests
from decision_tool.core.errors import BeyondKnownHolidaysError
from decision_tool.core.guidance.codec import encode
from decision_tool.core.planning.reply import plan_as_json
from decision_tool.requests import bridge, plan
from tests.core.guidance_builder import guidance, plan_of

BUILT = guidance({"visit": "2 weeks before hearing", "talk": "by review"})


@pytest.fixture(autouse=True)
def _started() -> None:
    bridge.start(json.dumps(encode(BUILT)))


def ask(**request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bridge.reply(json.dumps({"ask": "plan", **request})))
    return answer


def test_given_in_gives_the_plan_of_the_contract() -> None:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-10-08"}, "today": "2026-09-07"}
    answer = ask(given=given)
    assert answer["plan"] == json.loads(json.dumps(plan_as_json(plan_of(BUILT, **given))))
    assert answer["fields"] == {}
    assert answer["timetable"]["answer"]["row"] == "p/visit"


def test_a_form_in_gives_plan_fields_and_timetable() -> None:
    form = {
        "pathways": ["p"],
        "dates": {
            "hearing": {"day": "8", "month": "10", "year": "2026"},
            "review": {"day": "8", "month": "", "year": ""},
        },
        "today": "2026-09-07",
    }
    answer = ask(form=form)
    assert answer["plan"]["given"]["dates"] == {"hearing": "2026-10-08"}
    assert answer["fields"]["dates"]["hearing"]["weekday"] == "Thursday"
    (trouble,) = answer["timetable"]["troubles"]
    assert (trouble["kind"], trouble["id"]) == ("dates", "review")


def test_what_was_shown_before_is_compared_with() -> None:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-10-22"}, "today": "2026-09-07"}
    before = {"days": {"p/visit": "2026-09-24"}, "dates": {"hearing": "2026-10-08"}}
    assert ask(given=given, before=before)["timetable"]["moved"]["dates"] == {
        "hearing": "Was Thu 8 Oct 2026"
    }


def test_what_cannot_be_used_is_refused_with_every_fault() -> None:
    answer = ask(given={"pathways": ["q"], "dates": {"haering": "2026-10-08"}})
    assert [fault["where"] for fault in answer["error"]["faults"]] == ["pathways", "dates"]
    assert "Did you mean" in answer["error"]["message"]


def test_guided_answers_in_give_what_is_asked_next() -> None:
    answer = ask(ask="situation", answers={})
    assert (answer["questions"], answer["next"]) == ([], None)
    answer = ask(ask="situation", answers={"weather": "wet"})
    assert answer["error"]["faults"][0]["where"] == "answers"


def test_an_unknown_request_is_refused() -> None:
    answer = ask(ask="weather")
    (fault,) = answer["error"]["faults"]
    assert (fault["where"], fault["what"]) == ("ask", "'weather' is not known.")
    assert fault["hint"] == f"Write one of: {', '.join(bridge.REQUESTS)}."


def test_every_request_has_its_module() -> None:
    names = [one.name for one in iter_modules(requests.__path__)]
    modules = {name: import_module(f"{requests.__name__}.{name}") for name in names}
    assert set(bridge.REQUESTS) == {
        name
        for name, module in modules.items()
        if hasattr(module, "reply") and module is not bridge
    }


def test_other_refusals_carry_their_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BeyondKnownHolidaysError("Too far off.")

    monkeypatch.setattr(plan, "kept_plan", refuse)
    assert ask(given={"pathways": ["p"]}) == {"error": {"message": "Too far off.", "faults": []}}


def test_a_fault_of_our_own_is_told_apart_and_repeats_nothing_typed() -> None:
    answer = ask(form={"pathways": ["p"], "dates": {"hearing": "secret"}})
    assert answer["bug"].startswith("AttributeError\n")
    assert "day_text.py" in answer["bug"]
    assert "secret" not in answer["bug"]


def test_what_is_no_json_is_a_fault_of_our_own() -> None:
    assert "bug" in json.loads(bridge.reply("{"))


@pytest.mark.parametrize(
    ("then", "was"),
    [
        ({"dates": {"hearing": "2026-10-01"}}, "was Thu 17 Sep, now Thu 8 Oct: 3 weeks later"),
        ({"pathways": ["gone"]}, "was Thu 24 Sep, now Thu 8 Oct: 2 weeks later"),
    ],
)
def test_rows_tell_moves_from_what_is_compared_with_where_the_page_draws_that(
    then: dict[str, Any], was: str
) -> None:
    given = {"pathways": ["p"], "dates": {"hearing": "2026-10-22"}, "today": "2026-09-07"}
    before = {"days": {"p/visit": "2026-09-24"}, "dates": {"hearing": "2026-10-08"}}
    since = {"kind": "handed-over", "given": {**given, **then}, "is_drawn": True}

    def told(**more: Any) -> str:
        answer = ask(given=given, before=before, since={**since, **more})
        rows = [row for group in answer["timetable"]["groups"] for row in group["rows"]]
        return str(next(row["was"] for row in rows if row["id"] == "p/visit"))

    assert told() == was
    assert told(is_drawn=False) == "was Thu 24 Sep, now Thu 8 Oct: 2 weeks later"
