"""The MkDocs plugin: hands the generated pages and files to MkDocs. The work is in `publish`."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.elsewhere import with_elsewhere
from decision_tool.core.editions.history import EditionChanges, changes_by_edition
from decision_tool.core.errors import DecisionToolError, FaultsError
from decision_tool.core.guidance.edition import is_guidance_of
from decision_tool.core.words import counted
from decision_tool.exports.caseload_example import example_csv
from decision_tool.publish.check.examples_run import tried
from decision_tool.publish.check.fingerprint import FOLDER
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.check.not_holding import NotHolding, faults_told, old_words_told
from decision_tool.publish.check.old_words import old_words
from decision_tool.publish.check.own_side import own_side
from decision_tool.publish.engine.runtime import pinned_version
from decision_tool.publish.pages.caseload_page import EXAMPLE
from decision_tool.publish.pages.changes_feed import changes_feed
from decision_tool.publish.pages.changes_marks import ahead, in_force
from decision_tool.publish.pages.changes_view import FEED
from decision_tool.publish.pages.navigation import nav
from decision_tool.publish.pages.pages import pages
from decision_tool.publish.pages.record_links import FILES, record_page
from decision_tool.publish.readings.cached_effects import cached_effects
from decision_tool.publish.records.cached import sizes
from decision_tool.publish.records.documents import documents, earlier_documents
from decision_tool.publish.records.formats import SHEET_STYLES
from decision_tool.publish.records.late import LateFiles
from decision_tool.publish.site.built import build_name, write_built
from decision_tool.publish.site.bundle import TOOL, copied_files, engine_files
from decision_tool.publish.site.edition_files import site_editions
from decision_tool.publish.site.frame import Frame
from decision_tool.publish.site.joined_scripts import graphs, joined_scripts
from decision_tool.publish.site.last_build import LastBuild, frame_of
from decision_tool.publish.site.live_reload import guard
from decision_tool.publish.site.markup import fragments
from decision_tool.publish.site.offline import Published, write_offline
from decision_tool.publish.site.readable import let_read
from decision_tool.publish.site.search_index import one_apostrophe
from decision_tool.publish.site.serving import Server
from decision_tool.publish.site.theme_cache import ThemeCache
from decision_tool.publish.site.theme_settings import add_styles, leave_travel_to_us
from decision_tool.publish.source.edition_library import edition_library
from decision_tool.publish.source.editions import editions_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from decision_tool.core.guidance.edition import Edition
    from decision_tool.publish.source.examples import Example
    from decision_tool.publish.source.library import Library, Settings

NO_FOLDERS = (
    "Pages have addresses such as calculator/, and link to each other by them. "
    "Take `use_directory_urls: false` out of mkdocs.yml, and --no-directory-urls off the command."
)
_log = logging.getLogger("mkdocs.pathways")
EDITORS_RANK = 0.0001
"""What a page for maintainers counts in search. The theme counts a word of a title as a
thousand of the text: so even their titles stand behind one word in the text of the guidance."""


class PathwaysConfig(base.Config):
    """The plugin's settings in mkdocs.yml."""

    source = options.Type(str, default=".")
    """The folder that holds pathways/, as seen from mkdocs.yml."""


class PathwaysPlugin(BasePlugin[PathwaysConfig]):
    """Adds the pathway pages, the reference pages and the calculator's files to a site."""

    library: Library
    examples: list[Example]
    editions: tuple[Edition, ...]
    history: tuple[EditionChanges, ...]
    frame: Frame

    def __init__(self) -> None:
        super().__init__()
        self.last = LastBuild()
        self.theme_cache = ThemeCache()
        self.records: LateFiles | None = None
        self.is_served = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay for every build of one process: without this hook MkDocs makes a plugin for each."""
        del dirty
        self.is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the source, and take from it what the site is called and how it is ordered."""
        if not config.use_directory_urls:
            raise PluginError(NO_FOLDERS)
        self.library, self.examples = self._loaded(config)
        self.editions = self._editions(config)
        self.history = changes_by_edition(self.editions, own_side(self.library))
        settings = self.library.settings
        # A theme takes the titles it is given for HTML, as MkDocs' own are.
        config.site_name = escape(settings.site_name)
        published = self._site_edition()
        day = published.in_force_from if published else date.fromisoformat(settings.edition_date)
        config.copyright = _foot(settings, day)
        words = ahead(settings.edition, day, self.editions, datetime.now(UTC).date())
        config.extra["dated"] = day.isoformat()
        config.extra["ahead"] = {"day": day.isoformat(), "words": words}
        config.extra["name"] = settings.site_name
        config.extra["edition"] = settings.edition
        config.extra["start_early"] = settings.start_early
        config.extra["offline"] = "on" if self._is_offline() else "off"
        # What follows from editions stands on a page only where one is published.
        config.extra["in_force"] = in_force(self.history)
        config.extra["feed"] = FEED if self.history else ""
        config.nav = nav(self.library, _handwritten(Path(config.docs_dir)), self.history)
        add_styles(config.extra_css)
        leave_travel_to_us(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Start a new collection of what the content policy moves out of the pages."""
        del config
        self.frame = Frame(fragments(self.library))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every generated page, and every file that the calculator asks for."""
        docs = Path(config.docs_dir)
        self.last.begin(Path(config.site_dir), frame_of(config, _handwritten(docs)))
        self.last.add_found(files, docs, Path(config.theme.dirs[0]))
        today = datetime.now(UTC).date()
        effects = cached_effects(self.library.guidance, self._root(config))
        earlier = self._earlier()
        records = self._records(config, earlier)
        made_pages = pages(
            self.library, today, effects, sizes(records), self.examples, self.history, earlier
        )
        apart = self._only_earlier(earlier)
        for path, text in made_pages.items():
            file = self.last.add(config, path, text)
            if path in apart:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
        editions = site_editions(self.editions, own_side(self.library), self.library.reasons)
        rules = with_elsewhere(self.library.guidance, self.editions)
        made = {**engine_files(rules, editions.listed), **editions.files}
        for path, content in made.items():
            files.append(self.last.add(config, path, content))
        example = example_csv(self.library.guidance)
        files.append(self.last.add(config, EXAMPLE, example.encode()))
        if self.history:
            files.append(self.last.add(config, FEED, changes_feed(self.library, self.history)))
        offered = {f"{FILES}/{name}": source for name, source in records.items()}
        offered[f"{FILES}/{SHEET_STYLES.name}"] = SHEET_STYLES
        copied = {**self._with_joined_scripts(files, self._copied(config), config), **offered}
        for path, source in copied.items():
            if of_theme := files.get_file_from_path(path):
                files.remove(of_theme)
            files.append(self.last.add(config, path, source))
        # Every page says of which build it is: templates/theme/main.html.
        config.extra["build"] = build_name([*made.items(), *copied.items()])
        self.last.drop_gone(files, config.extra["build"])
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Let the navigation show the title of a page that is not made anew.

        A page is of the day of its guidance, not of the day of the build: the map of the site that
        MkDocs writes would be another one every day.
        """
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = config.extra["dated"]
        self.last.give_titles(nav.pages)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Compile each template of the theme once for all builds of this process."""
        del config, files
        env.bytecode_cache = self.theme_cache

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Let search name what is written by hand, for maintainers, after all guidance."""
        del markdown, config, files
        if page.file.generated_by is None:
            page.meta.setdefault("search", {"boost": EDITORS_RANK})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Make a page keep to the content policy."""
        del config
        with _told():
            made = self.frame.page(output, page.url)
        self.last.wrote(page)
        return made

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Make a page that stands outside the navigation keep to it too."""
        with _told():
            return self.frame.template(output_content, template_name, config.site_url or "")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what was moved out of pages and stylesheets, and then what the site holds.

        Every file is left readable.
        """
        site = Path(config.site_dir)
        with _told():
            self.frame.write(site)
        self.last.end(site)
        one_apostrophe(site)
        write_built(site, config.extra["build"], pinned_version(self._root(config)))
        settings, day = self.library.settings, date.fromisoformat(config.extra["dated"])
        told = Published(settings.site_name, settings.edition, day, config.extra["build"])
        write_offline(site, told, is_on=self._is_offline())
        let_read(site)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Serve under the same policy as the published site; forms are made beside it."""
        del builder
        if self.records and isinstance(server, Server):
            self.records.make_late(server.build_soon)
        inner = server.get_app()
        if inner:
            server.set_app(guard(inner, Path(config.site_dir)))
        return server

    def _is_offline(self) -> bool:
        """Tell whether browsers keep a copy: none of a site that changes as it is edited."""
        return self.library.settings.is_offline and not self.is_served

    def _root(self, config: MkDocsConfig) -> Path:
        return (Path(config.config_file_path).parent / self.config.source).resolve()

    def _loaded(self, config: MkDocsConfig) -> tuple[Library, list[Example]]:
        """Return the library and the worked examples: none is shown that does not hold."""
        root = self._root(config)
        try:
            library = load_library(root)
            runs = tried(root / FOLDER, library.guidance)
            for line in old_words_told(old_words(root, library.guidance, runs)):
                _log.info(line)
            return library, [run.example for run in runs]
        except FaultsError as error:
            told = [*faults_told(error.faults)]
            if not any(isinstance(one, NotHolding) for one in error.faults):
                told.insert(0, f"{counted(len(error.faults), 'fault')} in the pathways:")
            raise PluginError("\n".join(told)) from None
        except DecisionToolError as error:
            raise PluginError(str(error)) from None

    def _editions(self, config: MkDocsConfig) -> tuple[Edition, ...]:
        """Return the published editions, each as its digest says that it was."""
        with _told():
            return editions_in(self._root(config))

    def _copied(self, config: MkDocsConfig) -> dict[str, Path]:
        with _told():
            return copied_files(self._root(config), self.library.guidance)

    def _with_joined_scripts(
        self, files: Files, copied: dict[str, Path], config: MkDocsConfig
    ) -> dict[str, Path]:
        """Return what is copied with joined scripts, where they can be had, in place of ours."""
        theme = {one.src_uri: Path(one.abs_src_path or "") for one in files if _is_script(one)}
        tools = {path: source for path, source in copied.items() if _is_joined(path)}
        with _told():
            joined = joined_scripts(self._root(config), {**theme, **tools})
        self.frame.graphs = graphs({**theme, **tools, **joined})
        return {**copied, **joined}

    def _site_edition(self) -> Edition | None:
        """Return the published edition that the site goes by; None where it is not published."""
        guidance = self.library.guidance
        return next((one for one in self.editions if is_guidance_of(one, guidance)), None)

    def _earlier(self) -> list[Library]:
        """Return the library as each edition has it that is not the site's own, newest first."""
        others = [one for one in self.editions if not is_guidance_of(one, self.library.guidance)]
        with _told():
            return [edition_library(one, self.editions, self.library) for one in reversed(others)]

    def _only_earlier(self, earlier: Sequence[Library]) -> set[str]:
        """Return the pages of record forms that today's guidance does not have."""
        own = {record_page(one.id) for one in documents(self.library)}
        return {record_page(form.id) for one in earlier for form in documents(one)} - own

    def _records(self, config: MkDocsConfig, earlier: Sequence[Library]) -> dict[str, Path]:
        """Return every file of the record forms by its name, made first where it is not kept."""
        with _told():
            self.records = self.records or LateFiles(self._root(config))
            then = (form for one in earlier for form in earlier_documents(one))
            return self.records.files([*documents(self.library), *then])


@contextmanager
def _told() -> Iterator[None]:
    """Hand what went wrong to MkDocs, which stops the build and prints it."""
    try:
        yield
    except DecisionToolError as error:
        raise PluginError(str(error)) from None


def _is_script(file: File) -> bool:
    """Tell whether a file of the theme is a module of ours."""
    return file.src_uri.startswith("assets/js/") and file.src_uri.endswith(".mjs")


def _is_joined(path: str) -> bool:
    """Tell whether a copied file is a module of ours: a library of others stays as it came."""
    return path.endswith(".mjs") and path.startswith(f"{TOOL}/") and f"{TOOL}/vendor/" not in path


def _foot(settings: Settings, day: date) -> str:
    """Return the line at the foot of every page; *day*: the first on which its edition counts.

    What is printed of a case of another edition leaves this one out: print.css.
    """
    marking = f"{settings.classification}. " if settings.classification else ""
    whose = escape(f"{marking}{settings.site_name}, {settings.council}.")
    edition = escape(f"Guidance edition {settings.edition}, {long_date(day)}.")
    return f'{whose} <span class="pw-site-edition">{edition}</span>'


def _handwritten(docs: Path) -> tuple[str, ...]:
    """Return the pages written for maintainers, in order of their paths."""
    paths = (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return tuple(sorted(paths))
