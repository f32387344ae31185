"""One file: where it stands, what its columns hold, what would happen, and the decision."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.exchange.actions import apply_file, choose_for_file, discard_file, say_names_are_new
from kiem.exchange.examples import CSV, as_csv
from kiem.exchange.forms import choice_form, ends_form
from kiem.exchange.pages.files import file_page, match_page, preview_page, problem_rows, where_it_stands
from kiem.exchange.queries import own_upload
from kiem.exchange.rules.steps import Step
from kiem.foundation.errors import CannotDo
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import refuse, status_of
from kiem.ui.listing import read_listing
from kiem.ui.render import render_page


@screen(Role.HR)
@require_GET
def file(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    upload = own_upload(upload_id, request.viewer)
    if page_name := where_it_stands(upload):
        return redirect(page_name, upload_id)
    return render_page(request, "exchange/file.html", file_page(upload))


@screen(Role.HR)
@require_http_methods(["GET", "POST"])
def match(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    upload = own_upload(upload_id, request.viewer)
    form = choice_form(upload, request.viewer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            choose_for_file(upload_id, form.choices(), by=request.viewer, at=timezone.now())
        except CannotDo as refusal:
            refuse(form, refusal)
        else:
            return redirect("exchange:file", upload_id)
    return render_page(request, "exchange/match.html", match_page(upload), form=form, status=status_of(form))


@screen(Role.HR)
@require_GET
def preview(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    upload = own_upload(upload_id, request.viewer)
    page = preview_page(upload, read_listing(request.GET))
    return render_page(request, "exchange/preview.html", page, form=ends_form(upload, request.viewer))


@screen(Role.HR)
@require_POST
def apply(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    upload = own_upload(upload_id, request.viewer)
    form = ends_form(upload, request.viewer, request.POST) if upload.step == Step.CHECKED else None
    try:
        if form is None or form.is_valid():
            apply_file(upload_id, ends=form.ends() if form else None, by=request.viewer, at=timezone.now())
            return redirect("exchange:file", upload_id)
    except CannotDo as refusal:
        refuse(form, refusal) if form else messages.error(request, str(refusal.sentence))
    page = preview_page(upload, read_listing(request.GET))
    return render_page(request, "exchange/preview.html", page, form=form, status=422)


@screen(Role.HR)
@require_POST
def new_names(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    say_names_are_new(upload_id, by=request.viewer, at=timezone.now())
    return redirect("exchange:file", upload_id)


@screen(Role.HR)
@require_GET
def problems(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    content = as_csv(*problem_rows(own_upload(upload_id, request.viewer)))
    return HttpResponse(content, CSV, headers={"Content-Disposition": 'attachment; filename="kiem-problems.csv"'})


@screen(Role.HR)
@require_POST
def discard(request: KiemRequest, upload_id: uuid.UUID) -> HttpResponse:
    discard_file(upload_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("The file is removed. Nothing of it is kept."))
    return redirect("exchange:bring_in")
