"""Our team: reading where it placed itself, and noting it."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kiem.assessments.actions import place_team as place
from kiem.assessments.forms import PlaceTeamForm
from kiem.assessments.pages import place_team_page, team_page, teams_page
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import carry_out_edit, posted
from kiem.ui.forms import status_of
from kiem.ui.render import render_page


@screen(use=Use.DEVELOPMENT)
@require_safe
def our_teams(request: KiemRequest) -> HttpResponse:
    page = teams_page(request.viewer)
    if page.only:
        return redirect("assessments:our_team", page.only.unit_id)
    return render_page(request, "assessments/teams/our_teams.html", page)


@screen(use=Use.DEVELOPMENT)
@require_safe
def our_team(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "assessments/teams/our_team.html", team_page(request.viewer, unit_id))


@screen(Role.LEADER, Role.HR, use=Use.DEVELOPMENT)
@require_http_methods(["GET", "POST"])
def place_team(request: KiemRequest, unit_id: uuid.UUID, competence_id: uuid.UUID) -> HttpResponse:
    page = place_team_page(request.viewer, unit_id, competence_id)
    form = PlaceTeamForm(posted(request), levels=page.levels, stands=page.stands, today=page.today)
    placing = partial(place, unit_id, competence_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out_edit(form, placing):
        messages.success(request, _("Noted. The team and who leads it can read it."))
        return redirect("assessments:our_team", unit_id)
    return render_page(request, "assessments/teams/place_team.html", page, form=form, status=status_of(form))
