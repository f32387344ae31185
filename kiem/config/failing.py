"""Bare refusals of the framework (405, 413, 429) get a page of our own."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kiem.config.failures import asked_wrongly

Respond = Callable[[HttpRequest], HttpResponseBase]
OWN_PAGE = frozenset({405, 413, 429})


class RefusalMiddleware:
    """Puts a page around a bare refusal; its headers, such as Allow, are kept."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code in OWN_PAGE and not getattr(response, "content", b""):
            page = asked_wrongly(request, response.status_code)
            for name, value in response.headers.items():
                page.headers.setdefault(name, value)
            return page
        return response
