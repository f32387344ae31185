"""Writing what a profile says besides its lines."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import carry_out_edit, posted
from kiem.profiles import pages
from kiem.profiles.actions import describe_profile
from kiem.profiles.forms.describing import DescribeForm
from kiem.profiles.rules import ProfileOf
from kiem.profiles.views.profiles import to_profile
from kiem.ui.forms import status_of
from kiem.ui.render import render_page


@require_http_methods(["GET", "POST"])
@screen(Role.HR)
def describe(request: KiemRequest, of: ProfileOf) -> HttpResponse:
    page = pages.describe_page(request.viewer, of)
    form = DescribeForm(posted(request), initial=page.values, references=page.references)
    if form.is_bound and carry_out_edit(form, partial(describe_profile, of, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Saved."))
        return to_profile(request, of, form.cleaned_data.get("starts_on") or page.starts_on)
    return render_page(request, "profiles/describe.html", page, form=form, status=status_of(form))
