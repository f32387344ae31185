"""Planning, opening, following and closing rounds."""

import uuid
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.assessments import actions, pages
from kiem.assessments.forms import ChooseForm, OpenForm, RoundForm
from kiem.foundation.errors import CannotDo
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen(Role.HR, Role.LEADER)
def rounds(request: KiemRequest) -> HttpResponse:
    return render_page(request, "assessments/rounds.html", pages.rounds_page(request.viewer))


@require_GET
@screen(Role.LEADER, use=None)
def rounds_below(request: KiemRequest, use: str) -> HttpResponse:
    return render_page(request, "assessments/progress/rounds_below.html", pages.rounds_below_page(request.viewer))


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER)
def new_round(request: KiemRequest) -> HttpResponse:
    page = pages.new_round_page(request.viewer, request.GET.get("unit", ""))
    form = RoundForm(posted(request), people=page.people, starts_on=page.starts_on, closes_on=page.closes_on)
    action = partial(actions.plan_round, by=request.viewer, at=timezone.now())
    done = form.is_bound and carry_out(form, action)
    if done:
        messages.success(request, _("Planned. Look through it, and open it when it is right: nobody was told yet."))
        return _to(done.result.purpose, done.result.id)
    return render_page(request, "assessments/new_round.html", page, form=form, status=status_of(form))


@require_GET
@screen(Role.HR, Role.LEADER, use=None)
def round(request: KiemRequest, use: str, round_id: uuid.UUID) -> HttpResponse:
    page = pages.round_page(request.viewer, round_id)
    return render_page(request, "assessments/round.html", page, form=OpenForm())


@require_POST
@screen(Role.HR, Role.LEADER, use=None)
def open_round(request: KiemRequest, use: str, round_id: uuid.UUID) -> HttpResponse:
    pages.followed_round(request.viewer, round_id)
    form = OpenForm(request.POST)
    if carry_out(form, partial(actions.open_round, round_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The round is open. Everyone who is asked was told."))
        return _to(use, round_id)
    page = pages.round_page(request.viewer, round_id)
    return render_page(request, "assessments/round.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR, Role.LEADER, use=None)
def close_round(request: KiemRequest, use: str, round_id: uuid.UUID) -> HttpResponse:
    said = _("The round is closed. What was answered was kept; who answered what is forgotten.")
    return _carried_out(request, use, round_id, actions.close_round, said)


@require_POST
@screen(Role.HR, Role.LEADER, use=None)
def remind(request: KiemRequest, use: str, round_id: uuid.UUID) -> HttpResponse:
    return _carried_out(request, use, round_id, actions.remind_round, _("Everyone who was asked was reminded."))


def _carried_out(
    request: KiemRequest, use: str, round_id: uuid.UUID, action: Callable[..., object], said: str
) -> HttpResponse:
    """Do something with a round that may be followed under this use, and say that it was done, or why not."""
    pages.followed_round(request.viewer, round_id)
    try:
        if action(round_id, by=request.viewer, at=timezone.now()):
            messages.success(request, said)
    except CannotDo as refused:
        messages.error(request, str(refused.sentence))
    return _to(use, round_id)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, Role.LEADER, use=None)
def choose(request: KiemRequest, use: str, subject_id: uuid.UUID) -> HttpResponse:
    page = pages.choose_page(request.viewer, subject_id)
    form = ChooseForm(posted(request), offered=page.offered, chosen=page.chosen)
    action = partial(actions.choose_competences, subject_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, action):
        messages.success(request, _("Saved."))
        return _to(use, page.head.round_id)
    return render_page(request, "assessments/choose.html", page, form=form, status=status_of(form))


def _to(use: str, round_id: uuid.UUID) -> HttpResponse:
    return redirect("assessments:round", use, round_id)
