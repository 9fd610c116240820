"""Set-up looks for Pango, asks for it once, and never stops for want of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from decision_tool.publish.records import fonts
from tools import debian, pango


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return what the package manager is asked for, in place of asking it."""
    packages: list[str] = []
    monkeypatch.setattr(pango, "MARKER", tmp_path / "stamp")
    monkeypatch.setattr(debian, "install", lambda *names: packages.extend(names))
    return packages


def loads(monkeypatch: pytest.MonkeyPatch, *answers: bool, has_font: bool = True) -> None:
    left = iter(answers)
    monkeypatch.setattr(pango, "_loads", lambda: next(left))
    monkeypatch.setattr(pango, "_measures", lambda: has_font)


def test_where_pango_is_there_nothing_is_asked_for_and_later_runs_do_not_look_again(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    loads(monkeypatch, True)
    assert pango.ensure()
    assert pango.ensure()  # a second look would find no answer left
    assert asked == []


def test_where_it_is_missing_the_package_manager_is_asked(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    loads(monkeypatch, False, True)
    assert pango.ensure()
    libraries = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    assert asked == [*libraries, "fonts-liberation"]


def test_where_only_the_font_is_missing_it_is_asked_for_and_set_up_goes_on_without(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    loads(monkeypatch, True, True, has_font=False)
    assert pango.ensure()
    assert "fonts-liberation" in asked


def test_set_up_and_the_build_agree_on_the_font() -> None:
    assert pango._measures() is (fonts.other_font() == "")


def test_where_it_cannot_be_had_set_up_says_what_is_missing_and_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    loads(monkeypatch, False, False, False, False)
    assert not pango.ensure()
    said = capsys.readouterr().out
    assert "without their PDF files" in said
    assert all(system in said for system in ("Debian", "macOS", "Windows"))
    assert not pango.ensure()  # it is looked for again, not remembered as missing
    assert asked


def test_without_apt_no_command_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a command was run")

    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("subprocess.run", refuse)
    debian.install("anything")


def test_where_sudo_would_ask_for_a_password_nothing_is_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []

    def refused(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr("subprocess.run", refused)
    debian.install("anything")

    assert asked == [["/usr/bin/sudo", "-n", "true"]]
    assert not capsys.readouterr().out
