"""A site with three editions of a small library, for the tests that open cases of an older one.

Edition 1.0 (from 2 March 2026): six weeks before the move, and a question of how far it is.
Edition 1.1 (from 1 April 2027): eight weeks, one more is invited, and the minutes do not ask of
which kind a meeting is.
Edition 1.2 (from 1 October 2027): a new pathway, a step renamed, a question dropped. The site
is of it.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from decision_tool import cli
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.site.site_under_test import ROOT, kept_site

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ROOT / "build" / "site-of-editions"
COPIED = ("docs", "templates/theme", "mkdocs.yml", "package.json")
LINKED = ("node_modules", "build/engine")
NEW_PATHWAY = """\
id: welcome
code: T04
title: Welcome home
use-when: Use this when the child comes back.
guide: moving
group: moves
steps:
  - id: tea
    title: Tea
    kind: meeting
    when: by moving-day
"""

NEW_RULE = """\
  - pathway: welcome
    if: stage includes settling
    because: the child comes back
    ruled-out: the child does not come back
"""
DROPPED = """\
dropped:
  - kind: question
    id: gap-weeks
    since: "1.2"
    because: It is always two weeks now.
"""
NUMBER = """\
  - id: gap-weeks
    title: How many weeks apart?
    why: It sets the interval.
    kind: number
    default: 2
    min: 1
    max: 6
"""


KIND = "      - {id: kind, label: Kind, kind: choice, choices: [First, Later]}\n"


def edition_site() -> Path:
    """Return the folder of the site, building it if need be."""
    files = [path for path in sorted(SMALL_LIBRARY.rglob("*")) if path.is_file()]
    return kept_site(KEPT, _project, [*files, ROOT / "tests/site/edition_site.py"])


def published(root: Path) -> None:
    """Publish the three editions in *root*, which goes on as the last."""
    shutil.copytree(SMALL_LIBRARY, root, dirs_exist_ok=True)
    _publish(root, "2026-03-02")
    _edit(root, "move.yml", "when: 6 weeks before", "when: 8 weeks before")
    _edit(
        root, "move.yml", "    alternatives:\n", "    invite: [{role: driver}]\n    alternatives:\n"
    )
    _edit(root, "move.yml", "title: Move to a new home", "title: Move to another home")
    _edit(root, "records/minutes.yml", "label: Anything else", "label: Other business")
    _edit(root, "records/minutes.yml", KIND, "")
    _edit(root, "common/settings.yml", '"1.0"', '"1.1"')
    _publish(root, "2027-04-01")
    _edit(
        root,
        "common/situation.yml",
        "  - pathway: adoption\n",
        f"{NEW_RULE}  - pathway: adoption\n",
    )
    _edit(root, "settle.yml", "when: gap-weeks weeks after", "when: 2 weeks after")
    _edit(root, "common/questions.yml", NUMBER, "")
    (root / "pathways/common/dropped.yml").write_text(DROPPED, encoding="utf-8")
    _edit(root, "settle.yml", "  - id: visit", "  - id: look-in\n    was: [visit]")
    _edit(root, "common/combinations.yml", "settle/visit", "settle/look-in")
    (root / "pathways/welcome.yml").write_text(NEW_PATHWAY, encoding="utf-8")
    _edit(root, "common/settings.yml", '"1.1"', '"1.2"')
    _publish(root, "2027-10-01")


def _project() -> Path:
    root = KEPT / "project"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    published(root)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, root / name)
    for name in LINKED:
        (ROOT / name).mkdir(parents=True, exist_ok=True)
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).symlink_to(ROOT / name)
    (root / "decision_tool").mkdir()  # watched by `serve`, so it has to be there
    return root


def _publish(root: Path, day: str) -> None:
    status = cli.main(["--source", str(root), "edition", "publish", "--in-force-from", day])
    assert status == 0


def _edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / "pathways" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def case_text(edition: str, follows: str = "", **more: object) -> str:
    """Return the text of a saved case: a child who moves on Monday 14 December 2026.

    *more* are parts of what was given.
    """
    given = {
        "pathways": ["move"],
        "dates": {"moving-day": "2026-12-14"},
        "answers": {"far": "yes"},
        "today": "2026-09-07",
        **more,
    }
    head = {
        "schema": 2,
        "kind": "joint-supervision-timetable",
        "edition": edition,
        "saved-on": "2026-09-07",
    }
    stays = {"follows": follows} if follows else {}
    child = {"label": "A", "given": given}
    return json.dumps({**head, **stays, "children": [child]})
