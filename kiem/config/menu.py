"""The frame around every page: navigation by role, who looks, languages."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    return {}
