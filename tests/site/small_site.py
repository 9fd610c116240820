"""A site of a few files that a browser keeps a copy of, published again and again."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from decision_tool.publish.site.offline import LIST, SCRIPT, Published, write_offline

THEME = Path(__file__).resolve().parents[2] / "templates" / "theme" / "assets" / "js"
MODULES = ("offline.mjs", "offline-words.mjs", "spare.mjs")
PAGE = """<!doctype html>
<html lang="en"><head><title>A page</title><link rel="stylesheet" href="{root}looks.css"></head>
<body><div class="md-container" data-md-component="container">
<div id="start" data-build="{build}" data-offline="{offline}"></div>
<h1>{title} of {build}</h1><p data-pw-kept role="status"></p></div>
<script type="module" src="{root}{script}"></script></body></html>
"""
STARTED = "assets/js/site.mjs"
START = 'import { keepOffline } from "./offline.mjs";\nkeepOffline();\n'


class SmallSite:
    """The folder of a site: a home page, another page, words, looks and a form in PDF."""

    def __init__(self, folder: Path, build: str = "one") -> None:
        self.folder, self._published = folder, 0
        (folder / "assets" / "js").mkdir(parents=True)
        for name in MODULES:
            shutil.copy(THEME / name, folder / "assets" / "js" / name)
        (folder / STARTED).write_text(START, encoding="utf-8")
        (folder / "looks.css").write_text("h1 { color: navy; }\n", encoding="utf-8")
        (folder / "form.pdf").write_bytes(b"%PDF form")
        self.publish(build)

    def publish(self, build: str, *, is_on: bool = True) -> None:
        """Publish the site of a build: pages and words are others, looks are the same."""
        offline = "on" if is_on else "off"
        for path, title in (("index.html", "Home"), ("more/index.html", "More")):
            root = "../" * path.count("/")
            text = PAGE.format(root=root, script=STARTED, build=build, offline=offline, title=title)
            (self.folder / path).parent.mkdir(exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        (self.folder / "words.txt").write_text(f"words of {build}", encoding="utf-8")
        published = Published("A guide", "1.0", date(2026, 12, 1), build)
        write_offline(self.folder, published, is_on=is_on)
        # A server tells by the second what is new, and a test publishes more than once in one.
        self._published += 1
        for path in ("index.html", "more/index.html", "words.txt", LIST, SCRIPT):
            if (self.folder / path).is_file():
                then = (self.folder / path).stat().st_mtime + 10 * self._published
                os.utime(self.folder / path, (then, then))
