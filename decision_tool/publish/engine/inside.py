"""What Pyodide itself runs, under Node, while the site is built: try, note, compile, pack.

Only Pyodide's own Python writes the byte code that Pyodide reads without compiling again.
`ready.mjs` calls these functions; nothing here goes to the browser.
"""

from __future__ import annotations

import ast
import builtins
import dataclasses
import marshal
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
SUFFIXES = (".py", ".pyc")


class Missed:
    """Notes each module that is asked for and not found; stands last among the finders."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def find_spec(self, name: str, *_: object) -> None:
        """Find nothing, and remember the name."""
        self.names.add(name)


def modules_of(archive: str | IO[bytes]) -> dict[str, str]:
    """Return the file of each module in an archive, by the module's name."""
    entries = (name for name in ZipFile(archive).namelist() if name.endswith(SUFFIXES))
    return {_module(entry): entry for entry in entries}


def exercise(core: str, rules: str, asked: list[str], kept: list[str]) -> list[str]:
    """Return the engine's reply to each request, having loaded all it is ever known to load.

    Raises whatever stops it: a module that is not there, above all.
    """
    for name in [*modules_of(core), *kept]:
        import_module(name)
    bridge = import_module("decision_tool.requests.bridge")
    bridge.start(rules)
    replies = [bridge.reply(request) for request in asked]
    bridge.reply("[]")  # a bug of ours: Python's own report of it loads modules too
    return replies


def exercise_late(ours: list[str], asked: list[str]) -> list[str]:
    """Return the reply to each request that needs a later part, whose modules are *ours*.

    Raises what its libraries only warn of: a file that they miss, for one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name in ours:
            import_module(name)
        bridge = import_module("decision_tool.requests.bridge")
        return [bridge.reply(request) for request in asked]


def ours_of(archive: str) -> list[str]:
    """Return the modules of an archive that are the engine's own, not a library's."""
    return [name for name in modules_of(archive) if name.startswith("decision_tool.")]


def loaded_of(archive: str) -> list[str]:
    """Return the modules of an archive that are loaded now."""
    return sorted(modules_of(archive).keys() & sys.modules.keys())


def late_library(library: str, early: list[str]) -> list[str]:
    """Return what is loaded now of Python's own library and does not come with the start.

    Raises LookupError for a part of a package whose other part does: Python would look for
    it where that one is.
    """
    late = [name for name in used(library) if name not in early]
    split = [name for name in late if {*_parents(name)} & {*early}]
    if split:
        raise LookupError(f"list these in modules.txt, as a later part: {', '.join(split)}.")
    return late


def used(library: str, *engine: str) -> list[str]:
    """Return the library's modules that are loaded now, and those that the engine names."""
    present = modules_of(library)
    named = (name for archive in engine for name in _named(archive))
    wanted = {*sys.modules, *named} & present.keys()
    packages = {parent for name in wanted for parent in _parents(name)}
    return sorted(wanted | packages & present.keys())


def kept_modules(listing: str) -> list[str]:
    """Return the modules that the text of `modules.txt` lists."""
    lines = (line.partition("#")[0].strip() for line in listing.splitlines())
    return [line for line in lines if line]


def cut(library: str, missed: Missed) -> list[str]:
    """Return what was asked for and not found, though the whole *library* has it."""
    return sorted(missed.names & modules_of(library).keys())


def pack(source: str, target: str, names: list[str], optimise: int) -> None:
    """Add the named modules of an archive as byte code, uncompressed, to another archive.

    Python reads a module straight out of such an archive; the web server compresses it whole.
    """
    entries = modules_of(source)
    with ZipFile(source) as read, ZipFile(target, "a", ZIP_STORED) as written:
        for name in sorted(names):
            code = _compiled(read.read(entries[name]), entries[name], optimise)
            written.writestr(ZipInfo(f"{entries[name]}c", FIRST_TIME), code)


def copy_rest(source: str, target: str) -> None:
    """Add what is no module, such as licences, to another archive as it stands."""
    with ZipFile(source) as read, ZipFile(target, "a", ZIP_STORED) as written:
        for name in read.namelist():
            if not name.endswith(SUFFIXES):
                written.writestr(ZipInfo(name, FIRST_TIME), read.read(name))


def noted_codes() -> dict[str, CodeType]:
    """Return what dataclasses compile, by its text, until the engine can give a timetable.

    It rests on the engine alone, which must not have been loaded before.
    """
    noted: dict[str, CodeType] = {}

    def execute(text: str, *spaces: dict[str, object]) -> None:
        noted[text] = compile(text, "<string>", "exec", dont_inherit=True)
        builtins.exec(noted[text], *spaces)  # noqa: S102 - what the library would run

    vars(dataclasses)["exec"] = execute
    for name in ("bridge", "plan"):
        import_module(f"decision_tool.requests.{name}")
    return noted


def add_codes(target: str, module: str, codes: dict[str, CodeType]) -> None:
    """Add *module*, the text of `ready_dataclasses.py`, with *codes* in it to an archive.

    Raises LookupError where the engine has no dataclass, or Python makes them in another way.
    """
    if not codes:
        raise LookupError("dataclasses compile nothing that could be compiled beforehand.")
    text = module.replace("marshal.dumps({})", repr(marshal.dumps(codes)), 1)
    with ZipFile("codes.zip", "w") as archive:
        archive.writestr("ready_dataclasses.py", text)
    pack("codes.zip", target, ["ready_dataclasses"], 0)


def raise_one() -> None:
    """Raise, for the caller to catch from the other language."""
    raise LookupError("on purpose")


def _module(entry: str) -> str:
    path = entry.rpartition(".")[0].removesuffix("/__init__")
    return path.replace("/", ".")


def _parents(name: str) -> Iterator[str]:
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def _named(core: str) -> Iterator[str]:
    """Return every module that the engine's sources name, also inside a function."""
    with ZipFile(core) as archive:
        trees = [ast.parse(archive.read(entry)) for entry in modules_of(core).values()]
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _compiled(source: bytes, entry: str, optimise: int) -> bytes:
    # Loaded late: a module that only this function needs is not one that the engine uses.
    from py_compile import PycInvalidationMode, compile  # noqa: A004, PLC0415

    place = Path("to-compile.py")
    place.write_bytes(source)
    # Unchecked: the source is not there to check against. The name is what tracebacks show.
    written = compile(
        str(place),
        "compiled.pyc",
        dfile=entry,
        doraise=True,
        optimize=optimise,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    return Path(written or "").read_bytes()
