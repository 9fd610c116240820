"""``--out FILE`` on every command that writes, and files in the encodings Windows writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import project
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
PLAN = ("plan", "adoption", "--date", "qaag=2026-10-22", "--today", "2026-09-07")
TABLE = "ref,plan,qaag\nZoë,adoption,22/10/2026\n"


@pytest.fixture(autouse=True)
def _library_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "cached_guidance", lambda _: library().guidance)


@pytest.fixture(name="table")
def _table(tmp_path: Path) -> Path:
    path = tmp_path / "team.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        PLAN,
        (*PLAN, "--format", "json"),
        (*PLAN, "--format", "csv"),
        (*PLAN, "--format", "paste"),
        ("ask", "--format", "json"),
        ("ask", "--format", "json", "--answer", "organisation=authority"),
        ("caseload", "TABLE", "--today", "2026-09-07"),
        ("caseload", "TABLE", "--today", "2026-09-07", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_what_a_command_prints_can_go_to_a_file_byte_for_byte(
    arguments: tuple[str, ...],
    table: Path,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    given = [str(table) if one == "TABLE" else one for one in arguments]
    status = cli.main(given)
    printed = capfdbinary.readouterr().out
    out = tmp_path / "out"
    assert cli.main([*given, "--out", str(out)]) == status
    assert out.read_bytes() == printed != b""
    written = capfdbinary.readouterr()
    assert written.out == b""
    assert f"pathways: written to {out}.".encode() in written.err


def test_readings_can_go_to_a_file() -> None:
    given = ["readings", "--out", "x.txt"]
    parsed = cli._parser(given).parse_args(given)
    assert parsed.out_file == Path("x.txt")


def test_bad_input_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("before", encoding="utf-8")
    assert cli.main(["plan", "adoptoin", "--out", str(out)]) == cli.BAD_INPUT
    assert cli.main(["ask", "--out", str(out)]) == cli.BAD_INPUT
    assert out.read_text(encoding="utf-8") == "before"


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*PLAN, "--out", str(tmp_path / "none" / "out")]) == cli.BAD_INPUT
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_given_file_and_a_table_are_read_in_the_encodings_windows_writes(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given.json"
    plain = {"pathways": ["adoption"], "dates": {"qaag": "2026-10-22"}}
    given.write_bytes(json.dumps(plain).encode(encoding))
    assert cli.main(["plan", "--given", str(given), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["given"]["dates"] == plain["dates"]
    assert cli.main(["plan", "--given", str(given), "--format", "ics"]) == 0
    table = tmp_path / "team.csv"
    table.write_bytes(TABLE.encode(encoding))
    capsys.readouterr()
    assert cli.main(["caseload", str(table), "--today", "2026-09-07"]) == 0
    assert "Zoë" in capsys.readouterr().out
