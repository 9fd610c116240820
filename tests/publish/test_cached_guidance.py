"""The compiled guidance is kept: nobody sees from a command's output whether it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.core.errors import FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check import cached_guidance as cached
from decision_tool.publish.check import fingerprint as fingerprints
from decision_tool.publish.check import loading
from decision_tool.publish.check.cached_examples import examples_outcome
from decision_tool.publish.check.cached_guidance import FOLDER, MOST, TREES, cached_guidance
from decision_tool.publish.check.fingerprint import MADE_BY, PACKAGE, code_print, fingerprint
from decision_tool.publish.source import parse_once, sentence_tree
from decision_tool.publish.source.library import Library

ROOT = Path(__file__).resolve().parents[2]
SMALL_LIBRARY = Path(__file__).parent / "small_library"
PATHWAYS = "pathways"

Edit = Callable[[Path], object]


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_LIBRARY / PATHWAYS, tmp_path / PATHWAYS)
    return tmp_path


@pytest.fixture(name="compiled")
def _compiled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each folder whose YAML was read, in order."""
    read: list[Path] = []
    load = loading.load_library

    def noted(root: Path) -> Library:
        read.append(root)
        return load(root)

    monkeypatch.setattr(loading, "load_library", noted)
    return read


def print_of(project: Path) -> str | None:
    return fingerprint(project, code_print())


def kept_in(project: Path) -> list[Path]:
    return sorted(one for one in (project / FOLDER).glob("*") if one.is_file())


def seen(project: Path) -> Guidance | tuple[str, ...]:
    """Return the guidance of a project, or every fault in it."""
    try:
        return cached_guidance(project)
    except FaultsError as error:
        return tuple(str(fault) for fault in error.faults)


def seen_without(project: Path, elsewhere: Path) -> Guidance | tuple[str, ...]:
    """Return the same for a copy of which nothing was kept."""
    if elsewhere.exists():
        shutil.rmtree(elsewhere)
    shutil.copytree(project / PATHWAYS, elsewhere / PATHWAYS, symlinks=True)
    try:
        return loading.load_library(elsewhere).guidance
    except FaultsError as error:
        return tuple(str(fault) for fault in error.faults)


def test_yaml_is_read_once_for_the_same_guidance(project: Path, compiled: list[Path]) -> None:
    first, second = cached_guidance(project), cached_guidance(project)
    assert compiled == [project]
    assert first == second == loading.load_library(project).guidance
    assert repr(first) == repr(second)
    [kept] = kept_in(project)
    assert kept.suffix == ".json"


def test_the_shipped_guidance_comes_back_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / PATHWAYS, tmp_path / PATHWAYS)
    first = cached_guidance(tmp_path)
    assert len(kept_in(tmp_path)) == 1
    assert repr(cached_guidance(tmp_path)) == repr(first)


def write_same_size_and_time(path: Path) -> None:
    """Change one letter of a title and nothing that a listing of the folder shows."""
    before, text = path.stat(), path.read_text(encoding="utf-8")
    at = text.index("title: ") + len("title: ")
    changed = text[:at] + ("Q" if text[at] != "Q" else "R") + text[at + 1 :]
    path.write_text(changed, encoding="utf-8", newline="")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def a_pathway(project: Path) -> Path:
    """Return a file whose every title is in the guidance."""
    return project / PATHWAYS / "move.yml"


def add(name: str, text: str = "a: b\n") -> Edit:
    def edit(project: Path) -> None:
        path = project / PATHWAYS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return edit


EDITS: dict[str, Edit] = {
    "same size and time": lambda project: write_same_size_and_time(a_pathway(project)),
    "a fault, at the end": lambda project: a_pathway(project).write_text(
        a_pathway(project).read_text(encoding="utf-8") + "no-such-key: 1\n", encoding="utf-8"
    ),
    "no YAML": lambda project: a_pathway(project).write_text("{[", encoding="utf-8"),
    "a file removed": lambda project: a_pathway(project).unlink(),
    "a common file removed": lambda project: (project / PATHWAYS / "common" / "gaps.yml").unlink(),
    "a file renamed": lambda project: a_pathway(project).rename(
        project / PATHWAYS / "zz-renamed.yml"
    ),
    "a file moved": lambda project: a_pathway(project).rename(
        project / PATHWAYS / "common" / a_pathway(project).name
    ),
    "a pathway added": add("new.yml"),
    "a record added": add("records/new.yml"),
    "a file that nothing reads": add("notes.txt"),
    "a file that nothing reads, in a folder of that sort": add("__pycache__/x.yml"),
    "a file that nothing reads, deep": add("a/b/c.yml"),
    "a file a program left": add(".DS_Store"),
    "another ending": add("new.yaml"),
}


def test_a_letter_of_a_title_shows(project: Path) -> None:
    before = cached_guidance(project)
    write_same_size_and_time(a_pathway(project))
    after = cached_guidance(project)
    assert [one.title for one in before.pathways] != [one.title for one in after.pathways]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_no_edit_is_overlooked(edit: Edit, project: Path, tmp_path: Path) -> None:
    before = cached_guidance(project)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project / PATHWAYS, tmp_path / "before")
    edit(project)
    assert seen(project) == seen_without(project, elsewhere)
    assert seen(project) == seen_without(project, elsewhere)
    shutil.rmtree(project / PATHWAYS)
    shutil.copytree(tmp_path / "before", project / PATHWAYS)
    assert seen(project) == before


@pytest.mark.skipif(os.name != "posix", reason="a link needs rights on Windows")
@pytest.mark.parametrize("name", ["records", "register"])
def test_a_folder_behind_a_link_is_read_each_time(
    name: str, project: Path, compiled: list[Path]
) -> None:
    folder = project / PATHWAYS / name
    folder.rename(project / "elsewhere")
    folder.symlink_to(project / "elsewhere")
    assert print_of(project) is None
    seen(project)
    seen(project)
    assert compiled == [project, project]
    assert not (project / "build").exists()


@pytest.mark.skipif(os.name != "posix", reason="a link needs rights on Windows")
def test_links_to_files_count_by_what_they_lead_to(project: Path, tmp_path: Path) -> None:
    path, real = a_pathway(project), project / "real.yml"
    path.rename(real)
    path.symlink_to(real)
    before = cached_guidance(project)
    write_same_size_and_time(real)
    after = seen(project)
    assert after == seen_without(project, tmp_path / "elsewhere") != before
    (project / PATHWAYS / "lost.yml").symlink_to(project / "nowhere")
    assert seen(project) == seen_without(project, tmp_path / "elsewhere")


def test_faults_are_never_kept(project: Path, compiled: list[Path]) -> None:
    EDITS["a fault, at the end"](project)
    first, second = seen(project), seen(project)
    assert first == second == tuple(str(one) for one in loading.check(project)) != ()
    assert compiled == [project, project]
    assert kept_in(project) == []


@pytest.fixture(name="parsed")
def _parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each text that was parsed, in order; none is remembered from before."""
    texts: list[str] = []
    parse = sentence_tree._parsed

    def noted(text: str, start: str) -> sentence_tree.Tree:
        texts.append(f"{start}: {text}")
        return parse(text, start)

    monkeypatch.setattr(sentence_tree, "_parsed", noted)
    monkeypatch.setattr(sentence_tree, "_made", {})
    return texts


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where a new process stands."""
    monkeypatch.setattr(sentence_tree, "_made", {})
    parse_once.parse_sentence.cache_clear()
    parse_once.parse_guard.cache_clear()
    parse_once.parse_situation.cache_clear()


def test_a_sentence_is_parsed_once_whatever_else_is_edited(
    project: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch)
    first = cached_guidance(project)
    assert len(parsed) == len(set(parsed)) > 0
    parsed.clear()
    forget(monkeypatch)
    write_same_size_and_time(a_pathway(project))
    second = cached_guidance(project)
    assert parsed == []
    assert [one.steps for one in first.pathways] == [one.steps for one in second.pathways]


def test_trees_that_are_not_whole_are_made_anew(
    project: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forget(monkeypatch)
    cached_guidance(project)
    [trees] = (project / FOLDER / TREES).iterdir()
    trees.write_bytes(trees.read_bytes()[:-9])
    parsed.clear()
    forget(monkeypatch)
    write_same_size_and_time(a_pathway(project))
    assert seen(project)
    assert parsed


def test_a_tree_comes_back_as_it_went(parsed: list[str]) -> None:
    text = "6 weeks before qaag, ideally 1 to 2 weeks"
    with pytest.raises(sentence_tree.NoTreeError):
        sentence_tree.tree_of(text, "sentence")
    tree = sentence_tree.tree_of("within 10 working days of remand", "sentence")
    assert json.loads(json.dumps(tree)) == tree
    assert sentence_tree.tree_of("within 10 working days of remand", "sentence") is tree
    assert len(parsed) == 2


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda whole: whole[: len(whole) // 2],
    "one letter": lambda whole: whole.replace(b'"edition":"', b'"edition":"X', 1),
    "no text": lambda _: b"\xff\xfe\x00",
    "another thing": lambda _: sealed(b'{"is":"Age","years":3}'),
    "a list": lambda _: sealed(b"[1]"),
    "no record of ours": lambda _: sealed(b'{"is":"Popen","args":"x"}'),
    "missing fields": lambda _: sealed(b'{"is":"Guidance"}'),
    "no JSON": lambda _: sealed(b"{"),
    "deep": lambda _: sealed(b"[" * 100_000),
}


def sealed(content: bytes) -> bytes:
    return cached._checksum(content) + b"\n" + content


@pytest.mark.parametrize("breaks", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_made_again(
    breaks: Callable[[bytes], bytes], project: Path, compiled: list[Path]
) -> None:
    whole = cached_guidance(project)
    [kept] = kept_in(project)
    content = kept.read_bytes()
    kept.write_bytes(breaks(content))
    assert cached_guidance(project) == whole
    assert compiled == [project, project]
    assert [one.read_bytes() for one in kept_in(project)] == [content]


@pytest.mark.parametrize("in_the_way", ["build", "build/guidance"])
def test_a_file_where_a_folder_should_be_fails_nothing(in_the_way: str, project: Path) -> None:
    path = project / in_the_way
    path.parent.mkdir(exist_ok=True)
    path.write_text("in the way", encoding="utf-8")
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert path.read_text(encoding="utf-8") == "in the way"


def test_a_folder_where_the_file_should_be_fails_nothing(project: Path) -> None:
    (project / FOLDER / f"{print_of(project)}.json").mkdir(parents=True)
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert kept_in(project) == []


def test_a_folder_that_may_not_be_written_fails_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert not (project / "build").exists()


def test_a_full_disk_leaves_no_half_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert kept_in(project) == []


def test_what_was_edited_while_it_was_compiled_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = loading.load_library

    def edited(root: Path) -> Library:
        found = load(root)
        write_same_size_and_time(a_pathway(root))
        return found

    monkeypatch.setattr(loading, "load_library", edited)
    cached_guidance(project)
    assert not (project / "build").exists()


def test_what_older_code_compiled_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "code_print", lambda: "edited since")
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert not (project / "build").exists()


def test_code_that_cannot_be_read_compiles_each_time(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fingerprints, "PACKAGE", tmp_path / "nowhere")
    assert code_print() is None
    monkeypatch.setattr(cached, "STARTED_WITH", code_print())
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert not (project / "build").exists()


def test_what_would_not_come_back_the_same_is_not_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "decode", lambda _: None)
    assert cached_guidance(project) == loading.load_library(project).guidance
    assert not (project / "build").exists()


def test_commands_at_the_same_time_see_the_same(project: Path) -> None:
    found: list[Guidance] = []
    threads = [
        threading.Thread(target=lambda: found.append(cached_guidance(project))) for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 4
    assert all(one == found[0] for one in found)
    assert [one.suffix for one in kept_in(project)] == [".json"]


def test_only_the_newest_stay(project: Path) -> None:
    folder = project / FOLDER
    folder.mkdir(parents=True)
    for number in range(MOST + 4):
        (folder / f"{number}.json").write_text("old")
        os.utime(folder / f"{number}.json", (number, number))
    cached_guidance(project)
    assert len(kept_in(project)) == MOST
    assert folder / f"{print_of(project)}.json" in kept_in(project)
    assert folder / "4.json" not in kept_in(project)


@pytest.mark.parametrize("part", MADE_BY)
def test_a_change_of_what_compiles_is_seen(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in MADE_BY:
        (tmp_path / "package" / one).mkdir(parents=True)
        (tmp_path / "package" / one / "some.py").write_text("a = 1\n")
        (tmp_path / "package" / one / "some.lark").write_text("a: b\n")
    monkeypatch.setattr(fingerprints, "PACKAGE", tmp_path / "package")
    prints = [code_print()]
    for edited in (tmp_path / "package" / part).iterdir():
        edited.write_bytes(edited.read_bytes().replace(b"a", b"c"))
        prints.append(code_print())
    (tmp_path / "package" / part / "other.py").touch()
    prints.append(code_print())
    assert len(set(prints)) == 4
    (tmp_path / "package" / part / "__pycache__").mkdir()
    (tmp_path / "package" / part / "__pycache__" / "some.pyc").touch()
    assert code_print() == prints[-1]


def test_another_python_or_library_compiles_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prints = [code_print()]
    (tmp_path / "packages" / "pydantic-9.9.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "packages"), "no-such-folder"])
    prints.append(code_print())
    monkeypatch.setattr(sys, "version", "4.0.0")
    prints.append(code_print())
    assert len(set(prints)) == 3


def loaded_by(*lines: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after these lines."""
    code = "\n".join((*lines, "import json, sys", "print(json.dumps(sorted(sys.modules)))"))
    done = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_all_that_compiles_is_part_of_the_fingerprint() -> None:
    loaded = loaded_by(
        "from pathlib import Path",
        "from decision_tool.publish.check.loading import load_library",
        f"load_library(Path({str(SMALL_LIBRARY)!r}))",
    )
    ours = [ROOT / Path(*one.split(".")) for one in loaded if one.startswith("decision_tool.")]
    files = [one / "__init__.py" if one.is_dir() else one.with_suffix(".py") for one in ours]
    folders = tuple(PACKAGE / one for one in MADE_BY)
    beside = [one for one in files if not any(one.is_relative_to(folder) for folder in folders)]
    assert beside == [PACKAGE / "publish" / "__init__.py"]
    assert len(files) > 50


SLOW = {"pydantic", "pydantic_core", "lark", "yaml", "jinja2", "mkdocs", "icalendar"}
COMMANDS = {
    "plan": ["plan", "adoption", "--date", "qaag=2026-10-22", "--today", "2026-09-07"],
    "plan, JSON": ["plan", "adoption", "--date", "qaag=2026-10-22", "--format", "json"],
    "plan, CSV": ["plan", "adoption", "--date", "qaag=2026-10-22", "--format", "csv"],
    "plan, wrong": ["plan", "adoptoin", "--date", "qag=2026-10-22"],
    "ask": ["ask", "--answer", "organisation=boroughs", "--answer", "both-services=no"],
    "ask, JSON": ["ask", "--format", "json"],
    "ask, open": ["ask", "--answer", "organisation=authority"],
    "check": ["check"],
    "check, JSON": ["check", "--format", "json"],
}


@pytest.fixture(name="shipped", scope="module")
def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / PATHWAYS, root / PATHWAYS)
    examples_outcome(root, cached_guidance(root))
    return root


@pytest.mark.parametrize("command", ["plan", "ask", "check"])
def test_a_command_loads_nothing_that_reads_yaml(command: str, shipped: Path) -> None:
    loaded = loaded_by(
        "from decision_tool.cli import main",
        f"main({['--source', str(shipped), *COMMANDS[command]]!r})",
    )
    assert loaded & SLOW == set()
    assert "decision_tool.publish.check.cached_guidance" in loaded


@pytest.fixture(name="as_read", scope="module")
def _as_read(shipped: Path) -> Guidance:
    return loading.load_library(shipped).guidance


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_commands_print_the_same_byte_for_byte(
    arguments: list[str],
    shipped: Path,
    as_read: Guidance,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    given = ["--source", str(shipped), *arguments]
    with monkeypatch.context() as patched:
        patched.delattr(cached, "_compiled")
        found = cli.main(given), capfdbinary.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr(cached, "_read", lambda _place: None)
        patched.setattr(cached, "_compiled", lambda _root: as_read)
        assert (cli.main(given), capfdbinary.readouterr()) == found
    assert found[1].out + found[1].err != b""


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_faults_are_printed_the_same(
    arguments: list[str],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    cached_guidance(project)
    EDITS["a fault, at the end"](project)
    given = ["--source", str(project), *arguments]
    found = cli.main(given), capfdbinary.readouterr()
    with monkeypatch.context() as patched:
        patched.setattr(cached, "fingerprint", lambda *_: None)
        assert (cli.main(given), capfdbinary.readouterr()) == found
    assert b"no-such-key" in found[1].out + found[1].err
    assert found[0] == (1 if arguments[0] == "check" else cli.BAD_INPUT)
