"""One impossible thing about the given inputs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One impossible thing. *fields* holds key dates, pathways or steps, as CONTRACT 20 says."""

    code: str
    fields: tuple[str, ...]
    message: str
