"""Remembers parsed sentences, since the check and the compiler parse the same ones."""

from __future__ import annotations

from functools import cache

from decision_tool.core.guidance.rule import Guard, Sentence
from decision_tool.publish.source import sentence
from decision_tool.publish.source.scope import Scope


@cache
def parse_sentence(text: str, scope: Scope) -> Sentence:
    """Return what the timing sentence means. Raises SentenceError."""
    return sentence.parse_sentence(text, scope)


@cache
def parse_guard(text: str, scope: Scope) -> Guard:
    """Return what the guard means. Raises SentenceError."""
    return sentence.parse_guard(text, scope)


@cache
def parse_situation(text: str, scope: Scope) -> Guard:
    """Return what a condition on guided answers means. Raises SentenceError."""
    return sentence.parse_situation(text, scope)
