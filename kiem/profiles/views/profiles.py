"""Reading profiles, and what becomes of a version that is still to come."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kiem.foundation.errors import NotFound
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.profiles import actions, pages
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


def to_profile(request: KiemRequest, of: ProfileOf, day: date | None) -> HttpResponse:
    """To a profile as it is today, or as it will be from the day to come on which a change holds."""
    address = reverse("profiles:profile", args=[of])
    return redirect(f"{address}?on={day:%Y-%m-%d}" if day and day > request.viewer.today else address)


@require_POST
@screen(Role.HR)
def put_in_force(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    actions.put_in_force(of, by=request.viewer, at=timezone.now())
    messages.success(request, _("This is asked from today."))
    return redirect("profiles:profile", of)


@require_POST
@screen(Role.HR)
def set_aside(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    actions.set_aside(of, by=request.viewer, at=timezone.now())
    messages.success(request, _("What was prepared is set aside. What is asked today stays."))
    return redirect("profiles:profile", of)


@require_GET
@screen()
def profile(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.profile_page(request.viewer, of, day_in(request.GET.get("on")))
    return render_page(request, "profiles/profile.html", page)
