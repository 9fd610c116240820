"""The library as a published edition has it: what its record forms are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from decision_tool.core.guidance.edition import Edition, dated_guidance
from decision_tool.core.planning.index import by_id
from decision_tool.publish.source.editions import layouts_of
from decision_tool.publish.source.library import Library


def edition_library(edition: Edition, editions: Sequence[Edition], today: Library) -> Library:
    """Return the guidance and the record forms of *edition*, with the rest as it is *today*.

    Whose guidance a collection is, what is marked on paper and the clauses of the sources are no
    part of an edition. Raises FaultsError for forms that this version of the code does not know.
    """
    guidance = dated_guidance(edition, editions)
    guides = by_id(guidance.guides)
    titles = {one.id: one.title for one in guidance.collections}
    return replace(
        today,
        guidance=guidance,
        settings=replace(
            today.settings,
            edition=edition.version,
            edition_date=edition.in_force_from.isoformat(),
        ),
        registers=tuple(one for one in today.registers if one.guide in guides),
        organisations={**titles, **today.organisations},
        layouts=layouts_of(edition),
    )
