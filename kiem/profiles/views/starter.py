"""Beginning from the starter profiles."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.profiles import pages
from kiem.profiles.actions import start_profiles
from kiem.profiles.forms.starter import StarterForm
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


def _made(number: int) -> str:
    said = ngettext(
        "%(n)s profile is made. Change it as you like.", "%(n)s profiles are made. Change them as you like.", number
    )
    return said % {"n": number}


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def starter(request: KiemRequest) -> HttpResponse:
    page = pages.starter_page(request.viewer)
    form = StarterForm(posted(request), choices=page.choices)
    done = carry_out(form, partial(start_profiles, by=request.viewer, at=timezone.now())) if form.is_bound else None
    if done:
        messages.success(request, _made(len(done.result.made)))
        return redirect("profiles:profiles")
    return render_page(request, "profiles/starter.html", page, form=form, status=status_of(form))
