"""What the page's one live region says when two things are done close together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Longer than any of the announcer's own waits.
SAY = """async (calls) => {
  const address = new URL("assets/tool/page/announcer.mjs", document.baseURI);
  const { Announcer } = await import(address.href);
  const region = document.createElement("p");
  const announcer = new Announcer(region);
  for (const [how, words] of calls) announcer[how](words);
  await new Promise((resolve) => setTimeout(resolve, 700));
  return region.textContent;
}"""


@pytest.mark.parametrize("newer", ["say", "sayAgain", "sayLater"])
@pytest.mark.parametrize("older", ["say", "sayAgain", "sayLater"])
def test_the_newest_words_stand(page: Page, older: str, newer: str) -> None:
    assert page.evaluate(SAY, [[older, "Filled in."], [newer, "Cleared."]]) == "Cleared."


@pytest.mark.parametrize("how", ["sayAgain", "sayLater"])
def test_what_waits_can_be_cancelled(page: Page, how: str) -> None:
    assert page.evaluate(SAY, [[how, "Copied."], ["cancel"]]) == ""
