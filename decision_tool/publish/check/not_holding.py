"""What is said of what does not hold any more: worked examples, and texts of an earlier rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decision_tool.core.errors import Fault


class NotHolding(Fault):
    """A fault that says in what an example of *pathway* does not hold any more."""

    __slots__ = ()

    @property
    def file(self) -> str:
        """Return the file of the example."""
        return self.where.partition(":")[0]

    @property
    def pathway(self) -> str:
        """Return the pathway of which it is an example."""
        return self.file.split("/")[-2]


def old_words_told(found: Sequence[Fault]) -> Iterator[str]:
    """Yield how many texts may be of before, and each at its place; nothing where none is."""
    if found:
        may = "text may still say" if len(found) == 1 else "texts may still say"
        yield f"{len(found)} {may} what the newest edition said:"
        yield from (f"  {one}" for one in found)
