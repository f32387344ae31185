"""What a view needs before it may run: marked on the view, read by the middleware that finds out who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http.response import HttpResponseBase

from kiem.foundation.purposes import Use

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True, slots=True)
class Screen:
    """What a view needs: roles (none given: every role) and the use (None: from the address)."""

    roles: frozenset[str]
    use: Use | None


def screen(*roles: str, use: Use | None = Use.ADMINISTRATION) -> Callable[[View], View]:
    """Mark a view as a screen of an organisation, for these roles and this use."""

    def mark(view: View) -> View:
        view.screen = Screen(frozenset(roles), use)  # type: ignore[attr-defined]  # read back with getattr
        return view

    return mark
