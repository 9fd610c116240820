"""The site, built once: what `mkdocs build` does, and the compressed files."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from decision_tool.core.errors import DecisionToolError
from decision_tool.publish.site.precompress import KEPT, precompress
from decision_tool.publish.site.readable import let_read


class SiteError(DecisionToolError):
    """The site could not be built; the message says why."""


def build_site(root: Path) -> Path:
    """Build the site of the project in *root*, with its compressed files, and return its folder.

    Raises SiteError.
    """
    show_progress()
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise SiteError(f"The site was not built: {error}") from None
    site = Path(config.site_dir)
    precompress(site, root / KEPT)
    let_read(site)
    return site


def show_progress() -> None:
    """Print what MkDocs says of its progress, which includes the address it serves on."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)-7s %(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
