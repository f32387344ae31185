"""Finding people and units by name, as you type and on a page of its own."""

from django.http import HttpResponse

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.finding import find_page
from kiem.organisation.views.units import SEE_UNITS
from kiem.ui.render import render_page


@screen(*SEE_UNITS)
def find(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/find.html", find_page(request.viewer, request.GET.get("q", "")))


@screen(*SEE_UNITS)
def find_as_you_type(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/_find.html", find_page(request.viewer, request.GET.get("q", "")))
