"""Whose guidance a page is: another organisation's page says so in its title and on itself.

Search and the browser's tabs show a page by its title alone, so the title has to say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from decision_tool.core.guidance.model import Guide, Pathway
from decision_tool.core.planning.index import index_of
from decision_tool.publish.source.library import Library
from decision_tool.publish.words.templates import attribute, inline

ANOTHER = "Another organisation"


@dataclass(frozen=True, slots=True)
class Whose:
    """The organisation a page speaks for. *is_own*: it is the one the site is for."""

    organisation: str
    is_own: bool

    def title(self, title: str) -> str:
        """Return the title of a page or of a link to it, as plain text."""
        return title if self.is_own else f"{title} ({self.organisation})"

    def heading(self, title: str) -> str:
        """Return the heading of a page: another organisation's name stands small beside it."""
        if self.is_own:
            return inline(title)
        return f'{inline(title)} <span class="pw-of">({inline(self.organisation)})</span>'

    def line(self) -> str:
        """Return the quiet line that says whose guidance a page is."""
        whose = inline(self.organisation)
        if self.is_own:
            return f"Whose guidance: {whose}"
        return f"Whose guidance: {whose}, another organisation. It sets no duty for anyone else."

    def front_matter(self, title: str) -> str:
        """Return the title for the browser's tab, as YAML; nothing where the heading will do."""
        if self.is_own:
            return ""
        safe = attribute(self.title(title)).replace("'", "''")
        return f"title: '{safe}'"


def whose(library: Library, of: Guide | Pathway) -> Whose:
    """Return whose guidance a guide or pathway is; the first collection is the site's own."""
    own = next(iter(library.guidance.collections)).id
    title = index_of(library.guidance).collections[of.collection].title
    return Whose(library.organisations.get(of.collection, title), of.collection == own)
