"""A person and her own levels: "this is wrong", and what she shares with a leader."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kiem.assessments.actions import contest_level, share_earlier
from kiem.assessments.forms import ContestForm, ShareForm
from kiem.assessments.pages import contest_page
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.ui.render import render_page


@screen(use=Use.OWN_DATA)
@require_http_methods(["GET", "POST"])
def contest(request: KiemRequest, level_id: uuid.UUID) -> HttpResponse:
    form = ContestForm(request.POST or None, known=[request.viewer.name])
    if request.method == "POST" and form.is_valid():
        try:
            contest_level(level_id, form.cleaned_data["words"], by=request.viewer, at=timezone.now())
        except CannotDo as refused:
            form.add_error(refused.field, str(refused.sentence))
        else:
            messages.success(request, _("Thank you. It now says that you contest this level. Talk about it together."))
            return redirect("home:growth")
    page = contest_page(request.viewer, level_id)
    return render_page(request, "assessments/contest.html", page, form=form, status=422 if form.errors else 200)


@screen(use=Use.OWN_DATA)
@require_POST
def share(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    form = ShareForm(request.POST)
    if not form.is_valid():
        raise NotFound
    shares = form.cleaned_data["shares"]
    share_earlier(person_id, shares, by=request.viewer, at=timezone.now())
    said = _("Your manager now also sees what is older.") if shares else _("You no longer share what is older.")
    messages.success(request, said)
    return redirect("home:growth")
