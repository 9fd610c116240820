"""Ways in which a network breaks a file, as a proxy, a server or a policy does, and heals again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import Error

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Route

ELSEWHERE = "https://sign-in.example/"
SIGN_IN = "<!DOCTYPE html><title>Sign in</title><form></form></html>"
STALLED, LATE, POLICY, WRONG_TYPE = "stalled", "after 60 s", "blocked by policy", "wrong type"
SAID = {
    "404": "(404)",
    "403": "(403)",
    "500": "(500)",
    "sent to another host": "sent on to another site",
    "200 with a sign-in page": "Something else came in place of",
    WRONG_TYPE: "as text/plain",
    "cut in half": "Only a part of",
    STALLED: "taking longer than usual",
    POLICY: "A content policy",
    LATE: "taking longer than usual",
}
"""Each fault, and what a page says of the file that it befalls."""
WORKER = "assets/tool/worker/worker.mjs"
PLACES = ("assets/engine", "assets/tool/worker")


@dataclass
class Broken:
    """One file of the site, broken in one way for the pages of a context, until it heals."""

    context: BrowserContext
    site: Path
    file: str
    fault: str
    held: list[Route] = field(default_factory=list)

    def __post_init__(self) -> None:
        for pattern, answer in self._answers().items():
            self.context.route(pattern, answer)

    def heal(self) -> None:
        """Let the file through, and what was held back."""
        for pattern in self._answers():
            self.context.unroute(pattern)
        for route in self.held:
            with suppress(Error):  # whoever asked for it may be gone
                route.continue_()

    def _answers(self) -> dict[str, Callable[[Route], None]]:
        if self.fault != POLICY:
            return {f"**/{self.file}": self._answer}
        # A worker has a policy of its own, that of its script. Until that runs, the page's counts.
        guarded = "**/" if self.file.startswith("assets/tool/") else f"**/{WORKER}"
        return {guarded: self._with_policy, f"{guarded}?*": self._with_policy}

    def _answer(self, route: Route) -> None:
        if self.fault in {STALLED, LATE}:
            self.held.append(route)
        elif self.fault.isdigit():
            route.fulfill(status=int(self.fault), body="no")
        elif self.fault == "sent to another host":
            route.fulfill(status=302, headers={"location": ELSEWHERE})
        elif self.fault == "200 with a sign-in page":
            route.fulfill(body=SIGN_IN, content_type="text/html")
        elif self.fault == WRONG_TYPE:
            route.fulfill(response=route.fetch(), headers={"content-type": "text/plain"})
        else:
            whole = (self.site / self.file).read_bytes()
            kind = route.fetch().headers["content-type"]
            route.fulfill(body=whole[: len(whole) // 2], content_type=kind)

    def _with_policy(self, route: Route) -> None:
        response = route.fetch()
        root = route.request.url.partition("assets/")[0]
        root = root if "assets/" in route.request.url else _root_of(root)
        allowed = " ".join(f"{root}{path}" for path in self._others())
        policy = (
            f"script-src 'wasm-unsafe-eval' {allowed}; connect-src {allowed}; worker-src {allowed}"
        )
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    def _others(self) -> list[str]:
        """Return every part and script but the broken one, as sources of a policy."""
        parts = [path for place in PLACES for path in (self.site / place).rglob("*")]
        named = {path.relative_to(self.site).as_posix() for path in parts if _is_plain(path)}
        tools = {f"assets/tool/{path.name}/" for path in (self.site / "assets/tool").iterdir()}
        rest = {"assets/javascripts/", "assets/js/", "assets/sealed/", "search/"}
        return sorted((named | tools | rest) - {self.file, "assets/tool/worker/"})


def _is_plain(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".br", ".gz"}


def _root_of(page: str) -> str:
    """Return the site's root as seen from a tool's page, which stands one folder below it."""
    return page.partition("?")[0].rstrip("/").rpartition("/")[0] + "/"
