"""A saved case on the command line: what it holds, and on standard error what differs since."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any, Protocol, TypeVar

from decision_tool.commands.text_file import text_of
from decision_tool.core.errors import Fault, FaultsError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.saved.file_text import LARGEST, WHOLE, read_object
from decision_tool.core.saved.opening import Opened, open_case, open_object
from decision_tool.core.saved.reading import is_given_alone, read_case
from decision_tool.core.saved.saved_file import SavedChild
from decision_tool.core.words import children_named

WIDTH = 100


class Labelled(Protocol):
    """Something that is of a child with a label."""

    @property
    def label(self) -> str:
        """Return what the child is called in the case."""
        ...


OfChild = TypeVar("OfChild", bound=Labelled)


@dataclass(frozen=True, slots=True)
class CaseArgument:
    """A file named on the command line, and which child of it is meant: empty for the only one.

    *argument* is the flag that named it; empty where it was named alone.
    """

    path: Path
    child: str = ""
    argument: str = ""

    def at(self, fault: Fault) -> Fault:
        """Return the fault with the file it came from."""
        part = "" if fault.where == WHOLE else f", {fault.where}"
        return Fault(f"{self.argument} {self.path}{part}".lstrip(), fault.what, fault.hint)

    def children(self, guidance: Guidance) -> tuple[Opened, ...]:
        """Return every child of the file as it can be used today. Raises FaultsError."""
        try:
            return open_case(text_of(self.path, LARGEST), guidance)
        except FaultsError as error:
            raise FaultsError([self.at(fault) for fault in error.faults]) from None

    def given(self, guidance: Guidance) -> dict[str, Any]:
        """Return the ``given`` object of the child. One that stands alone is not checked here.

        Raises FaultsError for a file that is not ours or is damaged, and where it is not said
        which of several children is meant.
        """
        plain = self.plain()
        try:
            if is_given_alone(plain):
                return plain
            opened = self._one_of(open_object(plain, guidance))
        except FaultsError as error:
            raise FaultsError([self.at(fault) for fault in error.faults]) from None
        for line in notice(opened):
            print(line, file=sys.stderr)  # noqa: T201 - a command prints
        return dict(opened.given.as_json())

    def follows(self) -> str:
        """Return the version of the edition that the case stays under, or "".

        Raises FaultsError for a file that is not ours or is damaged.
        """
        plain = self.plain()
        try:
            return "" if is_given_alone(plain) else read_case(plain)[0].follows
        except FaultsError as error:
            raise FaultsError([self.at(fault) for fault in error.faults]) from None

    def saved(self) -> SavedChild | None:
        """Return what the file holds besides what was given; None where it holds nothing more."""
        plain = self.plain()
        return None if is_given_alone(plain) else self._one_of(read_case(plain))

    def which_child(self) -> str:
        """Return the label of the child that is meant where the file holds several, else ""."""
        plain = self.plain()
        children = () if is_given_alone(plain) else read_case(plain)
        return self._one_of(children).label if len(children) > 1 else ""

    def plain(self) -> dict[str, Any]:
        """Return the object in the file. Raises FaultsError for another text."""
        try:
            return read_object(text_of(self.path, LARGEST))
        except FaultsError as error:
            raise FaultsError([self.at(fault) for fault in error.faults]) from None

    def _one_of(self, children: Sequence[OfChild]) -> OfChild:
        labels = [child.label for child in children]
        if not self.child and len(children) == 1:
            return children[0]
        for child in children:
            if self.child and child.label.casefold() == self.child.casefold():
                return child
        there = f"It holds {children_named(labels)}."
        if self.child:
            raise FaultsError([Fault("child", f"there is no child {self.child!r}.", there)])
        hint = f"Say which: --child {labels[0]}. Or see all with: pathways case show."
        raise FaultsError([Fault(WHOLE, f"it holds {len(labels)} children.", hint)])


def notice(opened: Opened) -> Iterator[str]:
    """Yield what to tell of a child in a file: its age, what differs and why, what is left out."""
    yield opened.headline
    for one in opened.differences:
        yield f"  {one.title}, {one.pathway}"
        yield f"    was: {one.was}"
        yield f"    now: {one.now}"
        for why in one.why:
            yield from wrap(why, WIDTH, initial_indent="    ", subsequent_indent="      ")
    yield from opened.renamed
    for sentence in opened.left_out:
        yield f"Left out: {sentence}"
