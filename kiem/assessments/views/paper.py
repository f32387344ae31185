"""A form on paper: printing it, naming who enters it, entering it, and saying whether it is so."""

import uuid
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiem.assessments import actions, pages
from kiem.assessments.forms import ConfirmForm, HelperForm, LookForm
from kiem.assessments.views.trying import tried
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.views.posting import posted
from kiem.ui.forms import carry_out, status_of
from kiem.ui.free_text import AS_IT_IS
from kiem.ui.printing import pdf_of
from kiem.ui.render import render_page


@require_GET
@screen(use=Use.OWN_DATA)
def paper_code(request: KiemRequest, code: uuid.UUID) -> HttpResponse:
    found = pages.code_leads(request.viewer, code)
    if found is None:
        return render_page(request, "assessments/paper/paper_code.html", None, status=404)
    if found.help_id:
        return redirect("assessments:enter_paper", found.purpose.value, found.help_id)
    return redirect("assessments:paper", found.purpose.value, found.asked_id)


@require_http_methods(["GET", "POST"])
@screen(use=None)
def paper(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    form = HelperForm(posted(request))
    named = partial(actions.name_helper, asked_id, by=request.viewer, at=timezone.now())
    if form.is_bound and carry_out(form, named):
        messages.success(request, _("Noted. Give the paper to your helper: the form stands ready in Kiem."))
        return redirect("assessments:paper", use, asked_id)
    page = pages.paper_page(request.viewer, asked_id)
    if isinstance(page, pages.ClosedPage):
        return render_page(request, "assessments/look_closed.html", page)
    return render_page(request, "assessments/paper/paper.html", page, form=form, status=status_of(form))


@require_GET
@screen(use=None)
def print_paper(request: KiemRequest, use: str, asked_id: uuid.UUID, sheet: str) -> HttpResponse:
    if sheet not in [*pages.Sheet]:
        raise NotFound
    values = pages.sheet_values(request.viewer, asked_id, pages.Sheet(sheet), partial(_address_of, request))
    answer = HttpResponse(pdf_of(pages.PAPER, values), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="kiem.pdf"'
    return answer


def _address_of(request: KiemRequest, code: uuid.UUID) -> str:
    return request.build_absolute_uri(reverse("assessments:paper_code", args=[code]))


@require_http_methods(["GET", "POST"])
@screen(use=None)
def read_paper(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    page = pages.read_paper_page(request.viewer, asked_id)
    if isinstance(page, pages.ClosedPage):
        return render_page(request, "assessments/look_closed.html", page)
    if request.method == "POST" and (page is None or not page.passages or AS_IT_IS in request.POST):
        form = ConfirmForm(request.POST)
        seen = form.cleaned_data["seen"] if form.is_valid() else ""
        if tried(request, partial(actions.confirm_paper, asked_id, seen)):
            messages.success(request, _("Thank you. It is noted."))
            return redirect("assessments:looking")
        return redirect("assessments:read_paper", use, asked_id)
    if page is None:
        return redirect("assessments:paper", use, asked_id)
    return render_page(request, "assessments/paper/read_paper.html", page)


@require_POST
@screen(use=None)
def refuse_paper(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    if tried(request, partial(actions.refuse_paper, asked_id)):
        messages.success(request, _("What was entered is gone. Your helper can begin anew."))
    return redirect("assessments:paper", use, asked_id)


@require_POST
@screen(use=None)
def take_back_help(request: KiemRequest, use: str, asked_id: uuid.UUID) -> HttpResponse:
    if tried(request, partial(actions.take_back_help, asked_id)):
        messages.success(request, _("Nobody helps you with this form any more. What was entered is gone."))
    return redirect("assessments:paper", use, asked_id)


@require_GET
@screen(use=None)
def enter_paper(request: KiemRequest, use: str, help_id: uuid.UUID) -> HttpResponse:
    page = pages.enter_paper_page(request.viewer, help_id)
    if page is None:
        return render_page(request, "assessments/paper/paper_code.html", None, status=404)
    return render_page(request, "assessments/paper/enter_paper.html", page)


@require_POST
@screen(use=None)
def enter_on(request: KiemRequest, use: str, help_id: uuid.UUID, place: int) -> HttpResponse:
    form = LookForm(request.POST)
    done = carry_out(form, partial(actions.enter_from_paper, help_id, by=request.viewer, at=timezone.now()))
    if "HX-Request" in request.headers:
        return render_page(request, "assessments/_saved.html", None, form=form, status=200 if done else 422)
    if not done:
        messages.error(request, " ".join(str(error) for each in form.errors.values() for error in each))
    return redirect(f"{reverse('assessments:enter_paper', args=[use, help_id])}#c{place}")


@require_POST
@screen(use=None)
def stop_helping(request: KiemRequest, use: str, help_id: uuid.UUID) -> HttpResponse:
    if tried(request, partial(actions.stop_helping, help_id)):
        messages.success(request, _("You no longer help with this form. What you entered is gone."))
    return redirect("assessments:looking")
