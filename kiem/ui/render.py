"""One page, one object: the only way a view answers with a full page or a fragment."""

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(
    request: HttpRequest, template: str, page: object, *, form: BaseForm | None = None, status: int = 200
) -> HttpResponse:
    """Render `template` with `page`, `form` and what the context processors add; nothing else reaches it.

    Answer a refused form with `status=422`: htmx is told to swap those.
    """
    return render(request, template, {"page": page, "form": form}, status=status)
