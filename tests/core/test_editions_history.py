"""What each edition changed since the one before it, and the files since the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from decision_tool.core.editions.change import Change
from decision_tool.core.editions.compared import Side
from decision_tool.core.editions.history import changes_by_edition
from decision_tool.core.guidance.edition import Edition, read_edition, write_edition
from decision_tool.core.guidance.model import Guidance
from tests.core.guidance_builder import guidance

FIRST = guidance({"visit": "2 weeks before hearing", "talk": "by hearing"})
SECOND = replace(guidance({"visit": "3 weeks before hearing", "talk": "by hearing"}), edition="1.1")


def edition(version: str, day: str, of: Guidance) -> Edition:
    return read_edition(write_edition(version, date.fromisoformat(day), of, {}, {}))


EDITIONS = [edition("1.0", "2026-03-02", FIRST), edition("1.1", "2027-04-01", SECOND)]


def test_without_an_edition_nothing_changed() -> None:
    assert changes_by_edition((), Side(SECOND)) == ()


def test_each_edition_has_what_it_changed_and_the_first_has_nothing() -> None:
    first, second = changes_by_edition(EDITIONS, Side(SECOND))

    assert (first.version, first.in_force_from, first.report) == ("1.0", date(2026, 3, 2), None)
    assert first.of_pathway("p") == ((), 0)
    assert (second.version, second.digest) == ("1.1", EDITIONS[1].digest)
    moved = "The visit moves from 2 to 3 weeks before the hearing."
    assert second.of_pathway("p") == ((moved,), 0)
    assert second.of_pathway("q") == ((), 0)


def test_what_the_files_change_since_the_newest_comes_last_without_a_day() -> None:
    own = guidance({"visit": "4 weeks before hearing", "talk": "by hearing"})
    *published, last = changes_by_edition(EDITIONS, Side(own))

    assert [one.version for one in published] == ["1.0", "1.1"]
    assert (last.version, last.in_force_from, last.digest) == ("", None, "")
    assert last.report
    assert last.report.summary == (
        "What changes from edition 1.1 to the files as they stand: 1 change."
    )
    assert last.of_pathway("p") == (
        ("The visit moves from 3 to 4 weeks before the hearing.",),
        0,
    )


def test_a_change_is_about_a_step_a_pathway_or_a_thing_of_all_pathways() -> None:
    step = Change("amount", (("pathway", "p"), ("step", "p/visit"), ("branch", "0")))
    pathway = Change("text", (("pathway", "p"),), part="title")
    question = Change("gone", (("question", "stage"),))
    order = Change("order", (("pathway", ""),))

    assert step.about == "p/visit"
    assert pathway.about == "p"
    assert question.about == "question stage"
    assert order.about == "pathway"
