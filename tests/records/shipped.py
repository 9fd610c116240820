"""The shipped library and its documents, made once for all tests of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from decision_tool.publish.check.loading import load_library
from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.documents import documents
from decision_tool.publish.source.library import Library

ROOT = Path(__file__).parents[2]


@cache
def library() -> Library:
    """Return the pathways as shipped."""
    return load_library(ROOT)


@cache
def shipped() -> dict[str, Document]:
    """Return every document of the shipped pathways by its id."""
    return {one.id: one for one in documents(library())}
