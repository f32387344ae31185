"""Reading profiles."""

import uuid
from datetime import date

from django.http import HttpResponse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.profiles import pages
from kiem.profiles.rules import ProfileOf
from kiem.ui.render import render_page


def day_in(text: str | None) -> date | None:
    """The day asked for in the address; None when none is. Raises NotFound for what is no day."""
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise NotFound
    return day


@require_GET
@screen()
def profiles(request: KiemRequest) -> HttpResponse:
    return render_page(request, "profiles/profiles.html", pages.profiles_page(request.viewer))


@require_GET
@screen()
def asking(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "profiles/asking.html", pages.asking_page(request.viewer, competence_id))


@require_GET
@screen()
def profile(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.profile_page(request.viewer, of, day_in(request.GET.get("on")))
    return render_page(request, "profiles/profile.html", page)
