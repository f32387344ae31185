"""The list of acts, and what belongs to one."""

import uuid
from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.credentials import actions, forms, pages
from kiem.credentials.pages import Task
from kiem.credentials.views.posting import do_task
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.render import render_page


@require_GET
@screen(Role.HR, Role.LEADER)
def acts(request: KiemRequest) -> HttpResponse:
    return render_page(request, "credentials/acts.html", pages.acts_page(request.viewer))


@require_GET
@screen(Role.HR, Role.LEADER)
def act(request: KiemRequest, act_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "credentials/act.html", pages.act_page(request.viewer, act_id))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_act(request: KiemRequest) -> HttpResponse:
    viewer = request.viewer
    lead = _("Something that not everyone may do. First its name and what allows it; then who assesses it.")
    action = partial(actions.add_act, starts_on=viewer.today, by=viewer, at=timezone.now())
    return do_task(request, Task(_("A new act"), lead, _("Add")), forms.ActForm(posted(request), viewer=viewer), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_kind(request: KiemRequest) -> HttpResponse:
    lead = _("A diploma or visum that allows acts by law. Whose it is you note at each person.")
    action = partial(actions.add_licence_kind, by=request.viewer, at=timezone.now())
    return do_task(request, Task(_("A diploma or visum"), lead, _("Add")), forms.KindForm(posted(request)), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def edit_act(request: KiemRequest, act_id: uuid.UUID) -> HttpResponse:
    values = pages.act_values(act_id)
    form = forms.ActForm(posted(request), viewer=request.viewer, values=values)
    action = partial(actions.change_act, act_id, by=request.viewer, at=timezone.now())
    task = Task(_("Change this act"), "", _("Keep"), str(values["name"]), act_id=act_id)
    return do_task(request, task, form, action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def end_act(request: KiemRequest, act_id: uuid.UUID) -> HttpResponse:
    name = str(pages.act_values(act_id)["name"])
    lead = _("From the day after, it no longer stands on the sheets. What was noted of people stays.")
    action = partial(actions.end_act, act_id, by=request.viewer, at=timezone.now())
    return do_task(
        request,
        Task(_("Take off the list"), lead, _("End"), name, act_id=act_id),
        forms.EndForm(posted(request)),
        action,
    )


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def term(request: KiemRequest, act_id: uuid.UUID) -> HttpResponse:
    name = str(pages.act_values(act_id)["name"])
    lead = _("What was shown before keeps the day that it got then.")
    action = partial(actions.set_review_term, act_id, by=request.viewer, at=timezone.now())
    task = Task(_("When it is looked at again"), lead, _("Keep"), name, act_id=act_id)
    return do_task(request, task, forms.TermForm(posted(request)), action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_assessor(request: KiemRequest, act_id: uuid.UUID) -> HttpResponse:
    name = str(pages.act_values(act_id)["name"])
    lead = _("Someone who may say that others can do this act, and by what.")
    form = forms.AssessorForm(posted(request), viewer=request.viewer)
    action = partial(actions.name_assessor, act_id, by=request.viewer, at=timezone.now())
    return do_task(request, Task(_("Name an assessor"), lead, _("Name"), name, act_id=act_id), form, action)


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def end_assessor(request: KiemRequest, assessor_id: uuid.UUID) -> HttpResponse:
    task = pages.assessor_task(assessor_id)
    action = partial(actions.end_assessor, assessor_id, by=request.viewer, at=timezone.now())
    return do_task(request, task, forms.EndForm(posted(request)), action)
