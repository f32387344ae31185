"""A crowd on its telephones: many connections, each with a tap every so often, and how long each tap took.

Plain HTTP/1.1 over kept connections, so that the crowd itself costs next to nothing.
"""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode


@dataclass(frozen=True)
class Screen:
    """A competence on a screen: where its taps go, and the ids that tell whose answer on what it is."""

    path: str
    asked: str
    competence: str


@dataclass(frozen=True)
class Someone:
    """Who fills in: by which cookies the site knows her, and her screens."""

    cookies: Mapping[str, str]
    token: str
    screens: Sequence[Screen]


@dataclass
class Taps:
    """``seconds``: of each tap that was answered well. ``last``: the last position that was confirmed, by screen."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    last: dict[tuple[str, str], int] = field(default_factory=dict)


def fill_in(port: int, people: Sequence[Someone], *, taps: int, pause: float) -> Taps:
    """Let everyone tap so many times, ``pause`` seconds apart, beginning at any moment within the first pause."""
    found, lots = Taps(), random.Random(20261127)
    starts = [lots.uniform(0, pause) for _person in people]

    async def all_together() -> None:
        each = zip(people, starts, strict=True)
        await asyncio.gather(*(_fill_in(port, one, start, taps, pause, lots, found) for one, start in each))

    asyncio.run(all_together())
    return found


async def _fill_in(
    port: int, person: Someone, start: float, taps: int, pause: float, lots: random.Random, found: Taps
) -> None:
    begun = time.perf_counter() + start
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for number in range(taps):
            await asyncio.sleep(max(0.0, begun + number * pause - time.perf_counter()))
            screen, position = person.screens[number % len(person.screens)], lots.randint(1, 4)
            asked_at = time.perf_counter()
            writer.write(_request(port, person, screen, position))
            status = await _answer(reader)
            if status == 200:
                found.seconds.append(time.perf_counter() - asked_at)
                found.last[screen.asked, screen.competence] = position
            else:
                found.failed.append(f"{status} {screen.path}")
    except (OSError, asyncio.IncompleteReadError, ValueError) as error:
        found.failed.append(f"{type(error).__name__}: {error}")
    finally:
        writer.close()


def _request(port: int, person: Someone, screen: Screen, position: int) -> bytes:
    body = urlencode({"competence": screen.competence, "position": position}).encode()
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    head = (
        f"POST {screen.path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookies}\r\nX-CSRFToken: {person.token}\r\n"
        "HX-Request: true\r\nAccept-Language: nl\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _answer(reader: asyncio.StreamReader) -> int:
    """The status of an answer, once all of it came."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in lines:
        await reader.readexactly(int(lines["content-length"]))
    elif lines.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return status
