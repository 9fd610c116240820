"""When a step of set-up fails, one true sentence says why and what to do: no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import node, python_env, setup, trouble

NOT_FOUND = "ERROR: No matching distribution found for mkdocs==1.6.1"
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (
            "WARNING: Retrying after connection broken by '[Errno -3] Temporary failure in name '\n"
            + NOT_FOUND,
            "the network could not be reached.",
        ),
        ("npm error code EAI_AGAIN\nnpm error syscall getaddrinfo", "the network could not"),
        ("npm error code ENOTFOUND", "the network could not be reached."),
        ("OSError: [Errno 28] No space left on device", "the disk is full."),
        ("npm error code ENOSPC", "the disk is full."),
        ("[Errno 30] Read-only file system: '/x/.venv'", "this folder cannot be written to."),
        ("[Errno 13] Permission denied: '/x/.venv'", "this folder cannot be written to."),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "not the one that was"),
        ("npm error code EINTEGRITY", "a package is not the one that was locked"),
        ("The virtual environment was not created: ensurepip is not available.", "python3-venv"),
        (NOT_FOUND, "does not have a package"),
    ],
)
def test_the_cause_is_told_and_what_to_do(said: str, cause: str) -> None:
    told = trouble.sentence("Installing", said)

    assert cause in told
    assert told.startswith("Installing did not work: ")
    assert told.endswith(trouble.AGAIN)
    assert "\n" not in told


def test_what_is_not_known_is_shown_as_it_was_said() -> None:
    told = trouble.sentence("Installing", "one\n\nsomething new\n").splitlines()

    assert told[:2] == ["one", "something new"]
    assert told[2].startswith("Installing did not work, for the reason above.")


def test_a_program_that_is_not_there_is_told_too() -> None:
    with pytest.raises(SystemExit, match="No such file or directory"):
        trouble.run("Installing", ["/no/such/program"])


def test_a_step_that_works_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    trouble.run("Installing", [sys.executable, "-c", "print('noise')"])

    assert capfd.readouterr() == ("", "")


def test_without_network_pip_ends_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing listens on the port that is asked: what pip says of it is what it says offline."""
    lock = tmp_path / "lock.txt"
    lock.write_text(f"locked==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple/")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    monkeypatch.setenv("PIP_RETRIES", "1")
    with pytest.raises(SystemExit) as ended:
        python_env.install(lock)

    assert "the network could not be reached" in str(ended.value)


def test_without_network_npm_ends_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for one in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / one).write_bytes((ROOT / one).read_bytes())
    monkeypatch.setattr(node, "ROOT", tmp_path)
    monkeypatch.setattr(node, "MODULES", tmp_path / "node_modules")
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(SystemExit, match="the network could not be reached"):
        node.ensure()


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OSError(28, "No space left on device"), "the disk is full"),
        (OSError(30, "Read-only file system"), "this folder cannot be written to"),
    ],
)
def test_set_up_itself_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, cause: str
) -> None:
    def failing() -> None:
        raise error

    monkeypatch.setattr(python_env, "ensure", failing)

    assert setup.main() == 1
    assert cause in capsys.readouterr().out


def test_a_file_where_the_environment_should_be_made_ends_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setattr(python_env, "VENV", tmp_path / "file" / ".venv")
    with pytest.raises(SystemExit) as ended:
        python_env.ensure()

    assert "Making .venv did not work" in str(ended.value)
    assert "Traceback" not in str(ended.value)


def test_an_older_python_is_told_which_one_is_needed() -> None:
    code = (
        "import sys; sys.version_info = (3, 10, 9)\n"
        "from tools import setup\n"
        "raise SystemExit(setup.main())"
    )
    ended = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert ended.returncode == 1
    assert ended.stdout.startswith("Python 3.11 or newer is needed")
    assert not ended.stderr
