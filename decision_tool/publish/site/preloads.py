"""A page names at once all that its modules import, so that everything comes in one wave."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_MODULE = re.compile(r'<script type="module"(?: async)? src="(?P<src>[^"]+)"')
_END = "</head>"


def with_preloads(html: str, root: str, graphs: Mapping[str, Collection[str]]) -> str:
    """Return a page whose head names what its modules import, by *graphs*.

    *root* leads from the page to the site. The modules themselves stand in the page, where a
    browser finds them as early.
    """
    started = [one["src"].removeprefix(root) for one in _MODULE.finditer(html)]
    wanted = dict.fromkeys(path for entry in started for path in graphs.get(entry, ()))
    links = "".join(f'<link rel="modulepreload" href="{root}{path}">\n' for path in wanted)
    return html.replace(_END, links + _END, 1)
