"""Sharing, stopping, and what someone else shares."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.views.posting import posted
from kiem.portfolio import actions, pages
from kiem.portfolio.forms import ShareForm, StopForm
from kiem.portfolio.queries import shared_file_content, shared_items_of, shares_of
from kiem.portfolio.views.handing_out import handed_out
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def sharing(request: KiemRequest) -> HttpResponse:
    page = pages.sharing_page(request.viewer)
    form = ShareForm(
        posted(request),
        items=page.items,
        people=page.people,
        chosen=request.GET.get("item", ""),
        ends_before=page.ends_before,
    )
    if form.is_bound and carry_out(form, partial(actions.share_items, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Shared. You see here when it is opened, and you can stop at any moment."))
        return redirect("portfolio:sharing")
    return render_page(request, "portfolio/sharing.html", page, form=form, status=status_of(form))


@require_POST
@screen(use=Use.OWN_DATA)
def stop_sharing(request: KiemRequest) -> HttpResponse:
    own = [share.share_id for share in shares_of(request.viewer)]
    form = StopForm(request.POST, shares=own)
    if not carry_out(form, partial(actions.stop_sharing, by=request.viewer, at=timezone.now())):
        raise NotFound
    messages.success(request, _("You share this no longer. From now on nobody else reads it."))
    return redirect("portfolio:sharing")


@require_GET
@screen(use=Use.DEVELOPMENT)
def shared(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    found = shared_items_of(request.viewer, person_id)
    actions.note_opening(person_id, found.shares, by=request.viewer, at=timezone.now())
    return render_page(request, "portfolio/shared.html", pages.shared_page(request.viewer, found))


@require_GET
@screen(use=Use.DEVELOPMENT)
def shared_file(request: KiemRequest, person_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    share, line, content = shared_file_content(request.viewer, person_id, file_id)
    actions.note_opening(person_id, [share], by=request.viewer, at=timezone.now())
    return handed_out(line, content)
