"""Home: today, growth, what stands behind it, who looked, and what facts may be used for."""

import uuid

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiem.assessments.actions import look_as_delegate
from kiem.foundation.purposes import Use
from kiem.home import pages
from kiem.organisation.actions import open_team_levels
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.render import render_page


@screen(use=Use.OWN_DATA)
@require_safe
def today(request: KiemRequest) -> HttpResponse:
    return render_page(request, "home/today.html", pages.today_page(request.viewer, timezone.now()))


@screen(use=Use.OWN_DATA)
@require_safe
def waiting(request: KiemRequest) -> HttpResponse:
    return render_page(request, "home/waiting.html", pages.waiting_page(request.viewer, timezone.now()))


@screen(use=Use.OWN_DATA)
@require_safe
def growth(request: KiemRequest) -> HttpResponse:
    return render_page(request, "home/growth.html", pages.own_growth_page(request.viewer))


@screen(use=Use.OWN_DATA)
@require_safe
def fact(request: KiemRequest, level_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "home/fact.html", pages.fact_page(request.viewer, level_id))


@screen(use=Use.OWN_DATA)
@require_safe
def why(request: KiemRequest, competence_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "home/why.html", pages.why_page(request.viewer, competence_id))


@screen(use=Use.OWN_DATA)
@require_safe
def fits(request: KiemRequest) -> HttpResponse:
    return render_page(request, "home/fits.html", pages.fits_page(request.viewer, request.GET.get("by", "")))


@screen(use=Use.OWN_DATA)
@require_safe
def fit(request: KiemRequest, job_id: uuid.UUID) -> HttpResponse:
    return render_page(request, "home/fit.html", pages.fit_page(request.viewer, job_id))


@screen(use=Use.OWN_DATA)
@require_safe
def seen(request: KiemRequest) -> HttpResponse:
    return render_page(request, "home/seen.html", pages.seen_page(request.viewer, request.GET))


@screen(Role.HR, use=None)
@require_safe
def growth_of(request: KiemRequest, person_id: uuid.UUID, use: str) -> HttpResponse:
    page = pages.opened_growth_page(request.viewer, person_id)
    if page is None:
        return redirect("organisation:open_levels", person_id)
    return render_page(request, "home/others/growth_of.html", page)


@screen(Role.LEADER, use=Use.DEVELOPMENT)
@require_safe
def growth_of_member(request: KiemRequest, person_id: uuid.UUID) -> HttpResponse:
    page = pages.member_growth_page(request.viewer, person_id)
    open_team_levels([person_id], by=request.viewer, at=timezone.now())
    return render_page(request, "home/others/growth_of_member.html", page)


@screen(Role.DELEGATE, use=None)
@require_safe
def growth_of_assisted(request: KiemRequest, assistance_id: uuid.UUID, use: str) -> HttpResponse:
    page = pages.assisted_growth_page(request.viewer, assistance_id)
    look_as_delegate(assistance_id, by=request.viewer, at=timezone.now())
    return render_page(request, "home/others/growth_of_assisted.html", page)


@screen()
@require_safe
def purposes(request: KiemRequest) -> HttpResponse:
    page = pages.purposes_page(settings.KIEM_SMALLEST_VIEW, settings.KIEM_SMALLEST_COUNT)
    return render_page(request, "home/purposes.html", page)


@screen()
@require_safe
def handbook(request: KiemRequest, chapter: str = "index") -> HttpResponse:
    page = pages.handbook_page(settings.KIEM_HANDBOOK, chapter)
    return render_page(request, "home/handbook.html", page)
