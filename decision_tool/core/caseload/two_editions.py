"""Names that mean one thing in the guidance at hand and another in a published edition.

A table is kept for longer than an edition counts. Where two things have swapped their names, a
cell or a column that was written before would be taken for the other one, and nothing would tell.
So such a name is not read: an id says which is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from decision_tool.core.caseload.former_names import names_of
from decision_tool.core.caseload.spelling import loose, said_pathway, spellings
from decision_tool.core.guidance.model import DroppedKind, Elsewhere, Guidance

Spelling = Callable[[str], Sequence[str]]


class TwoEditions:
    """Tells for a name of now whether a published edition gives it to something else."""

    def __init__(self, guidance: Guidance) -> None:
        """Collect the names of other editions, spelt as headings and cells are compared."""
        self.edition = guidance.edition
        self.named: dict[tuple[DroppedKind, str], list[Elsewhere]] = {}
        for one in guidance.elsewhere:
            for name in _names(one):
                for words in dict.fromkeys(spelt for how in SPELT[one.kind] for spelt in how(name)):
                    self.named.setdefault((one.kind, words), []).append(one)

    def other(self, kind: DroppedKind, words: str, *here: str, but: str = "") -> Elsewhere | None:
        """Return what else a published edition calls so, the nearest edition first.

        *here* is all that the name means now, or meant in the edition *but*, which is passed over.
        What is gone is another meaning where a day or a plan rests on it: a day held would mark
        another step, a key date would be counted from as another, another pathway be planned.
        """
        found = self.named.get((kind, words), ())
        counts = kind in ("step", "pathway", "key date")
        others = (one for one in found if one.here not in here and (one.here or counts))
        return next((one for one in others if not but or one.edition != but), None)

    def other_option(self, words: str, here: str) -> Elsewhere | None:
        """Return the same for a label: *here* is a full id, and other questions are no matter."""
        question = here.partition("=")[0]
        found = self.named.get(("option", words), ())
        of_one = (one for one in found if one.here.partition("=")[0] == question)
        return next((one for one in of_one if one.here != here), None)

    def told(self, here: str, other: Elsewhere, before: str = "") -> str:
        """Return the middle of a sentence: what the name is here and in the other edition.

        *before*: the edition in which it is that, where the name is none of here.
        """
        then = other.here or other.id
        where = f"in edition {before}" if before else f"here (edition {self.edition})"
        return f"is “{here}” {where} and “{then}” in edition {other.edition}"

    def since(self, kind: DroppedKind, words: str, *here: str) -> str:
        """Return the nearest edition that calls so what is *here* something; "" where none does."""
        found = self.named.get((kind, words), ())
        return next((one.edition for one in found if one.here in here), "")


def _names(one: Elsewhere) -> tuple[str, ...]:
    """Return the names by which another edition has something; a cell may have a code too.

    Of a pathway that is gone, those that no other had beside it: another word may be of several.
    """
    if one.kind != "pathway":
        return tuple(names_of(one))
    return (one.code, *(one.names if one.here else one.names[:1]))


def only(meant: str, write: str) -> str:
    """Return what to write where the other thing is not here any more."""
    return f"If “{meant}” is meant, write “{write}”."


SPELT: dict[DroppedKind, tuple[Spelling, ...]] = {
    "key date": (lambda name: (loose(name),),),
    "question": (lambda name: (loose(name),),),
    "pathway": (lambda name: (loose(name),), lambda name: (said_pathway(name),)),
    "step": (lambda name: (loose(name),),),
    "option": (spellings,),
}
