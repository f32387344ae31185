"""A leader and her teams."""

import uuid
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiem.foundation.purposes import Use
from kiem.gaps.pages import team_page, teams_page
from kiem.organisation.actions import open_team_levels
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.render import render_page


@screen(Role.LEADER, use=Use.DEVELOPMENT)
@require_safe
def teams(request: KiemRequest) -> HttpResponse:
    page = teams_page(request.viewer)
    if page.only:
        return redirect("gaps:team", page.only.unit_id)
    return render_page(request, "gaps/teams.html", page)


@screen(Role.LEADER, use=Use.DEVELOPMENT)
@require_safe
def team(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    page = team_page(request.viewer, unit_id, _addresses())
    open_team_levels(page.people, by=request.viewer, at=timezone.now())
    return render_page(request, "gaps/team.html", page)


def _addresses() -> Callable[[uuid.UUID], str]:
    """The page of each member: looked up once for all of them."""
    nobody = uuid.UUID(int=0)
    before, after = reverse("home:growth_of_member", args=[nobody]).split(str(nobody))
    return lambda person_id: f"{before}{person_id}{after}"
