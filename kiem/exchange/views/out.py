"""Taking out the whole dictionary."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kiem.exchange.examples import CSV, XLSX
from kiem.exchange.pages.out import dictionary_file
from kiem.organisation.middleware import KiemRequest, screen


@screen()
@require_GET
def dictionary(request: KiemRequest, extension: str) -> HttpResponse:
    content = dictionary_file(request.viewer, request.viewer.languages, extension, draft="draft" in request.GET)
    name = f"kiem-dictionary.{extension}"
    kind = XLSX if extension == "xlsx" else CSV
    return HttpResponse(content, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
