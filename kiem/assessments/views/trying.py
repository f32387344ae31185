"""What the views of looking share: an action that may be refused with a sentence, which comes above the next screen."""

from collections.abc import Callable

from django.contrib import messages
from django.utils import timezone

from kiem.foundation.errors import CannotDo
from kiem.organisation.middleware import KiemRequest


def tried(request: KiemRequest, action: Callable[..., None]) -> bool:
    """Whether the action was done."""
    try:
        action(by=request.viewer, at=timezone.now())
    except CannotDo as refused:
        messages.error(request, str(refused.sentence))
        return False
    return True
