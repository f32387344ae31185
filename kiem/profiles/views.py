"""The views of profiles."""

import uuid
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.profiles import pages
from kiem.profiles.actions import remove_requirement, set_requirement
from kiem.profiles.forms import RequirementForm
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


def _posted(request: KiemRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _day(text: str | None) -> date | None:
    """The day asked for in the address; None when none is. Raises NotFound for what is no day."""
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise NotFound
    return day


@require_GET
@screen()
def profiles(request: KiemRequest) -> HttpResponse:
    return render_page(request, "profiles/profiles.html", pages.profiles_page(request.viewer))


@require_GET
@screen()
def profile(request: KiemRequest, job_id: uuid.UUID) -> HttpResponse:
    page = pages.profile_page(request.viewer, job_id, _day(request.GET.get("on")))
    return render_page(request, "profiles/profile.html", page)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_requirement(request: KiemRequest, job_id: uuid.UUID) -> HttpResponse:
    page = pages.new_requirement_page(request.viewer, job_id)
    form = RequirementForm(_posted(request), choices=page.choices, scales=page.scales)
    if form.is_bound and carry_out(form, partial(set_requirement, job_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The job asks this from today."))
        return redirect("profiles:profile", job_id)
    return render_page(request, "profiles/new_requirement.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def requirement(request: KiemRequest, job_id: uuid.UUID, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.requirement_page(request.viewer, job_id, competence_id)
    form = RequirementForm(_posted(request), choices=page.choices, scales=page.scales, line=page.line)
    change = partial(set_requirement, job_id, competence_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, change):
        messages.success(request, _("Saved. It holds from today."))
        return redirect("profiles:profile", job_id)
    return render_page(request, "profiles/requirement.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def remove(request: KiemRequest, job_id: uuid.UUID, competence_id: uuid.UUID) -> HttpResponse:
    remove_requirement(job_id, competence_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("The job no longer asks this from today."))
    return redirect("profiles:profile", job_id)
