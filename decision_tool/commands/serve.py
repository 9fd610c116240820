"""``pathways serve``: the site, built and served on this machine."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from decision_tool.commands.project import project_root


def add_arguments(one: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(command=_serve)


def _serve(arguments: argparse.Namespace) -> int:
    from decision_tool.publish.site import serving  # noqa: PLC0415 - not for --help

    try:
        serving.serve_site(project_root(arguments), arguments.port)
    except serving.PythonChangedError:
        return _start_anew()
    return 0


def _start_anew() -> int:
    """Run this very command again, with the Python that is on the disk now."""
    command = [sys.executable, *sys.orig_argv[1:]]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":  # there `exec` would give the terminal back while the new one runs
        os.execv(sys.executable, command)  # noqa: S606 - what was called before
    return subprocess.call(command)  # noqa: S603 - the same
