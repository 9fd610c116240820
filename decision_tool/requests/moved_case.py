"""A case as it would be under another edition: saved by the one and opened by the other.

The file is the one way from edition to edition: what was renamed goes along, and what is gone is
said, just as if somebody had saved the case then and opened it now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.guidance.model import Guidance
from decision_tool.core.planning.plan import make_plan
from decision_tool.core.saved.case_text import ChildToSave, case_text
from decision_tool.core.saved.opening import Opened, open_case
from decision_tool.requests.children import ChildAsked, children_of


def moved_case(
    request: Mapping[str, Any], old: Guidance, new: Guidance
) -> list[tuple[ChildAsked, Opened]]:
    """Return each child, the one in hand first, as asked about and as *new* takes it up.

    Raises FaultsError for ids that do not exist, and where no pathway of the case is in *new*.
    """
    children = children_of({**request, "order": ()}, old)
    to_save = [
        ChildToSave(make_plan(old, one.filled.given), one.filled.provisional, *one.kept)
        for one in children
    ]
    text, _ = case_text(to_save, old)
    return list(zip(children, open_case(text, new), strict=True))
