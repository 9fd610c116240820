"""A build of only what changed leaves what a whole build makes, to the byte."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from decision_tool.mkdocs_plugin import PathwaysPlugin
from decision_tool.publish.site.last_build import LastBuild
from decision_tool.publish.site.serving import is_no_warning_of_dirt
from tests.publish.invalid_cases import SMALL_LIBRARY

ROOT = Path(__file__).parents[2]
PARTS = ("package.json", "node_modules/fflate", "node_modules/pyodide", "build/engine")
pytestmark = pytest.mark.usefixtures("site")

Edit = Callable[[Path], object]


class Project:
    """A small project, a folder it is built into again and again, and one for whole builds."""

    def __init__(self, folder: Path) -> None:
        self.root, self.served, self.whole = folder / "root", folder / "served", folder / "whole"
        shutil.copytree(SMALL_LIBRARY, self.root)
        for name in (*PARTS, "docs", "templates/theme", "mkdocs.yml"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            if (ROOT / name).exists():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                copy(ROOT / name, self.root / name)
        (self.root / "decision_tool").mkdir()  # watched by `serve`, so it has to be there
        self.last = LastBuild()

    def build(self, site: Path, last: LastBuild) -> None:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(site))
        config.site_url = "http://127.0.0.1:8000/"
        plugin = config.plugins["pathways"]
        assert isinstance(plugin, PathwaysPlugin)
        plugin.last = last
        build(config, serve_url=config.site_url, dirty=True)

    def build_again(self) -> set[str]:
        """Build what changed; return the addresses of the pages that were made anew."""
        self.build(self.served, self.last)
        return self.last.written

    def differences(self) -> list[str]:
        """Return which files are not those of a whole build into an empty folder."""
        shutil.rmtree(self.whole, ignore_errors=True)
        self.build(self.whole, LastBuild())
        ours, others = (
            {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*.*")}
            for site in (self.served, self.whole)
        )
        same = {name for name in ours.keys() & others.keys() if ours[name] == others[name]}
        return sorted((ours.keys() | others.keys()) - same)


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    builder = logging.getLogger("mkdocs.commands.build")
    builder.addFilter(is_no_warning_of_dirt)
    made = Project(tmp_path_factory.mktemp("last"))
    made.build(made.served, made.last)
    yield made
    builder.removeFilter(is_no_warning_of_dirt)


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return edit


def removed(path: str) -> Edit:
    return lambda root: (root / path).unlink()


MOVE, CSS = "pathways/move.yml", "templates/theme/assets/css/frame.css"


def test_nothing_changed_makes_no_page(project: Project) -> None:
    assert project.build_again() == set()
    assert project.differences() == []


@pytest.mark.parametrize(
    ("edit", "some", "most"),
    [
        (replaced(MOVE, "6 weeks before", "7 weeks before"), {"pathways/move/"}, 12),
        (replaced(MOVE, "Agree who packs", "Say who packs"), {"pathways/move/"}, 12),
        (replaced("pathways/records/minutes.yml", "title: ", "title: New "), {"records/"}, 99),
        (added("docs/contract.md", "\nOne more sentence.\n"), {"contract/"}, 1),
        (added(CSS, "\n.pw-new { color: red; }\n"), set[str](), 0),
        (replaced(MOVE, "title: Move to", "title: Go to"), {"about/", "pathways/move/"}, 99),
        (added("docs/new.md", "# New\n\nA page.\n"), {"about/", "new/"}, 99),
        (removed("docs/new.md"), {"about/"}, 99),
        (added("templates/theme/main.html", "{# one more #}"), {"about/", "contract/"}, 99),
    ],
    ids=[
        *("a sentence", "a purpose", "a form", "by hand", "a style", "a title", "a new page"),
        *("a page gone", "the theme"),
    ],
)
def test_what_changed_is_made_anew_and_all_is_as_in_a_whole_build(
    project: Project, edit: Edit, some: set[str], most: int
) -> None:
    edit(project.root)
    made = project.build_again()

    assert made >= some
    assert len(made) <= most
    assert project.differences() == []


def test_a_build_that_failed_half_way_is_not_taken_for_done(project: Project) -> None:
    page = project.root / "docs" / "contract.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f'{before}\n<p onclick="go()">Press</p>\n', encoding="utf-8")
    replaced(MOVE, "weeks before moving-day", "days before moving-day")(project.root)
    with pytest.raises(Abort):
        project.build_again()
    page.write_text(before, encoding="utf-8")
    project.build_again()

    assert project.differences() == []
