"""Her list, one item, and the forms of one; and all of it in one file."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.views.posting import carry_out_edit, posted
from kiem.portfolio import actions, pages
from kiem.portfolio.forms import ITEM_FORMS, ItemForm
from kiem.portfolio.views.handing_out import as_attachment
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_GET
@screen(use=Use.OWN_DATA)
def portfolio(request: KiemRequest) -> HttpResponse:
    return render_page(request, "portfolio/portfolio.html", pages.list_page(request.viewer))


@require_GET
@screen(use=Use.OWN_DATA)
def item(request: KiemRequest, item_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "portfolio/item.html", pages.item_page(request.viewer, item_id))


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def new_item(request: KiemRequest, kind: str) -> HttpResponse:
    page = pages.new_page(request.viewer, kind)
    form = _form(request, page)
    action = partial(actions.add_item, page.kind, by=request.viewer, at=timezone.now())
    done = form.is_bound and carry_out(form, action)
    if done:
        messages.success(request, _("Kept, for you alone. Now you can add a file."))
        return redirect("portfolio:item", done.result)
    return render_page(request, "portfolio/change_item.html", page, form=form, status=status_of(form))


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def change_item(request: KiemRequest, item_id: uuid.UUID) -> HttpResponse:
    page = pages.change_page(request.viewer, item_id)
    form = _form(request, page)
    action = partial(actions.change_item, item_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out_edit(form, action):
        messages.success(request, _("Changed."))
        return redirect("portfolio:item", item_id)
    return render_page(request, "portfolio/change_item.html", page, form=form, status=status_of(form))


def _form(request: KiemRequest, page: pages.ItemTask) -> ItemForm:
    return ITEM_FORMS[page.kind](
        posted(request),
        competences=page.competences,
        is_new=page.item_id is None,
        values=page.values,
        known=request.viewer.name.split(),
    )


@require_http_methods(["GET", "POST"])
@screen(use=Use.OWN_DATA)
def delete_item(request: KiemRequest, item_id: uuid.UUID) -> HttpResponse:
    if request.method == "GET":
        return render_page(request, "portfolio/delete_item.html", pages.item_page(request.viewer, item_id))
    actions.delete_item(item_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("Deleted for good, with its files."))
    return redirect("portfolio:portfolio")


@require_GET
@screen(use=Use.OWN_DATA)
def take_out(request: KiemRequest) -> HttpResponse:
    content = pages.portfolio_file(request.viewer, timezone.now())
    return as_attachment("kiem-portfolio.zip", content, "application/zip")
