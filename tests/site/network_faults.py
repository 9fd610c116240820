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
SENT_ON = "sent to another host"
SIGN_IN = "<!DOCTYPE html><title>Sign in</title><form></form></html>"
STALLED, LATE, POLICY, WRONG_TYPE = "stalled", "after 60 s", "blocked by policy", "wrong type"
SAID = {
    "404": "(404)",
    "403": "(403)",
    "500": "(500)",
    SENT_ON: "sent on to another site",
    "200 with a sign-in page": "Something else came in place of",
    WRONG_TYPE: "as text/plain",
    "cut in half": "Only a part of",
    STALLED: "taking longer than usual",
    POLICY: "content policy",
    LATE: "taking longer than usual",
}
"""Each fault, and what a page says of the file that it befalls."""
WORKER = "assets/tool/worker/worker.mjs"
FOLDERS = {
    "assets/engine/",
    "assets/javascripts/",
    "assets/js/",
    "assets/sealed/",
    "records/files/",
    "search/",
}
"""Where what a page loads stands, besides the folders of the tools."""


@dataclass
class Broken:
    """One file of the site, broken in one way for the pages of a context, until it heals."""

    context: BrowserContext
    site: Path
    file: str
    fault: str
    held: list[Route] = field(default_factory=list)
    is_healed: bool = False

    def __post_init__(self) -> None:
        for pattern, answer in self._answers().items():
            self.context.route(pattern, answer)

    @property
    def is_of_page(self) -> bool:
        """Whether the fault is the page's own policy, which it keeps until it is loaded anew."""
        return self.fault == POLICY and not self.file.startswith("assets/engine/")

    def heal(self, *, for_good: bool = True) -> None:
        """Let the file through; for good, what was held back too.

        A browser that nothing is to be held back from any more lets go of what was.
        """
        self.is_healed = True
        if not for_good:
            return
        for pattern in self._answers():
            self.context.unroute(pattern)
        for route in self.held:
            with suppress(Error):  # whoever asked for it may be gone
                route.continue_()

    def _answers(self) -> dict[str, Callable[[Route], None]]:
        if self.fault != POLICY:
            return {f"**/{self.file}": self._answer}
        # A worker has a policy of its own, that of its script. Until that runs, the page's counts.
        guarded = "**/" if self.is_of_page else f"**/{WORKER}"
        return {guarded: self._with_policy, f"{guarded}?*": self._with_policy}

    def _answer(self, route: Route) -> None:
        if self.is_healed:
            route.continue_()
        elif self.fault in {STALLED, LATE}:
            self.held.append(route)
        elif self.fault.isdigit():
            route.fulfill(status=int(self.fault), body="no")
        elif self.fault == SENT_ON:
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
        root = "/".join(route.request.url.split("/")[:3]) + "/"
        allowed = " ".join(f"{root}{path}" for path in self._others())
        policy = (
            f"script-src 'wasm-unsafe-eval' {allowed}; connect-src {allowed}; worker-src {allowed}"
        )
        headers = {**response.headers, "content-security-policy": policy}
        route.fulfill(response=response, headers=headers)

    def _others(self) -> list[str]:
        """Return everything of the site but the broken file, as sources of a policy."""
        tools = {f"assets/tool/{path.name}/" for path in (self.site / "assets/tool").iterdir()}
        holding = {folder for folder in FOLDERS | tools if self.file.startswith(folder)}
        beside = [path for folder in holding for path in (self.site / folder).rglob("*")]
        named = {path.relative_to(self.site).as_posix() for path in beside if _is_plain(path)}
        return sorted(((FOLDERS | tools) - holding) | (named - {self.file}))


def _is_plain(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".br", ".gz"}
