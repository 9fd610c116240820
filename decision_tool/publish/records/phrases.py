"""What every output of a record form says in the same words: its name, its foot, its notes.

A text that two outputs print stands here and nowhere else, so that no two of them differ.
"""

from __future__ import annotations

from decision_tool.publish.forms.document import Document

FULL_BOXES = (
    "Typed text gets smaller to fit its box. If a box is full, go on with a sheet of your own."
)
"""What a PDF form says of its boxes: none of them grows."""


def title_of(document: Document) -> str:
    """Return what a window or a list of files calls the document."""
    return f"{document.title}: {document.about}" if document.about else document.title


def filed_of(document: Document) -> str:
    """Return the line on where the form is kept, or "" where no guide says."""
    return f"Filed: {document.filed}" if document.filed else ""


def foot_of(document: Document) -> str:
    """Return what stands at the foot of a printed page, beside its number."""
    edition = f"Guidance edition {document.edition}" if document.edition else ""
    is_said = document.council in document.collection
    words = ("" if is_said else document.council, document.collection, edition)
    return ". ".join([word for word in words if word])
