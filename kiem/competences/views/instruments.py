"""The views of the instruments that are used already."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.competences import actions, pages
from kiem.competences.forms import InstrumentForm
from kiem.competences.views.posting import posted
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import carry_out_edit
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen()
def instruments(request: KiemRequest) -> HttpResponse:
    return render_page(request, "competences/instruments/instruments.html", pages.instruments_page(request.viewer))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_instrument(request: KiemRequest) -> HttpResponse:
    page = pages.new_instrument_page(request.viewer)
    form = InstrumentForm(posted(request), offered=page.offered, instrument=None)
    if form.is_bound and carry_out(form, partial(actions.add_instrument, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved. It stands in the list."))
        return redirect("competences:instruments")
    return render_page(request, "competences/instruments/instrument.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def edit_instrument(request: KiemRequest, instrument_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_instrument_page(request.viewer, instrument_id)
    form = InstrumentForm(posted(request), offered=page.offered, instrument=page.instrument, shown=page.shown)
    action = partial(actions.change_instrument, instrument_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out_edit(form, action):
        messages.success(request, _("Saved."))
        return redirect("competences:instruments")
    return render_page(request, "competences/instruments/instrument.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def end_instrument(request: KiemRequest, instrument_id: uuid.UUID) -> HttpResponse:
    actions.end_instrument(instrument_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("It stands with what is no longer used. You can take it up again."))
    return redirect("competences:instruments")


@require_POST
@screen(Role.HR)
def take_up_instrument(request: KiemRequest, instrument_id: uuid.UUID) -> HttpResponse:
    actions.take_up_instrument(instrument_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("It is in use again."))
    return redirect("competences:instruments")
