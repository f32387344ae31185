"""The team matrix as it would be with every cell ready in memory: joined into rows, rows into the page.

Nothing is read or decided for it but what the frame around every page reads. That a leader saw these levels is kept
as for Kiem's own page, by the same action: the house asks that of any page with levels on it, however it was made.
"""

import re
import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from kiem.foundation.purposes import Use
from kiem.organisation.actions import open_team_levels
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role

_CELL = re.compile(r"(?<=</t[hd]>)(?=<t[hd])")
_ROW = re.compile(r"(?<=</tr>)(?=<tr>)")
_MEMBER = re.compile(r'<th scope="row"><a href="[^"]*?([0-9a-f-]{36})/"')
_ready: list[list[str]] = []
_people: list[uuid.UUID] = []


def keep(main: str) -> None:
    """Keep people and cells of the page that was made before; what stands around the table with the nearest cell."""
    _people[:] = [uuid.UUID(person) for person in _MEMBER.findall(main)]
    _ready[:] = [_CELL.split(row) for row in _ROW.split(main)]


@screen(Role.LEADER, use=Use.DEVELOPMENT)
def team(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    joined = "".join(["".join(cells) for cells in _ready])
    open_team_levels(_people, by=request.viewer, at=timezone.now())
    return render(request, "bench/team.html", {"joined": mark_safe(joined)})  # noqa: S308 - cells that the page made
