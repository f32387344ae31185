"""The checked-in budgets: the most statements that each address may take, whoever asks.

The tests leave what they found in build; ``python -m tests.house.budgets.table`` makes a table of it beside the
checked-in one, for a person to compare and to judge.
"""

import json
import sys
import tomllib
from collections.abc import Mapping

from tests.house.tree import ROOT

BUDGETS = ROOT / "tests" / "house" / "query_budgets.toml"
FOUND = ROOT / "build" / "budgets.json"


def budgets() -> dict[str, int]:
    """The checked-in numbers, by row."""
    found: dict[str, int] = tomllib.loads(BUDGETS.read_text(encoding="utf-8"))
    return found


def leave(found: Mapping[str, int]) -> None:
    """Leave what was counted for ``main``."""
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(json.dumps(found), encoding="utf-8")


def main() -> int:
    found: dict[str, int] = json.loads(FOUND.read_text(encoding="utf-8"))
    path = FOUND.with_name(BUDGETS.name)
    lines = [f"{json.dumps(row):<58} = {number}\n" for row, number in found.items()]
    path.write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{path} holds what was found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
