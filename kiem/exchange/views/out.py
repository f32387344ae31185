"""Taking out the whole dictionary, and all profiles."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kiem.exchange.examples import CSV, XLSX
from kiem.exchange.pages.out import dictionary_file, profiles_file
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role


@screen()
@require_GET
def dictionary(request: KiemRequest, extension: str) -> HttpResponse:
    content = dictionary_file(request.viewer, request.viewer.languages, extension, draft="draft" in request.GET)
    return _download(content, f"kiem-dictionary.{extension}")


@screen(Role.HR)
@require_GET
def profiles(request: KiemRequest, extension: str) -> HttpResponse:
    viewer = request.viewer
    content = profiles_file(viewer, viewer.languages, extension, today=viewer.today)
    return _download(content, f"kiem-profiles.{extension}")


def _download(content: bytes, name: str) -> HttpResponse:
    kind = XLSX if name.endswith(".xlsx") else CSV
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
