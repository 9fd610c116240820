"""The generated pages: complete, linked, honest about doubt, and the engine's own examples."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest

from decision_tool.core.guidance.model import Pathway
from decision_tool.core.guidance.rule import AllOf, AnswerIs, Guard, IsKnown, Not
from decision_tool.core.guidance.situation_model import NO_QUESTIONS
from decision_tool.core.planning.speech import Speech
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.abbreviations import Abbreviations
from decision_tool.publish.pages.citations import places, runs
from decision_tool.publish.pages.example import example_words, worked
from decision_tool.publish.pages.example_case import example_case
from decision_tool.publish.pages.navigation import nav
from decision_tool.publish.pages.pages import pages, write_pages
from decision_tool.publish.source.library import Library, Term
from decision_tool.publish.words.templates import inline
from tests.shipped import library

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)\s]+)\)")
ANCHOR = re.compile(r"""\{#([\w-]+)\}|\bid="([\w-]+)\"""")


@cache
def built() -> dict[str, str]:
    return pages(library())


def pathway(name: str) -> Pathway:
    return next(one for one in library().guidance.pathways if one.id == name)


def with_next_review(day: str | None) -> Library:
    guides = tuple(replace(one, next_review=day) for one in library().guidance.guides)
    return replace(library(), guidance=replace(library().guidance, guides=guides))


def test_the_same_library_gives_the_same_pages() -> None:
    assert pages(load_library(ROOT)) == built()


def test_every_pathway_and_every_source_has_its_page() -> None:
    guidance = library().guidance

    assert {f"pathways/{one.id}.md" for one in guidance.pathways} <= built().keys()
    assert {f"sources/{one.guide}.md" for one in library().registers} <= built().keys()


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there() -> None:
    dead = []
    for page, text in built().items():
        for target in LINK.findall(text):
            path, _, anchor = target.partition("#")
            path = normpath(join(dirname(page), path.partition("?")[0])) if path else page
            known = {one or other for one, other in ANCHOR.findall(built().get(path, ""))}
            if path not in built() or (anchor and anchor not in known):
                dead.append((page, target))

    assert dead == []


def test_the_navigation_names_every_page_once() -> None:
    def named(part: Any) -> list[str]:
        if isinstance(part, str):
            return [part]
        parts = part.values() if isinstance(part, dict) else part
        return [path for one in parts for path in named(one)]

    found = named(nav(library(), ("timing-language.md",)))

    assert sorted(found) == sorted([*built(), "timing-language.md"])


def test_no_link_stands_where_markdown_is_not_read() -> None:
    # Only an element that says so has its Markdown read; else the page shows the markup.
    for page, text in built().items():
        raw = re.findall(r"<(?:dt|dd|td|th|p|li|summary|h\d)(?![^>]*markdown)[^>]*>[^<]*\]\(", text)
        assert raw == [], page


def at_a_glance(pathway: str) -> str:
    text = built()[f"pathways/{pathway}.md"]
    return text.partition("## At a glance")[2].partition("## Timeline")[0]


def test_at_a_glance_each_case_stands_with_its_condition() -> None:
    baby, section_20 = at_a_glance("relinquished-baby"), at_a_glance("section-20")
    assert "; otherwise, **from the day the mother says she plans to relinquish" in baby
    assert "If the day the mother says she plans to relinquish is on or after" in baby
    assert section_20.count("if the outlook") + section_20.count("If the outlook") == 3
    assert ", or " not in section_20.partition("</div>")[0]
    assert ": joint supervision before court, only if you answer yes" in baby


def test_at_a_glance_a_number_that_is_agreed_stands_with_what_holds_otherwise() -> None:
    assert "6 (or the agreed number of) months after" in at_a_glance("mental-health")


def test_no_page_shows_an_id_or_a_style() -> None:
    guidance = library().guidance
    known = [one.id for one in guidance.key_dates] + [one.id for one in guidance.questions]
    ids = [one for one in known if "-" in one]
    for page, text in built().items():
        if page == "calculator.md":  # its fields are named by id
            continue
        words = re.sub(r"\]\([^)]*\)|<[^>]*>|\{#[^}]*\}|^[a-z]+:.*$", "", text, flags=re.MULTILINE)
        assert not [one for one in ids if re.search(rf"(?<![\w-]){one}(?![\w-])", words)], page
        assert " style=" not in text, page


@pytest.mark.parametrize("one", library().guidance.pathways, ids=lambda one: one.id)
def test_a_pathway_page_keeps_the_order_that_readers_learn_once(one: Pathway) -> None:
    wanted = ["At a glance", "Timeline", "Steps", "At every meeting", "What else the guide says",
              "If the plan changes", "What the guide does not say", "Sources", "What changed",
              "About this page"]  # fmt: skip
    headings = re.findall(r"^## (.+?) \{#", built()[f"pathways/{one.id}.md"], re.MULTILINE)

    assert headings == [heading for heading in wanted if heading in headings]
    assert {"At a glance", "Sources", "About this page"} <= set(headings)


@pytest.mark.parametrize("one", library().guidance.pathways, ids=lambda one: one.id)
def test_every_step_keeps_its_facts_in_order(one: Pathway) -> None:
    wanted = ["When", "What it is for", "Agenda", "Invite", "Who", "Record", "Keep in mind"]
    steps = built()[f"pathways/{one.id}.md"].split('<section class="pw-step"')[1:]

    assert len(steps) == len(one.steps)
    for text in steps:
        terms = re.findall(r"<dt>(.+?)</dt>", text.partition("<details")[0])
        assert terms == [term for term in wanted if term in terms]
        assert terms[0] == "When"


def test_an_example_is_what_the_engine_makes_of_the_made_up_case() -> None:
    step = pathway("adoption").steps[0]
    case = example_case(library().guidance, pathway("adoption"))
    due = case.dates["qaag"] - timedelta(weeks=6)

    assert f'<time datetime="{due}">' in built()["pathways/adoption.md"]
    example = worked(library().guidance, step, step.rule[0], case)
    assert example
    assert example.first.latest == due
    assert f"{due.day} " in example_words(example, step.rule[0])


@pytest.mark.parametrize("one", library().guidance.pathways, ids=lambda one: one.id)
def test_every_case_that_can_have_dates_shows_an_example(one: Pathway) -> None:
    guidance = library().guidance
    case = example_case(guidance, one)
    undated = {
        step.id
        for step in one.steps
        for branch in step.rule
        if worked(guidance, step, branch, case) is None
    }

    assert undated <= {
        "long-term-fostering/stepping-out-review",
        "pre-proceedings/additional",
        "ad-hoc/meeting",
        "staff-supervision/annual-count",
    }


def test_the_banner_stands_only_after_the_review_was_due() -> None:
    page, late = "pathways/adoption.md", "Review overdue"
    reviewed = with_next_review("2026-09-01")

    assert late in pages(reviewed, date(2026, 9, 2))[page]
    assert late not in pages(reviewed, date(2026, 9, 1))[page]
    assert late not in pages(reviewed)[page]
    assert late not in pages(with_next_review(None), date(2026, 9, 2))[page]


def test_what_a_source_does_not_state_is_said_so() -> None:
    text = built()["pathways/adoption.md"]
    missing = "owner, version, in force from, last reviewed, next review"

    assert f"<dt>Not stated in the source</dt><dd markdown>{missing}</dd>" in text
    assert text.count("Not stated in the source") == 1
    assert "<dt>Owner</dt>" not in text


def test_every_clause_says_where_it_is_carried_out_or_why_not() -> None:
    carried = places(library().guidance)
    for register in library().registers:
        text = built()[f"sources/{register.guide}.md"]
        for clause in register.clauses:
            row = text.partition(f'id="{clause.id.lower()}"')[2].partition("</tr>")[0]
            where = row.rpartition("<td")[2].rpartition("markdown>")[2].removesuffix("</td>")
            assert bool(clause.left_out) == where.startswith("Left out: "), clause.id
            assert where.strip(), clause.id
            assert clause.left_out or clause.id in carried, clause.id


def test_an_assumed_reading_says_so_beside_the_step_and_on_its_page() -> None:
    tag = '<span class="pw-tag pw-tag--need">Assumed, not yet confirmed</span>'
    readings = len(library().guidance.readings)

    assert built()["readings.md"].count(tag) == readings
    assert f"{tag} [A01](../readings.md#a01)" in built()["pathways/adoption.md"]


def test_an_overlay_says_what_it_goes_with_even_without_its_base() -> None:
    name = "pathways/sgo-support.md"
    alone = replace(
        library().guidance,
        pathways=(pathway("sgo-support"),),
        notes=(),
        contradictions=(),
        situation=NO_QUESTIONS,
    )
    text = pages(replace(library(), guidance=alone))[name]

    assert "<dt>Goes with</dt><dd markdown>[" in built()[name]
    assert "is not in this guidance yet" in text
    assert "Work out the dates" not in text


def test_pages_are_written_as_they_are(tmp_path: Path) -> None:
    write_pages({"index.md": "# Ä\n", "pathways/a.md": "b\n"}, tmp_path)

    assert (tmp_path / "index.md").read_bytes() == "# Ä\n".encode()
    assert (tmp_path / "pathways" / "a.md").read_text(encoding="utf-8") == "b\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* [c](d)", r"a \*b\* \[c\](d)"),
        ("under <14> & over", "under &lt;14&gt; &amp; over"),
        ("1. first", r"1\. first"),
        ("- no list", r"\- no list"),
        (": no definition", "&#58; no definition"),
        ("two\n  lines", "two lines"),
    ],
)
def test_plain_text_is_never_taken_for_markdown(text: str, shown: str) -> None:
    assert inline(text) == shown


def test_the_first_of_each_abbreviation_in_a_block_is_marked() -> None:
    marks = Abbreviations((Term("QAAG", "?", "unconfirmed"), Term("EH", "early help", "stated")))
    first, second = marks.mark("QAAG, [QAAG](qaag/EH.md)", "EH and QAAG, not EHW")

    assert first.startswith('<abbr title="Meaning not confirmed')
    assert first.endswith("</abbr>, [QAAG](qaag/EH.md)")
    assert second == '<abbr title="Early help">EH</abbr> and QAAG, not EHW'


def test_runs_join_clauses_that_follow_one_another() -> None:
    found = runs(["P-ADO-03", "P-ADO-02", "P-EP-01", "P-ADO-04", "P-ADO-06"])

    assert found == [("P-ADO-02", "P-ADO-04"), ("P-ADO-06", "P-ADO-06"), ("P-EP-01", "P-EP-01")]


@pytest.mark.parametrize(
    ("guard", "words"),
    [
        (AnswerIs("care-plan", "residential"), "the care plan is “Residential care”"),
        (AnswerIs("complex", "no"), "you answer no to “Is the case particularly complex?”"),
        (Not(AllOf((AnswerIs("complex", "yes"), AnswerIs("asye", "yes")))), " or you do not "),
    ],
)
def test_a_condition_reads_as_english(guard: Guard, words: str) -> None:
    assert words in Speech(library().guidance).guard(guard)


def test_every_condition_of_the_shipped_pathways_can_be_said() -> None:
    speech = Speech(library().guidance)
    guards = [
        guard
        for step in library().guidance.steps()
        for guard in (
            step.only_if,
            *(branch.guard for branch in step.rule),
            *(one.guard for one in step.invite),
        )
        if guard and not isinstance(guard, IsKnown)
    ]

    assert guards
    assert not [words for guard in guards if "it is not so" in (words := speech.guard(guard))]


def test_the_calculator_says_whose_pathways_are_another_organisations() -> None:
    own, *others = re.findall(r"__collection\">\s*<h2>([^<]+)</h2>", built()["calculator.md"])

    assert not own.startswith("Another organisation")
    assert len(others) == len(library().guidance.collections) - 1
    assert all(other.startswith("Another organisation: ") for other in others)
