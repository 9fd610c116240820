"""``pathways build``: the site, written to ``site/``."""

from __future__ import annotations

import argparse

from decision_tool.commands.project import project_root

STOPPED = " The site of before is as it was. Build again."


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes: nothing but what every command takes."""
    one.set_defaults(command=_build, stopped=STOPPED)


def _build(arguments: argparse.Namespace) -> int:
    from decision_tool.publish.site.site import build_site  # noqa: PLC0415 - not for --help

    build_site(project_root(arguments))
    return 0
