"""Taking what an occupation asks into a profile."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted
from kiem.profiles import pages
from kiem.profiles.actions import TakenOver, take_from_occupation
from kiem.profiles.forms.rated import RatedForm
from kiem.profiles.rules import ProfileOf
from kiem.profiles.views.profiles import to_profile
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def rated(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.rated_page(request.viewer, of, *(_asked(request, name) for name in ("q", "occupation", "onet")))
    form = _form(request, page)
    action = partial(take_from_occupation, of, by=request.viewer, at=timezone.now())
    done = carry_out(form, action) if form.is_bound else None
    if done:
        messages.success(request, _what_was_taken(done.result))
        return to_profile(request, of, done.result.starts_on)
    return render_page(request, "profiles/rated.html", page, form=form, status=status_of(form))


def _form(request: KiemRequest, page: pages.RatedPage) -> RatedForm:
    return RatedForm(
        posted(request),
        occupation=page.occupation.uri if page.occupation else "",
        rows=page.rows,
        competences=page.competences,
        scales=page.scales,
    )


def _asked(request: KiemRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\x00", "").strip()[:300]


def _what_was_taken(taken: TakenOver) -> str:
    asked = ngettext(
        "The profile asks %(n)s competence from it.", "The profile asks %(n)s competences from it.", taken.lines
    )
    copied = ngettext(
        "%(n)s skill is copied into the draft of your language; ask it here once that is adopted.",
        "%(n)s skills are copied into the draft of your language; ask them here once that is adopted.",
        taken.copied,
    )
    said = [asked % {"n": taken.lines}] if taken.lines or not taken.copied else []
    return " ".join([*said, *([copied % {"n": taken.copied}] if taken.copied else [])])
