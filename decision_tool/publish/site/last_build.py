"""What the last build of a served site wrote, so that the next one writes only what changed.

`pathways serve` builds into one folder again and again, with MkDocs' `dirty` builds: MkDocs asks
each file whether it is modified. A page is if its text is another, or if anything changed that
stands on every page; then the folder is emptied, and all is written anew. What a partial build
leaves is what a whole one makes, byte for byte (`tests/site/test_last_build.py`).
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from decision_tool.publish.site.bundle import PACKAGE
from decision_tool.publish.site.search_index import Entries, read_entries, write_entries


class MadeFile(File):
    """A file that the plugin adds; it knows whether the last build left the same one."""

    is_new = True

    def is_modified(self) -> bool:
        """Tell whether this build has to write it."""
        return self.is_new or not Path(self.abs_dest_path).is_file()


class LastBuild:
    """Remembers one build for the next one into the same folder."""

    def __init__(self) -> None:
        """Remember nothing: the first build is whole."""
        self._is_done = False
        self._place: tuple[Path, str] = Path(), ""
        self._files: dict[str, tuple[object, Path]] = {}
        self._titles: dict[str, str | None] = {}
        self._entries: Entries = {}
        self._label = ""
        self._before: dict[str, tuple[object, Path]] = {}
        self._order: list[str] = []
        self.written: set[str] = set()
        """The addresses of the pages that this build made anew."""

    def begin(self, site: Path, frame: str) -> None:
        """Start a build into *site*; *frame* stands for all that every page rests on.

        What is there is used only if the last build into it came to its end, under the same.
        """
        if not self._is_done or (site, frame) != self._place:
            _empty(site)
            self._files, self._titles, self._entries, self._label = {}, {}, {}, ""
        self._is_done, self._place = False, (site, frame)
        self._before, self._files = self._files, {}
        self.written = set()

    def add(self, config: MkDocsConfig, path: str, content: str | bytes | Path) -> File:
        """Return a file of the site, of this content or copied from where the path leads."""
        if isinstance(content, Path):
            file = MadeFile.generated(config, path, abs_src_path=str(content))
            return self._noted(cast("MadeFile", file), _state(content))
        file = MadeFile.generated(config, path, content=content)
        return self._noted(cast("MadeFile", file), content)

    def add_found(self, files: Files, *folders: Path) -> None:
        """Look at what MkDocs found in these folders as at the other files.

        Its own way, by the time of what was written, misses what is saved while a build runs.
        """
        for file in list(files):
            source = Path(file.abs_src_path or "")
            if file.src_dir and any(source.is_relative_to(one) for one in folders):
                files.remove(file)
                files.append(self._noted(_copy(file), _state(source)))

    def _noted(self, file: MadeFile, known: object) -> File:
        file.is_new = self._before.get(file.src_uri, (None,))[0] != known
        self._files[file.src_uri] = (known, Path(file.abs_dest_path))
        return file

    def drop_gone(self, files: Files, label: str) -> None:
        """Remove from the site what this build no longer has; pages are named by *label* anew."""
        for path in self._before.keys() - self._files.keys():
            self._before[path][1].unlink(missing_ok=True)
        self._order = [file.url for file in files.documentation_pages()]
        self._label, old = label, self._label
        if old and old != label:
            _rename(files, old, label)

    def give_titles(self, pages: Iterable[Page]) -> None:
        """Give pages that are not read again the titles that the navigation shows."""
        for page in pages:
            known = self._titles.get(page.file.src_uri)
            if page.title is None and known is not None and not page.file.is_modified():
                page.title = known

    def wrote(self, page: Page) -> None:
        """Note a page that this build wrote."""
        self._titles[page.file.src_uri] = page.title
        self.written.add(page.url)

    def end(self, site: Path) -> None:
        """Make the index of search whole again, and take the build as done."""
        found = read_entries(site)
        self._entries.update({url: found.get(url, []) for url in self.written})
        write_entries(site, [one for url in self._order for one in self._entries.get(url, [])])
        self._is_done = True


def frame_of(config: MkDocsConfig, docs: Iterable[str]) -> str:
    """Return a name for all that every page rests on besides its own text."""
    extra = {key: value for key, value in config.extra.items() if key != "build"}
    told = [config.site_name, config.copyright, config.site_url, config.nav, extra, list(docs)]
    told += [list(config.extra_css)]
    total = hashlib.sha256(repr(told).encode())
    total.update(Path(config.config_file_path).read_bytes())
    # What is joined of scripts is named in pages. The theme's own files are as they were installed.
    for folder in (Path(config.theme.dirs[0]), PACKAGE / "browser"):
        for path in sorted(one for one in folder.rglob("*") if one.suffix in {".html", ".mjs"}):
            total.update(f"{path}\n".encode() + path.read_bytes())
    return total.hexdigest()


def _copy(file: File) -> MadeFile:
    return MadeFile(
        file.src_uri,
        file.src_dir,
        file.dest_dir,
        file.use_directory_urls,
        inclusion=file.inclusion,
    )


def _state(source: Path) -> tuple[str, int, int]:
    status = source.stat()
    return str(source), status.st_size, status.st_mtime_ns


def _empty(site: Path) -> None:
    if not site.is_dir():
        return
    for path in site.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _rename(files: Files, old: str, new: str) -> None:
    """Let pages that stay say that they are of this build: they are."""
    for file in files.documentation_pages():
        path = Path(file.abs_dest_path)
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            told = text.replace(f'data-build="{old}"', f'data-build="{new}"', 1)
            path.write_text(told, encoding="utf-8", newline="")
