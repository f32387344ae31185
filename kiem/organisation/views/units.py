"""The screens of units."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.organisation.actions import (
    add_unit,
    appoint,
    change_organisation,
    change_unit,
    end_unit,
    move_unit,
    set_document_language,
)
from kiem.organisation.forms.units import (
    AppointForm,
    DocumentLanguageForm,
    EndForm,
    MoveUnitForm,
    NameForm,
    OrganisationForm,
    UnitForm,
)
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.pages.units import appoint_page, document_values, unit_page, unit_row, units_page
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted, show_task, words_of
from kiem.ui.forms import carry_out, status_of
from kiem.ui.listing import read_listing
from kiem.ui.render import render_page

SEE_UNITS = (Role.HR, Role.LEADER, Role.DIRECTOR, Role.DELEGATE, Role.BODY_MEMBER, Role.ADMINISTRATOR)


@screen(*SEE_UNITS)
def units(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/units.html", units_page(request.viewer, words_of(request)))


@screen(*SEE_UNITS)
def unit(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    page = unit_page(request.viewer, unit_id, read_listing(request.GET))
    return render_page(request, "organisation/unit.html", page)


@screen(Role.HR)
def edit_organisation(request: KiemRequest) -> HttpResponse:
    form = OrganisationForm(posted(request), viewer=request.viewer)
    if form.is_bound and carry_out(form, partial(change_organisation, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The name and the languages are kept."))
        return redirect("organisation:units")
    return show_task(request, Task(_("Name and languages of the organisation"), "", _("Keep"), About.UNITS), form)


@screen(Role.HR)
def new_unit(request: KiemRequest) -> HttpResponse:
    viewer = request.viewer
    form = UnitForm(posted(request), viewer=viewer, under=request.GET.get("under", ""))
    if form.is_bound and (done := carry_out(form, partial(add_unit, by=viewer, at=timezone.now()))):
        messages.success(request, _("%(name)s is added.") % {"name": done.result.name})
        return redirect("organisation:unit", done.result.id)
    task = Task(_("A new unit"), _("A site, a department, a living group or a team."), _("Add"), About.UNITS)
    return show_task(request, task, form)


@screen(Role.HR)
def edit_unit(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    row = unit_row(request.viewer, unit_id)
    form = NameForm(posted(request), initial={"name": row.name})
    if form.is_bound and carry_out(form, partial(change_unit, unit_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The new name is kept."))
        return redirect("organisation:unit", unit_id)
    return show_task(request, Task(_("Another name"), "", _("Keep"), About.UNIT, unit_id, row.name), form)


@screen(Role.HR)
def move(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    viewer = request.viewer
    row = unit_row(viewer, unit_id)
    form = MoveUnitForm(posted(request), viewer=viewer, unit=unit_id)
    if form.is_bound and carry_out(form, partial(move_unit, unit_id, by=viewer, at=timezone.now())):
        messages.success(request, _("%(name)s has its new place.") % {"name": row.name})
        return redirect("organisation:unit", unit_id)
    lead = _("Where it stood before that day stays known. What stands under it moves along.")
    return show_task(request, Task(_("Move this unit"), lead, _("Move"), About.UNIT, unit_id, row.name), form)


@screen(Role.HR)
def end(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    row = unit_row(request.viewer, unit_id)
    form = EndForm(posted(request))
    if form.is_bound and carry_out(form, partial(end_unit, unit_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The end of %(name)s is noted.") % {"name": row.name})
        return redirect("organisation:unit", unit_id)
    lead = _("It stays in the history. By that day nobody works in it and nothing stands under it any more.")
    return show_task(request, Task(_("End this unit"), lead, _("End it"), About.UNIT, unit_id, row.name), form)


@screen(Role.HR)
def new_leader(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    viewer = request.viewer
    page = appoint_page(viewer, unit_id, words_of(request))
    form = AppointForm(posted(request), people=page.people, today=viewer.today)
    if form.is_bound and carry_out(form, partial(appoint, unit_id, by=viewer, at=timezone.now())):
        messages.success(request, _("It is noted who leads or replaces in %(name)s.") % {"name": page.unit.name})
        return redirect("organisation:unit", unit_id)
    return render_page(request, "organisation/appoint.html", page, form=form, status=status_of(form))


@screen(Role.HR)
def document_language(request: KiemRequest, unit_id: UUID) -> HttpResponse:
    row = unit_row(request.viewer, unit_id)
    form = DocumentLanguageForm(posted(request), initial=document_values(request.viewer, unit_id))
    change = partial(set_document_language, unit_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, change):
        messages.success(request, _("Kept."))
        return redirect("organisation:unit", unit_id)
    lead = _("The law looks at where the establishment is. It counts here and in the units below.")
    task = Task(_("Language of documents"), lead, _("Keep"), About.UNIT, unit_id, row.name)
    return show_task(request, task, form)
