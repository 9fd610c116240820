"""The site, built once: what `mkdocs build` does, and the compressed files."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.site.precompress import KEPT, precompress
from decision_tool.publish.site.readable import let_read


class SiteError(DecisionToolError):
    """The site could not be built; the message says why."""


def build_site(root: Path) -> Path:
    """Build the site of the project in *root*, with its compressed files, and return its folder.

    It is made beside the folder and put in its place once it is whole: a build that is stopped or
    fails leaves the site of before, and two at once do not mix. Raises SiteError.
    """
    show_progress()
    config = _config(root)
    site = Path(config.site_dir).resolve()
    put_back(site)
    made = _beside(site, f"unfinished-{os.getpid()}")
    config.site_dir = str(made)
    try:
        _build(config)
        precompress(made, root / KEPT)
        let_read(made)
        put_in_place(made, site)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return site


def _config(root: Path) -> MkDocsConfig:
    try:
        return load_config(str(root / "mkdocs.yml"), strict=True)
    except (MkDocsException, Abort) as error:
        raise SiteError(f"The site was not built: {error}") from None


def _build(config: MkDocsConfig) -> None:
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise SiteError(f"The site was not built: {error}") from None


def put_in_place(made: Path, site: Path) -> None:
    """Put the folder *made* where *site* is. Raises SiteError where that is held by a program."""
    before = _beside(site, "before")
    shutil.rmtree(before, ignore_errors=True)
    try:
        if site.exists():
            site.rename(before)
        made.rename(site)
    except KeyboardInterrupt:
        put_back(site)
        raise
    except OSError as error:
        put_back(site)
        raise SiteError(f"{HELD.format(site.name)} {error}") from None
    shutil.rmtree(before, ignore_errors=True)


HELD = "The site is built, but {} could not be replaced. Close what uses it, and build again."


def put_back(site: Path) -> None:
    """Put the site of before back, where a build was stopped while the two changed places."""
    before = _beside(site, "before")
    if before.is_dir() and not site.exists():
        before.rename(site)


def _beside(site: Path, name: str) -> Path:
    """Return a folder on the same disk: to rename is one step there."""
    return site.with_name(f"{site.name}.{name}")


def show_progress() -> None:
    """Print what MkDocs says of its progress, which includes the address it serves on."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
