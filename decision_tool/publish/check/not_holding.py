"""What is said of what does not hold any more: worked examples, and texts of an earlier rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decision_tool.core.errors import Fault
from decision_tool.core.words import counted

MOST_NAMED = 3
"""So many faults of one pathway's examples are named, and so many pathways to rewrite."""


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


def faults_told(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield the faults; of examples that do not hold their sum, and the first of each pathway.

    One amount that changed touches many examples, and each would say the same.
    """
    by_pathway: dict[str, list[NotHolding]] = {}
    for one in faults:
        if isinstance(one, NotHolding):
            by_pathway.setdefault(one.pathway, []).append(one)
    if by_pathway:
        yield _sum(by_pathway)
    yield from (str(one) for one in faults if not isinstance(one, NotHolding))
    for pathway, ones in by_pathway.items():
        yield from map(str, ones[:MOST_NAMED])
        if len(ones) > MOST_NAMED:
            left = len(ones) - MOST_NAMED
            yield f"{left} more of {pathway}. All of them: pathways example rewrite {pathway}"


def _sum(by_pathway: Mapping[str, Sequence[NotHolding]]) -> str:
    """Return how many examples do not hold, and how they are rewritten if the rule is right."""
    files = {one.file for ones in by_pathway.values() for one in ones}
    holds = "holds" if len(files) == 1 else "hold"
    of = counted(len(by_pathway), "pathway")
    names = " ".join(by_pathway) if len(by_pathway) <= MOST_NAMED else "--all"
    return (
        f"{counted(len(files), 'worked example')} of {of} no longer {holds}. "
        f"If the new days are meant: pathways example rewrite {names}"
    )


def old_words_told(found: Sequence[Fault]) -> Iterator[str]:
    """Yield how many texts may be of before, and each at its place; nothing where none is."""
    if found:
        may = "text may still say" if len(found) == 1 else "texts may still say"
        yield f"{len(found)} {may} what the newest edition said:"
        yield from (f"  {one}" for one in found)
