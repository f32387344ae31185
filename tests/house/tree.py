"""The house as files: its modules, functions and templates, for tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SLICES = (
    "accounts",
    "organisation",
    "competences",
    "profiles",
    "assessments",
    "credentials",
    "portfolio",
    "gaps",
    "home",
    "exchange",
)


def modules(*folders: str) -> Iterator[Path]:
    """The project's own Python files below ``folders`` (default kiem), without migrations."""
    for folder in folders or ("kiem",):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def street(path: Path) -> str:
    """The fixed file name a module stands for: ``actions`` for ``kiem/x/actions.py`` and ``kiem/x/actions/y.py``."""
    parts = path.relative_to(ROOT).parts
    return parts[2].removesuffix(".py") if len(parts) > 2 else ""


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(node: ast.FunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def templates() -> list[Path]:
    return sorted(path for path in (ROOT / "kiem").rglob("*.html") if "templates" in path.parts)
