"""Bijstand: opening one's own file to a union delegate and ending it; and whom a delegate helps."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiem.assessments.actions import end_assistance, open_to_delegate
from kiem.assessments.forms import AssistanceForm
from kiem.assessments.pages import assistance_page, assisting_page
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@screen(use=Use.OWN_DATA)
@require_http_methods(["GET", "POST"])
def assistance(request: KiemRequest) -> HttpResponse:
    page = assistance_page(request.viewer)
    form = AssistanceForm(posted(request), delegates=page.delegates)
    opening = partial(open_to_delegate, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, opening):
        messages.success(request, _("Opened. Only the two of you know it."))
        return redirect("assessments:assistance")
    return render_page(request, "assessments/assistance.html", page, form=form, status=status_of(form))


@screen(use=Use.OWN_DATA)
@require_POST
def stop_assistance(request: KiemRequest, assistance_id: uuid.UUID) -> HttpResponse:
    end_assistance(assistance_id, by=request.viewer, at=timezone.now())
    messages.success(request, _("Ended. From now on the delegate sees nothing of it any more."))
    return redirect("assessments:assistance")


@screen(Role.DELEGATE, use=Use.OWN_DATA)
@require_safe
def assisting(request: KiemRequest) -> HttpResponse:
    return render_page(request, "assessments/assisting.html", assisting_page(request.viewer))
