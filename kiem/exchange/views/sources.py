"""Where lists of people come from, and which may be brought in at night."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.exchange.actions import let_source
from kiem.exchange.forms import SourceForm
from kiem.exchange.pages.sources import source_page, sources_page
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@screen(Role.HR)
@require_GET
def sources(request: KiemRequest) -> HttpResponse:
    return render_page(request, "exchange/sources.html", sources_page())


@screen(Role.HR)
@require_http_methods(["GET", "POST"])
def source(request: KiemRequest, source_id: uuid.UUID) -> HttpResponse:
    page = source_page(source_id)
    form = SourceForm(request.POST or None, initial={"by_itself": page.by_itself, "most_ends": page.most_ends})
    let = partial(let_source, source_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, let):
        messages.success(request, _("That is kept."))
        return redirect("exchange:sources")
    return render_page(request, "exchange/source.html", page, form=form, status=status_of(form))
