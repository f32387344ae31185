"""The views of the writing aid."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kiem.competences import pages
from kiem.competences.actions import take_back_waiver, waive_advice
from kiem.competences.forms import WaiveForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen(Role.HR)
def advice(request: KiemRequest) -> HttpResponse:
    return render_page(request, "competences/advice/advice.html", pages.advice_page(request.viewer))


@require_POST
@screen(Role.HR)
def waive(request: KiemRequest) -> HttpResponse:
    form = WaiveForm(request.POST)
    if carry_out(form, partial(waive_advice, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Noted. You can take it back as long as the words stay as they are."))
        return _back(request)
    page = pages.advice_page(request.viewer)
    return render_page(request, "competences/advice/advice.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def restore_advice(request: KiemRequest, waiver_id: uuid.UUID) -> HttpResponse:
    take_back_waiver(waiver_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("The advice stands open again."))
    return _back(request)


def _back(request: KiemRequest) -> HttpResponse:
    """To the competence it was asked from, else to all advice."""
    try:
        asked = uuid.UUID(request.POST.get("from", ""))
    except ValueError:
        return redirect("competences:advice")
    return redirect(f"{reverse('competences:competence', args=[asked])}?draft=1")
