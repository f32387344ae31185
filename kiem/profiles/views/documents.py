"""Comparing profiles, and making one into a document to sign."""

import uuid
from urllib.parse import quote

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.profiles import pages
from kiem.profiles.forms.comparing import CompareForm
from kiem.profiles.rules import ProfileOf, profile_of
from kiem.profiles.views.profiles import day_in
from kiem.ui.printing import pdf_of
from kiem.ui.render import render_page


@require_GET
@screen()
def compare(request: KiemRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "") for name in ("left", "left_on", "right", "right_on")}
    wanted = [(profile_of(asked[side]), day_in(asked[f"{side}_on"])) for side in ("left", "right")]
    page = pages.compare_page(request.viewer, wanted[0], wanted[1])
    form = CompareForm(initial=asked, choices=page.choices)
    return render_page(request, "profiles/compare.html", page, form=form)


@require_GET
@screen(Role.HR)
def document(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    return render_page(request, "profiles/document.html", pages.document_page(request.viewer, of))


@require_GET
@screen(Role.HR)
def document_pdf(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    person = _person(request.GET.get("person", ""))
    values = pages.document_values(request.viewer, of, person, request.GET.get("language", ""))
    answer = HttpResponse(pdf_of(pages.TEMPLATE, values), content_type="application/pdf")
    name = quote(f"{values['title']}.pdf")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer


def _person(text: str) -> uuid.UUID | None:
    """Who is named in the address; None for nobody. Raises NotFound for what is no id."""
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        raise NotFound from None
