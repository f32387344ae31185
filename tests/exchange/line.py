"""The line of screens as a browser walks it: send a file, answer the form, look, decide."""

import html
import re
import uuid
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kiem.competences.actions import bring_in_framework
from kiem.competences.rules import CompetenceToBringIn
from kiem.exchange.models import Upload
from kiem.foundation.actors import Actor
from tests.cast import NOW

DAY = "2026-05-01"


class _Fields(HTMLParser):
    """What a browser would send of a form when nothing is touched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = dict(attributes)
        name = has.get("name") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in has or self._select not in self.found):
            self.found[self._select] = has.get("value") or ""
        elif (tag == "input" and has.get("type") in ("date", "text") and name) or (
            tag == "input" and has.get("type") == "radio" and "checked" in has
        ):
            self.found[name] = has.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self._select = "" if tag == "select" else self._select


def fields_of(response: Any) -> dict[str, str]:
    parser = _Fields()
    parser.feed(_main(response))
    return parser.found


def _main(response: Any) -> str:
    text: str = response.content.decode()
    return text.partition("<main")[2].partition("</main>")[0]


def seen(response: Any) -> str:
    """The words of the page's content, as one reads them."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", _main(response)))).strip()


def send(client: Client, kind: str, name: str, content: bytes) -> Any:
    return client.post(f"/bring-in/{kind}/", {"file": SimpleUploadedFile(name, content)})


def sent(client: Client, kind: str, name: str, content: bytes) -> uuid.UUID:
    """Send a file that can be read; its id."""
    response = send(client, kind, name, content)
    assert response.status_code == 302, seen(response)
    return uuid.UUID(response["Location"].rstrip("/").rpartition("/")[2])


def url(upload: uuid.UUID, step: str = "") -> str:
    return f"/bring-in/files/{upload}/{step}"


def match(client: Client, upload: uuid.UUID, **answers: str) -> Any:
    """Answer what the columns hold: as proposed, apart from `answers`; levels are of one day unless said otherwise."""
    fields = fields_of(client.get(url(upload, "match/")))
    if fields.get("observed_on") == "":
        fields["observed_on"] = DAY
    return client.post(url(upload, "match/"), fields | answers)


def previewed(client: Client, kind: str, name: str, content: bytes, **answers: str) -> tuple[uuid.UUID, str]:
    """Send and match a file; its id and what the preview says."""
    upload = sent(client, kind, name, content)
    response = match(client, upload, **answers)
    assert response.status_code == 302, seen(response)
    return upload, seen(client.get(url(upload), follow=True))


def applied(client: Client, upload: uuid.UUID) -> str:
    client.post(url(upload, "apply/"))
    return seen(client.get(url(upload), follow=True))


def brought_in(client: Client, kind: str, name: str, content: bytes, **answers: str) -> str:
    """The whole line; what the last page says."""
    upload, preview = previewed(client, kind, name, content, **answers)
    says = applied(client, upload)
    assert Upload.objects.get(id=upload).step == "applied", preview
    return says


def with_competences(by: Actor, names: Sequence[str], level_names: Sequence[str] = ()) -> None:
    rows = [CompetenceToBringIn(name, level_texts=("",) * len(level_names)) for name in names]
    bring_in_framework(rows, language="nl", level_names=level_names, by=by, at=NOW)
