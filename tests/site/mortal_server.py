"""The site's server, which can be stopped and started again at one address: a network that goes.

A browser keeps its connections: a server that only takes no new ones still answers on these.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from decision_tool.publish.site.server import SiteServer, _SiteRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Answer = tuple[int, bytes]


class MortalServer:
    """One site at one address, there or gone; it notes what it is asked."""

    def __init__(self, folder: Path, mount: str = "/") -> None:
        self.folder, self.mount, self.port = folder, mount, 0
        self.asked: list[str] = []
        self.instead: Callable[[str], Answer | None] = lambda _: None
        """What is answered in place of a file; with 302, the address somebody is sent on to."""
        self._running: _Running | None = None
        self.start()

    @property
    def url(self) -> str:
        """Return the address of the home page, whether it is there or not."""
        return f"http://127.0.0.1:{self.port}{self.mount}"

    def start(self) -> None:
        """Be there."""
        self._running = _Running(self)
        self.port = self._running.server_address[1]

    def stop(self) -> None:
        """Be gone, for those too who are connected."""
        if self._running:
            self._running.end()
        self._running = None


class _Running(SiteServer):
    allow_reuse_address = True

    def __init__(self, owner: MortalServer) -> None:
        super().__init__(owner.folder, owner.port, owner.mount)
        self.owner = owner
        self.RequestHandlerClass = _Request
        self._connected: list[socket.socket] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,))
        self._thread.start()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connected.append(request)
        super().process_request(request, client_address)

    def end(self) -> None:
        self.shutdown()
        self._thread.join()
        for one in self._connected:
            with suppress(OSError):  # closed by the browser
                one.shutdown(socket.SHUT_RDWR)
        self.server_close()


class _Request(_SiteRequest):
    server: Any

    def do_GET(self) -> None:  # noqa: N802 - the name the base class calls
        owner = self.server.owner
        path = self.path.removeprefix(owner.mount)
        owner.asked.append(path)
        answer = owner.instead(path)
        if answer is None:
            super().do_GET()
            return
        status, body = answer
        self.send_response(status)
        if status == HTTPStatus.FOUND:
            self.send_header("Location", body.decode())
        self.send_header(
            "Content-Type", self.guess_type(f"{path}index.html" if path.endswith("/") else path)
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def mortal(folder: Path, mount: str = "/") -> Iterator[MortalServer]:
    """Serve a folder for the length of a `with` block."""
    server = MortalServer(folder, mount)
    try:
        yield server
    finally:
        server.stop()
