"""What changed in a team as text: a line for each kind of change, then its children."""

from __future__ import annotations

from collections.abc import Iterator

from decision_tool.core.caseload.since import TeamSince
from decision_tool.exports.text import wrapped

INDENT = "    "


def team_since_as_text(since: TeamSince) -> str:
    """Return what changed, for reading."""
    return "\n".join(since_lines(since)) + "\n"


def since_lines(since: TeamSince) -> Iterator[str]:
    """Yield the lines, for a text of their own or as a part of another."""
    yield since.heading
    yield from wrapped(since.summary, "")
    for group in since.groups:
        yield from ("", f"{group.title}:")
        for one in group.changes:
            yield from wrapped(f"{one.child}: {one.words}", INDENT)
    if since.left_out:
        yield from ("", *wrapped(since.left_out, ""))
