"""Practising before looking at others, and the situations it is done on."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiem.assessments.actions import add_situation, practise
from kiem.assessments.actions import retire_situation as retire
from kiem.assessments.forms import PracticeForm, SituationForm
from kiem.assessments.pages import compared_page, practice_page, situations_page
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def practice(request: KiemRequest) -> HttpResponse:
    page = practice_page(request.viewer)
    form = PracticeForm(posted(request), situations=page.to_place)
    if form.is_bound and page.to_place and carry_out(form, partial(practise, by=request.viewer, at=timezone.now())):
        compared = compared_page(request.viewer, form.cleaned_data["answers"])
        return render_page(request, "assessments/practice/practised.html", compared)
    return render_page(request, "assessments/practice/practice.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def situations(request: KiemRequest) -> HttpResponse:
    page = situations_page(request.viewer, request.GET.get("start", ""))
    form = SituationForm(posted(request), levels=page.levels, initial=page.initial)
    if form.is_bound and carry_out(form, partial(add_situation, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Added. From now on people practise on it."))
        return redirect("assessments:situations")
    return render_page(request, "assessments/practice/situations.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def retire_situation(request: KiemRequest, situation_id: uuid.UUID) -> HttpResponse:
    retire(situation_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("Nobody practises on it any more."))
    return redirect("assessments:situations")
