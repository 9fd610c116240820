"""The site on this machine, made again as it is edited: `pathways serve`.

MkDocs serves and watches; what is made anew is what changed (`last_build`). The program's own
Python cannot be changed while it runs: `serve_site` ends with `PythonChangedError` for its
caller to start anew.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from errno import EADDRINUSE
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from decision_tool.publish.site.bundle import PACKAGE
from decision_tool.publish.site.server import LOOPBACK
from decision_tool.publish.site.site import SiteError, show_progress

LOOK_EVERY_SECONDS = 0.2

_log = logging.getLogger("mkdocs.pathways")


class PythonChangedError(BaseException):
    """The program's own Python was edited, and parses.

    No Exception: MkDocs takes those for faults of a build, and goes on with the old Python.
    """


class Server(LiveReloadServer):
    """MkDocs' server, whose port is taken as it is made: not after a build that took seconds."""

    def __init__(self, builder: Callable[[], None], port: int, root: str) -> None:
        super().__init__(builder, LOOPBACK, port, root, polling_interval=LOOK_EVERY_SECONDS)
        try:
            super().server_bind()
        except OSError as error:
            self.server_close()
            raise SiteError(_why_no_port(port, error)) from None
        self.url = f"http://{LOOPBACK}:{self.server_port}/"

    def server_bind(self) -> None:
        """Do nothing: the port is taken already."""

    def build_soon(self) -> None:
        """Build again, as if a file had changed; from any thread."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


def serve_site(root: Path, port: int) -> None:
    """Serve the project's site on this machine until interrupted, made anew as it changes.

    Raises:
        SiteError: when the port cannot be had, or the first build fails.
        PythonChangedError: when a file of Python of this program changed.
    """
    site = tempfile.mkdtemp(prefix="pathways-")
    try:
        _Serving(root, Path(site), port).run()
    except (MkDocsException, Abort) as error:
        raise SiteError(f"The site was not served: {error}") from None
    finally:
        shutil.rmtree(site, ignore_errors=True)


class _Serving:
    """One run of the server: its builds, what it watches, its end."""

    def __init__(self, root: Path, site: Path, port: int) -> None:
        self._root, self._site = root, site
        self._python = python_state()
        self._server = Server(self._rebuild, port, str(site))

    def run(self) -> None:
        """Build, and serve until interrupted."""
        show_progress()
        server: LiveReloadServer = self._server
        try:
            config = self._config()
            config.plugins.on_startup(command="serve", dirty=False)
            try:
                self._build(config)
                self._watch(config)
                config.plugins.on_serve(server, config=config, builder=self._rebuild)
                server.error_handler = self._error_page
                server.serve()
            except KeyboardInterrupt:
                _log.info("Stopped.")
            finally:
                config.plugins.on_shutdown()
        finally:
            server.shutdown()

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self._root / "mkdocs.yml"), site_dir=str(self._site))
        config.site_url = self._server.url
        return config

    def _rebuild(self) -> None:
        """Build again; where that fails, say so and leave what is served as it was."""
        now = python_state()
        if now != self._python:
            self._change_python(now)
            return
        try:
            self._build(self._config())
        except (MkDocsException, Abort) as error:
            _log.error("Not built: %s The site stays as it was until this is mended.", error)

    def _change_python(self, now: dict[str, tuple[int, int]]) -> None:
        fault = next(filter(None, map(_syntax_fault, sorted(now.keys() - self._tried(now)))), "")
        if not fault:
            _log.info("The program's own Python changed: starting anew")
            raise PythonChangedError
        _log.error("%s Nothing is built anew until this is mended.", fault)

    def _tried(self, now: dict[str, tuple[int, int]]) -> set[str]:
        """Return the files that are as this process read them."""
        return {path for path, state in now.items() if self._python.get(path) == state}

    def _build(self, config: MkDocsConfig) -> None:
        # MkDocs warns of `dirty` builds, and a warning ends a strict build. What it warns of,
        # `last_build` sees to.
        builder = logging.getLogger("mkdocs.commands.build")
        builder.addFilter(is_no_warning_of_dirt)
        try:
            build(config, serve_url=self._server.url, dirty=True)
        finally:
            builder.removeFilter(is_no_warning_of_dirt)

    def _watch(self, config: MkDocsConfig) -> None:
        # Of the theme only what is ours: its own folder has 10,000 drawings, which do not change.
        places = [config.docs_dir, str(config.config_file_path), config.theme.dirs[0]]
        for place in (*places, *config.watch, str(PACKAGE)):
            if Path(place).exists():
                self._server.watch(place)

    def _error_page(self, code: int) -> bytes | None:
        page = self._site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def python_state() -> dict[str, tuple[int, int]]:
    """Return the time and size of each file of Python that this program is made of."""
    found: dict[str, tuple[int, int]] = {}
    for path in PACKAGE.rglob("*.py"):
        with suppress(FileNotFoundError):  # an editor's own, gone by now
            state = path.stat()
            found[str(path)] = state.st_mtime_ns, state.st_size
    return found


def _syntax_fault(path: str) -> str:
    """Return what Python would stop at in a file, as a sentence; nothing where it parses."""
    try:
        compile(Path(path).read_bytes(), path, "exec")
    except FileNotFoundError:
        return ""
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return f"{path}:{line}: {getattr(error, 'msg', error)}."
    return ""


def is_no_warning_of_dirt(record: logging.LogRecord) -> bool:
    """Tell a word of MkDocs from its warning that a build is partial; for a logger's filter."""
    return not record.getMessage().startswith("A 'dirty' build is being performed")


def _why_no_port(port: int, error: OSError) -> str:
    other = f"choose another, for example: pathways serve --port {port + 1}"
    if error.errno == EADDRINUSE:
        return f"Port {port} is in use: another program answers there. Stop it, or {other}"
    return f"Port {port} cannot be used here ({error.strerror or error}): {other}"
