"""An empty page: the same middleware, session, security and base template, and nothing else."""

from django.http import HttpResponse
from django.shortcuts import render

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role


@screen(Role.HR)
def empty(request: KiemRequest) -> HttpResponse:
    return render(request, "bench/empty.html")
