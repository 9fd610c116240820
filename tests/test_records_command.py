"""``pathways records`` at a terminal: the list, the files, and what cannot be made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.commands import records as command
from decision_tool.core.guidance.model import RecordForm
from decision_tool.publish.forms.document import Document
from decision_tool.publish.records import cached as kept
from decision_tool.publish.records.documents import documents
from tests.shipped import library

ROOT = Path(__file__).resolve().parent.parent
ENDINGS = ("docx", "pdf", "odt", "html")


@cache
def every() -> tuple[Document, ...]:
    return documents(library())


def forms(one_per: str) -> list[RecordForm]:
    return [one for one in library().guidance.records if one.one_per == one_per]


@pytest.fixture(autouse=True)
def _library_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "load_library", lambda _: library())


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit status, the output and what was said on standard error."""
    status = cli.main(["records", *arguments])
    written = capsys.readouterr()
    return status, written.out, written.err


def test_without_a_folder_every_form_and_document_is_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    ids = {line.strip().partition(":")[0] for line in out.splitlines()}
    assert {one.id for one in library().guidance.records} <= ids
    assert {one.id for one in every()} <= ids
    ours, others = out.split("Not ours to make:\n")
    assert all(f"    {one.id}: {one.title}" in others for one in forms("nothing"))
    assert not any(f"\n{one.id}:" in ours for one in forms("nothing"))


def test_a_form_lists_what_is_made_from_it_alone(capsys: pytest.CaptureFixture[str]) -> None:
    form = forms("step")[0]
    status, out, _ = run(capsys, form.id)
    made = [one for one in every() if one.record == form.id]
    assert status == 0
    assert out.splitlines() == [
        f"{form.id}: {form.title}, {form.form}",
        *(f"    {one.id}: {one.about}" for one in made),
    ]


def test_a_document_is_written_in_all_its_formats_with_the_stylesheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = every()[0]
    out_folder = tmp_path / "new" / "folder"
    status, out, err = run(capsys, document.id, "--out", str(out_folder))
    written = {path.name: path for path in out_folder.iterdir()}
    expected = {f"{document.id}.{ending}" for ending in ENDINGS}
    if "PDF forms are left out" in err:  # this machine cannot make them
        expected.remove(f"{document.id}.pdf")
    assert status == 0
    assert set(written) == {*expected, "record-sheet.css"}
    assert all(path.stat().st_size for path in written.values())
    line, total = out.splitlines()
    assert line.startswith(f"{document.id}: docx ")
    assert line.count(" kB") == len(expected)
    assert total == (
        f"Wrote {len(expected)} files to {out_folder}, "
        "and record-sheet.css, which the HTML needs beside it."
    )


def test_how_many_files_were_made_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT", tmp_path / "empty")  # so that they are made, not found
    form = forms("form")[0].id
    out_folder = tmp_path / "out"
    status, out, err = run(
        capsys, form, "--format", "odt", "--format", "html", "--out", str(out_folder)
    )
    assert status == 0
    assert err == ""
    assert out.splitlines()[-1] == (
        f"Wrote 2 files to {out_folder}, and record-sheet.css, which the HTML needs beside it."
    )


def test_a_form_writes_every_document_made_from_it_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = forms("step")[-1]
    made = [one.id for one in every() if one.record == form.id]
    status, out, _ = run(capsys, form.id, made[0], "--format", "html", "--out", str(tmp_path))
    assert status == 0
    names = [*(f"{one}.html" for one in made), "record-sheet.css"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert len(out.splitlines()) == len(made) + 1
    page = (tmp_path / names[0]).read_text(encoding="utf-8")
    assert 'href="record-sheet.css"' in page


def test_formats_can_be_chosen_and_the_stylesheet_comes_with_html_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = forms("form")[0].id
    status, out, _ = run(capsys, form, "--format", "odt", "--out", str(tmp_path))
    assert status == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{form}.odt"]
    assert out.endswith(f"Wrote 1 file to {tmp_path}.\n")
    with pytest.raises(SystemExit) as stopped:
        cli.main(["records", form, "--format", "rtf", "--out", str(tmp_path)])
    assert stopped.value.code == 2
    assert "'rtf'" in capsys.readouterr().err


def test_a_format_without_a_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--format", "docx") == (
        2,
        "",
        "pathways: --format: without a folder nothing is written. Add `--out` and a folder.\n",
    )


def test_where_no_file_can_be_made_the_exit_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_make", lambda *_: None)  # as where Pango is missing
    monkeypatch.setattr(kept, "KEPT", tmp_path / "empty")
    form = forms("form")[0].id
    status, out, _ = run(capsys, form, "--format", "pdf", "--out", str(tmp_path / "out"))
    assert status == 1
    assert out == f"{form}: not made\nWrote 0 files to {tmp_path / 'out'}.\n"


def test_all_forms_are_written_where_none_is_named_and_the_others_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "--format", "html", "--out", str(tmp_path))
    assert status == 0
    assert {path.stem for path in tmp_path.glob("*.html")} == {one.id for one in every()}
    left_out = out.partition("Not ours to make:\n")[2]
    assert left_out.count("Whose form it is: ") == len(forms("nothing"))


def test_an_unknown_record_is_named_with_the_nearest_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = every()[0].id
    folder = tmp_path / "folder"
    status, out, err = run(capsys, known, f"{known}x", "--out", str(folder))
    assert (status, out) == (2, "")
    assert err == (
        f"pathways: RECORD: there is no record form '{known}x'. Did you mean {known!r}?\n"
    )
    status, _, err = run(capsys, "zzz")
    assert status == 2
    assert err.endswith("They are listed in `pathways records`.\n")
    assert not folder.exists()


def test_a_form_of_somebody_else_is_refused_with_its_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in forms("nothing"):
        status, out, err = run(capsys, form.id, "--out", str(tmp_path))
        assert (status, out) == (2, "")
        assert err == (
            f"pathways: RECORD: {form.id!r} is not ours to make. Whose form it is: {form.owner}.\n"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    status, out, err = run(capsys, every()[0].id, "--format", "html", "--out", str(file))
    assert (status, out) == (2, "")
    assert str(file) in err


def test_a_file_that_cannot_be_made_is_told_by_form_and_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise kept.RecordFileError("The PDF of the record 'a' was not made: ValueError('b')")

    monkeypatch.setattr(kept, "_make", broken)
    monkeypatch.setattr(kept, "KEPT", tmp_path / "empty")
    status, out, err = run(capsys, every()[0].id, "--out", str(tmp_path / "out"))
    assert (status, out) == (2, "")
    assert err == "pathways: The PDF of the record 'a' was not made: ValueError('b')\n"
    assert not (tmp_path / "out").exists()
