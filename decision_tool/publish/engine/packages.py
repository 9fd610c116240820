"""The libraries that make calendar files, as the browser's Python imports them.

They are those of the Python that builds the site, at the versions it has pinned, so that the
page and the command line write the same file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, PackagePath, files
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from decision_tool.core.errors import DecisionToolError

PACKAGES = ("icalendar", "python-dateutil", "six")
"""What is imported. icalendar asks for typing-extensions too, but not on Pyodide's Python."""

ZONES = "tzdata"
ZONE = "tzdata/zoneinfo/UTC"
"""Looked up by icalendar and dateutil when they are loaded; whole days need no other zone.

The worker makes this folder the one in which Python looks for zones."""

LICENCES = "licences"
_LICENCE_WORDS = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_LEFT_OUT = {"tests", "fuzzing"}
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold


def package_files() -> dict[str, bytes]:
    """Return the libraries' modules, the zone, and each library's licence.

    Raises:
        DecisionToolError: when a library is not installed as pip installs it.
    """
    found = {str(path): path.read_binary() for name in PACKAGES for path in _modules(name)}
    found[ZONE] = _one(ZONE).read_binary()
    for name in (*PACKAGES, ZONES):
        for path in _licences(name):
            found[f"{LICENCES}/{name}/{path.name}"] = path.read_binary()
    return found


def zipped(files_by_name: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files: the same ones give the same bytes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files_by_name):
            entry = ZipInfo(name, _FIRST_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files_by_name[name])
    return packed.getvalue()


def _modules(name: str) -> Iterator[PackagePath]:
    for path in _installed(name):
        if path.suffix == ".py" and _LEFT_OUT.isdisjoint(path.parts):
            yield path


def _licences(name: str) -> list[PackagePath]:
    found = [one for one in _installed(name) if one.name.upper().startswith(_LICENCE_WORDS)]
    if not found:
        raise DecisionToolError(f"{name} is installed without its licence: run `make setup`.")
    return found


def _one(path: str) -> PackagePath:
    return next(one for one in _installed(ZONES) if one.as_posix() == path)


def _installed(name: str) -> list[PackagePath]:
    try:
        found = files(name)
    except PackageNotFoundError:
        found = None
    if not found:
        raise DecisionToolError(f"{name} is not installed: run `make setup`.")
    return found
