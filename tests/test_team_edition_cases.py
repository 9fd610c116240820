"""A team under several editions, word for word: what stands in it, and what the change does.

The library is the small one of three editions; a case names its files and the whole text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from decision_tool.core.caseload.folder import TeamFile, as_text
from decision_tool.core.plain import plain
from decision_tool.core.progress import untold
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.own_side import own_side
from decision_tool.publish.site.edition_files import site_editions
from decision_tool.publish.source.editions import editions_in
from decision_tool.requests import caseload
from decision_tool.requests.guidances import Guidances
from tests.said_cases import TEXTS
from tests.site.edition_site import published
from tests.worked_cases import TextOfDates

FOLDER = Path(__file__).parent / "cases" / "team-editions"
REASONS = """\
reasons:
  - edition: "1.1"
    of: move/first
    because: Six weeks were too short to find a driver.
"""
HEAD = {"schema": 2, "kind": "joint-supervision-timetable"}


@pytest.fixture(name="guidances", scope="module")
def _guidances(tmp_path_factory: pytest.TempPathFactory) -> Guidances:
    """Return the guidance and the editions as a site has them."""
    root = tmp_path_factory.mktemp("editions")
    published(root)
    (root / "pathways/common/reasons.yml").write_text(REASONS, encoding="utf-8")
    library = load_library(root)
    made = site_editions(editions_in(root), own_side(library), library.reasons)
    found = Guidances(library.guidance, made.listed)
    for path, content in made.files.items():
        found.take(path, content.decode())
    return found


def _file(name: str, child: dict[str, Any]) -> TeamFile:
    given = {part: child[part] for part in ("pathways", "dates", "answers") if part in child}
    head = {part: child[part] for part in ("edition", "follows") if part in child}
    children = [{"label": "A", "reference": child["reference"], "given": given}]
    return TeamFile(name, json.dumps({**HEAD, **head, "children": children}))


def _change(told: dict[str, Any]) -> Iterator[str]:
    yield f"== {told['heading']}"
    yield from (told["summary"], *(f"because {one}" for one in told["why"]))
    yield told["which"]
    for case in told["cases"]:
        yield f"{case['name']} ({case['file']}) {case['said']}".rstrip()
        for row in case["rows"]:
            stands = f"{row['was']} -> {row['now']}, {row['change']}"
            yield f"  {row['title']}, {row['whose']}: {stands}"
    yield from filter(None, (told["move_all"], told["stay_all"], told["more"]))
    yield from (told["until"], *told["notes"])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yml")), ids=lambda path: path.stem)
def test_a_team_says_every_word_that_is_expected(path: Path, guidances: Guidances) -> None:
    # The loader is a safe one.
    case = yaml.load(path.read_text(encoding="utf-8"), TextOfDates)  # noqa: S506
    text = as_text([_file(name, child) for name, child in case["files"].items()])
    asked = {"text": text, "today": case["today"], "chosen": case.get("chosen", [])}

    def reply(**more: Any) -> dict[str, Any]:
        replied: dict[str, Any] = json.loads(
            json.dumps(caseload.reply({**asked, **more}, guidances, untold), default=plain)
        )
        return replied

    told = reply(want="changed", chosen=[])["changed"]
    seen = [*TEXTS["caseload"](reply()), *(line for one in told for line in _change(one))]
    assert [line.rstrip() for line in seen] == case["says"].splitlines()
