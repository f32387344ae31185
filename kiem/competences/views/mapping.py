"""The views of where a competence stands in ESCO."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiem.competences import pages
from kiem.competences.actions import map_competence, unmap_competence
from kiem.competences.forms import MappingForm
from kiem.competences.rules import ESCO
from kiem.competences.views.posting import posted
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def mapping(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    form = MappingForm(posted(request))
    action = partial(map_competence, competence_id, ESCO, by=request.viewer, at=timezone.now())
    done = form.is_bound and carry_out(form, action)
    if done:
        messages.success(request, _("Noted.") if done.result else _("It was noted so already."))
        return redirect(request.get_full_path())
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    page = pages.mapping_page(request.viewer, competence_id, query)
    return render_page(request, "competences/mapping/mapping.html", page, form=form, status=status_of(form))


@require_POST
@screen(Role.HR)
def unmap(request: KiemRequest, competence_id: uuid.UUID, mapping_id: uuid.UUID) -> HttpResponse:
    unmap_competence(mapping_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("Taken back."))
    return redirect("competences:mapping", competence_id)
