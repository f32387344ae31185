"""What the views of organisation share about what is sent to them."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict

from kiem.organisation.actions import ChangedMeanwhile
from kiem.organisation.middleware import KiemRequest
from kiem.organisation.pages.tasks import Task
from kiem.ui.forms import carry_out, show_anew, status_of
from kiem.ui.render import render_page

LONGEST_SEARCH = 100


def posted(request: KiemRequest) -> QueryDict | None:
    """What a form was sent with; None when it is only being shown."""
    return request.POST if request.method == "POST" else None


def words_of(request: KiemRequest) -> str:
    """The words of a search in the address."""
    return request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]


def show_task(request: KiemRequest, task: Task, form: BaseForm) -> HttpResponse:
    """A screen with one form; 422 when what was sent is not right."""
    return render_page(request, "organisation/task.html", task, form=form, status=status_of(form))


def carry_out_edit(form: BaseForm, action: Callable[..., object]) -> bool:
    """Like `carry_out`; what someone else changed meanwhile is shown with the form, to be replaced knowingly."""

    def tried(**values: object) -> None:
        try:
            action(**values)
        except ChangedMeanwhile as changed:
            show_anew(form, "shown", changed.now)
            raise

    return carry_out(form, tried) is not None
