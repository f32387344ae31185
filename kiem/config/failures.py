"""The answers when something failed: in Kiem's own style, with a reference number, without the database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _failure(request: HttpRequest, status: int) -> HttpResponse:
    reference = request.META.get("kiem.reference", "")
    return render(request, f"{status}.html", {"reference": reference}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _failure(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _failure(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _failure(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _failure(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _failure(request, 403)
