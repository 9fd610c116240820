"""The plugin at MkDocs' edge: what it sets, and how it says what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from mkdocs.exceptions import PluginError

from decision_tool.cli import main
from decision_tool.mkdocs_plugin import PathwaysPlugin
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.site.bundle import TOOL
from decision_tool.publish.site.theme_settings import STYLES
from tests.publish.invalid_cases import SMALL_LIBRARY
from tests.test_edition_command import move_earlier

ROOT = Path(__file__).parents[2]


def configured(root: Path) -> tuple[PathwaysPlugin, Any]:
    plugin = PathwaysPlugin()
    errors, warnings = plugin.load_config({"source": str(root)})
    assert (errors, warnings) == ([], [])
    config = SimpleNamespace(
        config_file_path=str(root / "mkdocs.yml"),
        docs_dir=str(ROOT / "docs"),
        extra={},
        extra_css=["assets/css/frame.css", "assets/css/print.css"],
        nav=None,
        site_name="",
        copyright=None,
        theme={"features": []},
        use_directory_urls=True,
    )
    return plugin, config


def test_takes_name_edition_and_order_from_the_source() -> None:
    plugin, config = configured(ROOT)
    plugin.on_config(config)

    assert config.site_name == plugin.library.settings.site_name
    assert config.extra["edition"] == plugin.library.settings.edition
    assert [title for part in config.nav for title in part] == [
        "Home",
        "Find a pathway",
        "Pathways",
        "Work out dates",
        "Team timetable",
        "Records",
        "About",
    ]


def test_puts_its_stylesheets_before_the_one_for_paper() -> None:
    plugin, config = configured(ROOT)
    plugin.on_config(config)
    plugin.on_config(config)

    assert config.extra_css[-1] == "assets/css/print.css"
    assert config.extra_css.count("assets/css/pathway.css") == 1


def test_every_part_of_the_tools_styles_is_loaded() -> None:
    browser = ROOT / "decision_tool" / "browser"
    parts = {f"{TOOL}/{one.relative_to(browser).as_posix()}" for one in browser.rglob("*.css")}

    assert {one for one in STYLES if one.startswith(TOOL)} == parts


def test_names_every_fault_at_once(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    file = tmp_path / "pathways" / "adoption.yml"
    text = file.read_text(encoding="utf-8")
    broken = text.replace("6 weeks before qaag", "6 weeks befor qaag")
    broken = broken.replace("before final-hearing", "before final-haering")
    file.write_text(broken, encoding="utf-8")
    plugin, config = configured(tmp_path)

    with pytest.raises(PluginError, match="2 faults in the pathways") as caught:
        plugin.on_config(config)
    assert str(caught.value).count("pathways/adoption.yml:") == 2


def test_a_build_says_which_texts_may_be_of_before(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    assert main(["--source", str(tmp_path), "edition", "publish"]) == 0
    move_earlier(tmp_path)
    plugin, config = configured(tmp_path)
    with caplog.at_level("INFO", logger="mkdocs.pathways"):
        plugin.on_config(config)

    said = [(one.levelname, one.getMessage()) for one in caplog.records]
    assert said[0] == ("INFO", "2 texts may still say what the newest edition said:")
    assert [one.partition(": ")[0] for _, one in said[1:]] == [
        "  pathways/register/moving.yml:7:27",
        "  pathways/register/moving.yml:7:58",
    ]


def test_addresses_that_end_in_html_are_refused_for_no_link_would_lead_there() -> None:
    plugin, config = configured(ROOT)
    config.use_directory_urls = False

    with pytest.raises(PluginError, match=r"Take `use_directory_urls: false` out of mkdocs\.yml"):
        plugin.on_config(config)


def test_titles_are_handed_over_as_html(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "pathways", tmp_path / "pathways")
    settings = tmp_path / "pathways" / "common" / "settings.yml"
    text = settings.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith("site-name:"))
    settings.write_text(text.replace(name, "site-name: '<b A & B'"), encoding="utf-8")
    plugin, config = configured(tmp_path)
    plugin.on_config(config)

    assert config.site_name == "&lt;b A &amp; B"
    assert config.extra["name"] == "<b A & B"


@pytest.mark.parametrize(
    ("written", "command", "kept"),
    [
        ("", "build", "on"),
        ("offline: on\n", "build", "on"),
        ("offline: off\n", "build", "off"),
        ("", "serve", "off"),
    ],
)
def test_browsers_keep_a_copy_unless_the_settings_or_an_editor_at_work_forbid_it(
    tmp_path: Path, written: str, command: Literal["build", "serve"], kept: str
) -> None:
    shutil.copytree(SMALL_LIBRARY, tmp_path, dirs_exist_ok=True)
    with (tmp_path / "pathways" / "common" / "settings.yml").open("a", encoding="utf-8") as file:
        file.write(written)
    plugin, config = configured(tmp_path)
    plugin.on_startup(command=command, dirty=False)
    plugin.on_config(config)

    assert config.extra["offline"] == kept
    about = pages(plugin.library)["about.md"]
    assert ("own files: its pages, the calculator" in about) is (written != "offline: off\n")
