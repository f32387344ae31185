"""What the views of credentials share: a screen with one form."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kiem.credentials.pages import Task
from kiem.organisation.middleware import KiemRequest
from kiem.ui.forms import carry_out, status_of
from kiem.ui.render import render_page


def do_task(request: KiemRequest, task: Task, form: BaseForm, action: Callable[..., object]) -> HttpResponse:
    """Show the form, or carry it out and go back to what it is about; 422 when what was sent is not right."""
    if form.is_bound and carry_out(form, action):
        messages.success(request, _("It is noted."))
        return back(task)
    return render_page(request, "credentials/task.html", task, form=form, status=status_of(form))


def back(task: Task) -> HttpResponse:
    if task.person_id:
        return redirect("credentials:person", task.person_id)
    if task.unit_id:
        return redirect("credentials:sheet", task.unit_id)
    return redirect("credentials:act", task.act_id) if task.act_id else redirect("credentials:acts")
