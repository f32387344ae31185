"""How a file is given: to be saved, never to be shown within the site."""

from urllib.parse import quote

from django.http import HttpResponse

from kiem.portfolio.queries import FileLine
from kiem.portfolio.rules import CONTENT_TYPES

ALONE = "sandbox; default-src 'none'"
"""What a browser that opens it all the same may do with it: nothing."""


def handed_out(line: FileLine, content: bytes) -> HttpResponse:
    return as_attachment(line.name, content, CONTENT_TYPES[line.kind])


def as_attachment(name: str, content: bytes, content_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Content-Security-Policy": ALONE,
        },
    )
