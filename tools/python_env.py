"""The project's own Python environment, `.venv`, from the hashed lock file."""

import os
import subprocess
import sys
from pathlib import Path

from tools import stamp, trouble

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INPUTS = [ROOT / "requirements-dev.txt", ROOT / "pyproject.toml"]


def venv_python() -> Path:
    """Return the interpreter inside `.venv`, whether it exists yet or not."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure() -> None:
    """Leave `.venv` holding the locked packages and this project; do nothing if it does."""
    marker = VENV / "pathways-stamp"
    if _runs(venv_python()) and stamp.is_current(marker, INPUTS):
        return
    _create()
    install(ROOT / "requirements-dev.txt")
    pip("check")
    # The build backend is in the lock file, so this line fetches nothing.
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.mark(marker, INPUTS)


def install(lock_file: Path) -> None:
    """Install exactly what a lock file lists into `.venv`; a file of another hash is refused.

    Nothing is resolved (`--no-deps`). Asked to resolve a hashed lock, pip stumbles over a locked
    package that another one asks for with an extra, as soon as a newer release of it is out.
    """
    print(f"Installing {lock_file.name} into .venv", flush=True)
    # Python compiles a module when it is first imported; most of these never are.
    locked = ["--require-hashes", "--requirement", str(lock_file)]
    pip("install", "--no-deps", "--no-compile", *locked)


def pip(command: str, *arguments: str) -> None:
    """Run a command of the pip in `.venv`; if it fails, say why in one sentence, and end."""
    quiet = ["-q", "--disable-pip-version-check", "--no-input"]
    step = {"check": "Checking what was installed"}.get(command, "Installing Python packages")
    trouble.run(step, [str(venv_python()), "-m", "pip", command, *arguments, *quiet])


def _create() -> None:
    if _runs(venv_python()):
        return
    print("Making .venv", flush=True)
    trouble.run("Making .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])


def _runs(python: Path) -> bool:
    # A .venv whose base Python was removed or upgraded is still there but does not start.
    if not python.exists():
        return False
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(python), "-c", probe], check=False).returncode == 0
