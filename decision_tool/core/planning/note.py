"""One remark about a plan, beside its dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about steps (by id, with ``#n`` for one of a series)."""

    code: str
    steps: tuple[str, ...]
    message: str
