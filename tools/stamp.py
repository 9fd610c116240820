"""A stamp remembers what a set-up step was made from, so that the step runs once."""

import hashlib
import platform
from collections.abc import Sequence
from pathlib import Path


def is_current(stamp: Path, inputs: Sequence[Path]) -> bool:
    """True when the step ran to its end with exactly these inputs on this Python."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(inputs)


def mark(stamp: Path, inputs: Sequence[Path]) -> None:
    """Record that the step ran to its end; call it last."""
    stamp.write_text(_digest(inputs), encoding="utf-8")


def _digest(inputs: Sequence[Path]) -> str:
    total = hashlib.sha256(platform.python_version().encode())
    for path in inputs:
        content = path.read_bytes()
        total.update(f"{path.name} {len(content)} ".encode() + content)
    return total.hexdigest()
