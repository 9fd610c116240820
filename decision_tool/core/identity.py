"""Makes the calendar identity of a child from the reference in a team's table.

A case of its own has an identity drawn by chance, which its saved file keeps. A table keeps
none: there the reference names the child, and always gives the same identity.
"""

from __future__ import annotations

from decision_tool.core.reference import same_child

NAMESPACE = "6f1d7a0e-6c58-4a3e-9a64-3d0d3f6a9b52"


def identity_of(reference: str) -> str:
    """Return the identity of the child that a clean reference names, however it is written."""
    # Loaded when a child is opened or a calendar made: the start of the engine can do without.
    from uuid import UUID, uuid5  # noqa: PLC0415

    return str(uuid5(UUID(NAMESPACE), same_child(reference)))
