"""The two editions that ``pathways diff`` compares: an edition, a folder, a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from decision_tool.core.editions.compared import Side
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.edition import dated_guidance
from decision_tool.core.words import listed
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.own_side import own_side
from decision_tool.publish.source.editions import editions_in

PATHWAYS = "pathways"
WORKING = "the working files"


@dataclass(frozen=True, slots=True)
class NamedSide:
    """One of the two, and what it is called in sentences."""

    name: str
    side: Side


def working_files(root: Path) -> NamedSide:
    """Return the guidance in *root*/pathways as it stands. Raises FaultsError with its faults."""
    return NamedSide(WORKING, _loaded(root))


def side_called(name: str, root: Path, where: str) -> NamedSide:
    """Return the edition, else the folder, else the revision of git that is called *name*.

    Raises FaultsError where it is none of them, and with every fault of its files.
    """
    editions = editions_in(root)
    for one in editions:
        if one.version == name:
            return NamedSide(
                f"edition {name}", Side(dated_guidance(one, editions), one.forms, one.gaps)
            )
    folder = _folder(Path(name))
    if folder:
        return NamedSide(name, _named(name, folder))
    commit = _commit(name, root)
    if commit:
        return NamedSide(f"revision {name}", _of_commit(name, commit, root, where))
    what = f"{name!r} is no edition, no folder that holds {PATHWAYS}/, and no revision of git here."
    versions = listed(one.version for one in editions)
    hint = f"The editions are {versions}." if editions else "No edition is published yet."
    raise FaultsError([Fault(where, what, hint)])


def _folder(path: Path) -> Path | None:
    """Return the folder that holds pathways/: the one named, or the one around it."""
    if (path / PATHWAYS).is_dir():
        return path
    is_inside = path.resolve().name == PATHWAYS and path.is_dir()
    return path.resolve().parent if is_inside else None


def _loaded(root: Path) -> Side:
    return own_side(load_library(root))


def _named(name: str, root: Path) -> Side:
    """Return the guidance in a folder; its faults say where it comes from."""
    try:
        return _loaded(root)
    except FaultsError as error:
        faults = [Fault(f"{name}, {one.where}", one.what, one.hint) for one in error.faults]
        raise FaultsError(faults) from None


def _commit(name: str, root: Path) -> str:
    """Return the commit that git knows by that name; "" where there is none, or no git."""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    done = _git(root, *asked)
    return done.stdout.decode("ascii", "replace").strip() if done and not done.returncode else ""


def _git(root: Path, *asked: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", "-C", root, *asked], capture_output=True, check=False)  # noqa: S603, S607 - git is found by name, and nothing of it is a shell's
    except OSError:  # git is not on this machine
        return None


def _of_commit(name: str, commit: str, root: Path, where: str) -> Side:
    done = _git(root, "archive", "--format=tar", commit, PATHWAYS)
    if done is None or done.returncode:
        what = f"revision {name!r} has no folder {PATHWAYS}/ here."
        raise FaultsError([Fault(where, what, "Name a later revision.")])
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return _named(f"revision {name}", Path(folder))
