"""The timetable of brothers and sisters for the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.progress import Progress
from decision_tool.core.reference import clean_reference
from decision_tool.exports.joint_paste import joint_for_pasting
from decision_tool.exports.paste import Pasted
from decision_tool.requests.family import joint_of


def reply(request: Mapping[str, Any], guidance: Guidance, _progress: Progress) -> Pasted:
    """Return the joint timetable as text and HTML. Raises FaultsError for unknown ids."""
    reference = clean_reference(str(request.get("reference", "")))
    return joint_for_pasting(joint_of(request, guidance), reference)
