"""Where prcheck uses regular expressions, read off its source."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

SOURCE = Path(__file__).parent.parent.parent / "src" / "prcheck"
FILES = tuple(path for path in sorted(SOURCE.rglob("*.py")) if path.name != "__main__.py")
CALLS = frozenset({"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"})
ANCHORED = frozenset({"match", "fullmatch"})


@dataclass(frozen=True, slots=True)
class Used:
    """One expression: where it stands, and whether it is only ever tried at one place of a text."""

    place: str
    pattern: str
    flags: int
    anchored: bool


@cache
def used() -> tuple[tuple[Used, ...], tuple[str, ...]]:
    """All expressions, and the places of those that are only known when they run."""
    ways = _ways()
    found, unknown = list[Used](), list[str]()
    for path in FILES:
        module = _module(path)
        tree = ast.parse(path.read_text("utf-8"))
        named = {id(node.value): target.id for node, target in _assigned(tree)}
        for call in _calls(tree):
            place = f"{path.relative_to(SOURCE)}: {named.get(id(call)) or ast.unparse(call)[:60]}"
            own = ways.get((module.__name__, named.get(id(call), "")), frozenset({call.func.attr}))  # type: ignore[attr-defined]
            try:
                pattern = _evaluated(call.args[0], module)
                flags = _flags(call, module)
            except (NameError, KeyError):
                unknown.append(place)
                continue
            if isinstance(pattern, bytes):
                pattern = pattern.decode("latin-1")
            if isinstance(pattern, re.Pattern):
                continue  # re.sub(_COMPILED, ...): listed where it is made
            found.append(Used(place, pattern, flags, own <= ANCHORED))
    return tuple(found), tuple(unknown)


def _module(path: Path) -> ModuleType:
    parts = ("prcheck", *path.relative_to(SOURCE).with_suffix("").parts)
    return importlib.import_module(".".join(parts).removesuffix(".__init__"))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
            yield from [node] if ast.unparse(node.func.value) == "re" else ()


def _assigned(tree: ast.AST) -> Iterator[tuple[ast.Assign, ast.Name]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            yield node, node.targets[0]


def _evaluated(node: ast.expr, module: ModuleType) -> Any:
    """What stands there, as far as the module's own names tell."""
    return eval(compile(ast.Expression(node), "regex", "eval"), dict(vars(module)))  # noqa: S307 - our own source


def _flags(call: ast.Call, module: ModuleType) -> int:
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    given = [word.value for word in call.keywords if word.arg == "flags"] + call.args[place : place + 1]
    return int(_evaluated(given[0], module)) if given else 0


def _ways() -> dict[tuple[str, str], frozenset[str]]:
    """How the named expressions are used: (module, name) -> methods; one that is passed on counts as searched."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in FILES:
        module, tree = _module(path), ast.parse(path.read_text("utf-8"))
        methods = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(tree):
            for home, name in _named(node, module):
                found.setdefault((home, name), set()).add(methods.get(id(node), "passed on"))
    return {key: frozenset(methods) for key, methods in found.items()}


def _named(node: ast.AST, module: ModuleType) -> Iterator[tuple[str, str]]:
    """The expression that a name, or a name of another module, stands for."""
    names = vars(module)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and isinstance(names.get(node.id), re.Pattern):
        yield _home(module, node.id), node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        other = names.get(node.value.id)
        if isinstance(other, ModuleType) and isinstance(vars(other).get(node.attr), re.Pattern):
            yield other.__name__, node.attr


def _home(module: ModuleType, name: str) -> str:
    """The module that an imported expression comes from."""
    for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            return node.module or ""
    return module.__name__
