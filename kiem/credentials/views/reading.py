"""Who may do what: the sheet of a unit, one person, and oneself."""

import uuid
from functools import partial
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.credentials import actions, forms, pages
from kiem.foundation.purposes import Use
from kiem.organisation.actions import open_levels, open_levels_of, open_team_levels
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.printing import pdf_of
from kiem.ui.render import render_page

CERTIFYING = Use.CERTIFICATION


@require_GET
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def sheet(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    page = pages.sheet_page(request.viewer, unit_id)
    if page.has_to_open:
        return redirect("credentials:open_unit", unit_id)
    if page.is_leader:
        open_team_levels(page.people, use=CERTIFYING, by=request.viewer, at=timezone.now())
    return render_page(request, "credentials/sheet.html", page)


@require_GET
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def sheet_pdf(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    page = pages.sheet_page(request.viewer, unit_id)
    if page.has_to_open:
        return redirect("credentials:open_unit", unit_id)
    if page.is_leader:
        open_team_levels(page.people, use=CERTIFYING, by=request.viewer, at=timezone.now())
    values = pages.sheet_values(request.viewer, page)
    answer = HttpResponse(pdf_of(pages.TEMPLATE, values), content_type="application/pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(values['title'])}.pdf"
    return answer


@require_http_methods(["GET", "POST"])
@screen(Role.HR, use=CERTIFYING)
def open_unit(request: KiemRequest, unit_id: uuid.UUID) -> HttpResponse:
    task, people = pages.unit_task(request.viewer, unit_id)
    action = partial(open_levels_of, people, use=CERTIFYING, by=request.viewer, at=timezone.now())
    form = forms.ReasonForm(posted(request))
    if form.is_bound and carry_out(form, action):
        return redirect("credentials:sheet", unit_id)
    return render_page(request, "credentials/task.html", task, form=form, status=status_of(form))


@require_GET
@screen(Role.HR, Role.LEADER, use=CERTIFYING)
def person(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    page = pages.person_page(request.viewer, person_id)
    if page is None:
        return redirect("credentials:open_person", person_id)
    if page.is_leader:
        open_team_levels([person_id], use=CERTIFYING, by=request.viewer, at=timezone.now())
    return render_page(request, "credentials/person.html", page)


@require_http_methods(["GET", "POST"])
@screen(Role.HR, use=CERTIFYING)
def open_person(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    task = pages.opening_task(request.viewer, person_id)
    action = partial(open_levels, person_id, use=CERTIFYING, by=request.viewer, at=timezone.now())
    form = forms.ReasonForm(posted(request))
    if form.is_bound and carry_out(form, action):
        return redirect("credentials:person", person_id)
    return render_page(request, "credentials/task.html", task, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def own(request: KiemRequest) -> HttpResponse:
    viewer = request.viewer
    form = forms.PracticeForm(posted(request), today=viewer.today)
    action = partial(actions.note_practice, viewer.person_id, by=viewer, at=timezone.now())
    if form.is_bound and carry_out(form, action):
        messages.success(request, _("It is noted."))
        return redirect("credentials:own")
    return render_page(request, "credentials/own.html", pages.own_page(viewer), form=form, status=status_of(form))
