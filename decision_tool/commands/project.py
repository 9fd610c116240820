"""The project a command works in: its folder, and the guidance in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.cached_guidance import cached_guidance


def project_root(arguments: argparse.Namespace) -> Path:
    """Return the folder that holds pathways/: the one given, else the nearest above, else ours."""
    given: Path | None = arguments.source
    if given:
        return given
    here = Path.cwd()
    near = (folder for folder in (here, *here.parents) if (folder / "pathways").is_dir())
    return next(near, Path(__file__).resolve().parents[2])


def guidance_of(arguments: argparse.Namespace) -> Guidance:
    """Return the guidance of the project. Raises FaultsError with every fault in it."""
    return cached_guidance(project_root(arguments))
