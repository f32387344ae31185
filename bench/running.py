"""Running bars: sameness first, then the rounds, then a line for each."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import connection

from bench.bar import AnswersDiffer, Bar, CannotMeasure, refuse_when_different, verdict
from bench.house import House
from bench.processor import WITHOUT_DATABASE, sees_database, used
from bench.rounds import FEW_ROUNDS, ROUNDS, Measured, alternate
from bench.site import Browser


def run(bars: Sequence[Bar], house: House, browser: Browser, database: str, *, rounds: int = 0) -> dict[str, Any]:
    """Measure each and say it in a line. The figures, with seconds of processor time for one answer."""
    if not sees_database():
        say(WITHOUT_DATABASE)
    found = []
    for bar in bars:
        try:
            ways = bar.ways(house, browser)
            _settle()
            refuse_when_different(ways)
        except CannotMeasure as missing:
            found.append({"name": bar.name, "says": bar.says, "bar": bar.most, "verdict": "not measured"})
            say(f"{bar.name:<18} not measured: {missing}")
            continue
        except AnswersDiffer as difference:
            found.append({"name": bar.name, "says": bar.says, "bar": bar.most, "verdict": "differs"})
            say(f"{bar.name:<18} not timed: the answers differ, {difference}")
            continue
        number = rounds or (FEW_ROUNDS if bar.once else ROUNDS)
        measured = alternate(ways.page, ways.other, partial(used, database), rounds=number, once=bar.once)
        found.append(_figures(bar, measured))
        say(line(bar, measured))
    return {"counts_database": sees_database(), "bars": found}


def line(bar: Bar, measured: Measured) -> str:
    """Name, ratio, bar, verdict; then what one answer of each took."""
    most = "   -" if bar.most is None else f"{bar.most:4.1f}"
    took = f"{measured.page * 1000:.1f} ms against {measured.other * 1000:.1f} ms"
    return f"{bar.name:<18} {measured.ratio:6.2f} {most}  {verdict(measured.ratio, bar.most):<12} {took}: {bar.says}"


def _figures(bar: Bar, measured: Measured) -> dict[str, Any]:
    return {
        "name": bar.name,
        "says": bar.says,
        "ratio": round(measured.ratio, 3),
        "bar": bar.most,
        "verdict": verdict(measured.ratio, bar.most),
        "page_seconds": round(measured.page, 6),
        "other_seconds": round(measured.other, 6),
        "rounds": measured.rounds,
    }


def _settle() -> None:
    """Let the planner know what is there, as the server itself would after a while."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")
    connections["owner"].close()


def postgresql() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
