"""The views of the scales."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.competences import pages
from kiem.competences.actions import add_scale, reword_scale
from kiem.competences.forms import ScaleForm
from kiem.competences.views.posting import posted
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen()
def scale(request: KiemRequest) -> HttpResponse:
    return render_page(request, "competences/scale.html", pages.scale_page(request.viewer))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def new_scale(request: KiemRequest) -> HttpResponse:
    page = pages.new_scale_page(request.viewer)
    form = ScaleForm(posted(request), languages=page.languages, scale=None)
    if form.is_bound and carry_out(form, partial(add_scale, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The scale is there. Choose it when you write a competence."))
        return redirect("competences:scale")
    return render_page(request, "competences/make_scale.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def edit_scale(request: KiemRequest, scale_version_id: uuid.UUID) -> HttpResponse:
    page = pages.edit_scale_page(request.viewer, scale_version_id)
    form = ScaleForm(posted(request), languages=page.languages, scale=page.scale)
    action = partial(reword_scale, scale_version_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, action):
        messages.success(request, _("Saved."))
        return redirect("competences:scale")
    return render_page(request, "competences/make_scale.html", page, form=form, status=status_of(form))
