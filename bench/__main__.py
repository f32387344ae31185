"""``python -m bench [--only NAME] [--rounds N]``: one line a bar, and the figures under build/bench.json."""

import argparse
import json
import os
import platform
import sys
from pathlib import Path

from bench.site import DATABASE, ROOT, Browser, site

FIGURES = ROOT / "build" / "bench.json"


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    facts: dict[str, object] = {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    details = Path("/proc/cpuinfo")
    if details.exists():
        names = [line.partition(":")[2].strip() for line in details.read_text().splitlines() if "model name" in line]
        facts |= {"processor": names[0]} if names else {}
    return facts


def main() -> int:
    reader = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    reader.add_argument("--only", metavar="NAME", help="one bar")
    reader.add_argument("--rounds", type=int, default=0, help="pairs of half rounds for each bar")
    asked = reader.parse_args()
    with site() as handler:
        from bench import filling
        from bench.bars import BARS
        from bench.house import furnish
        from bench.running import postgresql, run, say

        names = [*(bar.name for bar in BARS), filling.NAME]
        if asked.only not in (None, *names):
            sys.exit(f"There is no such bar. There are: {', '.join(names)}")
        wanted = [bar for bar in BARS if asked.only in (None, bar.name)]
        house = furnish()
        results = run(wanted, house, Browser(handler), DATABASE, rounds=asked.rounds)
        if asked.only in (None, filling.NAME):
            results["bars"].append(found := filling.measure(house))
            say(filling.line(found))
        figures = {"machine": machine() | {"postgresql": postgresql()}, **results}
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
