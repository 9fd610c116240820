"""Ports of this machine that nothing listens on."""

import socket


def free_port() -> int:
    """Return a free port of this machine."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
