"""The team matrix as it would be with every cell ready in memory: joined into rows, rows into the page.

Nothing is read or decided for it but what the frame around every page reads.
"""

import re
import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role

_CELL = re.compile(r"(?<=</t[hd]>)(?=<t[hd])")
_ROW = re.compile(r"(?<=</tr>)(?=<tr>)")
_ready: list[list[str]] = []


def keep(main: str) -> None:
    """Keep the cells of the page that was made before, row by row; what stands around the table with the nearest."""
    _ready[:] = [_CELL.split(row) for row in _ROW.split(main)]


@screen(Role.LEADER, use=Use.DEVELOPMENT)
def team(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    joined = "".join(["".join(cells) for cells in _ready])
    return render(request, "bench/team.html", {"joined": mark_safe(joined)})  # noqa: S308 - cells that the page made
