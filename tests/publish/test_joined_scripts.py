"""Scripts are joined without a module twice, the same on every machine, and need not be."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.engine import node
from decision_tool.publish.site.joined_scripts import (
    ENTRIES,
    EVERY_PAGE,
    KEPT,
    MOST_KEPT,
    SHARED,
    graph,
    graphs,
    joined_scripts,
)
from decision_tool.publish.site.preloads import with_preloads

ROOT = Path(__file__).parents[2]
FIND, CALCULATOR = "assets/tool/find/find.mjs", "assets/tool/calculator/calculator.mjs"
CASE, BUILT = "assets/tool/memory/case.mjs", "assets/tool/worker/built.mjs"
USES = 'import { held } from "../memory/case.mjs";\nheld.push("{}");\n'
TEXTS = {
    EVERY_PAGE: 'import "./frame.mjs";\n',
    "assets/js/frame.mjs": 'console.log("frame");\n',
    FIND: USES.replace("{}", "find"),
    CALCULATOR: USES.replace("{}", "calculator"),
    CASE: 'import { BUILD } from "../worker/built.mjs";\nexport const held = ["once", BUILD];\n',
}
needs_node = pytest.mark.skipif(
    not (node.find() and (ROOT / "node_modules" / "esbuild").is_dir()),
    reason="this machine has no Node, or not the library",
)


def project(folder: Path) -> Path:
    """Return a project that has the library and nothing else."""
    folder.mkdir()
    shutil.copy(ROOT / "package.json", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return folder


def sources(folder: Path, texts: dict[str, str]) -> dict[str, Path]:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return {path: folder / path for path in texts}


def joined(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    found = joined_scripts(project(folder), sources(folder / "here", texts))
    return {path: file.read_text(encoding="utf-8") for path, file in found.items()}


@needs_node
def test_what_several_pages_need_is_there_once(tmp_path: Path) -> None:
    made = joined(tmp_path / "a", TEXTS)
    (shared,) = (path for path, text in made.items() if '"once"' in text)

    assert set(made) == {EVERY_PAGE, FIND, CALCULATOR, shared}
    assert shared.startswith(f"{SHARED}/")
    assert 'console.log("frame")' in made[EVERY_PAGE]
    for entry in (FIND, CALCULATOR):
        assert f'"../joined/{Path(shared).name}"' in made[entry]


@needs_node
def test_the_script_that_is_written_last_stays_apart(tmp_path: Path) -> None:
    made = joined(tmp_path / "a", TEXTS)

    assert [path for path, text in made.items() if 'from"../worker/built.mjs"' in text] != []
    files = joined_scripts(tmp_path / "a", sources(tmp_path / "a" / "here", TEXTS))
    assert graph(FIND, files)[-1] == BUILT
    assert BUILT not in made


@needs_node
def test_the_same_sources_give_the_same_files_anywhere(tmp_path: Path) -> None:
    assert joined(tmp_path / "a", TEXTS) == joined(tmp_path / "elsewhere", TEXTS)


@needs_node
def test_what_was_joined_is_kept_and_old_results_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(tmp_path / "a", TEXTS)
    for count in range(MOST_KEPT + 1):
        changed = {**TEXTS, CASE: f"export const held = [{count}];"}
        found = joined_scripts(tmp_path / "a", sources(tmp_path / "a" / "here", changed))

    def refuse(*_: object) -> None:
        raise AssertionError("it is joined again")

    monkeypatch.setattr(node, "run", refuse)
    assert found == joined_scripts(tmp_path / "a", sources(tmp_path / "a" / "here", changed))
    assert len(list((tmp_path / "a" / KEPT).iterdir())) == MOST_KEPT


@needs_node
def test_a_module_that_is_not_there_is_told_of_by_place(tmp_path: Path) -> None:
    with pytest.raises(DecisionToolError, match=r"cannot be joined: assets/tool/find/find\.mjs:1"):
        joined(tmp_path / "a", {**TEXTS, FIND: 'import "./gone.mjs";'})


def test_without_node_the_sources_are_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(node, "find", lambda: None)
    caplog.set_level("INFO", "mkdocs.pathways")

    assert joined_scripts(ROOT, sources(tmp_path, TEXTS)) == {}
    assert "Node was not found: pages load their scripts one by one" in caplog.text


def test_without_the_library_the_sources_are_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "find", lambda: ("node",))

    assert joined_scripts(tmp_path, sources(tmp_path, TEXTS)) == {}


def test_another_version_of_the_library_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "find", lambda: ("node",))
    shutil.copy(ROOT / "package.json", tmp_path)
    library = tmp_path / "node_modules" / "esbuild"
    library.mkdir(parents=True)
    (library / "package.json").write_text(json.dumps({"version": "0.0.1"}), encoding="utf-8")

    with pytest.raises(DecisionToolError, match=r"esbuild is 0\.0\.1 but package\.json pins"):
        joined_scripts(tmp_path, sources(tmp_path, TEXTS))


def test_all_that_a_module_imports_is_found_and_types_are_not_imports(tmp_path: Path) -> None:
    noted = '/** @import {Told} from "./types.mjs" */\nimport "../js/frame.mjs";\n'
    scripts = sources(tmp_path, {**TEXTS, "assets/tool/page/a.mjs": noted})

    assert graph("assets/tool/page/a.mjs", scripts) == ["assets/tool/js/frame.mjs"]
    assert graphs(scripts) == {
        EVERY_PAGE: ["assets/js/frame.mjs"],
        CALCULATOR: [CASE, BUILT],
        FIND: [CASE, BUILT],
    }


def test_every_entry_is_a_source_and_pages_start_no_other() -> None:
    browser = ROOT / "decision_tool" / "browser"
    theme = ROOT / "templates" / "theme"
    places = [theme / one if one == EVERY_PAGE else browser / one[12:] for one in ENTRIES]
    assert [place for place in places if not place.is_file()] == []

    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.*")]
    started = re.findall(r'type="module"[^>]*src="[^"]*?([\w-]+\.mjs)', "".join(texts))
    assert set(started) == ({Path(one).name for one in ENTRIES} | {"tool-start.mjs"})


def test_a_page_names_what_its_modules_import_and_no_more() -> None:
    page = '<head></head><script type="module" src="../a/x.mjs"></script>'
    known = {"a/x.mjs": ["a/y.mjs", "b/z.mjs"], "a/other.mjs": ["a/w.mjs"]}

    assert with_preloads(page, "../", known) == (
        '<head><link rel="modulepreload" href="../a/y.mjs">\n'
        '<link rel="modulepreload" href="../b/z.mjs">\n'
        '</head><script type="module" src="../a/x.mjs"></script>'
    )
    assert with_preloads("<head></head>", "../", known) == "<head></head>"
