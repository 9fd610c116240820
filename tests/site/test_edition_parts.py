"""A published edition comes to the engine when it is first asked for, once, and truly or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.edition_site import case_text
from tests.site.test_calendar_part import ASK_EACH, START

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

    from tests.site.conftest import OpenPage

pytestmark = pytest.mark.pyodide
EDITIONS = "**/assets/engine/editions/*.json"
GIVEN = {"pathways": ["move"], "dates": {"moving-day": "2026-12-14"}, "today": "2026-09-07"}
WHY = {
    "aborted": "could not be fetched. Check your connection, then try again.",
    "missing": "is not on this site (404). Tell the people who look after this site.",
    "sign-in": "perhaps a page to sign in. "
    "Open the home page of this site in another tab, sign in if it asks, then try again here.",
    "cut": "arrived. Check your connection, then try again.",
    "other build": "is of another edition of this site. Save what you typed, then reload the page.",
}


class Asking:
    """A page with an engine of its own; notes which editions are fetched."""

    def __init__(self, open_page: OpenPage, address: str) -> None:
        self.page: Page = open_page("about/", at=address)
        self.fetched: list[str] = []
        self.page.context.on("request", self._note)
        self.page.evaluate(START, self.page.url.removesuffix("about/"))

    def _note(self, request: Request) -> None:
        if "/editions/" in request.url:
            self.fetched.append(request.url.rpartition("/")[2].partition("-")[0])

    def ask(self, *requests: dict[str, Any]) -> list[dict[str, Any]]:
        texts = [json.dumps(one) for one in requests]
        replies: list[dict[str, Any]] = self.page.evaluate(ASK_EACH, texts)
        return replies

    def first_day(self, **request: Any) -> tuple[str, str]:
        (reply,) = self.ask({"ask": "plan", "given": GIVEN, **request})
        first = next(one for one in reply["plan"]["steps"] if one["id"] == "move/first")
        return reply["plan"]["edition"], first["latest"]


@pytest.fixture
def asking(open_page: OpenPage, editions_address: str) -> Asking:
    return Asking(open_page, editions_address)


def test_an_edition_is_fetched_when_it_is_asked_for_and_once(asking: Asking) -> None:
    assert asking.first_day() == ("1.2", "2026-10-19")
    assert asking.first_day(edition="1.2") == ("1.2", "2026-10-19")
    assert asking.fetched == []
    assert asking.first_day(edition="1.0") == ("1.0", "2026-11-02")
    assert asking.first_day(edition="1.0") == ("1.0", "2026-11-02")
    assert asking.first_day() == ("1.2", "2026-10-19")
    (opened,) = asking.ask({"ask": "open", "text": case_text("1.1"), "today": "2026-09-07"})
    assert opened["edition"]["version"] == "1.1"
    assert asking.fetched == ["1.0", "1.1"]


@pytest.mark.expects("Failed to load resource")
@pytest.mark.parametrize("failure", WHY)
def test_an_edition_that_does_not_come_is_said_truly_and_tried_again(
    asking: Asking, failure: str
) -> None:
    answers: dict[str, dict[str, Any]] = {
        "missing": {"status": 404, "body": "Not found"},
        "sign-in": {"body": "<p>Sign in to the network", "content_type": "text/html"},
        "cut": {"body": '{"guidance":{"is":'},
        "other build": {"body": '{"guidance":{}}'},
    }
    asking.page.route(
        EDITIONS,
        lambda route: route.fulfill(**answers[failure]) if failure in answers else route.abort(),
    )
    old, own = {"ask": "plan", "given": GIVEN, "edition": "1.0"}, {"ask": "plan", "given": GIVEN}
    refused, planned = asking.ask(old, own)
    asking.page.unroute(EDITIONS)

    message = refused["error"]["message"]
    assert message.startswith("An earlier edition of the guidance could not be loaded. ")
    assert WHY[failure] in message
    assert planned["plan"]["edition"] == "1.2"
    assert asking.first_day(edition="1.0") == ("1.0", "2026-11-02")
