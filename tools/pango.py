"""Pango, the system library that the PDF forms are made with: found, or asked for.

A font as wide as Arial is looked for too, on a machine that can tell: with a wider one forms
take more sheets. Where neither can be had, the build says so.

Nothing else needs it, so set-up never stops for it: it says what will be missing.
`python -m tools.pango` looks again.
"""

import subprocess
import sys

from tools import debian, python_env, stamp

DEBIAN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")
MISSING = f"""\
Pango was not found: the record forms will be made without their PDF files.
Everything else works. To have the PDF files too, install Pango, then set up again:
  Debian, Ubuntu:  apt-get install {" ".join(DEBIAN)}
  macOS:           brew install pango
  Windows:         with MSYS2 (msys2.org): pacman -S mingw-w64-x86_64-pango"""
MARKER = python_env.VENV / "pango-stamp"


def ensure() -> bool:
    """Return whether PDF forms can be made, asking Debian's package manager if need be."""
    if stamp.is_current(MARKER, python_env.INPUTS):
        return True
    can_make = _loads()
    if not (can_make and _measures()):
        debian.install(*DEBIAN)
        can_make = _loads()
    if not can_make:
        print(MISSING, flush=True)
        return False
    stamp.mark(MARKER, python_env.INPUTS)
    return True


def _loads() -> bool:
    """Tell whether WeasyPrint finds Pango."""
    return _runs("import weasyprint")


def _measures() -> bool:
    """Tell whether this machine sets text as wide as others do, as far as it can tell."""
    asked = (
        "from decision_tool.publish.records import fonts\n"
        "raise SystemExit(bool(fonts.other_font()))"
    )
    return _runs(asked)


def _runs(code: str) -> bool:
    # In the project's own Python: set-up itself may run in another, which has no packages.
    probe = [str(python_env.venv_python()), "-W", "ignore", "-c", code]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(0 if ensure() else 1)
