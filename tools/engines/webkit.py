"""WebKitGTK, driven by its own WebDriver over HTTP, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.engines.ports import free_port
from tools.engines.visit import DriverError, Visit

PACKAGES = ("webkit2gtk-driver", "xvfb", "xauth", "dbus")
PROGRAMS = ("WebKitWebDriver", "Xvfb")
START_SECONDS = 60
COMMAND_SECONDS = 60

# Method and path of each command below the session, by the name a visit calls it.
COMMANDS = {
    "navigate": ("POST", "url"),
    "back": ("POST", "back"),
    "execute": ("POST", "execute/sync"),
    "find": ("POST", "element"),
    "click": ("POST", "element/{id}/click"),
    "type": ("POST", "element/{id}/value"),
    "actions": ("POST", "actions"),
}


def browser() -> Path | None:
    """Return the small browser that comes with WebKitGTK, if all that drives it is there."""
    if not all(shutil.which(name) for name in PROGRAMS):
        return None
    found = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))
    return found[-1] if found else None


class WebKitDriver:
    """A session with WebKitWebDriver."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._session = ""

    def start(self, program: Path) -> None:
        """Open a window. The driver never waits for a page: a visit does that itself."""
        options = {"binary": str(program), "args": ["--automation"]}
        wanted = {"pageLoadStrategy": "none", "webkitgtk:browserOptions": options}
        answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{answer['sessionId']}/"

    def stop(self) -> None:
        """Close the window."""
        self._ask("DELETE", self._session.rstrip("/"), None)

    def command(self, name: str, **given: Any) -> Any:  # noqa: ANN401 - JSON
        """Return what the browser answers. Raises DriverError."""
        method, path = COMMANDS[name]
        return self._ask(method, self._session + path.format(**given), given)

    def _ask(self, method: str, path: str, given: object) -> Any:  # noqa: ANN401 - JSON
        connection = HTTPConnection("127.0.0.1", self._port, timeout=COMMAND_SECONDS)
        try:
            connection.request(method, path, None if given is None else json.dumps(given))
            value = json.loads(connection.getresponse().read())["value"]
        except (OSError, HTTPException) as error:
            raise DriverError(str(error)) from error
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise DriverError(f"{value['error']}: {value.get('message', '')}")
        return value


@contextmanager
def visiting() -> Iterator[Visit]:
    """Give a visit in a window with a fresh profile, for the length of a `with` block."""
    program = browser()
    if program is None:
        raise DriverError("WebKitGTK is not installed")
    with _screen() as display, TemporaryDirectory(prefix="webkit-") as home:
        port = free_port()
        driver = WebKitDriver(port)
        started = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"],
            env=_environment(home, display),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _open(driver, program)
            yield Visit(driver)
        finally:
            with suppress(DriverError):
                driver.stop()
            with suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def _open(driver: WebKitDriver, program: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return driver.start(program)
        except DriverError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _environment(home: str, display: str) -> dict[str, str]:
    own = {
        "HOME": home,
        "DISPLAY": display,
        "GDK_BACKEND": "x11",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
        "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    }
    places = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    return {**os.environ, **own, **dict.fromkeys(places, home)}


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1366x900x24",
        "-nolisten",
        "tcp",
    ]
    shown = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        shown.terminate()
        shown.wait()
