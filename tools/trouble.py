"""A step of set-up that may fail: one sentence of what went wrong and what to do, no traceback."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

AGAIN = "Then run `make setup` again: it goes on where it stopped."
CAUSES = {
    "the network could not be reached. Check the connection, or the settings for the proxy.": (
        r"name resolution|getaddrinfo|Network is unreachable|Failed to establish a new connection"
        r"|Connection refused|timed out|ConnectTimeout|Max retries exceeded|connection broken"
        r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT"
        r"|ProxyError"
    ),
    "the disk is full. Make room on it.": r"No space left|ENOSPC|Disk quota exceeded|EDQUOT",
    "this folder cannot be written to. Copy the project to a folder of your own.": (
        r"Permission denied|Read-only file system|Access is denied|EACCES|EPERM|EROFS"
    ),
    "a package is not the one that was locked, so it was not installed. Ask who looks after your "
    "package index.": r"DO NOT MATCH THE HASHES|EINTEGRITY|hashes are required",
    "this Python cannot make virtual environments. On Debian and Ubuntu install the package "
    "python3-venv.": r"ensurepip|No module named '?venv|python3-venv",
    "the package index does not have a package that is locked. Ask who looks after your package "
    "index.": r"No matching distribution|Could not find a version|E404|ETARGET|404 Not Found",
}
"""What went wrong, by what a program says of it; the first that fits is told."""

TOLD_LINES = 12


def run(step: str, command: Sequence[str], folder: Path | None = None) -> None:
    """Run *command*; if it fails, say so in one sentence that begins with *step*, and end."""
    try:
        ended = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        sys.exit(sentence(step, f"{command[0]}: {error.strerror}"))
    if ended.returncode:
        sys.exit(sentence(step, ended.stdout.decode(errors="replace")))


def sentence(step: str, said: str) -> str:
    """Return what to tell about a *step* that failed and *said* this; all of it if it is new."""
    for cause, sign in CAUSES.items():
        if re.search(sign, said, re.IGNORECASE):
            return f"{step} did not work: {cause} {AGAIN}"
    lines = [line for line in said.strip().splitlines() if line.strip()][-TOLD_LINES:]
    return "\n".join([*lines, f"{step} did not work, for the reason above. {AGAIN}"])
