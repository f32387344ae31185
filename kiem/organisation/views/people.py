"""The list of people, one person, and what is administered about her."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kiem.foundation.errors import CannotDo
from kiem.foundation.outbox import can_send
from kiem.organisation.actions import add_person, change_person, open_levels
from kiem.organisation.actions.entering import invite_person
from kiem.organisation.forms.people import EditPersonForm, OpenForm, PersonForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.people import FILTERS, SORTS, people_page
from kiem.organisation.pages.person import administered, person_name, person_page
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import carry_out_edit, posted, show_task
from kiem.ui.forms import carry_out
from kiem.ui.listing import read_listing
from kiem.ui.render import render_page

SEE_NAMES = (Role.HR, Role.LEADER, Role.DIRECTOR, Role.DELEGATE, Role.ADMINISTRATOR)


@screen(*SEE_NAMES)
def people(request: KiemRequest) -> HttpResponse:
    listing = read_listing(request.GET, filters=FILTERS, sorts=SORTS, default_sort="name")
    labels = {"name": _("Name"), "unit": _("Unit"), "job": _("Job")}
    page = people_page(request.viewer, listing, labels, at=timezone.now())
    return render_page(request, "organisation/people.html", page)


@screen()
def person(request: KiemRequest, person_id: UUID) -> HttpResponse:
    page = person_page(request.viewer, person_id, at=timezone.now())
    return render_page(request, "organisation/person.html", page)


@screen(Role.HR)
def new_person(request: KiemRequest) -> HttpResponse:
    form = PersonForm(posted(request))
    if form.is_bound and (done := carry_out(form, partial(add_person, by=request.viewer, at=timezone.now()))):
        messages.success(request, _("%(name)s is added.") % {"name": done.result.name})
        return redirect("organisation:person", done.result.id)
    lead = _("First the name. After that you say where this person works.")
    return show_task(request, Task(_("A new person"), lead, _("Add"), About.PEOPLE), form)


@screen(Role.HR)
def edit_person(request: KiemRequest, person_id: UUID) -> HttpResponse:
    values = administered(request.viewer, person_id)
    form = EditPersonForm(posted(request), values=values)
    if form.is_bound and carry_out_edit(form, partial(change_person, person_id, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Your changes are kept."))
        return redirect("organisation:person", person_id)
    name = f"{values['given_name']} {values['family_name']}"
    return show_task(request, Task(_("Change these details"), "", _("Keep"), About.PERSON, person_id, name), form)


def _say_where_it_is(request: KiemRequest) -> None:
    if can_send():
        messages.success(request, _("The invitation is on its way by mail."))
        return
    waits = _(
        "The invitation is ready, and waits: no mail server is set yet. "
        "Who keeps Kiem running finds it with: kiem outbox"
    )
    messages.warning(request, waits)


@require_POST
@screen(Role.HR, Role.ADMINISTRATOR)
def invite(request: KiemRequest, person_id: UUID) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    try:
        invite_person(person_id, site=site, by=request.viewer, at=timezone.now())
        _say_where_it_is(request)
    except CannotDo as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("organisation:person", person_id)


@screen(Role.HR)
def open_for(request: KiemRequest, person_id: UUID) -> HttpResponse:
    name = person_name(request.viewer, person_id)
    form = OpenForm(posted(request), known=[name, request.viewer.name])
    if form.is_bound and carry_out(form, partial(open_levels, person_id, by=request.viewer, at=timezone.now())):
        return redirect("home:growth_of", person_id, form.cleaned_data["use"])
    lead = _("%(name)s sees that you opened this, today, in which role, what for and why.") % {"name": name}
    return show_task(request, Task(_("Open levels"), lead, _("Open"), About.PERSON, person_id, name), form)
