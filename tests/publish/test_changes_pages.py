"""What changed, for readers: the page, marks on other pages, the feed, and the reasons."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest

from decision_tool.commands.diff_text import report_as_text
from decision_tool.core.editions.history import EditionChanges, changes_by_edition
from decision_tool.core.errors import FaultsError
from decision_tool.publish.check.loading import check, load_library
from decision_tool.publish.check.own_side import own_side
from decision_tool.publish.pages.changes_feed import changes_feed
from decision_tool.publish.pages.changes_marks import ahead, in_force
from decision_tool.publish.pages.navigation import nav
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.source.editions import editions_in
from decision_tool.publish.source.library import Library
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.site.edition_site import published

ATOM = "{http://www.w3.org/2005/Atom}"
REASONS = """\
reasons:
  - edition: "1.1"
    of: move/first
    because: The panel sits in Spring & Autumn.
  - edition: "1.1"
    of: move
    because: People call it so.
"""
Known = tuple[Library, tuple[EditionChanges, ...]]


@cache
def _project() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    published(Path(folder.name))
    return folder


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    shutil.copytree(_project().name, tmp_path, dirs_exist_ok=True)
    return tmp_path


def known(root: Path, reasons: str = "") -> Known:
    if reasons:
        _reasons(root).write_text(reasons, encoding="utf-8")
    library = load_library(root)
    return library, changes_by_edition(editions_in(root), own_side(library))


def _reasons(root: Path) -> Path:
    return root / "pathways/common/reasons.yml"


def edit(root: Path, before: str, after: str) -> None:
    path = root / "pathways/move.yml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def section(page: str, anchor: str) -> str:
    """Return what stands under one heading of an edition."""
    return page.partition(f"{{#{anchor}}}")[2].partition("\n## ")[0]


def made(root: Path, reasons: str = "") -> dict[str, str]:
    library, history = known(root, reasons)
    return pages(library, history=history)


def test_the_page_has_every_edition_with_the_rules_before_the_wording(root: Path) -> None:
    page = made(root)["what-changed.md"]

    order = [page.index(f"## Edition {version} {{#edition-{version}}}") for version in
             ("1.2", "1.1", "1.0")]  # fmt: skip
    assert order == sorted(order)
    assert "In force from Thursday 1 April 2027. 7 changes, and 4 of wording" in page
    moved = section(page, "edition-1.1")
    assert moved.index("- The first meeting moves from 6 to 8 weeks before the move.") < (
        moved.index("<summary>3 changes of wording alone</summary>")
    )
    assert moved.index("<summary>") < moved.index("“Move to another home”.")
    third = section(page, "edition-1.2")
    assert "### [Settle in](pathways/settle.md) {#edition-1.2-settle}" in third
    assert "- The first visit has a new id. Saved cases are carried over." in third
    assert "- “Welcome home” is a new pathway with 1 step." in third
    assert "“How many weeks apart?” is no longer there. It is always two weeks now." in third
    assert "In force from Monday 2 March 2026. This is the first edition." in page
    assert "Not published yet" not in page


def test_a_reason_stands_once_by_the_last_change_of_what_it_is_about(root: Path) -> None:
    moved = section(made(root, REASONS)["what-changed.md"], "edition-1.1")

    assert moved.count("**Why:**") == 2
    assert "before, in every case. **Why:** The panel sits in Spring &amp; Autumn." in moved
    assert "now called “Move to another home”. **Why:** People call it so." in moved


def test_what_is_not_published_yet_is_said_to_be_so(root: Path) -> None:
    edit(root, "8 weeks before", "9 weeks before")
    found = made(root)

    told = section(found["what-changed.md"], "not-published-yet")
    assert "This site says the following already, and edition 1\\.2 does not. 1 change." in told
    assert "- The first meeting moves from 8 to 9 weeks before the move." in told
    assert "**Changed but not published yet:** the first meeting" in found["pathways/move.md"]
    assert "of the guidance, with changes that are not published yet." in found["index.md"]
    library, history = known(root)
    assert in_force(history).endswith("2027. Some of it is not published yet.")
    assert b"9 weeks" not in changes_feed(library, history)


def test_a_new_name_does_not_stand_before_the_rule_that_changed(root: Path) -> None:
    edit(root, "title: Move to another home", "title: Leave for a new place")
    edit(root, "8 weeks before", "9 weeks before")
    found = made(root)

    assert (
        "**Changed but not published yet:** the first meeting moves from 8 to 9 weeks before the "
        "move. And 1 more change. "
    ) in found["pathways/move.md"]
    told = section(found["what-changed.md"], "not-published-yet")
    assert 0 < told.index("from 8 to 9 weeks") < told.index("is now called")
    _, history = known(root)
    words = report_as_text(history[-1].report, lists_wording=False) if history[-1].report else ""
    assert 0 < words.index("from 8 to 9 weeks") < words.index("is now called")


def test_a_pathway_says_which_edition_changed_it_last(root: Path) -> None:
    found = made(root)

    assert (
        "**Changed in edition 1\\.1 (in force from Thursday 1 April 2027):** the first meeting "
        "moves from 6 to 8 weeks before the move. And 4 more changes. "
        "[What changed](../what-changed.md#edition-1.1-move)"
    ) in found["pathways/move.md"]
    below = found["pathways/move.md"].partition("{#what-changed}")[2]
    assert "<dt>Edition 1.1, in force from Thursday 1 April 2027</dt>" in below
    assert "3 changes of wording alone. [All of it](" in below
    assert (
        "(in force from Friday 1 October 2027):** “Welcome home” is a new pathway with 1 step. "
    ) in found["pathways/welcome.md"]


def test_the_home_page_says_the_edition_and_when_the_last_change_was(root: Path) -> None:
    assert (
        "This is edition 1\\.2 of the guidance. The last change was edition 1.2, in force from "
        "Friday 1 October 2027. [What changed](what-changed.md)"
    ) in made(root)["index.md"]


def test_one_edition_alone_has_changed_nothing(root: Path) -> None:
    for version in ("1.1", "1.2"):
        (root / f"pathways/editions/{version}.json").unlink()
    library, history = known(root)
    first = history[:1]

    assert (
        "It has not changed since edition 1.0, in force from Monday 2 March 2026."
        in (pages(library, history=first)["index.md"])
    )
    assert len(ET.fromstring(changes_feed(library, first)).findall(f"{ATOM}entry")) == 1  # noqa: S314 - our own


def test_an_edition_that_changes_nothing_is_said_to_change_nothing(root: Path) -> None:
    library, history = known(root)
    same = changes_by_edition(editions_in(root)[-1:] * 2, own_side(library))

    assert "Nothing changed." in pages(library, history=same)["what-changed.md"]
    assert b"Nothing changed." in changes_feed(library, same)
    assert history[-1].version == "1.2"


def test_without_an_edition_no_page_tells_of_it() -> None:
    library = load_library(SMALL_LIBRARY)
    found = pages(library)

    assert "what-changed.md" not in found
    assert "what-changed.md" not in str(nav(library))
    assert not any("Changed in edition" in text for text in found.values())
    assert "This is edition 1\\.0 of the guidance, Monday 2 March 2026.\n" in found["index.md"]
    assert in_force(()) == ""


def test_the_page_stands_in_the_navigation(root: Path) -> None:
    library, history = known(root)
    about = nav(library, (), history)[-1]

    assert isinstance(about, dict)
    assert about["About"][1] == {"What changed": "what-changed.md"}


def test_the_feed_is_what_rfc_4287_asks_for(root: Path) -> None:
    library, history = known(root, REASONS)
    feed = ET.fromstring(changes_feed(library, history))  # noqa: S314 - our own

    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Exampleshire"
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "Edition 1.2", "Edition 1.1", "Edition 1.0",
    ]  # fmt: skip
    for one in (feed, *entries):
        for part in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{part}")) == 1
        assert (one.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo
    ids = [one.findtext(f"{ATOM}id") for one in (feed, *entries)]
    assert len({*ids}) == len(ids)
    links = [(one.get("rel"), one.get("href")) for one in feed.iter(f"{ATOM}link")]
    assert links[:2] == [("self", "what-changed.atom"), ("alternate", "what-changed/")]
    assert links[2:] == [
        ("alternate", f"what-changed/#edition-{version}") for version in ("1.2", "1.1", "1.0")
    ]
    assert "The panel sits in Spring & Autumn." in "".join(entries[1].itertext())
    assert feed.findtext(f"{ATOM}updated") == "2027-10-01T00:00:00Z"


def test_an_entry_keeps_its_id_when_editions_follow(root: Path) -> None:
    library, history = known(root)

    def ids(upto: int) -> list[str | None]:
        feed = ET.fromstring(changes_feed(library, history[:upto]))  # noqa: S314 - our own
        return [one.text for one in feed.iter(f"{ATOM}id")]

    first, before = ids(2)[0], ids(2)[1:]
    assert ids(3)[0] == first
    assert ids(3)[2:] == before


def faults(root: Path, reasons: str) -> list[str]:
    _reasons(root).write_text(reasons, encoding="utf-8")
    return [str(one) for one in check(root)]


def test_a_reason_for_a_change_that_is_not_there_is_refused(root: Path) -> None:
    assert faults(root, REASONS.replace("move/first", "move/frist")) == [
        (
            "pathways/common/reasons.yml:3:9: edition 1.1 has no change of 'move/frist'. "
            "Did you mean 'move/first'? Its changes are of: move/first, move, record minutes."
        )
    ]
    assert faults(root, REASONS.replace('"1.1"\n    of: move\n', '"1.0"\n    of: move\n')) == [
        (
            "pathways/common/reasons.yml:5:14: no edition '1.0' changed anything. "
            "Write one of: 1.1, 1.2."
        )
    ]
    assert faults(root, REASONS.replace("of: move\n", "of: move/first\n")) == [
        (
            "pathways/common/reasons.yml:6:9: 'move/first' has a reason in edition 1.1 already. "
            "Write both in one sentence."
        )
    ]
    assert faults(root, "reasons: []\n") == []


def test_a_reason_may_be_written_before_its_edition_is_published(root: Path) -> None:
    edit(root, "8 weeks before", "9 weeks before")
    settings = root / "pathways/common/settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"1.2"', '"1.3"'), encoding="utf-8")
    page = made(root, 'reasons: [{edition: "1.3", of: move/first, because: It was asked for.}]\n')

    assert "8 to 9 weeks before the move. **Why:** It was asked for." in page["what-changed.md"]


def test_without_an_edition_there_is_nothing_to_give_a_reason_for(tmp_path: Path) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    _reasons(tmp_path).write_text(REASONS, encoding="utf-8")

    with pytest.raises(FaultsError) as found:
        load_library(tmp_path)
    assert str(found.value.faults[0]).endswith(
        "no edition '1.1' changed anything. "
        "Publish an edition first: reasons are given for what the next one changes."
    )


def test_an_edition_before_its_day_is_said_to_be_ahead(root: Path) -> None:
    editions = editions_in(root)
    told = "Edition 1.2 of the guidance is in force from Friday 1 October 2027. These pages, and "
    told += "the dates worked out here, go by it already."
    day = date(2027, 10, 1)
    said = {
        date(2027, 10, 1): "",
        date(2027, 9, 30): f"{told} Until then edition 1.1 counts.",
        date(2027, 3, 31): f"{told} Until then an earlier edition counts.",
        date(2026, 3, 1): told,
    }
    assert {today: ahead("1.2", day, editions, today) for today in said} == said
