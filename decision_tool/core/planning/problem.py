"""One impossible thing about the given inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ProblemCode = Literal[
    "date-order",
    "empty-window",
    "two-dates",
    "held-in-future",
    "held-order",
    "contradictory-pathways",
    "needs-pathway",
    "beyond-known-holidays",
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One impossible thing. *fields* holds key dates, pathways or steps, as CONTRACT 20 says."""

    code: ProblemCode
    fields: tuple[str, ...]
    message: str
