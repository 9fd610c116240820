"""The server settings we publish are those the site is tested under."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from decision_tool.publish.csp import POLICY
from decision_tool.publish.site.server import HEADERS, media_type

PAGE = Path(__file__).resolve().parent.parent / "docs" / "for-the-administrator.md"
README = PAGE.parents[1] / "README.md"
TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```(nginx|apache|xml)\n(.*?)```", TEXT, re.DOTALL))


@pytest.mark.parametrize("server", ["nginx", "apache", "xml"])
def test_every_example_sends_the_headers_the_tests_run_under(server: str) -> None:
    example = EXAMPLES[server]

    assert POLICY in example
    assert [name for name, _ in HEADERS if name not in example] == []
    assert "no-cache" in example
    assert "404.html" in example


def test_the_readme_names_the_policy_the_tests_run_under() -> None:
    assert f"    Content-Security-Policy: {POLICY}\n" in README.read_text(encoding="utf-8")


def test_the_types_named_are_those_the_tests_run_under() -> None:
    named = dict(re.findall(r"`(\.\w+)` is `([\w/]+)`", TEXT))

    assert named.keys() >= {".mjs", ".wasm", ".json", ".zip"}
    assert named == {ending: _sent(ending) for ending in named}


def test_the_example_for_iis_is_xml_with_the_same_types() -> None:
    root = ET.fromstring(EXAMPLES["xml"].strip().encode())  # noqa: S314 - our own page
    named = {one.attrib["fileExtension"]: one.attrib["mimeType"] for one in root.iter("mimeMap")}

    assert named.keys() >= {".mjs", ".wasm", ".json"}
    assert named == {ending: _sent(ending) for ending in named}


def _sent(ending: str) -> str:
    return media_type(f"file{ending}").partition(";")[0]
