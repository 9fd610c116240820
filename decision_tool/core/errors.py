"""What can be wrong with what the engine was given, said so that a person can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: *where* it stands, *what* is wrong, and what to write instead (*hint*)."""

    where: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the fault as one line: ``where: what hint``."""
        sentence = f"{self.where}: {self.what}" if self.where else self.what
        return f"{sentence} {self.hint}".rstrip()


class DecisionToolError(Exception):
    """The base of every error this product raises on purpose."""


class FaultsError(DecisionToolError):
    """Everything wrong with one input, reported together rather than one at a time."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep every fault; the message is one line for each."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in faults))


class BeyondKnownHolidaysError(DecisionToolError):
    """A working day was asked for outside the years whose bank holidays are known."""
