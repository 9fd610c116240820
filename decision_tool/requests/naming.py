"""Reads from a request what the name of a file may tell: the reference to keep, and the time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.given import Given
from decision_tool.core.reference import clean_reference
from decision_tool.core.saved.file_name import Told, file_stem


def kept_reference(request: Mapping[str, Any]) -> str:
    """Return the reference that the user keeps in files; the page sends none where it is not."""
    return clean_reference(str(request.get("kept", "")))


def child_of(request: Mapping[str, Any]) -> str:
    """Return the label of the child that what is made is of; empty where there is one alone."""
    return clean_reference(str(request.get("child", "")))


def stem_of(request: Mapping[str, Any], given: Given, guidance: Guidance, children: int = 1) -> str:
    """Return the name of a file without its ending; ``child`` names the one of several in it."""
    time = str(request.get("time", ""))
    told = Told(kept_reference(request), time, children, child_of(request))
    return file_stem(given, guidance, told)
