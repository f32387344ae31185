"""What the views of the language share about what is sent to them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import QueryDict

from kiem.foundation.errors import CannotDo
from kiem.organisation.middleware import KiemRequest


def posted(request: KiemRequest) -> QueryDict | None:
    """What a form was sent with; None when it is only being shown."""
    return request.POST if request.method == "POST" else None


def carried_out(request: KiemRequest, action: Callable[[], object], done: str) -> bool:
    """Carry out an action that a button alone asks for, and say that it is done, or why not."""
    try:
        action()
    except CannotDo as refusal:
        messages.error(request, str(refusal.sentence))
        return False
    messages.success(request, done)
    return True
