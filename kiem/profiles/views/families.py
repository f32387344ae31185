"""Job families: the tree, and where a job belongs."""

import uuid
from functools import partial

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.organisation.forms.units import EndForm, NameForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.profiles import pages
from kiem.profiles.actions import add_family, end_family, move_family, put_in_family, rename_family
from kiem.profiles.forms.families import FamilyForm, InFamilyForm, MoveFamilyForm
from kiem.profiles.pages import FamilyTask
from kiem.profiles.rules import of_family
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


def _show(request: KiemRequest, task: FamilyTask, form: BaseForm) -> HttpResponse:
    return render_page(request, "profiles/family_task.html", task, form=form, status=status_of(form))


@require_GET
@screen()
def families(request: KiemRequest) -> HttpResponse:
    return render_page(request, "profiles/families.html", pages.families_page(request.viewer))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_family(request: KiemRequest) -> HttpResponse:
    choices = pages.families_page(request.viewer).choices
    form = FamilyForm(posted(request), today=request.viewer.today, families=choices)
    if form.is_bound and (done := carry_out(form, partial(add_family, by=request.viewer, at=timezone.now()))):
        messages.success(request, _("%(name)s is added.") % {"name": done.result.name})
        return redirect("profiles:profile", of_family(done.result.id))
    lead = _("Jobs that belong together, and that ask some things in common.")
    return _show(request, FamilyTask(_("A new job family"), lead, _("Add")), form)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def edit_family(request: KiemRequest, family_id: uuid.UUID) -> HttpResponse:
    page = pages.family_page(request.viewer, family_id)
    form = NameForm(posted(request), initial={"name": page.name})
    if form.is_bound and carry_out(form, partial(rename_family, family_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The new name is kept."))
        return redirect("profiles:families")
    return _show(request, FamilyTask(_("Another name"), "", _("Keep"), page.name), form)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def move_a_family(request: KiemRequest, family_id: uuid.UUID) -> HttpResponse:
    page = pages.family_page(request.viewer, family_id)
    today, choices = request.viewer.today, page.every if request.method == "POST" else page.could_stand_under
    form = MoveFamilyForm(posted(request), today=today, now=page.parent_id, families=choices)
    if form.is_bound and carry_out(form, partial(move_family, family_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved."))
        return redirect("profiles:families")
    lead = _("What the family above asks, is then asked in this family too.")
    return _show(request, FamilyTask(_("Move"), lead, _("Move"), page.name), form)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def end_a_family(request: KiemRequest, family_id: uuid.UUID) -> HttpResponse:
    page = pages.family_page(request.viewer, family_id)
    form = EndForm(posted(request))
    if form.is_bound and carry_out(form, partial(end_family, family_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The end of %(name)s is noted.") % {"name": page.name})
        return redirect("profiles:families")
    lead = _("It stays in the history. By that day no job belongs to it any more.")
    return _show(request, FamilyTask(_("End this job family"), lead, _("End it"), page.name), form)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def in_family(request: KiemRequest, job_id: uuid.UUID) -> HttpResponse:
    page = pages.job_in_family_page(request.viewer, job_id)
    form = InFamilyForm(posted(request), today=request.viewer.today, now=page.family_id, families=page.choices)
    if form.is_bound and carry_out(form, partial(put_in_family, job_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved."))
        return redirect("profiles:profile", job_id)
    lead = _("What the family asks, is then asked in this job too.")
    return _show(request, FamilyTask(_("Job family"), lead, _("Keep"), page.name), form)
