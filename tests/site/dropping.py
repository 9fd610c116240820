"""Dragging files from the desktop and letting them go over a page, as a browser itself does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Page

PLACE = (200, 300)
# What a drop of words or of a link comes to: a script can make one, and no file with a place.
DROP_WORDS = """([selector, type, words]) => {
  const data = new DataTransfer();
  data.setData(type, words);
  const how = { bubbles: true, cancelable: true, dataTransfer: data };
  const place = document.querySelector(selector);
  place.dispatchEvent(new DragEvent("dragover", how));
  return !place.dispatchEvent(new DragEvent("drop", how));
}"""


class Hand:
    """The hand that drags files over a page."""

    def __init__(self, page: Page, paths: Sequence[Path], place: tuple[int, int] = PLACE) -> None:
        self._session = page.context.new_cdp_session(page)
        self._data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        self._place = {"x": place[0], "y": place[1]}

    def drag(self) -> None:
        """Drag them over the page."""
        self._tell("dragEnter")
        self._tell("dragOver")

    def drop(self) -> None:
        """Let them go over the page."""
        self.drag()
        self._tell("drop")

    def leave(self) -> None:
        """Drag them off the page again."""
        self._tell("dragCancel")

    def _tell(self, name: str) -> None:
        event = {"type": name, **self._place, "data": self._data}
        self._session.send("Input.dispatchDragEvent", event)


def drop(page: Page, *paths: Path, place: tuple[int, int] = PLACE) -> None:
    """Drop files somewhere on the page."""
    Hand(page, paths, place).drop()


def is_drop_stopped(page: Page, selector: str, kind: str, words: str) -> bool:
    """Tell whether the page keeps the browser from doing what it does with words dropped there."""
    stopped: bool = page.evaluate(DROP_WORDS, [selector, kind, words])
    return stopped
