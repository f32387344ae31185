"""Where people work, and the roles they hold."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.organisation import actions
from kiem.organisation.forms.people import ChangePlacementForm, MandateForm, PlacementForm
from kiem.organisation.forms.units import EndForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.held import held_mandate, held_placement
from kiem.organisation.pages.person import person_name
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted, show_task
from kiem.ui.forms import carry_out


@screen(Role.HR)
def new_placement(request: KiemRequest, person_id: UUID) -> HttpResponse:
    viewer, name = request.viewer, person_name(request.viewer, person_id)
    form = PlacementForm(posted(request), viewer=viewer)
    place = partial(actions.place_person, person_id, by=viewer, at=timezone.now())
    if form.is_bound and carry_out(form, place):
        messages.success(request, _("It is noted where %(name)s works.") % {"name": name})
        return redirect("organisation:person", person_id)
    lead = _("Someone may have more than one placement at a time.")
    return show_task(request, Task(_("A new placement"), lead, _("Place"), About.PERSON, person_id, name), form)


@screen(Role.HR)
def edit_placement(request: KiemRequest, placement_id: UUID) -> HttpResponse:
    now = held_placement(placement_id)
    form = ChangePlacementForm(posted(request), initial=now.values)
    change = partial(actions.change_placement, placement_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, change):
        messages.success(request, _("Your changes are kept."))
        return redirect("organisation:person", now.person_id)
    lead = _("%(what)s. Use this for what was noted wrongly. Does something change from a day on? Then end this "
             "placement and make a new one, so that the history stays right.") % {"what": now.what}  # fmt: skip
    task = Task(_("Put right what was noted"), lead, _("Keep"), About.PERSON, now.person_id, now.name)
    return show_task(request, task, form)


@screen(Role.HR)
def end_placement(request: KiemRequest, placement_id: UUID) -> HttpResponse:
    now = held_placement(placement_id)
    form = EndForm(posted(request), initial={"ends_before": now.ends_before})
    end = partial(actions.end_placement, placement_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, end):
        messages.success(request, _("The end of this placement is noted."))
        return redirect("organisation:person", now.person_id)
    task = Task(_("End this placement"), f"{now.what}.", _("End it"), About.PERSON, now.person_id, now.name)
    return show_task(request, task, form)


@screen(Role.HR)
def new_mandate(request: KiemRequest, person_id: UUID) -> HttpResponse:
    viewer, name = request.viewer, person_name(request.viewer, person_id)
    form = MandateForm(posted(request), viewer=viewer)
    give = partial(actions.give_mandate, person_id, by=viewer, at=timezone.now())
    if form.is_bound and carry_out(form, give):
        messages.success(request, _("It is noted which role %(name)s has.") % {"name": name})
        return redirect("organisation:person", person_id)
    lead = _("A role says what someone may see and do in Kiem. Someone looks in one role at a time.")
    return show_task(request, Task(_("A new role"), lead, _("Give this role"), About.PERSON, person_id, name), form)


@screen(Role.HR)
def end_mandate(request: KiemRequest, mandate_id: UUID) -> HttpResponse:
    now = held_mandate(mandate_id)
    form = EndForm(posted(request), initial={"ends_before": now.ends_before})
    end = partial(actions.end_mandate, mandate_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, end):
        messages.success(request, _("The end of this role is noted."))
        return redirect("organisation:person", now.person_id)
    task = Task(_("End this role"), f"{now.what}.", _("End it"), About.PERSON, now.person_id, now.name)
    return show_task(request, task, form)
