"""Whose guidance is published, and how a page says so; what changed, and what is overdue."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Line
from decision_tool.publish.check.examples_run import tried
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.navigation import nav
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.source.library import Change, Gap, Library
from tests.shipped import library

ROOT = Path(__file__).parents[2]
MENTAL_HEALTH = "pathways/mental-health.md"
TRUST = "Birmingham Children\u2019s Trust"


@cache
def built() -> dict[str, str]:
    return pages(library(), date(2026, 11, 22))


def publishing(folder: Path, publish: str) -> Library:
    shutil.copytree(ROOT / "pathways", folder / "pathways")
    settings = folder / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    changed = re.sub(r"^publish: \[.*?\]", f"publish: [{publish}]", text, flags=re.MULTILINE)
    settings.write_text(changed, encoding="utf-8")
    return load_library(folder)


@pytest.mark.parametrize("alone", ["authority", "boroughs", "fostering-agency"])
def test_the_worked_examples_of_what_is_published_alone_hold(alone: str, tmp_path: Path) -> None:
    runs = tried(tmp_path / "pathways", publishing(tmp_path, alone).guidance)
    assert runs
    assert len(runs) < len(tried(ROOT / "pathways", library().guidance))


def test_each_organisation_has_its_own_section_and_the_first_stands_first() -> None:
    parts: list[Any] = nav(library())
    tab = next(part["Pathways"] for part in parts if "Pathways" in part)
    sections = [one for one in tab if isinstance(one, dict)]

    assert [next(iter(one)) for one in sections] == [
        "Joint supervision",
        "Another organisation: Camden and Islington with mental health services",
        f"Another organisation: Staff supervision, {TRUST}",
    ]


def test_a_page_says_whose_guidance_it_is_and_in_its_title_if_it_is_anothers() -> None:
    own, other = built()["pathways/adoption.md"], built()[MENTAL_HEALTH]

    assert "# Adoption plan\n\nWhose guidance: Our council\n" in own
    assert not own.startswith("---")
    assert "title: 'Joint supervision with mental health services (Camden and Islington)'" in other
    assert '<span class="pw-of">(Camden and Islington)</span>' in other
    assert "Camden and Islington, another organisation. It sets no duty for anyone else." in other


def test_the_first_collection_published_is_the_sites_own(tmp_path: Path) -> None:
    found = publishing(tmp_path, "fostering-agency, authority")
    text = pages(found)

    assert list(found.organisations) == ["fostering-agency", "authority"]
    assert f"Whose guidance: {TRUST}\n" in text["pathways/staff-supervision.md"]
    assert "Adoption plan (Our council)" in text["pathways/adoption.md"]


def test_the_engine_gets_nothing_that_only_the_unpublished_use(tmp_path: Path) -> None:
    found = publishing(tmp_path, "fostering-agency").guidance

    assert [one.id for one in found.key_dates] == [
        "birth",
        "last-supervision",
        "asye-start",
        "cancelled-session",
    ]
    assert [one.id for one in found.situation.questions] == ["organisation", "supervisee", "asye"]
    assert {"A39", "A41", "A45"} <= {one.id for one in found.readings}
    assert not {"A01", "A42"} & {one.id for one in found.readings}
    assert "PERM-" not in json.dumps(encode(found))


def test_a_gap_tells_the_readers_of_a_guide_what_concerns_it() -> None:
    gap = Gap("G03", "It differs.", (("ours", "Here so."), ("theirs", "There not.")))

    assert gap.told("ours") == "It differs. Here so."
    assert gap.told() == "It differs. Here so. There not."


def test_a_review_by_a_month_is_overdue_once_the_month_is_over() -> None:
    assert 'due for review by <time datetime="2014-12">December 2014</time>' in built()[
        MENTAL_HEALTH
    ]  # fmt: skip
    assert "Review overdue" in pages(library(), date(2015, 1, 1))[MENTAL_HEALTH]
    assert "Review overdue" not in pages(library(), date(2014, 12, 31))[MENTAL_HEALTH]


@pytest.mark.parametrize("one", library().guidance.pathways, ids=lambda one: one.id)
def test_every_pathway_states_its_governance_and_what_changed(one: object) -> None:
    text = built()[f"pathways/{one.id}.md"]  # type: ignore[attr-defined]
    about = text.partition("{#about-this-page}")[2]

    named = re.findall(r"<dt[^>]*>(.+?)</dt>", about)
    facts = ["Owner", "Version", "In force from", "Last reviewed", "Next review"]
    missing = [name for name in facts if name not in named]
    unstated = ["Not stated in the source"] if missing else []
    assert named == [*(one for one in facts if one in named), *unstated, "This edition"]
    if missing:
        assert f">{', '.join(missing).lower()}</dd>" in about
    assert "No changes since this edition, 1.0, Sunday 22 November 2026." in text.replace("\\", "")


def test_changes_are_listed_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "pathways" / "remand.yml"
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    older = '{date: 2026-12-01, text: "Older."}'
    newer = '{date: 2027-02-01, text: "Newer."}'
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nchanges: [{older}, {newer}]\n")
    found = load_library(tmp_path)
    text = pages(found)["pathways/remand.md"].partition("{#what-changed}")[2]

    assert found.changes["remand"][0] == Change("2027-02-01", "Newer.")
    assert text.index("Newer.") < text.index("Older.")
    assert "No changes" not in text


def test_what_a_guide_says_of_the_work_as_a_whole_is_on_both_its_pages() -> None:
    guides = [one for one in library().guidance.guides if one.rules]

    assert {one.id for one in guides} == {"mental-health", "staff-supervision"}
    for guide in guides:
        for page in (f"pathways/{guide.id}.md", f"sources/{guide.id}.md"):
            cited = {clause for line in guide.rules for clause in line.clauses}
            assert all(f"[{clause}](" in built()[page] for clause in cited), page


def test_a_guide_without_such_rules_has_no_empty_heading() -> None:
    guides = tuple(
        replace(one, rules=(Line("Work together"),) if one.id == "permanence" else ())
        for one in library().guidance.guides
    )
    text = pages(replace(library(), guidance=replace(library().guidance, guides=guides)))

    assert "{#what-else-the-guide-says}" in text["pathways/adoption.md"]
    assert "{#what-else-the-guide-says}" not in text[MENTAL_HEALTH]
