"""Chooses files by the button that a person presses.

The browser's own dialogue is left out: on a busy machine it does not always come. That the page
asks for it is seen by the click on its box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page

FILE, FOLDER, OTHER = "[data-part=file]", "[data-part=folder]", "[data-part=other]"
SPY = "(box) => (document.querySelector(box).click = () => (window.isAsked = true))"


def choose(
    page: Page,
    act: Callable[[], object],
    files: Path | FilePayload | Sequence[Path] | Sequence[FilePayload],
    box: str = FILE,
) -> None:
    """Choose *files* in the dialogue that *act* opens, which is that of *box*."""
    page.evaluate(SPY, box)
    act()
    wait_until(page, "window.isAsked")
    page.evaluate("() => delete window.isAsked")
    page.locator(box).set_input_files(files)
