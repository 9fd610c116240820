"""The faults that are made: one change to the syntax tree of a file, and what it was."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
}  # fmt: skip

Make = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: *make* brings it about at node number *index* of the file's tree."""

    path: str
    line: int
    what: str
    index: int
    make: Make

    def source(self, text: str) -> str:
        """Return the file with the change."""
        tree = ast.parse(text)
        self.make(list(ast.walk(tree))[self.index])
        return ast.unparse(ast.fix_missing_locations(tree))


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Return every change that can be made to a file.

    Passed over is what says nothing of behaviour: docstrings, annotations, types that a call
    makes, decorators, imports, asserts, and lines marked as not to be covered.
    """
    tree = ast.parse(text)
    silent = _silent(tree)
    lines = text.splitlines()
    found: list[Mutant] = []
    for index, node in enumerate(ast.walk(tree)):
        line = _line(node)
        if id(node) in silent or (line and "pragma: no cover" in lines[line - 1]):
            continue
        found += [Mutant(path, line, what, index, make) for what, make in _changes(node)]
    return found


def _line(node: ast.AST) -> int:
    """Return the line a node stands in; a comprehension has none, but what it goes over has."""
    at = node.iter if isinstance(node, ast.comprehension) else node
    return getattr(at, "lineno", 0)


def _silent(tree: ast.Module) -> set[int]:
    """Return the nodes that say nothing of behaviour, and all below them."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        for part in _silent_parts(node):
            silent.update(id(one) for one in ast.walk(part))
    return silent


def _silent_parts(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert():
            yield node
        case ast.Expr(value=ast.Constant()):
            yield node
        case ast.FunctionDef():
            yield from node.decorator_list
            yield from filter(None, (node.returns,))
        case ast.ClassDef():
            yield from (*node.decorator_list, *node.keywords)
            yield from (base for base in node.bases if isinstance(base, ast.Subscript))
        case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
            yield annotation
        case ast.Assign(value=ast.Subscript() | ast.BinOp(op=ast.BitOr()) as value):
            yield value
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypedDict" | "TypeVar")) as value):
            yield value
        case ast.Call(func=ast.Name(id="cast"), args=[of_type, _]):
            yield of_type
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            yield node


def _changes(node: ast.AST) -> Iterator[tuple[str, Make]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in OPPOSITES:
            yield _named(op), _first_op
        case ast.BoolOp() | ast.BinOp() if type(node.op) in OPPOSITES:
            yield _named(node.op), _op
        case ast.UnaryOp(op=ast.Not()):
            yield "not x becomes x", _without_not
        case ast.Constant(value=bool() as value):
            yield f"{value} becomes {not value}", _constant(not value)
        case ast.Constant(value=int() as value):
            yield f"{value} becomes {value + 1}", _constant(value + 1)
        case ast.Constant(value=str() as value):
            yield f"{value!r} becomes {_other(value)!r}", _constant(_other(value))
        case ast.If() | ast.IfExp():
            yield "the condition is turned round", _turned
        case ast.Tuple(elts=[_, *_, _], ctx=ast.Load()):
            yield "the last of a tuple is dropped", _shorter
        case ast.comprehension(ifs=[_, *_]):
            yield "a filter is dropped", _unfiltered


def _named(op: ast.AST) -> str:
    return f"{type(op).__name__} becomes {OPPOSITES[type(op)].__name__}"


def _other(text: str) -> str:
    """Return the text with its first word changed, or something else where it has none."""
    word = next((one for one in text.split() if one.isalpha()), "")
    return text.replace(word, "mutant", 1) if word else f"{text}mutant"


def _first_op(node: ast.AST) -> None:
    assert isinstance(node, ast.Compare)  # noqa: S101 - settled by `_changes`
    node.ops[0] = OPPOSITES[type(node.ops[0])]()  # type: ignore[call-overload]


def _op(node: ast.AST) -> None:
    node.op = OPPOSITES[type(node.op)]()  # type: ignore[attr-defined]


def _without_not(node: ast.AST) -> None:
    """Make ``not x`` a double negation, which is the same as leaving it out."""
    node.operand = ast.UnaryOp(ast.Not(), node.operand)  # type: ignore[attr-defined]


def _constant(value: object) -> Make:
    def make(node: ast.AST) -> None:
        node.value = value  # type: ignore[attr-defined]

    return make


def _turned(node: ast.AST) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)  # type: ignore[attr-defined]


def _shorter(node: ast.AST) -> None:
    node.elts = node.elts[:-1]  # type: ignore[attr-defined]


def _unfiltered(node: ast.AST) -> None:
    node.ifs = []  # type: ignore[attr-defined]
