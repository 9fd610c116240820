"""A change made in place: the code of one loaded function is replaced, so nothing is loaded again.

Only a change inside a function can be made so. Constants, defaults and what a class says of
itself are settled when a module is loaded: for those the module is loaded anew (`trial`).
"""

from __future__ import annotations

import ast
import functools
import gc
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType


class _ElsewhereError(Exception):
    """What differs is not the inside of a function."""


def swap(path: Path, module: str, text: str) -> str:
    """Make the loaded *module* do what *text* says, and return the name of what changed.

    Empty where that cannot be done in place: then the module is as it was.
    """
    loaded = sys.modules.get(module)
    if loaded is None:
        return ""
    same = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
    old, new = (compile(one, str(path), "exec") for one in (same, text))
    try:
        ((function, code),) = [(_loaded(loaded.__dict__, one), one) for one in _changed(old, new)]
        function.__code__ = code
    except (_ElsewhereError, ValueError):
        return ""
    _forget()
    return code.co_qualname


def _changed(old: CodeType, new: CodeType) -> Iterator[CodeType]:
    """Yield the new code of each function that differs. Raises _ElsewhereError for all else."""
    if _outside(old) != _outside(new):
        raise _ElsewhereError
    for was, now in zip(_within(old), _within(new), strict=True):
        if was == now:
            continue
        if now.co_name.startswith("<"):  # it ran when the module was loaded
            raise _ElsewhereError
        if now.co_flags & inspect.CO_OPTIMIZED:
            yield now
        else:
            yield from _changed(was, now)


def _within(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _outside(code: CodeType) -> CodeType:
    """Return the code of a module or a class without that of its functions."""
    kept = tuple(one for one in code.co_consts if not isinstance(one, CodeType))
    return code.replace(co_consts=kept)


def _loaded(names: dict[str, object], code: CodeType) -> FunctionType:
    """Return the one function of a module that *code* is the new code of."""
    found = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType)
        and one.__globals__ is names
        and one.__code__.co_qualname == code.co_qualname
    ]
    if len(found) != 1:
        raise _ElsewhereError
    return found[0]


def _forget() -> None:
    """Empty what the engine remembers of calls made before the change."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and (  # noqa: SLF001 - it has no other name
            one.__module__.startswith("decision_tool.core")
        ):
            one.cache_clear()
    index = sys.modules.get("decision_tool.core.planning.index")
    if index:
        index._kept.clear()  # noqa: SLF001
