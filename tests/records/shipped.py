"""The shipped library and its documents, made once for all tests of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.documents import documents
from tests.shipped import library

ROOT = Path(__file__).parents[2]


@cache
def shipped() -> dict[str, Document]:
    """Return every document of the shipped pathways by its id."""
    return {one.id: one for one in documents(library())}
