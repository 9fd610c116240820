"""The page “Readings to confirm”: question, reading, alternative, figures, status; kept figures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.readings import cached_effects as kept
from decision_tool.publish.readings.cached_effects import (
    Effects,
    all_effects,
    cached_effects,
    usual_period,
)
from decision_tool.publish.readings.comparison import Period, comparisons
from decision_tool.publish.readings.reading_effects import effect_of
from tests.shipped import library

ROOT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small_library"


@cache
def some_effects() -> Effects:
    guidance = library().guidance
    period = usual_period(guidance)
    return tuple(
        (one, effect_of(one, guidance, period))
        for one in comparisons(guidance)
        if one.reading.id in {"A17", "A22"}
    )


def section(page: str, name: str) -> str:
    return page.partition(f"{{#{name}}}")[2].partition("</section>")[0]


def test_a_reading_shows_the_other_one_its_figures_and_its_status() -> None:
    shown = section(pages(library(), None, some_effects())["readings.md"], "a22")

    assert re.findall("<dt>(.+?)</dt>", shown) == [
        "Our reading", "Why", "The other reading", "Its effect", "Over ten years", "Status",
        "Counts in",
    ]  # fmt: skip
    assert "**They differ on 2 of 3,652 days: both days are 3 days later.**" in shown
    assert "First for a birth on Wed 29 Feb 2012: ours on Wed 29 Aug 2029, the other" in shown
    assert "Assumed, not yet confirmed" in shown


def test_the_list_at_the_top_leads_to_every_reading() -> None:
    page = pages(library(), None, some_effects())["readings.md"]
    rows = re.findall(r'<tr role="row" markdown><th role="rowheader".+', page)

    assert len(rows) == len(library().guidance.readings)
    assert all(f"](#{one.id.lower()})" in page for one in library().guidance.readings)
    assert "Differ on 3,420 of 3,652 days" in page
    assert all('<span class="pw-tag pw-tag--need">Assumed</span>' in row for row in rows)


def test_the_days_searched_start_with_the_year_of_the_edition() -> None:
    page = pages(library(), None, some_effects())["readings.md"]

    assert "from Thursday 1 January 2026 to Monday 31 December 2035" in page


def test_without_figures_the_page_still_says_the_other_readings() -> None:
    page = pages(library())["readings.md"]

    assert "<dt>The other reading</dt>" in page
    assert "Over ten years" not in page
    assert "we compared" not in page


def test_a_confirmed_reading_is_tagged_so_in_both_places() -> None:
    readings = tuple(
        replace(one, status="confirmed", confirmed_by="Practice lead", confirmed_on="2026-12-01")
        for one in library().guidance.readings
    )
    confirmed = replace(library(), guidance=replace(library().guidance, readings=readings))
    page = pages(confirmed)["readings.md"]

    assert "0 of 48 readings" in page
    assert page.count('<span class="pw-tag pw-tag--done">Confirmed</span>') == 48
    assert page.count("Confirmed by Practice lead, ") == 48


def small() -> Guidance:
    return load_library(SMALL).guidance


def test_kept_figures_are_the_figures(tmp_path: Path) -> None:
    wanted = all_effects(small(), usual_period(small()))

    assert wanted
    assert cached_effects(small(), tmp_path) == wanted
    assert cached_effects(small(), tmp_path) == wanted


def test_nothing_is_worked_out_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = cached_effects(small(), tmp_path)
    monkeypatch.setattr(kept, "effect_of", None)

    assert cached_effects(small(), tmp_path) == wanted


def test_a_file_cut_short_is_made_again(tmp_path: Path) -> None:
    wanted = cached_effects(small(), tmp_path)
    for place in (tmp_path / kept.KEPT).iterdir():
        place.write_text("{", encoding="utf-8")

    assert cached_effects(small(), tmp_path) == wanted


def test_what_is_long_out_of_use_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_UNUSED", 1)
    folder = tmp_path / kept.KEPT
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.json").write_text("{}", encoding="utf-8")
    cached_effects(small(), tmp_path)

    left = {place.stem for place in folder.iterdir()}
    assert len(left & {"a", "b"}) == 1
    assert len(left) == 1 + len({one.shape for one in comparisons(small())})


def test_another_period_has_figures_of_its_own() -> None:
    guidance = small()
    period = usual_period(guidance)
    short = Period(period.first, period.first)

    assert {effect.days for _, effect in all_effects(guidance, short)} == {1}
