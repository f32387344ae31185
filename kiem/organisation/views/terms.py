"""The screens of what was agreed on in days and months."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kiem.foundation.errors import NotFound
from kiem.organisation.actions import agree_on_term
from kiem.organisation.forms.terms import TermForm
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.tasks import About, Task
from kiem.organisation.pages.terms import terms_page
from kiem.organisation.rules import Role, Term
from kiem.organisation.views.posting import posted, show_task
from kiem.organisation.wording import TERMS
from kiem.ui.forms import carry_out
from kiem.ui.render import render_page


@screen()
@require_safe
def terms(request: KiemRequest) -> HttpResponse:
    return render_page(request, "organisation/terms.html", terms_page(request.viewer))


@screen(Role.HR)
def agree(request: KiemRequest, term: str) -> HttpResponse:
    about = next((each for each in Term if each.value == term), None)
    if about is None:
        raise NotFound
    form = TermForm(posted(request), term=about, today=request.viewer.today)
    if form.is_bound and carry_out(form, partial(agree_on_term, about, by=request.viewer, at=timezone.now())):
        messages.success(request, _("The agreement is noted."))
        return redirect("organisation:terms")
    return show_task(request, Task(_("Note what was agreed"), str(TERMS[about]), _("Keep"), About.TERMS), form)
