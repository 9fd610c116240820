"""Keeps the theme's templates compiled from build to build: MkDocs reads them anew each time."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class ThemeCache(BytecodeCache):
    """Remembers what templates compile to for as long as the process runs.

    Jinja asks with a checksum of the source, so a template that was edited is compiled anew.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what is known of a template."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take note of a template that was compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
