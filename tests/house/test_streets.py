"""Who may write, who may look at the clock, and that every action names its actor and its moment."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, SLICES, functions, modules, name_of, parsed, street

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ON_ROWS = {"update", "delete"}
MAY_WRITE = {
    "kiem/accounts/models.py": "Django and allauth make users through the manager",
    "kiem/accounts/adapter.py": "allauth's own writes: the listed exception",
    "kiem/foundation/outbox.py": "the outbox writes its own table",
    "kiem/foundation/sealing.py": "the sealer writes its own tables",
    "kiem/foundation/trail.py": "the trail writes its own table",
    "kiem/demo/building/portfolio.py": "a picture is saved to bytes, no row",
    "kiem/portfolio/cleaning/papers.py": "a PDF is saved to bytes, no row",
    "kiem/portfolio/cleaning/pictures.py": "a picture is saved to bytes, no row",
}
CLOCKS = {"now", "today", "localdate", "time", "monotonic", "time_ns"}


def _writes(path: Path) -> list[int]:
    found = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            receiver = ast.unparse(node.func.value)
            rows = ".objects" in receiver or ".filter(" in receiver or ".exclude(" in receiver
            session = "session" in receiver
            if (node.func.attr in WRITES and not session) or (node.func.attr in ON_ROWS and rows):
                found.append(node.lineno)
    return found


def test_only_actions_write() -> None:
    wrong = [
        f"{name_of(path)}:{line}"
        for path in modules()
        if street(path) != "actions" and name_of(path) not in MAY_WRITE
        for line in _writes(path)
    ]
    assert wrong == []


def _offered(path: Path) -> set[str]:
    """What a folder of actions offers to others; empty for a single module, where everything public is offered."""
    nameplate = path.parent / "__init__.py"
    if path.parent.name != "actions" or not nameplate.exists():
        return set()
    names: set[str] = set()
    for node in parsed(nameplate).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
            names |= {str(each.value) for each in node.value.elts if isinstance(each, ast.Constant)}
    return names


def test_every_action_names_its_actor_and_its_moment() -> None:
    wrong = []
    for path in modules():
        if street(path) != "actions" or path.name == "keeping.py":
            continue
        offered = _offered(path)
        for node in parsed(path).body:
            if isinstance(node, ast.FunctionDef) and (node.name in offered if offered else node.name[0] != "_"):
                keywords = {argument.arg for argument in node.args.kwonlyargs}
                if not {"by", "at"} <= keywords:
                    wrong.append(f"{name_of(path)}: {node.name}")
    assert wrong == []


def test_rules_engine_actions_pages_and_queries_do_not_look_at_the_clock() -> None:
    wrong = []
    for path in modules():
        if street(path) in {"rules", "actions", "pages", "queries", "access"} or "engine" in path.parts:
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                    if node.args or node.keywords:
                        continue  # timezone.localdate(at) turns a moment that was given into its day
                    wrong.append(f"{name_of(path)}:{node.lineno}")
    assert wrong == []


def test_no_signals_and_no_save_overrides() -> None:
    wrong = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if (
                isinstance(node, ast.ImportFrom)
                and (node.module or "").endswith("signals")
                and "accounts" not in path.parts
            ):
                wrong.append(f"{name_of(path)}:{node.lineno} signals")
        if street(path) == "models":
            wrong += [f"{name_of(path)}: {node.name}" for node in functions(path) if node.name in {"save", "delete"}]
    assert wrong == []


def test_every_slice_has_its_nameplate() -> None:
    for name in (*SLICES, "demo", "foundation", "engine", "ui", "config"):
        path = ROOT / "kiem" / name / "__init__.py"
        body = parsed(path).body
        assert len(body) == 1, f"{name}/__init__.py holds code"
        assert isinstance(body[0], ast.Expr), f"{name}/__init__.py says nothing"


def test_no_drawers_that_hold_anything() -> None:
    forbidden = {
        "util",
        "utils",
        "helper",
        "helpers",
        "manager",
        "managers",
        "service",
        "services",
        "common",
        "misc",
        "data",
        "info",
    }
    assert [name_of(path) for path in modules("kiem", "tests") if path.stem in forbidden] == []


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
