"""Files with an item: sent, given back, renamed and deleted."""

import uuid
from functools import partial

from django.contrib import messages
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.foundation.files.uploads import bounded_upload, name_of_too_large
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.views.posting import posted
from kiem.portfolio import actions, pages
from kiem.portfolio.actions.files import cannot_take
from kiem.portfolio.cleaning.refusals import Refusal
from kiem.portfolio.forms import EvidenceForm, FileNameForm
from kiem.portfolio.queries import file_content
from kiem.portfolio.rules import LARGEST
from kiem.portfolio.views.handing_out import handed_out
from kiem.ui.forms import carry_out, refuse_too_large, status_of
from kiem.ui.render import render_page


@screen(use=Use.OWN_DATA)
@bounded_upload(LARGEST)
@require_http_methods(["GET", "POST"])
def add_file(request: KiemRequest, item_id: uuid.UUID) -> HttpResponse:
    page, form, status = pages.item_page(request.viewer, item_id), EvidenceForm(), 200
    if request.method == "POST":
        form, status = EvidenceForm(request.POST, request.FILES), 422
        if name_of_too_large(request):
            status = refuse_too_large(form, cannot_take(Refusal.TOO_LARGE))
        elif carry_out(form, partial(_kept, request, item_id)):
            messages.success(request, _("Kept. What the file said of place, camera and author is gone from it."))
            return redirect("portfolio:item", item_id)
    return render_page(request, "portfolio/add_file.html", page, form=form, status=status)


def _kept(request: KiemRequest, item_id: uuid.UUID, *, file: InMemoryUploadedFile, once: uuid.UUID | None) -> uuid.UUID:
    name, content = file.name or "", file.read()
    return actions.add_file(item_id, name, content, once=once, by=request.viewer, at=timezone.now())


@require_GET
@screen(use=Use.OWN_DATA)
def file(request: KiemRequest, item_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    return handed_out(*file_content(request.viewer, item_id, file_id))


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def rename_file(request: KiemRequest, item_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    page = pages.file_page(request.viewer, item_id, file_id)
    form = FileNameForm(posted(request), initial={"name": page.name}, known=request.viewer.name.split())
    action = partial(actions.rename_file, item_id, file_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, action):
        return redirect("portfolio:item", item_id)
    return render_page(request, "portfolio/rename_file.html", page, form=form, status=status_of(form))


@require_POST
@screen(use=Use.OWN_DATA)
def delete_file(request: KiemRequest, item_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    actions.delete_file(item_id, file_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("The file is deleted for good."))
    return redirect("portfolio:item", item_id)
