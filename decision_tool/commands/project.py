"""The project a command works in: its folder, and the guidance in it."""

from __future__ import annotations

import argparse
from pathlib import Path

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.guidance.named_edition import named_edition
from decision_tool.publish.check.cached_guidance import cached_guidance


def project_root(arguments: argparse.Namespace) -> Path:
    """Return the folder that holds pathways/: the one given, else the nearest above, else ours."""
    given: Path | None = arguments.source
    if given:
        return given
    here = Path.cwd()
    near = (folder for folder in (here, *here.parents) if (folder / "pathways").is_dir())
    return next(near, Path(__file__).resolve().parents[2])


def add_edition(command: argparse.ArgumentParser) -> None:
    """Add ``--edition V`` and ``--as-at DATE``: another guidance than the files as they stand."""
    command.add_argument("--edition", metavar="V", help="by this published edition: 1.0")
    command.add_argument(
        "--as-at", metavar="DATE", help="by the edition that was in force on this day"
    )


def guidance_of(arguments: argparse.Namespace) -> Guidance:
    """Return the guidance of the project, or of the published edition that is asked for.

    Raises FaultsError with every fault in it, and where there is no such edition.
    """
    root = project_root(arguments)
    version, day = getattr(arguments, "edition", None), getattr(arguments, "as_at", None)
    if version is None and day is None:
        return cached_guidance(root)
    from decision_tool.commands.as_at import edition_asked  # noqa: PLC0415 - rarely

    return edition_asked(root, version, day)


def edition_foot(guidance: Guidance) -> str:
    """Return the last lines of a text that rests on a published edition; nothing for the files."""
    return f"\nGuidance edition {named_edition(guidance)}.\n" if guidance.in_force_from else ""
