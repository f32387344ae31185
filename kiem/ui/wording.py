"""The words of the level track in the reader's language."""

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiem.ui.track_values import TrackWords


def track_words(*, manager: str = "", reader_is_employee: bool = True) -> TrackWords:
    """Words for the language that is active. `manager`: her name where one manager is meant.

    Where a manager or HR reads, the employee's own view is "the employee", not "you".
    """
    words = _words(get_language() or "nl", reader_is_employee)
    return replace(words, manager=manager) if manager else words


@lru_cache(maxsize=8)
def _words(language: str, reader_is_employee: bool) -> TrackWords:
    """`language` is the key of the cache: gettext reads the active one, which is the same."""
    return TrackWords(
        scale=_("scale"),
        required=_("asked"),
        agreed=_("agreed"),
        determined=_("determined in an evaluation"),
        tested=_("tested"),
        brought_in=_("brought in, not yet discussed"),
        contested=_("contested"),
        differently=_("we see it differently"),
        self_view=_("you") if reader_is_employee else _("employee"),
        manager=_("manager"),
        others=_("colleagues"),
        indication=_("indication"),
        views_differ=_("views differ"),
        unknown=_("not yet known"),
        not_shared=_("not shared with you"),
        not_asked=_("not asked"),
    )
