"""Set-up installs exactly the lock and resolves nothing, whatever has been released since.

The index is a folder of wheels made here. It holds newer releases than the lock, and one locked
package asks for another with an extra: asked to resolve that, pip refuses the whole lock.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools import pips, python_env, trouble

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{more}"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
ASKS = {
    "alpha": "Provides-Extra: toml\nRequires-Dist: omega>=1.0; extra == 'toml'\n",
    "beta": "Requires-Dist: alpha[toml]>=1.0\n",
    "omega": "",
}
LOCKED, NEWER = "1.0", "2.0"


def make_wheel(folder: Path, name: str, version: str) -> Path:
    """Write the smallest wheel there can be."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    inside = f"{name}-{version}.dist-info"
    texts = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{inside}/METADATA": METADATA.format(name=name, version=version, more=ASKS[name]),
        f"{inside}/WHEEL": WHEEL,
    }
    record = "".join(f"{one},,\n" for one in (*texts, f"{inside}/RECORD"))
    with ZipFile(path, "w") as wheel:
        for one, text in {**texts, f"{inside}/RECORD": record}.items():
            wheel.writestr(one, text)
    return path


@pytest.fixture(name="index")
def _index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of packages that pip takes for all there is."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name in ASKS:
        for version in (LOCKED, NEWER):
            make_wheel(folder, name, version)
    for name in [one for one in os.environ if one.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", folder.as_uri())
    return folder


@pytest.fixture(name="lock")
def _lock(index: Path, tmp_path: Path) -> Path:
    """Return a lock of the older release of each package."""
    lines = []
    for name in ASKS:
        content = (index / f"{name}-{LOCKED}-py3-none-any.whl").read_bytes()
        lines.append(f"{name}=={LOCKED} --hash=sha256:{hashlib.sha256(content).hexdigest()}")
    path = tmp_path / "lock.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(name="pip", params=["of this Python", *(one.stem for one in pips.LOCKS.iterdir())])
def _pip(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make `.venv`, in a folder with spaces in its name, with one of the pips."""
    venv = tmp_path / "a folder with spaces" / ".venv"
    monkeypatch.setattr(python_env, "VENV", venv)
    name = str(request.param)
    if name == "oldest" and sys.version_info >= (3, 12):
        pytest.skip("the pip of Python 3.11 does not run on a newer Python")
    wheel = pips.wheel(name) if name != "of this Python" else None
    if name != "of this Python" and not wheel:
        pytest.skip("it is not here: python -m tools.pips fetches it, as make unit does")
    own = ["--without-pip"] if wheel else []
    trouble.run("Making .venv", [sys.executable, "-m", "venv", *own, str(venv)])
    if wheel:
        called = [str(python_env.venv_python()), str(wheel / "pip"), "install", "-q", str(wheel)]
        subprocess.run([*called, "--no-index"], check=True)  # noqa: S603 - a wheel of a known hash
    return name


def found() -> dict[str, str]:
    """Return the packages in `.venv`, as it reads them itself."""
    listed = subprocess.run(  # noqa: S603 - the pip under test
        [python_env.venv_python(), "-m", "pip", "list", "--format=freeze"],
        check=True,
        capture_output=True,
        text=True,
    )
    pairs = (line.partition("==") for line in listed.stdout.splitlines())
    return {name: version for name, _, version in pairs if name in ASKS}


def test_exactly_the_lock_is_installed_and_it_is_whole(pip: str, lock: Path) -> None:
    python_env.install(lock)
    python_env.pip("check")

    assert found() == dict.fromkeys(ASKS, LOCKED), pip
    python_env.pip("uninstall", "--yes", "alpha")
    with pytest.raises(SystemExit, match="Checking what was installed did not work"):
        python_env.pip("check")


@pytest.fixture(name="apart")
def _apart(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this project's own pip install into a folder apart."""
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "apart"))
    return index


def test_a_file_of_another_hash_is_refused(apart: Path, tmp_path: Path, lock: Path) -> None:
    wheel = apart / f"omega-{LOCKED}-py3-none-any.whl"
    wheel.write_bytes(wheel.read_bytes() + b"changed")
    with pytest.raises(SystemExit, match="not the one that was locked"):
        python_env.install(lock)

    assert not (tmp_path / "apart").exists()


@pytest.mark.usefixtures("apart")
def test_resolving_the_same_lock_fails_in_this_index(lock: Path) -> None:
    """So the index is one in which an installation that resolves anything would be seen."""
    command = [str(python_env.venv_python()), "-m", "pip", "install", "--require-hashes", "-r"]
    ended = subprocess.run([*command, str(lock)], check=False, capture_output=True, text=True)  # noqa: S603 - the same

    assert ended.returncode
    assert "must have their versions pinned" in ended.stderr
