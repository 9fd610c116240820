"""The worked examples on the page of their pathway: given, what follows, why, who signed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from decision_tool.publish.pages.examples_view import ExamplesView, ExampleView, examples_view
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.source.example_text import example_text
from decision_tool.publish.source.examples import Example, read_examples
from tests.shipped import library

ROOT = Path(__file__).resolve().parents[2]
MONTHLY = "long-term-fostering/monthly#1"


def plain(text: str) -> str:
    """Return HTML as the words a reader sees."""
    return re.sub(r"<[^>]*>", "", text)


def written(tmp_path: Path, *, name: str = "one", **parts: object) -> list[Example]:
    """Return the example of adoption that is read from these parts."""
    given = {"pathways": ["adoption"], "dates": {"qaag": "2026-09-14"}}
    whole = {"because": "So.", "given": given, "expect": {"problems": []}, **parts}
    path = tmp_path / "pathways" / "examples" / "adoption" / f"{name}.yml"
    path.parent.mkdir(parents=True)
    settings = Path("pathways", "common", "settings.yml")
    (tmp_path / settings).parent.mkdir()
    shutil.copy(ROOT / settings, tmp_path / settings)
    path.write_text(example_text(whole), encoding="utf-8")
    found, faults = read_examples(tmp_path / "pathways")
    assert faults == []
    return found


def shown(examples: list[Example]) -> ExampleView:
    found = examples_view(examples, "adoption", library().guidance)
    assert found
    [view] = found.examples
    return view


def test_a_page_folds_its_examples_away_and_says_how_many_are_signed() -> None:
    examples, _ = read_examples(ROOT / "pathways")
    page = pages(library(), examples=examples)["pathways/adoption.md"]
    section = page.partition("## Worked examples")[2].partition("## Sources")[0]
    count = sum(one.pathway == "adoption" for one in examples)
    assert f"<summary>{count} worked examples, not yet signed</summary>" in section
    assert section.count("<h3>") == count
    assert "## Worked examples" not in pages(library())["pathways/adoption.md"]


def test_what_is_given_and_follows_is_said_with_weekdays(tmp_path: Path) -> None:
    view = shown(
        written(
            tmp_path,
            name="after-easter-monday",
            given={
                "pathways": ["adoption", "long-term-fostering"],
                "dates": {"qaag": "2026-09-14"},
                "answers": {"complex": "yes"},
                "held": {MONTHLY: "2026-06-01"},
                "agreed": {"adoption/initial": "2026-08-04"},
                "today": "2026-07-01",
            },
            expect={
                "steps": [
                    {
                        "step": "adoption/initial",
                        "state": "dated",
                        "latest": "2026-08-03",
                        "suggested": "2026-07-31",
                        "overdue": True,
                        "invite": {"has": ["fast-sw"], "lacks": ["cic-team"]},
                    },
                    {
                        "step": "long-term-fostering/monthly#1",
                        "state": "held",
                        "held": "2026-06-01",
                    },
                ]
            },
        )
    )
    assert view.title == "After Easter Monday"
    assert plain(view.given) == (
        "Together with “Long-term fostering”; QAAG is on Mon 14 Sep 2026; "
        "“Is the case particularly complex?” yes; monthly joint supervision 1 held on "
        "Mon 1 Jun 2026; initial joint supervision agreed for Tue 4 Aug 2026; "
        "seen on Wed 1 Jul 2026"
    )
    first, second = map(plain, view.follows)
    assert first == (
        "Initial joint supervision: by Mon 3 Aug 2026, in the diary on Fri 31 Jul 2026, by then it "
        "is past and not marked, with the FAST social worker, without the Children in Care team"
    )
    assert second == ("Monthly joint supervision 1 (Long-term fostering): held on Mon 1 Jun 2026")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"state": "held"}, "held"),
        ({"state": "dated"}, "has a day"),
        ({"state": "dated", "suggested": "2026-08-03"}, "in the diary on Mon 3 Aug 2026"),
        ({"state": "not-needed"}, "not needed"),
        ({"state": "conflict"}, "no day fits"),
        ({"state": "needs-date"}, "waits for what is missing"),
        (
            {"state": "needs-date", "needs": {"dates": ["qaag", "birth"], "any_of": True}},
            "waits for QAAG or the birth",
        ),
        (
            {"state": "needs-answer", "needs": {"dates": [], "answers": ["complex"]}},
            "waits for “Is the case particularly complex?”",
        ),
        ({"invite": ["fast-sw"]}, "has a day, with the FAST social worker"),
    ],
)
def test_each_state_has_its_words(tmp_path: Path, step: dict[str, object], words: str) -> None:
    needs = step.get("needs")
    if isinstance(needs, dict):
        step = {**step, "needs": {key.replace("_", "-"): value for key, value in needs.items()}}
    expect = {"steps": [{"step": "adoption/initial", **step}]}
    assert [plain(one) for one in shown(written(tmp_path, expect=expect)).follows] == [
        f"Initial joint supervision: {words}"
    ]


def test_a_problem_is_told_and_nothing_given_is_said(tmp_path: Path) -> None:
    expect = {"problems": [{"code": "date-order", "fields": ["qaag"]}]}
    view = shown(written(tmp_path, given={"pathways": ["adoption"]}, expect=expect))
    assert view.given == "No date and no answer"
    assert view.follows == ("A problem is told: these dates cannot be in this order",)


def test_what_is_signed_says_by_whom_and_when(tmp_path: Path) -> None:
    signed = {"signed-by": "Head of <adoption>", "signed-on": "2026-08-03"}
    found = examples_view(written(tmp_path, **signed), "adoption", library().guidance)
    assert isinstance(found, ExamplesView)
    assert found.summary == "1 worked example, signed"
    [view] = found.examples
    assert view.signature == "Signed by Head of Adoption on Monday 3 August 2026"
    assert view.is_signed


def test_an_example_of_what_is_not_published_is_left_out(tmp_path: Path) -> None:
    examples = written(tmp_path, given={"pathways": ["adoption", "elsewhere"]})
    assert examples_view(examples, "adoption", library().guidance) is None
