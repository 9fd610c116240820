"""Everything read from ``pathways/``: what the engine plans with, and what only pages show."""

from __future__ import annotations

from dataclasses import dataclass, field

from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.forms.layout import Layout


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between organisations: the one file the next council changes.

    *statement*: the council's own, of vision and purpose, for the forms that hold it.
    *start_early*: ``idle``, ``hover`` or ``off``: when pages of guidance start the engine.
    *is_offline*: whether browsers keep a copy of the site for when there is no network.
    """

    site_name: str
    council: str
    edition: str
    edition_date: str
    names: dict[str, str]
    classification: str
    publish: tuple[str, ...]
    statement: str = ""
    start_early: str = "idle"
    is_offline: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sources do not say, or say twice differently (G01...).

    *parts*: what each organisation's guidance adds, by collection.
    """

    id: str
    text: str
    parts: tuple[tuple[str, str], ...] = ()

    def told(self, collection: str | None = None) -> str:
        """Return all of it, or only what concerns the guidance of *collection*."""
        parts = (text for of, text in self.parts if collection in (None, of))
        return " ".join((self.text, *parts))


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation. *confirmed*: ``stated`` in a source, ``inferred``, or ``unconfirmed``.

    *collections*: whose guides print it; none named, all.
    """

    term: str
    means: str
    confirmed: str
    collections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause of a source, in our words; *left_out* says why nothing carries it out."""

    id: str
    heading: str
    kind: str
    says: str
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The clauses of one source document; *guide* is the guide made from it."""

    guide: str
    document: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what a pathway's page says. *date*: the day from which it counts."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Library:
    """The whole source, checked and compiled.

    *organisations*: whose guidance each collection is, the site's own first. *changes*: by
    pathway, newest first. *guide_readings*: by guide, those that its own lines rest on.
    *layouts*: by record form, those of the guidance. *reasons*: why an edition changed
    something, by the version and the id of the thing.
    """

    guidance: Guidance
    settings: Settings
    gaps: tuple[Gap, ...]
    terms: tuple[Term, ...]
    registers: tuple[Register, ...]
    organisations: dict[str, str] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    guide_readings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)
