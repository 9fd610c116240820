"""No two fields of a document have one name: a name said twice gets the section before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from decision_tool.publish.forms.document import Block, Box, Field, Fields, Section, Ticks


def named_apart(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with each name that stands twice made "Welfare: comments".

    Cells and signatures have their row or their person in the name already.
    """
    often = Counter(field.name for section in sections for field in _plain(section))
    twice = {name for name, times in often.items() if times > 1}
    return tuple(
        replace(section, blocks=tuple(_block(one, section.title, twice) for one in section.blocks))
        for section in sections
    )


def _plain(section: Section) -> list[Field]:
    """Return the fields of *section* that are named by their label alone."""
    found: list[Field] = []
    for block in section.blocks:
        match block:
            case Fields() | Ticks():
                found += block.fields
            case Box():
                found.append(block.field)
            case _:
                pass
    return found


def _block(block: Block, title: str, twice: set[str]) -> Block:
    match block:
        case Fields() | Ticks():
            fields = tuple(_field(one, title, twice) for one in block.fields)
            return replace(block, fields=fields)
        case Box():
            return replace(block, field=_field(block.field, title, twice))
        case _:
            return block


def _field(field: Field, title: str, twice: set[str]) -> Field:
    if field.name not in twice or not title:
        return field
    return replace(field, name=f"{title}: {field.name[:1].lower()}{field.name[1:]}")
