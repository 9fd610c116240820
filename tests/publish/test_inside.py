"""What Pyodide runs while the site is built, run here by CPython: it knows no difference."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from decision_tool.publish.engine import inside

ROOT = Path(__file__).parents[2]
LISTING = Path(inside.__file__).with_name("modules.txt")


def _archive(place: Path, **files: str) -> str:
    with ZipFile(place, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.py", text)
    return str(place)


def test_modules_are_named_as_they_are_imported(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with ZipFile(archive, "w") as written:
        for entry in ("json/__init__.py", "json/decoder.pyc", "csv.py", "words.txt"):
            written.writestr(entry, "")

    assert set(inside.modules_of(str(archive))) == {"json", "json.decoder", "csv"}


def test_what_is_loaded_or_named_is_used_with_its_packages_and_nothing_else(
    tmp_path: Path,
) -> None:
    library = tmp_path / "library.zip"
    with ZipFile(library, "w") as written:
        for entry in ("json/__init__", "json/decoder", "mailbox", "wave/__init__", "wave/inner"):
            written.writestr(f"{entry}.py", "")
    core = _archive(tmp_path / "core.zip", one="def late():\n    from wave import inner\n")
    __import__("json.decoder")

    assert inside.used(str(library), core) == ["json", "json.decoder", "wave", "wave.inner"]


def test_a_later_part_brings_what_the_start_does_not_have(tmp_path: Path) -> None:
    library = _archive(tmp_path / "library.zip", json="", mailbox="", wave="", never_loaded="")
    __import__("wave")
    __import__("json")

    assert inside.late_library(library, ["json"]) == ["wave"]


def test_a_later_part_of_a_package_that_comes_with_the_start_is_refused(tmp_path: Path) -> None:
    library = tmp_path / "library.zip"
    with ZipFile(library, "w") as written:
        for entry in ("json/__init__", "json/tool", "json/decoder"):
            written.writestr(f"{entry}.py", "")
    __import__("json.tool")

    with pytest.raises(LookupError, match=r"modules\.txt, as a later part: json\.tool\.$"):
        inside.late_library(str(library), ["json", "json.decoder"])


def test_what_a_later_part_only_warns_of_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import warnings\nwarnings.warn('a file is missing')\n"
    (tmp_path / "warns_when_loaded.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # so that only `exercise_late` can make it a fault
        with pytest.raises(UserWarning, match="a file is missing"):
            inside.exercise_late(["warns_when_loaded"], [])


def test_our_modules_of_an_archive_and_those_that_were_loaded_are_told_apart(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "late.zip"
    with ZipFile(archive, "w") as written:
        for entry in (
            "decision_tool/requests/bridge.py",
            "json/decoder.py",
            "never_loaded.py",
            "words.txt",
        ):
            written.writestr(entry, "")
    __import__("json.decoder")

    assert inside.ours_of(str(archive)) == ["decision_tool.requests.bridge"]
    assert "never_loaded" not in inside.loaded_of(str(archive))
    assert "json.decoder" in inside.loaded_of(str(archive))


def test_licences_travel_with_what_they_are_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source, target = tmp_path / "source.zip", tmp_path / "target.zip"
    with ZipFile(source, "w") as written:
        written.writestr("one.py", "")
        written.writestr("licences/one/LICENCE", "as you like")
    inside.pack(str(source), str(target), ["one"], 2)
    inside.copy_rest(str(source), str(target))

    packed = ZipFile(target)
    assert packed.namelist() == ["one.pyc", "licences/one/LICENCE"]
    assert packed.read("licences/one/LICENCE") == b"as you like"


def test_a_module_asked_for_although_cut_is_told(tmp_path: Path) -> None:
    library = _archive(tmp_path / "library.zip", no_such_module="", other="")
    missed = inside.Missed()
    sys.meta_path.append(missed)
    try:
        with pytest.raises(ModuleNotFoundError):
            __import__("no_such_module")
        with pytest.raises(ModuleNotFoundError):
            __import__("never_heard_of")
    finally:
        sys.meta_path.remove(missed)

    assert inside.cut(library, missed) == ["no_such_module"]


def test_what_is_packed_runs_without_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = _archive(tmp_path / "source.zip", one="import two\n", two="FOUND = 2\n", three="")
    target = tmp_path / "target.zip"
    inside.pack(source, str(target), ["one", "two"], 0)
    entries = ZipFile(target).infolist()

    assert [entry.filename for entry in entries] == ["one.pyc", "two.pyc"]
    assert {entry.compress_type for entry in entries} == {ZIP_STORED}
    code = f"import sys; sys.path.insert(0, {str(target)!r}); import one; print(one.two.FOUND)"
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-IS", "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "2"


def test_a_traceback_names_the_file_in_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = _archive(tmp_path / "source.zip", one="\nraise LookupError\n")
    inside.pack(source, str(tmp_path / "target.zip"), ["one"], 0)
    code = "import sys; sys.path.insert(0, 'target.zip'); import one"
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert 'File "one.py", line 2' in ran.stderr


def test_the_list_gives_a_reason_for_every_module_and_names_real_ones() -> None:
    text = LISTING.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    assert [line for line in lines if "# " not in line] == []
    named = inside.kept_modules(text)
    assert len(named) == len(set(named)) == len(lines)
    assert {name.partition(".")[0] for name in named} <= sys.stdlib_module_names


DATACLASS = "from dataclasses import dataclass\n\n@dataclass\nclass One:\n    day: int = 1\n"
# In a Python of its own: dataclasses that are made later would be noted too.
ADD_CODES = """
import sys
from importlib import import_module
sys.path.insert(0, sys.argv[1])
from decision_tool.publish.engine import inside
inside.import_module = lambda name: import_module("bridge_like")
codes = inside.noted_codes()
inside.add_codes("made.zip", open(sys.argv[2], encoding="utf-8").read(), codes)
"""
USE_CODES = """
import sys
sys.path[:0] = ["made.zip", sys.argv[1]]
import ready_dataclasses
ready_dataclasses.install()
import bridge_like
print(bridge_like.One(), bridge_like.One() == bridge_like.One(1), len(ready_dataclasses.compiled))
from dataclasses import make_dataclass
print(make_dataclass("Other", ["late"])(2), len(ready_dataclasses.compiled) > 0)
"""


def test_a_dataclass_is_made_of_the_code_that_was_noted(tmp_path: Path) -> None:
    engine = tmp_path / "engine"
    engine.mkdir()
    (engine / "bridge_like.py").write_text(DATACLASS, encoding="utf-8")
    module = Path(inside.__file__).with_name("ready_dataclasses.py")
    said = [
        subprocess.run(  # noqa: S603 - our own interpreter, fixed scripts
            [sys.executable, "-c", script, str(engine), str(module)],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.splitlines()
        for script in (ADD_CODES, USE_CODES)
    ]

    assert said == [[], ["One(day=1) True 0", "Other(late=2) True"]]


def test_an_engine_that_compiles_nothing_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="compile nothing"):
        inside.add_codes(str(tmp_path / "made.zip"), "", {})
