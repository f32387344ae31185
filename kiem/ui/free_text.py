"""Free words about people: what by which a resident or relative may be known is marked before it is kept.

A form with such a field is a ``FreeTextForm`` and names the field in ``free_texts``; its template shows
``<c-names-marked :passages="form.passages" />`` above the buttons. The first time, words with a likely name come back
with a remark and a button to keep them as they are; nothing is ever forbidden. Works without scripts.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.engine.names import in_parts, likely_names

Passages = tuple[tuple[str, bool], ...]
"""A text in parts, each with whether it is marked; none when nothing in it is."""
NO_NAMES = _("Write no names of residents, clients or family, and nothing by which people know them.")
AS_IT_IS = "as_it_is"


def passages_of(text: str, known: Iterable[str] = ()) -> Passages:
    """
    >>> passages_of("Ze hielp Jan."), passages_of("Ze hielp.")
    ((('Ze hielp ', False), ('Jan', True), ('.', False)), ())
    """
    marked = likely_names(text, known)
    return in_parts(text, marked) if marked else ()


class FreeTextForm(forms.Form):
    """A form with free words about people. ``known``: names that may stand there, such as of the person it is about.

    ``passages``: of the words that were sent, what comes back to look at; empty once she says to keep them.
    """

    free_texts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, known: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = tuple(known)

    @property
    def passages(self) -> tuple[Passages, ...]:
        if not self.is_bound or self.errors or self.data.get(self.add_prefix(AS_IT_IS)):
            return ()
        # As they were sent: what a form makes of them in `clean` may no longer stand under their names.
        found = (passages_of(str(self[name].data or ""), self.known) for name in self.free_texts)
        return tuple(each for each in found if each)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.passages
