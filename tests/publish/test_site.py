"""A site is put in its place once it is whole: a build that fails leaves the one of before."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.publish.site import site as site_module
from decision_tool.publish.site.site import SiteError, build_site, put_back, put_in_place


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Moving\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    write(tmp_path, "# Welcome")
    return tmp_path


def write(project: Path, words: str) -> None:
    (project / "docs" / "index.md").write_text(f"{words}\n", encoding="utf-8")


def home(project: Path) -> str:
    return (project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_build_that_fails_leaves_the_site_of_before(project: Path) -> None:
    assert build_site(project) == project / "site"
    before = home(project)
    assert "Welcome" in before
    write(project, "[Gone](gone.md)")
    with pytest.raises(SiteError):
        build_site(project)
    assert home(project) == before
    (project / "site" / "old.txt").touch()
    write(project, "# Goodbye")
    build_site(project)
    assert "Goodbye" in home(project)
    left = {path.name for path in project.iterdir()}
    assert left == {"mkdocs.yml", "docs", "site", "build"}
    assert not (project / "site" / "old.txt").exists()


def test_a_build_that_is_stopped_leaves_the_site_of_before(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(project)
    before = home(project)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("precompress", "let_read"):
        with monkeypatch.context() as patch:
            patch.setattr(site_module, name, stop)
            with pytest.raises(KeyboardInterrupt):
                build_site(project)
        assert home(project) == before


def test_ctrl_c_is_one_line_and_the_site_of_before_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    build_site(project)
    before = home(project)
    write(project, "# Goodbye")
    capfd.readouterr()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(site_module, "precompress", stop)
    assert cli.main(["--source", str(project), "build"]) == cli.STOPPED
    said = "pathways: stopped. The site of before is as it was. Build again."
    assert capfd.readouterr().err.splitlines()[-1] == said
    assert home(project) == before
    assert {path.name for path in project.iterdir()} == {"mkdocs.yml", "docs", "site", "build"}


def test_ctrl_c_while_two_sites_change_places_puts_the_one_of_before_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, site = tmp_path / "site.unfinished", tmp_path / "site"
    for folder in (made, site):
        folder.mkdir()
        (folder / folder.name).touch()
    real = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self == made:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        put_in_place(made, site)
    assert [path.name for path in site.iterdir()] == ["site"]


def test_a_site_that_is_held_stays_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, site = tmp_path / "site.unfinished", tmp_path / "site"
    for folder in (made, site):
        folder.mkdir()
        (folder / folder.name).touch()
    real = Path.rename

    def held(self: Path, target: Path) -> Path:
        if self == made:
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", held)
        with pytest.raises(SiteError, match="The site is built, but site could not be replaced"):
            put_in_place(made, site)
    assert [path.name for path in site.iterdir()] == ["site"]
    site.rename(tmp_path / "site.before")  # stopped between the two steps
    put_back(site)
    assert [path.name for path in site.iterdir()] == ["site"]
