"""The views of proposing: other words for a part of a competence, what others say of it, and deciding."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.competences import actions, pages
from kiem.competences.forms import DecideForm, ProposeForm, VoiceForm
from kiem.competences.rules import Decision
from kiem.competences.views.posting import carried_out, posted
from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen()
def proposals(request: KiemRequest) -> HttpResponse:
    return render_page(request, "competences/proposals/proposals.html", pages.proposals_page(request.viewer))


@require_http_methods(["GET", "POST"])
@screen()
def propose(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.propose_page(request.viewer, competence_id, draft="draft" in request.GET)
    form = ProposeForm(posted(request), choices=page.choices, based_on=page.version_id)
    action = partial(actions.propose, competence_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, action):
        messages.success(request, _("Thank you. Colleagues can say what they think of it; a language steward decides."))
        return redirect(f"{request.get_full_path()}#proposals")
    return render_page(request, "competences/proposals/propose.html", page, form=form, status=status_of(form))


@require_POST
@screen()
def say_of(request: KiemRequest, proposal_id: uuid.UUID) -> HttpResponse:
    form = VoiceForm(request.POST)
    if not form.is_valid():
        raise NotFound
    action = partial(actions.say_of_proposal, proposal_id, **form.cleaned_data, by=request.viewer, at=timezone.now())
    carried_out(request, action, _("Noted. As long as nobody decided you can change it."))
    return _back(request)


@require_POST
@screen()
def withdraw(request: KiemRequest, proposal_id: uuid.UUID) -> HttpResponse:
    action = partial(actions.withdraw_proposal, proposal_id, by=request.viewer, at=timezone.now())
    carried_out(request, action, _("Taken back."))
    return _back(request)


@require_POST
@screen(Role.STEWARD, Role.HR)
def decide(request: KiemRequest, proposal_id: uuid.UUID) -> HttpResponse:
    form = DecideForm(request.POST)
    if not form.is_valid():
        raise NotFound
    accepts = form.cleaned_data["decision"] == Decision.ACCEPT
    action = actions.accept_proposal if accepts else actions.decline_proposal
    done = _("The words stand in the draft. They count once it is adopted.") if accepts else _("Declined.")
    decided = partial(action, proposal_id, form.cleaned_data["answer"], by=request.viewer, at=timezone.now())
    carried_out(request, decided, done)
    return _back(request)


def _back(request: KiemRequest) -> HttpResponse:
    """To the competence it was said at, else to all proposals."""
    try:
        asked = uuid.UUID(request.POST.get("from", ""))
    except ValueError:
        return redirect("competences:proposals")
    return redirect(f"{reverse('competences:propose', args=[asked])}#proposals")
