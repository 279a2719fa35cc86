"""YAML text into a tree: event by event, so that nothing is expanded, executed or nested without a limit."""

from __future__ import annotations

from typing import Any

import yaml

from assessment.files.scalars import plain_scalar
from assessment.files.tree import Mark, TreeBuilder

# libyaml is about ten times faster; both give the same events.
FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: str, loader: Any = FAST) -> TreeBuilder:
    """Read one YAML document.

    Args:
        text: Decoded text without byte order mark.
        file: Name for the faults.
        loader: PyYAML loader that yields the events.

    Raises:
        InputError: If it cannot be read at all, or holds several documents. Other faults stay in the tree.
    """
    tree = TreeBuilder(file)
    documents = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    tree.stop("yaml.two_documents", _mark(event.start_mark))
            elif isinstance(event, yaml.NodeEvent):
                _take_node(tree, event)
            elif isinstance(event, yaml.CollectionEndEvent):
                tree.end()
    except yaml.MarkedYAMLError as error:
        tree.stop(*_syntax(error, text))
    except yaml.YAMLError:
        tree.stop("yaml.syntax", Mark(1, 1))
    return tree


def _take_node(tree: TreeBuilder, event: Any) -> None:
    mark = _mark(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        if tree.awaits_key:
            tree.stop("yaml.alias", mark)
        tree.value(None, mark, "yaml.alias")
    elif isinstance(event, yaml.ScalarEvent):
        _take_scalar(tree, event, mark)
    else:
        if tree.awaits_key:
            tree.stop("key.not_text", mark)
        code = "yaml.tag" if event.tag is not None else None
        tree.begin({} if isinstance(event, yaml.MappingStartEvent) else [], mark, code)


def _take_scalar(tree: TreeBuilder, event: Any, mark: Mark) -> None:
    if tree.awaits_key:
        tree.key(event.value, mark)
    elif event.tag is not None:
        tree.value(None, mark, "yaml.tag")
    elif event.implicit[0]:
        value, code = plain_scalar(event.value)
        tree.value(value, mark, code)
    else:
        tree.value(event.value, mark)


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[str, Mark]:
    """Turn a parser's words into one of a few that help; the line's content is never repeated."""
    problem = f"{error.context or ''} {error.problem or ''}"
    lines = text.splitlines()
    at = error.problem_mark or error.context_mark
    code = "yaml.syntax"
    if "quoted scalar" in problem:
        # The opening quote is the line to look at; the end of the file is where it was missed.
        code, at = "yaml.quote", error.context_mark or at
    elif "mapping values are not allowed" in problem:
        code = "yaml.colon"
    elif "tag" in problem:
        code = "yaml.tag"
    elif at is not None and at.line < len(lines) and _indented_by_tab(lines[at.line]):
        code = "yaml.tab"
    if at is None or at.line >= len(lines):
        # Something is missing at the end of the file.
        return code, Mark(len(lines), len(lines[-1]) + 1)
    return code, _mark(at)


def _indented_by_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]
