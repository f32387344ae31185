"""What can go wrong in an action, with a sentence for the person in front of the screen."""

from typing import TYPE_CHECKING

from django.http import Http404

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class CannotDo(Exception):
    """An action was refused by a rule. ``sentence`` is translated and says what happened and what to do.

    ``field`` names the form field it belongs to, when there is one. Nothing was changed.
    """

    def __init__(self, sentence: "str | _StrPromise", *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotFound(Http404):
    """What was asked does not exist, or not for this viewer: the two look alike, on screen a 404."""


class NotAllowed(NotFound):
    """The actor may not do this. On screen it looks like ``NotFound``; in the trail it is a refusal."""

    def __init__(self, verb: str = "", subject: str = "") -> None:
        super().__init__(verb)
        self.verb = verb
        self.subject = subject
