"""Checks each value of a file from elsewhere, and collects every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeGuard, cast

from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.planning.given import parse_day
from decision_tool.core.saved.file_text import WHOLE

MOST_FAULTS = 50
MOST_ITEMS = 5_000
"""More than any list of ours that fits into a file; a longer one is not looked through."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of characters: no words hold them, and a terminal obeys some."""
_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a character: no file can hold it."""


class Checked:
    """Collects every fault instead of stopping at the first; what is at fault reads as empty."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def finish(self) -> None:
        """Raise FaultsError if anything was at fault; of very many faults, the first are told."""
        more = len(self.faults) - MOST_FAULTS
        if more > 0:
            rest = f"there are {more} more faults." if more > 1 else "there is 1 more fault."
            self.faults[MOST_FAULTS:] = [Fault(WHOLE, rest)]
        if self.faults:
            raise FaultsError(self.faults)

    def fault(self, where: str, what: str, hint: str = "") -> None:
        """Note one fault."""
        self.faults.append(Fault(where, what, hint))

    def text(self, plain: object, where: str) -> str:
        """Return words."""
        if not isinstance(plain, str):
            self.fault(where, "this is not text.", 'Text stands between quotes: "…".')
        elif _UNPRINTABLE.search(plain):
            self.fault(where, "this holds characters that are not text.")
        else:
            return plain
        return ""

    def prose(self, plain: object, where: str) -> str:
        """Return words that a person typed, with every sign of theirs: what was pasted stays."""
        if isinstance(plain, str):
            return _HALF.sub("\ufffd", plain)
        return self.text(plain, where)

    def name(self, plain: object, where: str, pattern: re.Pattern[str], example: str) -> str:
        """Return an id of the form *pattern*."""
        if isinstance(plain, str) and pattern.fullmatch(plain):
            return plain
        self.fault(where, f"{_shown(plain)} is not an id.", f"One looks like {example!r}.")
        return ""

    def day(self, plain: object, where: str) -> date | None:
        """Return a day; null is none."""
        if plain is None:
            return None
        try:
            return parse_day(plain, where)
        except FaultsError as error:
            self.faults.extend(error.faults)
            return None

    def days(self, plain: object, where: str) -> dict[str, date]:
        """Return days by name. Here null is a fault: a day that is not given has no name."""
        found = {}
        for name, value in self.parts(plain, where).items():
            place = f"{where}, {name}"
            if value is None:
                self.fault(place, "there is no date.", "Write it as 2026-03-02.")
            day = self.day(value, place)
            if day:
                found[name] = day
        return found

    def parts(self, plain: object, where: str) -> dict[str, object]:
        """Return the named parts of an object; a part that is not there reads as an empty one."""
        if plain is None:
            return {}
        if not isinstance(plain, dict):
            self.fault(where, "this is not an object.", 'An object looks like {"name": "value"}.')
            return {}
        if not _UNPRINTABLE.search("\n".join(plain)):
            return {name: value for name, value in plain.items() if name}
        return {name: value for name, value in plain.items() if self.text(name, where)}

    def items(self, plain: object, where: str) -> Iterator[tuple[str, object]]:
        """Yield each item of a list with its place; a list that is not there reads as empty."""
        if plain is None:
            return
        if not isinstance(plain, list):
            self.fault(where, "this is not a list.", 'A list looks like ["one", "two"].')
            return
        if len(plain) > MOST_ITEMS:
            self.fault(where, f"this list is too long: it has {len(plain)} items.")
            return
        for number, item in enumerate(plain, 1):
            yield f"{where}, {number}", item

    def texts(self, plain: object, where: str) -> tuple[str, ...]:
        """Return a list of words."""
        if isinstance(plain, list) and are_words(plain):
            return tuple(plain)  # a folder holds many thousands of them
        return tuple(self.text(item, place) for place, item in self.items(plain, where))


def are_words(items: list[object]) -> TypeGuard[list[str]]:
    """Tell whether all of a list is sound text, at a glance."""
    try:
        words = "\n".join(cast("list[str]", items))
    except TypeError:  # to join them tells at once that all are text
        return False
    return len(items) <= MOST_ITEMS and not _UNPRINTABLE.search(words)


def _shown(plain: object) -> str:
    return repr(plain) if isinstance(plain, str | int) else "this"
