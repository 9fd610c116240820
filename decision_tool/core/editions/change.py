"""One change between two editions: what kind, of what, and both states. Records only, no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Timed = Literal[
    "amount", "unit", "direction", "anchor", "window", "interval", "series-end", "ideally", "timing"
]
"""How a timing sentence changed. *timing*: in several of these ways at once."""
Kind = Literal["new", "gone", "renamed", "text", "fact", "condition", "order", "cited"] | Timed
Thing = Literal[
    "pathway",
    "step",
    "branch",
    "invitee",
    "purpose",
    "agenda",
    "keep-in-mind",
    "step-record",
    "reading-used",
    "other-reading",
    "plan-change",
    "pathway-gap",
    "other-name",
    "note",
    "key-date",
    "question",
    "option",
    "role",
    "record",
    "field",
    "reading",
    "guide",
    "guide-rule",
    "collection",
    "group",
    "holiday",
    "date-order",
    "contradiction",
    "together",
    "guided-question",
    "guided-option",
    "find-rule",
    "advice",
    "no-guide",
    "gap",
    "dropped",
]
"""What changed. *branch*: one case of when a step is due. *dropped*: why something is gone."""
Place = tuple[tuple[Thing, str], ...]
"""Where it stands: each thing with its id, the outer ones first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. *at* leads to it; *part* is the field, where a thing has several.

    *was* and *now* are what stands in the model, None where there is nothing. *is_rule*: it
    may change what is due, who comes, or what is asked; otherwise only words differ. Ids are
    those of the new edition, and of the old one only for what is gone.
    """

    kind: Kind
    at: Place
    was: Any = None
    now: Any = None
    part: str = ""
    is_rule: bool = True

    @property
    def thing(self) -> Thing:
        """Return what changed."""
        return self.at[-1][0]

    @property
    def id(self) -> str:
        """Return the id, or what else tells it from others of its kind."""
        return self.at[-1][1]

    @property
    def pathway(self) -> str:
        """Return the id of the pathway it belongs to, or ""."""
        return self._of("pathway")

    @property
    def step(self) -> str:
        """Return the full id of the step it belongs to, or ""."""
        return self._of("step")

    @property
    def about(self) -> str:
        """Return the id of what it is about: a step, a pathway, else as in ``question stage``."""
        outer, name = self.at[0]
        return self.step or self.pathway or f"{outer} {name}".strip()

    def _of(self, thing: Thing) -> str:
        return next((name for kind, name in self.at if kind == thing), "")
