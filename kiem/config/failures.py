"""The answers when something failed: in Kiem's own style, with a reference number.

A failure of ours (500 and up) is rendered without context processors or database, which may be what failed.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from psycopg_pool import PoolTimeout

DATABASE_AWAY = (OperationalError, InterfaceError, PoolTimeout)


def reference_of(request: HttpRequest) -> str:
    return str(request.META.get("kiem.reference", ""))


def asked_wrongly(request: HttpRequest, status: int) -> HttpResponse:
    """An answer of 400 to 499, inside the frame of who is looking."""
    return render(request, f"{status}.html", {"reference": reference_of(request)}, status=status)


def failed(request: HttpRequest, status: int) -> HttpResponse:
    """An answer of 500 and up."""
    return HttpResponse(get_template(f"{status}.html").render({"reference": reference_of(request)}), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return asked_wrongly(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return asked_wrongly(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return asked_wrongly(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 when what went wrong is that the database is away."""
    away = isinstance(sys.exc_info()[1], DATABASE_AWAY)
    return failed(request, 503 if away else 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return asked_wrongly(request, 403)
