"""Looking along: the list, one competence a screen, and being done."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.assessments import pages
from kiem.assessments.actions import clear_answers, save_answer, submit_look
from kiem.assessments.forms import LookForm
from kiem.assessments.views.trying import tried
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.ui.forms import carry_out
from kiem.ui.free_text import AS_IT_IS
from kiem.ui.render import render_page


@require_GET
@screen(use=Use.OWN_DATA)
def looking(request: KiemRequest) -> HttpResponse:
    return render_page(request, "assessments/looking.html", pages.looking_page(request.viewer))


@require_GET
@screen(use=Use.OWN_DATA)
def about_me(request: KiemRequest, subject_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "assessments/about_me.html", pages.about_me_page(request.viewer, subject_id))


@require_GET
@screen(use=None)
def look(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    found = pages.start_of(request.viewer, asked_id)
    if isinstance(found, pages.ClosedPage):
        return render_page(request, "assessments/look_closed.html", found)
    return redirect("assessments:look_done", use, asked_id) if found is None else _to(use, asked_id, found)


@require_http_methods(["GET", "POST"])
@screen(use=None)
def look_at(request: KiemRequest, use: str, asked_id: uuid.UUID, place: int) -> HttpResponse:
    if request.method == "POST":
        return _save(request, use, asked_id, place)
    page = pages.look_page(request.viewer, asked_id, place)
    if isinstance(page, pages.ClosedPage):
        return render_page(request, "assessments/look_closed.html", page)
    if page.head.is_given:
        return redirect("assessments:look_done", use, asked_id)
    return render_page(request, "assessments/look_at.html", page)


def _save(request: KiemRequest, use: str, asked_id: uuid.UUID, place: int) -> HttpResponse:
    """Keep a tap: a small answer for the script, else back to the screen it came from."""
    form = LookForm(request.POST)
    done = carry_out(form, partial(save_answer, asked_id, by=request.viewer, at=timezone.now()))
    if "HX-Request" in request.headers:
        wrote = bool(done and form.cleaned_data["said"].comment)
        page = pages.look_page(request.viewer, asked_id, place) if wrote else None
        return render_page(request, "assessments/_saved.html", page, form=form, status=200 if done else 422)
    if not done:
        messages.error(request, " ".join(str(error) for each in form.errors.values() for error in each))
    return _to(use, asked_id, place)


@require_http_methods(["GET", "POST"])
@screen(use=None)
def look_done(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    page = pages.done_page(request.viewer, asked_id)
    closed = isinstance(page, pages.ClosedPage)
    looked_at = isinstance(page, pages.ClosedPage) or not page.passages or AS_IT_IS in request.POST
    if request.method == "POST" and looked_at and tried(request, partial(submit_look, asked_id)):
        messages.success(request, _("Thank you. It is noted."))
        return redirect("assessments:looking")
    return render_page(request, "assessments/look_closed.html" if closed else "assessments/look_done.html", page)


@require_POST
@screen(use=None)
def clear_look(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    if tried(request, partial(clear_answers, asked_id)):
        messages.success(request, _("All your answers about this person are gone."))
    return redirect("assessments:look_done", use, asked_id)


def _to(use: str, asked_id: uuid.UUID, place: int) -> HttpResponse:
    return redirect(reverse("assessments:look_at", args=[use, asked_id, place]))
