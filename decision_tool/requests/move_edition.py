"""A case moved from an earlier edition to the site's own guidance, as if it were opened now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_tool.core.progress import Progress
from decision_tool.requests.guidances import Guidances, edition_in
from decision_tool.requests.json_shapes import FileOpenedJson
from decision_tool.requests.moved_case import moved_case
from decision_tool.requests.open import as_form


def reply(request: Mapping[str, Any], guidances: Guidances, _progress: Progress) -> FileOpenedJson:
    """Return the case as the form takes it, the child in hand first.

    Raises FaultsError for ids that do not exist, and where no pathway of it is left.
    """
    new = guidances.own
    case = moved_case(request, guidances.of(edition_in(request)), new)
    first, *others = [as_form(opened, new) for _, opened in case]
    return {"opened": first, "others": others}
