"""One window of a browser, whatever drives it: where to go, what to type, what to wait for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.1
TAB, ENTER = "\ue004", "\ue006"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class DriverError(Exception):
    """A browser refused a command; the message is its own."""


class Driver(Protocol):
    """What both protocols offer: the commands of WebDriver by their names."""

    def command(self, name: str, **given: Any) -> Any:  # noqa: ANN401 - JSON
        """Return what the browser answers. Raises DriverError."""
        ...


class Visit:
    """A person's visit to the site in one browser."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._moves = 0

    def goto(self, address: str) -> None:
        """Go to an address, and wait until its page is whole."""
        self._leave(lambda: self._driver.command("navigate", url=address))

    def back(self) -> None:
        """Press Back, and wait until a page is whole."""
        self._leave(lambda: self._driver.command("back"))

    def run(self, script: str, *given: Any) -> Any:  # noqa: ANN401 - JSON
        """Return what a script in the page returns."""
        return self._driver.command("execute", script=script, args=list(given))

    def until(self, condition: str, *given: Any) -> Any:  # noqa: ANN401 - JSON
        """Return the first true value of an expression in the page.

        Raises AssertionError when it takes too long.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        told = ""
        while time.monotonic() < end:
            try:
                value = self.run(f"return ({condition})", *given)
            except DriverError as error:  # the page is being changed
                value, told = None, str(error)
            if value:
                return value
            time.sleep(PAUSE_SECONDS)
        raise AssertionError(f"never came: {condition} {told} {self._shown()}")

    def text(self, selector: str) -> str:
        """Return the text of an element as it is in the page; empty where there is none."""
        script = "return document.querySelector(arguments[0])?.textContent ?? ''"
        return str(self.run(script, selector))

    def click(self, selector: str) -> None:
        """Press what a selector finds, brought into view first."""
        self.until("document.querySelector(arguments[0])", selector)
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        self._driver.command("click", id=self._find(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into what a selector finds."""
        self.until("document.querySelector(arguments[0])", selector)
        self._driver.command("type", id=self._find(selector), text=text)

    def press(self, key: str) -> None:
        """Press a key where focus is."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._driver.command("actions", actions=[{"type": "key", "id": "k", "actions": actions}])

    def _shown(self) -> str:
        return " ".join(self.text("main").split())[:2000]

    def _find(self, selector: str) -> str:
        found = self._driver.command("find", using="css selector", value=selector)
        return str(found[ELEMENT])

    def _leave(self, go: Callable[[], object]) -> None:
        # A page come back to may be the very one that was left: it still has its own number.
        # A browser that gives the page another process shows an empty one for a moment.
        self._moves += 1
        self.run("window.leftAt = arguments[0]", self._moves)
        go()
        self.until(
            "window.leftAt !== arguments[0] && location.protocol !== 'about:'"
            " && document.readyState === 'complete'",
            self._moves,
        )
