"""A computer that people share: marking this browser as one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kiem.accounts.shared import is_marked, mark, unmark
from kiem.organisation.actions.computers import mark_computer
from kiem.organisation.middleware import KiemRequest, screen
from kiem.organisation.pages.computers import shared_computer_page
from kiem.organisation.rules import Role
from kiem.ui.render import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@screen(Role.HR, Role.LEADER, Role.ADMINISTRATOR)
def shared_computer(request: KiemRequest) -> HttpResponse:
    """Whether this browser is marked, and marking it or not."""
    if request.method != "POST":
        return render_page(
            request,
            "organisation/letters/shared_computer.html",
            shared_computer_page(request.viewer, is_marked(request)),
        )
    shared = request.POST.get("shared") == "yes"
    mark_computer(shared, by=request.viewer, at=timezone.now())
    messages.success(request, _("This computer is marked.") if shared else _("This computer is no longer marked."))
    answer = redirect("organisation:shared_computer")
    (mark if shared else unmark)(answer)
    return answer
