"""Asking a competence, changing what is asked, and no longer asking it."""

import uuid
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import carry_out_edit, posted
from kiem.profiles import pages
from kiem.profiles.actions import remove_requirement, set_requirement
from kiem.profiles.forms.lines import RequirementForm
from kiem.profiles.rules import ProfileOf
from kiem.profiles.views.profiles import to_profile
from kiem.ui.forms import status_of
from kiem.ui.render import render_page


def _form(request: KiemRequest, page: pages.RequirementPage) -> RequirementForm:
    return RequirementForm(
        posted(request),
        choices=page.choices,
        scales=page.scales,
        starts_on=page.starts_on,
        line=page.line,
        shown=page.shown,
    )


def _saved(request: KiemRequest, of: ProfileOf, day: date) -> HttpResponse:
    if day > request.viewer.today:
        messages.success(request, _("Saved: this will be asked."))
    else:
        messages.success(request, _("Saved: this is asked now."))
    return to_profile(request, of, day)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_requirement(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.new_requirement_page(request.viewer, of, all_of_them=request.method == "POST")
    form = _form(request, page)
    if form.is_bound and carry_out_edit(form, partial(set_requirement, of, by=request.viewer, at=timezone.now())):
        return _saved(request, of, form.cleaned_data.get("starts_on") or page.starts_on)
    return render_page(request, "profiles/new_requirement.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def requirement(request: KiemRequest, of: ProfileOf, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.requirement_page(request.viewer, of, competence_id)
    form = _form(request, page)
    change = partial(set_requirement, of, competence_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out_edit(form, change):
        return _saved(request, of, form.cleaned_data.get("starts_on") or page.starts_on)
    return render_page(request, "profiles/requirement.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def remove(request: KiemRequest, of: ProfileOf, competence_id: uuid.UUID) -> HttpResponse:
    day = remove_requirement(of, competence_id, by=request.viewer, at=timezone.now())
    if day > request.viewer.today:
        messages.success(request, _("This is no longer asked in what is prepared."))
    else:
        messages.success(request, _("This is no longer asked from today."))
    return to_profile(request, of, day)
