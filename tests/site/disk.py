"""Files that a page chooses, reads and writes in place: real ones, in the browser's own folder.

A headless browser shows no window to choose a file in. `Disk` chooses instead; the handles that
it gives are the browser's, and what is written stands in files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.site.calculator_pages import Calculator

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import OpenPage

# Chromium empties a file that is chosen to be replaced.
PICKERS = """
window.asked = [];
window.chosen = null;
window.folder = () => navigator.storage.getDirectory();
window.refuse = (name) => { throw new DOMException("Refused by the test.", name); };
window.showSaveFilePicker = async ({ suggestedName }) => {
  window.asked.push(suggestedName);
  if (window.chosen?.error) window.refuse(window.chosen.error);
  const folder = await window.folder();
  const handle = await folder.getFileHandle(window.chosen ?? suggestedName, { create: true });
  await (await handle.createWritable()).close();
  return handle;
};
window.showOpenFilePicker = async () => {
  if (window.chosen?.error) window.refuse(window.chosen.error);
  const folder = await window.folder();
  return Promise.all([window.chosen].flat().map((name) => folder.getFileHandle(name)));
};
for (const name of ["showSaveFilePicker", "showOpenFilePicker"]) window[name].isChosenByTest = true;
"""
READ = """async (name) => {
  const handle = await (await folder()).getFileHandle(name);
  return (await handle.getFile()).text();
}"""
WRITE = """async ([name, text]) => {
  const handle = await (await folder()).getFileHandle(name, { create: true });
  const into = await handle.createWritable();
  await into.write(text);
  await into.close();
}"""
NAMES = """async () => {
  const names = [];
  for await (const name of (await folder()).keys()) names.push(name);
  return names.sort();
}"""

FAIL = """([method, error]) => {
  const all = FileSystemFileHandle.prototype;
  const own = Object.getOwnPropertyDescriptor(all, method);
  all[method] = async () => refuse(error);
  window.mend = () => { delete all[method]; if (own) Object.defineProperty(all, method, own); };
}"""


class Disk:
    """The files of one browser, and what the person chooses among them."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def choose(self, name: str | list[str] | None) -> None:
        """Choose this next; None: the name that the page suggests."""
        self.page.evaluate("(name) => { window.chosen = name; }", name)

    def dismiss(self, error: str = "AbortError") -> None:
        """Choose nothing next."""
        self.page.evaluate("(error) => { window.chosen = { error }; }", error)

    @property
    def asked(self) -> list[str]:
        """Return the names that were suggested so far, each time that somebody was asked."""
        asked: list[str] = self.page.evaluate("window.asked")
        return asked

    @property
    def names(self) -> list[str]:
        """Return the names of all files."""
        names: list[str] = self.page.evaluate(NAMES)
        return names

    def text(self, name: str) -> str:
        """Return what stands in a file."""
        text: str = self.page.evaluate(READ, name)
        return text

    def day(self, name: str, key: str) -> str:
        """Return the day of a key date in a saved timetable, or nothing where it has none."""
        found = re.search(rf'"{key}": "([0-9-]+)"', self.text(name))
        return found[1] if found else ""

    def write(self, name: str, text: str) -> None:
        """Write a file as another program does."""
        self.page.evaluate(WRITE, [name, text])

    def remove(self, name: str) -> None:
        """Take a file away."""
        self.page.evaluate("(name) => folder().then((all) => all.removeEntry(name))", name)

    def fail(self, method: str, error: str) -> None:
        """Let the browser refuse something that is asked of a file, until `mend`."""
        self.page.evaluate(FAIL, [method, error])

    def mend(self) -> None:
        """Let the browser do what it refused."""
        self.page.evaluate("window.mend()")


def with_disk(open_page: OpenPage, *pathways: str, **options: Any) -> tuple[Calculator, Disk]:
    """Open the calculator in a browser that lets pages write files."""
    calculator = Calculator(open_page, **options)
    calculator.page.add_init_script(PICKERS)
    calculator.visit(*pathways)
    calculator.ready()
    return calculator, Disk(calculator.page)
