"""Packages of Debian and its kin: asked for where that needs no password, and never insisted on.

`python -m tools.debian PACKAGE...` asks for some, before a virtual environment is there too.
"""

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> None:
    """Try to install *packages*; whoever asks looks afterwards whether they came."""
    start = _start()
    if not start:
        return
    print(f"Trying the system's package manager: apt-get install {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*start, "update", "-qq"], check=False, env=quiet)
    command = [*start, "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=quiet)


def _start() -> list[str]:
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    if not apt:
        return []
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return [apt]
    return [sudo, "-n", apt] if sudo and _needs_no_password(sudo) else []


def _needs_no_password(sudo: str) -> bool:
    asked = subprocess.run([sudo, "-n", "true"], check=False, capture_output=True)
    return asked.returncode == 0


if __name__ == "__main__":
    install(*sys.argv[1:])
