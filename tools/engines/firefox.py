"""Firefox, driven by the protocol it has built in: Marionette, JSON over a plain connection."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tools.engines.ports import free_port
from tools.engines.visit import DriverError, Visit

PACKAGES = ("firefox-esr",)
PROGRAMS = ("firefox-esr", "firefox")
START_SECONDS = 90

COMMANDS = {
    "navigate": "Navigate",
    "back": "Back",
    "execute": "ExecuteScript",
    "find": "FindElement",
    "click": "ElementClick",
    "type": "ElementSendKeys",
    "actions": "PerformActions",
    "print": "Print",
}

# Nothing of the browser's own goes out: it is the site that is looked at.
SETTINGS: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.enabled": False,
}


def browser() -> Path | None:
    """Return Firefox, if it is there."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next((Path(one) for one in found if one), None)


class FirefoxDriver:
    """A session over Marionette: each message is its length, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        self._connection = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._stream = self._connection.makefile("rb")
        self._count = 0
        self._read()  # it says hello first
        self._ask("NewSession", {"pageLoadStrategy": "none", "unhandledPromptBehavior": "accept"})

    def command(self, name: str, **given: Any) -> Any:  # noqa: ANN401 - JSON
        """Return what the browser answers. Raises DriverError."""
        if name == "execute":
            given |= {"sandbox": None, "newSandbox": False}
        answer = self._ask(COMMANDS[name], given)
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def stop(self) -> None:
        """Close the connection."""
        self._stream.close()
        self._connection.close()

    def _ask(self, name: str, given: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        self._count += 1
        message = json.dumps([0, self._count, f"WebDriver:{name}", given]).encode()
        self._connection.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, value = self._read()
        if error:
            raise DriverError(f"{error['error']}: {error['message']}")
        return value

    def _read(self) -> Any:  # noqa: ANN401 - JSON
        length = b""
        while (one := self._stream.read(1)) != b":":
            if not one:
                raise DriverError("Firefox closed the connection")
            length += one
        return json.loads(self._stream.read(int(length)))


@contextmanager
def visiting() -> Iterator[Visit]:
    """Give a visit in a window with a fresh profile, for the length of a `with` block."""
    program = browser()
    if program is None:
        raise DriverError("Firefox is not installed")
    with TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as home:
        port = free_port()
        _write_settings(Path(home), port)
        started = subprocess.Popen(
            [str(program), "--headless", "--marionette", "--no-remote", "--profile", home],
            env={**os.environ, "HOME": home, "MOZ_HEADLESS_WIDTH": "1366"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        driver = None
        try:
            driver = _connected(port)
            yield Visit(driver)
        finally:
            if driver:
                driver.stop()
            with suppress(ProcessLookupError):
                os.killpg(started.pid, signal.SIGKILL)
            started.wait()


def _connected(port: int) -> FirefoxDriver:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            return FirefoxDriver(port)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _write_settings(profile: Path, port: int) -> None:
    settings = {**SETTINGS, "marionette.port": port, "browser.download.dir": str(profile)}
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
