"""Everything read from ``pathways/``: what the engine plans with, and what only pages show."""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.model import Guidance


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between organisations: the one file the next council changes."""

    site_name: str
    council: str
    edition: str
    edition_date: str
    names: dict[str, str]
    classification: str
    publish: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sources do not say, or say twice differently (G01...)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation. *confirmed*: ``stated`` in a source, ``inferred``, or ``unconfirmed``."""

    term: str
    means: str
    confirmed: str


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
class Library:
    """The whole source, checked and compiled."""

    guidance: Guidance
    settings: Settings
    gaps: tuple[Gap, ...]
    terms: tuple[Term, ...]
    registers: tuple[Register, ...]
