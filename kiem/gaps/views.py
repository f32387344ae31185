"""A leader, her teams and their minimums; and who helps whom."""

import uuid
from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Use
from kiem.gaps import actions
from kiem.gaps.forms import MinimumForm, OfferForm
from kiem.gaps.pages import asked_in, helping_page, minimum_choices, minimums_page, team_page, teams_page
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
    page = team_page(request.viewer, unit_id, asked_in(request.GET), _addresses())
    open_team_levels(page.people, by=request.viewer, at=timezone.now())
    return render_page(request, "gaps/team.html", page)


@screen(Role.LEADER, Role.HR, use=Use.DEVELOPMENT)
@require_http_methods(["GET", "POST"])
def minimums(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    page = minimums_page(request.viewer, unit_id)
    form = MinimumForm(request.POST or None, choices=minimum_choices(page), today=page.today)
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree_minimum(unit_id, **form.cleaned_data, by=request.viewer, at=timezone.now())
        except CannotDo as refused:
            form.add_error(refused.field, str(refused.sentence))
        else:
            return redirect("gaps:minimums", unit_id)
    return render_page(request, "gaps/minimums.html", page, form=form, status=422 if form.errors else 200)


@screen(Role.LEADER, Role.HR, use=Use.DEVELOPMENT)
@require_POST
def end_minimum(request: KiemRequest, unit_id: uuid.UUID, minimum_id: uuid.UUID) -> HttpResponse:
    actions.end_minimum(minimum_id, by=request.viewer, at=timezone.now())
    return redirect("gaps:minimums", unit_id)


@screen(use=Use.DEVELOPMENT)
@require_safe
def helping(request: KiemRequest) -> HttpResponse:
    return render_page(request, "gaps/helping.html", helping_page(request.viewer))


@screen(use=Use.DEVELOPMENT)
@require_POST
def offer(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    form = OfferForm(request.POST)
    if not form.is_valid():
        raise NotFound
    actions.offer_help(competence_id, form.cleaned_data["offers"], by=request.viewer, at=timezone.now())
    return redirect("gaps:helping")


def _addresses() -> Callable[[uuid.UUID], str]:
    """The page of each member: looked up once for all of them."""
    nobody = uuid.UUID(int=0)
    before, after = reverse("home:growth_of_member", args=[nobody]).split(str(nobody))
    return lambda person_id: f"{before}{person_id}{after}"
