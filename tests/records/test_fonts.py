"""Which font and which Pango a machine sets PDF forms with, asked of the machine itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_tool.publish.records import fonts
from decision_tool.publish.records.pdf import why_no_pdf

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _machine_is_asked_anew() -> Iterator[None]:
    fonts.setting.cache_clear()
    fonts._matched.cache_clear()
    yield
    fonts.setting.cache_clear()
    fonts._matched.cache_clear()


def answering(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a `fc-match` of the test's own before all others."""
    program = folder / "fc-match"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("family", ["Arial", "Liberation Sans", "Arimo"])
def test_a_font_of_the_width_designed_for_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, family: str
) -> None:
    answering(tmp_path, monkeypatch, f"print('{family}|137625', end='')")
    assert fonts.setting().startswith(f"{family}|137625; Pango")
    assert fonts.other_font() == ""


def test_another_font_is_told_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(tmp_path, monkeypatch, "print('DejaVu Sans|155320', end='')")
    assert fonts.other_font() == (
        "PDF forms are set in DejaVu Sans: this machine has neither Arial nor Liberation Sans. "
        "Their pages may end at other places than designed."
    )


def test_the_machine_is_asked_for_fonts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "asked"
    script = f"with open({str(log)!r}, 'a') as log: log.write('x')"
    answering(tmp_path, monkeypatch, script)
    for _ in range(2):
        fonts.setting()
        fonts.other_font()
    assert log.read_text() == "x"


@pytest.mark.parametrize("script", [None, "raise SystemExit(1)", "print('')"])
def test_a_machine_that_cannot_tell_its_font_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if script is not None:
        answering(tmp_path, monkeypatch, script)
    assert fonts.setting().startswith("; Pango")
    assert fonts.other_font() == ""


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="this machine has no fc-match")
def test_the_real_program_understands_what_it_is_asked() -> None:
    family, _, version = fonts._matched().partition("|")
    assert family
    assert version.isdigit()


@pytest.mark.skipif(bool(why_no_pdf()) or sys.platform != "linux", reason="Pango may lie elsewhere")
def test_pango_is_named_as_weasyprint_finds_it_without_weasyprint() -> None:
    code = (
        "import sys\n"
        "from decision_tool.publish.records.fonts import setting\n"
        "print(setting().rpartition(' ')[2], 'weasyprint' in sys.modules)\n"
        "from weasyprint.text.ffi import ffi, pango\n"
        "number = pango.pango_version()\n"
        "print(f'{number // 10000}.{number // 100 % 100}.{number % 100}')\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    told, found = done.stdout.splitlines()
    assert told == f"{found} False"
