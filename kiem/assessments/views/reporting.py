"""Reporting a text about oneself; HR removes it or leaves it."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kiem.assessments.actions import decide_on_text, report_text
from kiem.assessments.forms import DecideForm, ReportForm
from kiem.assessments.pages import reported_page
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.render import render_page


@require_POST
@screen(use=Use.OWN_DATA)
def report(request: KiemRequest, subject_id: uuid.UUID) -> HttpResponse:
    form = ReportForm(request.POST)
    if not form.is_valid():
        raise NotFound
    report_text(subject_id, **form.cleaned_data, by=request.viewer, at=timezone.now())
    messages.success(
        request, _("Reported. An HR adviser reads this text, and removes it when it should not stand here.")
    )
    return redirect("assessments:about_me", subject_id)


@require_GET
@screen(Role.HR, use=None)
def reported(request: KiemRequest, use: str) -> HttpResponse:
    return render_page(request, "assessments/reported.html", reported_page(request.viewer))


@require_POST
@screen(Role.HR, use=None)
def decide_reported(request: KiemRequest, use: str, report_id: uuid.UUID) -> HttpResponse:
    form = DecideForm(request.POST)
    if not form.is_valid():
        raise NotFound
    decide_on_text(report_id, form.cleaned_data["outcome"], by=request.viewer, at=timezone.now())
    messages.success(request, _("Noted. The one it is about sees what you decided."))
    return redirect("assessments:reported", use)
