"""``pathways serve``: the site, built and served on this machine."""

from __future__ import annotations

import argparse

from decision_tool.commands.project import project_root


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(command=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    from decision_tool.publish.site.site import serve_site  # noqa: PLC0415 - not for --help

    serve_site(project_root(arguments), arguments.port)
    return 0
