"""The overview, the doors and their examples."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kiem.exchange.actions.receiving import too_large
from kiem.exchange.examples import CSV, XLSX, example_csv, example_xlsx
from kiem.exchange.forms import FileForm
from kiem.exchange.intake import receive
from kiem.exchange.pages.doors import bring_in_page, upload_page
from kiem.exchange.rules.steps import LARGEST, Kind
from kiem.foundation.files.uploads import bounded_upload, name_of_too_large
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.ui.forms import carry_out, refuse_too_large
from kiem.ui.render import render_page


@screen(Role.HR)
@require_GET
def bring_in(request: KiemRequest) -> HttpResponse:
    return render_page(request, "exchange/bring_in.html", bring_in_page(request.viewer))


@screen(Role.HR)
@bounded_upload(LARGEST)
@require_http_methods(["GET", "POST"])
def upload(request: KiemRequest, kind: str) -> HttpResponse:
    form, status = FileForm(), 200
    if request.method == "POST":
        form, status = FileForm(request.POST, request.FILES), 422
        if name := name_of_too_large(request):
            status = refuse_too_large(form, too_large(name))
        elif done := carry_out(form, lambda file: receive(Kind(kind), file, by=request.viewer, at=timezone.now())):
            return redirect("exchange:file", done.result.id)
    return render_page(request, "exchange/upload.html", upload_page(Kind(kind)), form=form, status=status)


@screen(Role.HR)
@require_GET
def example(request: KiemRequest, kind: str, extension: str) -> HttpResponse:
    content, type_ = (example_xlsx, XLSX) if extension == "xlsx" else (example_csv, CSV)
    name = f"kiem-{Kind(kind).value}.{extension}"
    return HttpResponse(content(Kind(kind)), type_, headers={"Content-Disposition": f'attachment; filename="{name}"'})
