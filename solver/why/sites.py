"""Where in `arrangement/problem` a value goes: the field of the problem that is made at a place in the code.

A rule reads the problem, not the case. So a reading of the case belongs to the rules that read the field into
which the value was put; the place in the source says which one that is.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from arrangement.problem import asked, bounds, problem, sources

Field = tuple[str, str]
"""Class and field of the frozen problem."""

_FOLDER = str(Path(problem.__file__).parent)
PARTS: dict[str, type[Any]] = {
    name: kind
    for module in (asked, bounds, problem, sources)
    for name, kind in inspect.getmembers(module, inspect.isclass)
    if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
}
"""The classes of the frozen problem by name."""

Span = tuple[int, int, int, int]


@dataclasses.dataclass(frozen=True)
class Flow:
    """What stands at a span of a function goes into these fields, at once or by way of local names."""

    span: Span
    function: str
    fields: frozenset[Field]


@dataclasses.dataclass(frozen=True)
class Sites:
    """What one file of the room makes, and where.

    Attributes:
        arguments: Arguments of constructors; each becomes one field.
        flows: Values of local names, and conditions on which something is made.
        makers: Functions in which something is made.
    """

    arguments: tuple[Flow, ...]
    flows: tuple[Flow, ...]
    makers: frozenset[str]


def is_of_problem(code: CodeType) -> bool:
    """Whether code belongs to the room that builds the problem."""
    return code.co_filename.startswith(_FOLDER)


def fields_made(code: CodeType, at: int) -> tuple[frozenset[Field], bool]:
    """Give the fields that an instruction's value goes into, and whether callers may still tell more."""
    sites = _sites(code.co_filename)
    place, function = _place(code, at), _function(code)
    if place is not None:
        inside = [flow for flow in sites.arguments if _within(place, flow.span)]
        if inside:
            return min(inside, key=lambda flow: _size(flow.span)).fields, False
        named = [f.fields for f in sites.flows if f.function == function and _within(place, f.span)]
        if any(named):
            return frozenset().union(*named), False
    return frozenset(), function not in sites.makers


@lru_cache(maxsize=64)
def _sites(file: str) -> Sites:
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    made = {function.name: tuple(_arguments_in(function)) for function in functions}
    arguments = [Flow(_span(v), name, frozenset({f})) for name, found in made.items() for f, v in found]
    flows = [flow for function in functions for flow in _flows(function)]
    return Sites(tuple(arguments), tuple(flows), frozenset(name for name, found in made.items() if found))


def _flows(function: ast.FunctionDef) -> Iterator[Flow]:
    """Follow local names to the arguments in which they end."""
    steps = [step for node in ast.walk(function) for step in _steps(node)]
    ends: dict[str, set[Field]] = {}
    for field, value in _arguments_in(function):
        for name in _names(value):
            ends.setdefault(name, set()).add(field)
    for _ in steps:  # a chain of names is no longer than there are steps
        for value, targets, fields in steps:
            reached = set(fields).union(*(ends.get(target, set()) for target in targets))
            for name in _names(value):
                ends.setdefault(name, set()).update(reached)
    for value, targets, fields in steps:
        reached = set(fields).union(*(ends.get(target, set()) for target in targets))
        if reached:
            yield Flow(_span(value), function.name, frozenset(reached))


Step = tuple[ast.expr, frozenset[str], frozenset[Field]]
"""A value, the names that take it or depend on it, and what is made only if it holds."""


def _steps(node: ast.AST) -> Iterator[Step]:
    if isinstance(node, ast.Assign):
        yield node.value, frozenset(name for target in node.targets for name in _names(target)), frozenset()
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value is not None:
        yield node.value, frozenset(_names(node.target)), frozenset()
    elif isinstance(node, ast.If | ast.While):
        yield node.test, _assigned(node), frozenset(field for field, _ in _arguments_in(node))
    elif isinstance(node, ast.For):
        made = frozenset(field for field, _ in _arguments_in(node))
        yield node.iter, _assigned(node) | frozenset(_names(node.target)), made


def _assigned(node: ast.AST) -> frozenset[str]:
    stores = (n for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    return frozenset(name.id for name in stores)


def _names(node: ast.AST) -> list[str]:
    return [name.id for name in ast.walk(node) if isinstance(name, ast.Name)]


def _arguments_in(node: ast.AST) -> Iterator[tuple[Field, ast.expr]]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in PARTS:
            yield from _arguments(call)


def _arguments(call: ast.Call) -> Iterator[tuple[Field, ast.expr]]:
    assert isinstance(call.func, ast.Name)
    kind = call.func.id
    names = [field.name for field in dataclasses.fields(PARTS[kind])]
    for name, value in zip(names, call.args, strict=False):
        yield (kind, name), value
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield (kind, keyword.arg), keyword.value


def _function(code: CodeType) -> str:
    """The named function around code; a comprehension is part of it."""
    return next(name for name in reversed(code.co_qualname.split(".")) if not name.startswith("<"))


@lru_cache(maxsize=4096)
def _positions(code: CodeType) -> tuple[Any, ...]:
    return tuple(code.co_positions())


def _place(code: CodeType, at: int) -> Span | None:
    line, end_line, column, end_column = _positions(code)[at // 2]
    if None in (line, end_line, column, end_column):
        return None
    return line, column, end_line, end_column


def _span(node: ast.expr) -> Span:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _within(inner: Span, outer: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


def _size(span: Span) -> tuple[int, int]:
    return span[2] - span[0], span[3] - span[1]
