"""One question to one address, undone afterwards; and what of its answer may differ from one time to the next."""

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.db import transaction
from django.test import Client
from django.urls import reverse

Body = Mapping[str, Any]
_VARIES = (
    (re.compile(rb'(name="csrfmiddlewaretoken" value=)"[^"]*"'), rb'\1""'),
    (re.compile(rb'(<meta name="csrf-token" content=)"[^"]*"'), rb'\1""'),
    (re.compile(rb'(name="(?:once|id)" value=)"[^"]*"'), rb'\1""'),
    (re.compile(rb'(name="next" value=)"[^"]*"'), rb'\1""'),
    (re.compile(rb"DTSTAMP:\d{8}T\d{6}Z"), b"DTSTAMP:"),
    (re.compile(rb"<strong>[0-9a-f]{12}</strong>"), b"<strong></strong>"),
)
_HEADERS = {"X-Request-ID", "Set-Cookie"}


@dataclass(frozen=True)
class Answer:
    """An answer without what is new each time: tokens against forged forms, and its reference number."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def where_to(self) -> str:
        return dict(self.headers).get("Location", "")


def ask(client: Client, method: str, name: str, arguments: Mapping[str, Any], body: Body | None = None) -> Answer:
    return ask_path(client, method, reverse(name, kwargs=dict(arguments)), body)


def ask_path(client: Client, method: str, path: str, body: Body | None = None) -> Answer:
    """Ask, and undo what it wrote: the database, and what the browser keeps."""
    cookies = copy(client.cookies)
    for value in (body or {}).values():
        if hasattr(value, "seek"):
            value.seek(0)  # a file that was sent before
    with transaction.atomic():
        response = client.get(path) if method == "GET" else client.post(path, dict(body or {}))
        streamed = getattr(response, "streaming", False)
        content = b"".join(response.streaming_content) if streamed else response.content  # type: ignore[attr-defined]  # it streams
        transaction.set_rollback(True)
    client.cookies = cookies
    headers = tuple(sorted((k, v) for k, v in response.headers.items() if k not in _HEADERS))
    return Answer(response.status_code, steady(content), headers)


def steady(content: bytes) -> bytes:
    """Bytes of a page without what is new each time; of packed files their names and contents, not their moments."""
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as packed:
            content = b"\n".join(part for name in packed.namelist() for part in (name.encode(), packed.read(name)))
    for pattern, instead in _VARIES:
        content = pattern.sub(instead, content)
    return content
