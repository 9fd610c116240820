"""Repairs the frame of every page where the theme's templates leave no room for it.

The plugin makes one `Frame` for each build and calls it from four hooks:

    def on_pre_build(self, *, config):
        self.frame = Frame(markup.fragments(library))

    def on_post_page(self, output, *, page, config):
        return self.frame.page(output, page.url)

    def on_post_template(self, output, *, template_name, config):
        return self.frame.template(output, template_name, config.site_url or "")

    def on_post_build(self, *, config):
        self.frame.write(Path(config.site_dir))

    def on_serve(self, server, *, config, builder):
        app = server.get_app()
        if app:
            server.set_app(guard(app, site))   # from decision_tool.publish.site.live_reload
        return server
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from decision_tool.publish import csp
from decision_tool.publish.site import markup
from decision_tool.publish.site.joined import Styles, joined_links, same_styles, write_joined
from decision_tool.publish.site.preloads import with_preloads

# The theme links to the first heading it knows of, which on a page whose title is raw HTML
# is a later one, or none. Material swaps this element's content on instant navigation.
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_SKIP_LINK = r'\1<a href="#start" class="md-skip">Skip to content</a>\2'


class Frame:
    """Gathers what one build moves out of its pages, to write it once at the end."""

    def __init__(self, foreign: Collection[str] = ()) -> None:
        """Take what no page may hold as markup: *foreign*, as `markup.fragments` gives it."""
        self._files: dict[str, str] = {}
        self._styles: set[Styles] = set()
        self._foreign = foreign
        self.graphs: Mapping[str, Collection[str]] = {}
        """What each module that pages start imports, by path in the site."""

    def page(self, html: str, page_url: str) -> str:
        """Return a page as it may be published; *page_url* is MkDocs' `page.url`.

        Raises MarkupError.
        """
        return self._sealed(_SKIP.sub(_SKIP_LINK, html), root_of(page_url), page_url)

    def template(self, text: str, name: str, site_url: str) -> str:
        """Return a template's output as it may be published.

        The error page answers for addresses of any depth, so its links start at the
        server's root, or at the path of *site_url* where that is known.
        """
        if not name.endswith(".html"):
            return text
        root = urlsplit(site_url or "/").path.rstrip("/") + "/" if name == "404.html" else ""
        return self._sealed(_SKIP.sub(_SKIP_LINK, text), root or root_of(name), name)

    def write(self, site: Path) -> None:
        """Write the gathered files into the built site, and rewrite and join its stylesheets."""
        for stylesheet in site.rglob("*.css"):
            self._seal_stylesheet(stylesheet, site)
        for path, content in self._files.items():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8", newline="\n")
        write_joined(site, same_styles(self._styles))

    def _sealed(self, html: str, root: str, name: str) -> str:
        joined, styles = joined_links(html, root)
        self._styles.add(styles)
        sealed = csp.seal_page(with_preloads(joined, root, self.graphs), root)
        markup.refuse(sealed.text, name or "the home page", self._foreign)
        self._files.update(sealed.files)
        return csp.with_policy(sealed.text)

    def _seal_stylesheet(self, stylesheet: Path, site: Path) -> None:
        text = stylesheet.read_text(encoding="utf-8")
        sealed = csp.seal_stylesheet(text, root_of(stylesheet.relative_to(site).as_posix()))
        if sealed.files:
            self._files.update(sealed.files)
            stylesheet.write_text(sealed.text, encoding="utf-8", newline="\n")


def root_of(url: str) -> str:
    """Return the way from a page or file to the site's root: `../` for each folder."""
    folders = PurePosixPath(url).parts if url.endswith("/") else PurePosixPath(url).parts[:-1]
    return "../" * len(folders)
