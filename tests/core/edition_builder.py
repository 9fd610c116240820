"""The file of an edition as a site has it, made of two small guidances."""

from __future__ import annotations

import json
from collections.abc import Mapping

from decision_tool.core.editions.compared import Side, compared
from decision_tool.core.editions.telling import causes_told, told_changes
from decision_tool.core.guidance.codec import encode, pack
from decision_tool.core.guidance.model import Guidance


def edition_file(old: Guidance, own: Guidance, because: Mapping[str, str] | None = None) -> str:
    """Return the text of the file of *old* on a site that goes by *own*."""
    found = compared(Side(old), Side(own))
    changes = [one.as_json() for one in told_changes(found)]
    causes = causes_told(found, because).as_json()
    return json.dumps({"guidance": pack(encode(old)), "changes": changes, "causes": causes})
