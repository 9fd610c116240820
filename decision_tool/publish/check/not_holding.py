"""What is said of a worked example that does not hold any more: known from every other fault."""

from __future__ import annotations

from decision_tool.core.errors import Fault


class NotHolding(Fault):
    """A fault that says in what an example of *pathway* does not hold any more."""

    __slots__ = ()

    @property
    def file(self) -> str:
        """Return the file of the example."""
        return self.where.partition(":")[0]

    @property
    def pathway(self) -> str:
        """Return the pathway of which it is an example."""
        return self.file.split("/")[-2]
