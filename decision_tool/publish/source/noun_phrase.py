"""What a step or a role is called in the middle of a sentence, where its file does not say."""

from __future__ import annotations

from collections.abc import Collection


def noun_phrase(title: str, names: Collection[str]) -> str:
    """Return "the " and the title; a name or an abbreviation at its start keeps its capital."""
    title = title.removeprefix("The ")
    is_name = title[1:2].isupper() or any(title.startswith(name) for name in names)
    return f"the {title}" if is_name else f"the {title[0].lower()}{title[1:]}"
