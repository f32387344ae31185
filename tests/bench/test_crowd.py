"""The crowd of the bench: what it counts as answered, as failed, and as the last answer that was confirmed."""

import asyncio
import threading
from collections.abc import Iterator
from queue import Queue

import pytest

from bench.crowd import Screen, Someone, fill_in

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
IN_PIECES = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
REFUSED = b"HTTP/1.1 422 Unprocessable\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture
def port() -> Iterator[int]:
    """A site that answers by what stands in the path."""
    ports: Queue[int] = Queue()
    loop = asyncio.new_event_loop()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                await reader.readexactly(int(head.split("Content-Length: ")[1].split("\r\n")[0]))
                if "/gone/" in head:
                    break
                writer.write(REFUSED if "/refused/" in head else IN_PIECES if "/pieces/" in head else PLAIN)
        except asyncio.IncompleteReadError:
            pass
        writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        ports.put(server.sockets[0].getsockname()[1])

    begun = loop.create_task(serve())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield ports.get(timeout=10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    assert begun.done()
    loop.close()


def _someone(*paths: str) -> Someone:
    return Someone({"session": "x"}, "token", [Screen(f"/{path}/", path, "c") for path in paths])


def test_what_is_answered_counts_and_its_last_position_is_remembered(port: int) -> None:
    found = fill_in(port, [_someone("plain", "pieces"), _someone("other")], taps=4, pause=0.001)
    assert (len(found.seconds), found.failed) == (8, [])
    assert set(found.last) == {("plain", "c"), ("pieces", "c"), ("other", "c")}


def test_a_refusal_and_a_connection_that_breaks_have_failed(port: int) -> None:
    found = fill_in(port, [_someone("refused"), _someone("plain", "gone")], taps=2, pause=0.001)
    assert sorted(said.split()[0] for said in found.failed) == ["422", "422", "IncompleteReadError:"]
    assert set(found.last) == {("plain", "c")}
