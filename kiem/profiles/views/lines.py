"""Asking a competence, changing what is asked, and no longer asking it."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
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


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_requirement(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.new_requirement_page(request.viewer, of, all_of_them=request.method == "POST")
    form = RequirementForm(
        posted(request),
        choices=page.choices,
        scales=page.scales,
        starts_on=page.starts_on,
        line=page.line,
        shown=page.shown,
    )
    if form.is_bound and carry_out_edit(form, partial(set_requirement, of, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved: this is asked now."))
        return redirect("profiles:profile", of)
    return render_page(request, "profiles/new_requirement.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def requirement(request: KiemRequest, of: ProfileOf, competence_id: uuid.UUID) -> HttpResponse:
    page = pages.requirement_page(request.viewer, of, competence_id)
    form = RequirementForm(
        posted(request),
        choices=page.choices,
        scales=page.scales,
        starts_on=page.starts_on,
        line=page.line,
        shown=page.shown,
    )
    change = partial(set_requirement, of, competence_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out_edit(form, change):
        messages.success(request, _("Saved: this is asked now."))
        return redirect("profiles:profile", of)
    return render_page(request, "profiles/requirement.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def remove(request: KiemRequest, of: ProfileOf, competence_id: uuid.UUID) -> HttpResponse:
    remove_requirement(of, competence_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("This is no longer asked from today."))
    return redirect("profiles:profile", of)
