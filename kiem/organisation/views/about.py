"""The screen of the five questions about an organisation."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.organisation.actions import answer_about_us
from kiem.organisation.forms.about import AboutUsForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.rules import Role
from kiem.organisation.views.posting import posted, show_task
from kiem.ui.forms import carry_out


@screen(Role.HR)
def about_us(request: KiemRequest) -> HttpResponse:
    form = AboutUsForm(posted(request), viewer=request.viewer)
    if form.is_bound and carry_out(form, partial(answer_about_us, by=request.viewer, at=timezone.now())):
        messages.success(request, _("Thank you. You can change these answers whenever you like."))
        return redirect("home:today")
    lead = _("Two minutes, and Kiem speaks your language. Nothing here is about any one person.")
    return show_task(request, Task(_("Five questions about your organisation"), lead, _("Keep"), About.TODAY), form)
