"""Gives dataclasses the code of their methods that was compiled while the site was built.

Goes to the browser with the engine. Python makes a dataclass by writing the text of its methods
and compiling it, which is most of what the engine's import would take there. The code is found
by that text, so it is the code that Python would have made; what is not found is compiled.
"""

import builtins
import dataclasses
import marshal
from types import CodeType

PACKED = marshal.dumps({})  # `inside.add_codes` writes what was noted here
compiled: list[str] = []
"""The texts that were not found."""


def install() -> None:
    """Let every dataclass from now on be made of what is found."""
    codes: dict[str, CodeType] = marshal.loads(PACKED)  # noqa: S302 - our own build's

    def execute(text: str, *spaces: dict[str, object]) -> None:
        if text not in codes:
            compiled.append(text)
        builtins.exec(codes.get(text, text), *spaces)  # noqa: S102 - what the library would run

    # The library calls the built-in function by its name: one of its own stands before that.
    vars(dataclasses)["exec"] = execute
