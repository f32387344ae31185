"""The checked-in table of who gets what answer.

The tests leave what they found in build/access; ``python -m tests.house.access.matrix`` makes one table of it beside
the checked-in one, for a person to compare and to judge.
"""

import json
import sys
import tomllib
from collections.abc import Mapping

from tests.house.access.columns import WHO
from tests.house.tree import ROOT

MATRIX = ROOT / "tests" / "house" / "access_matrix.toml"
FOUND = ROOT / "build" / "access"
METHODS = ("GET", "POST")
Statuses = Mapping[str, Mapping[str, int]]
"""By method, by row: the status."""


def matrix() -> dict[str, Statuses]:
    """The checked-in statuses, by who."""
    found = tomllib.loads(MATRIX.read_text(encoding="utf-8"))
    return {
        who: {method: {row: found[method][row][place] for row in found[method]} for method in METHODS}
        for place, who in enumerate(found["columns"])
    }


def leave(who: str, found: Statuses) -> None:
    """Leave what someone got for ``main``."""
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{who}.json").write_text(json.dumps(found), encoding="utf-8")


def text_of(found: Mapping[str, Statuses]) -> str:
    """The table as it is checked in."""
    lines = [f"columns = [{', '.join(_quoted(who) for who in WHO)}]"]
    for method in METHODS:
        lines += ["", f"[{method}]", f"# {'':<60}{' '.join(f'{who[:4]:<4}' for who in WHO)}"]
        for row in next(iter(found.values()))[method]:
            lines.append(f"{_quoted(row):<59} = [{', '.join(str(found[who][method][row]) for who in WHO)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return f'"{text}"'


def differences(found: Statuses, expected: Statuses) -> list[str]:
    """What of someone's column is not as the matrix says."""
    return [
        f"{method} {row}: {status}, and the matrix says {expected[method].get(row)}"
        for method in METHODS
        for row, status in found[method].items()
        if status != expected[method].get(row)
    ]


def main() -> int:
    found = {who: json.loads((FOUND / f"{who}.json").read_text(encoding="utf-8")) for who in WHO}
    path = FOUND / MATRIX.name
    path.write_text(text_of(found), encoding="utf-8")
    for who, expected in matrix().items():
        sys.stdout.writelines(f"{who} {line}\n" for line in differences(found[who], expected))
    sys.stdout.write(f"{path} holds what was found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
