"""The library as shipped, read once in each process of tests: every test looks at the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from decision_tool.publish.check.loading import load_library
from decision_tool.publish.source.library import Library

ROOT = Path(__file__).parents[1]


@cache
def library() -> Library:
    """Return the pathways as shipped. Nobody changes it: a changed one is a copy."""
    return load_library(ROOT)
