"""The frame around every page: navigation by role, who looks, languages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.organisation.access import Viewer
from kiem.organisation.rules import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ROLE_LABELS: dict[Role, "_StrPromise"] = {
    Role.EMPLOYEE: _("as employee"),
    Role.LEADER: _("as leader"),
    Role.HR: _("as HR adviser"),
    Role.DIRECTOR: _("as director"),
    Role.DELEGATE: _("as union delegate"),
    Role.BODY_MEMBER: _("as member of a consultative body"),
    Role.OUTSIDE_ADVISER: _("as outside adviser"),
    Role.STEWARD: _("as language steward"),
    Role.ADMINISTRATOR: _("as administrator"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One word in the navigation: where it leads and for which roles (none given: all)."""

    label: "_StrPromise"
    url_name: str
    roles: frozenset[Role] = frozenset()


_R = Role
_NAMES = frozenset({_R.HR, _R.DIRECTOR, _R.DELEGATE, _R.ADMINISTRATOR})
ENTRIES = (
    Entry(pgettext_lazy("navigation", "Today"), "home:today"),
    Entry(pgettext_lazy("navigation", "My growth"), "home:growth"),
    Entry(pgettext_lazy("navigation", "Looking"), "assessments:looking"),
    Entry(pgettext_lazy("navigation", "My team"), "gaps:teams", frozenset({_R.LEADER})),
    Entry(pgettext_lazy("navigation", "People"), "organisation:people", _NAMES),
    Entry(pgettext_lazy("navigation", "Units"), "organisation:units", _NAMES | {_R.LEADER, _R.BODY_MEMBER}),
    Entry(pgettext_lazy("navigation", "Jobs"), "organisation:jobs", frozenset({_R.HR})),
    Entry(pgettext_lazy("navigation", "Our language"), "competences:dictionary"),
    Entry(pgettext_lazy("navigation", "Profiles"), "profiles:profiles"),
    Entry(pgettext_lazy("navigation", "Bring in"), "exchange:bring_in", frozenset({_R.HR})),
)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A word in the navigation as this page shows it."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which role, and which roles she could switch to."""

    name: str
    organisation_name: str
    role: str
    role_label: str
    roles: tuple[tuple[str, str], ...]
    is_demo: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """What the base template sees around the page: menu, viewer, languages. No statements."""
    languages = settings.LANGUAGES
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return {"languages": languages, "is_demo": settings.KIEM_DEMO}
    return {"languages": languages, "menu": _menu(request, viewer), "viewer": _looking(viewer)}


def _menu(request: HttpRequest, viewer: Viewer) -> list[MenuItem]:
    items = []
    for entry in ENTRIES:
        if not entry.roles or Role(viewer.role) in entry.roles:
            try:
                url = reverse(entry.url_name)
            except NoReverseMatch:
                continue
            current = request.path == url if url == "/" else request.path.startswith(url)
            items.append(MenuItem(str(entry.label), url, current))
    return items


def _looking(viewer: Viewer) -> Looking:
    return Looking(
        name=viewer.name,
        organisation_name=viewer.organisation_name,
        role=viewer.role,
        role_label=str(ROLE_LABELS[Role(viewer.role)]),
        roles=tuple((role.value, str(ROLE_LABELS[role])) for role in viewer.roles),
        is_demo=viewer.is_demo,
    )
