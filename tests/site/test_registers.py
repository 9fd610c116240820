"""The registers as built: every clause leads to where it is carried out, and back again."""

from __future__ import annotations

import re
from pathlib import Path

from decision_tool.publish.pages.citations import places
from decision_tool.publish.pages.links import anchor_of
from tests.shipped import library
from tests.site.built_pages import built_pages

ROOT = Path(__file__).parents[2]
CLAUSES = 474


def address(page: str) -> str:
    """Return where a page of the docs folder stands in the site."""
    return f"{page.removesuffix('.md')}/index.html"


def page_of(target: str, home: str) -> str:
    """Return the built page of a place; one without a page stands on the register's own."""
    path = target.partition("#")[0]
    return address(path) if path else home


def test_no_link_of_any_page_leads_nowhere(site: Path) -> None:
    pages = built_pages(site)
    dead = [
        (page.path, path, anchor)
        for page in pages.values()
        for path, anchor in sorted(page.targets)
        if not (site / path).is_file()
        or (anchor and path in pages and anchor not in pages[path].anchors)
    ]

    assert dead == []


def test_every_clause_has_its_row(site: Path) -> None:
    rows = [
        anchor_of(clause.id) in built_pages(site)[address(f"sources/{register.guide}.md")].anchors
        for register in library().registers
        for clause in register.clauses
    ]

    assert len(rows) == CLAUSES
    assert all(rows)


def test_every_row_links_to_where_its_clause_is_carried_out_or_says_why_not(site: Path) -> None:
    carried, faults = places(library().guidance), []
    for register in library().registers:
        home = built_pages(site)[address(f"sources/{register.guide}.md")]
        html = (site / home.path).read_text(encoding="utf-8")
        for clause in register.clauses:
            row = html.partition(f'id="{anchor_of(clause.id)}"')[2].partition("</tr>")[0]
            linked = {home.target(href)[0] for href in re.findall(r'href="([^"]+)"', row)}
            wanted = {page_of(one.target, home.path) for one in carried.get(clause.id, [])}
            if linked != wanted or bool(wanted) == ("Left out: " in row):
                faults.append((clause.id, linked, wanted))

    assert faults == []


def test_every_page_that_carries_out_a_clause_links_back_to_its_row(site: Path) -> None:
    """A form can cite fifty clauses of the page it stands on: that names the ends of each run."""
    pages, carried, faults = built_pages(site), places(library().guidance), []
    for register in library().registers:
        home = address(f"sources/{register.guide}.md")
        for clause in register.clauses:
            for place in carried.get(clause.id, []):
                there = page_of(place.target, home)
                back = (home, anchor_of(clause.id)) in pages[there].targets
                if not back and there != home:
                    faults.append((clause.id, place.target))

    assert faults == []
