"""The frame around every page: navigation by role, who looks, languages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.accounts.shared import idle_after, is_shared
from kiem.organisation.access import Permission, Viewer
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
    """One word in the navigation: where it leads and for which roles (none given: all).

    ``organises``: it stands under one word with the others like it, for who has more than two of them.
    """

    label: "_StrPromise"
    url_name: str
    roles: frozenset[Role] = frozenset()
    organises: bool = False


_R = Role
_NAMES = frozenset({_R.HR, _R.DIRECTOR, _R.DELEGATE, _R.ADMINISTRATOR})
ENTRIES = (
    Entry(pgettext_lazy("navigation", "Today"), "home:today"),
    Entry(pgettext_lazy("navigation", "My growth"), "home:growth"),
    Entry(pgettext_lazy("navigation", "Looking"), "assessments:looking"),
    Entry(pgettext_lazy("navigation", "Conversations"), "conversations:conversations"),
    Entry(pgettext_lazy("navigation", "Portfolio"), "portfolio:portfolio"),
    Entry(pgettext_lazy("navigation", "My team"), "gaps:teams", frozenset({_R.LEADER})),
    Entry(pgettext_lazy("navigation", "People"), "organisation:people", _NAMES, organises=True),
    Entry(
        pgettext_lazy("navigation", "Units"), "organisation:units", _NAMES | {_R.LEADER, _R.BODY_MEMBER}, organises=True
    ),
    Entry(pgettext_lazy("navigation", "Jobs"), "organisation:jobs", frozenset({_R.HR}), organises=True),
    Entry(pgettext_lazy("navigation", "Acts"), "credentials:acts", frozenset({_R.HR}), organises=True),
    Entry(pgettext_lazy("agreed", "Terms"), "organisation:terms", frozenset({_R.HR}), organises=True),
    Entry(pgettext_lazy("navigation", "Our language"), "competences:dictionary"),
    Entry(pgettext_lazy("navigation", "Profiles"), "profiles:profiles"),
    Entry(pgettext_lazy("navigation", "Bring in"), "exchange:bring_in", frozenset({_R.HR}), organises=True),
)
ORGANISATION = pgettext_lazy("navigation", "Organisation")
APART = 2
"""So many words that organise stand on their own; more are put under one."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A word in the navigation as this page shows it; or the words that stand under it, and then it leads nowhere."""

    label: str
    url: str
    current: bool
    under: tuple["MenuItem", ...] = ()


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which role, and which roles she could switch to.

    ``idle``: after so many seconds without doing anything this session ends; 0 for never.
    ``finds``: others' names or units are hers to find.
    """

    name: str
    organisation_name: str
    role: str
    role_label: str
    roles: tuple[tuple[str, str], ...]
    is_demo: bool
    idle: int
    finds: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """What the base template sees around the page: menu, viewer, languages. No statements."""
    languages = settings.LANGUAGES
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None:
        return {"languages": languages, "is_demo": settings.KIEM_DEMO}
    idle = int(idle_after(request).total_seconds()) if is_shared(request) else 0
    return {"languages": languages, "menu": _menu(request, viewer), "viewer": _looking(viewer, idle)}


def _menu(request: HttpRequest, viewer: Viewer) -> list[MenuItem]:
    """The words for who looks; those that organise together, where the first of them stands."""
    found = [(entry, item) for entry in ENTRIES if (item := _item(entry, request, viewer))]
    organising = tuple(item for entry, item in found if entry.organises)
    if len(organising) <= APART:
        return [item for _entry, item in found]
    together = MenuItem(str(ORGANISATION), "", any(item.current for item in organising), organising)
    return [together if entry.organises else item for entry, item in found if item not in organising[1:]]


def _item(entry: Entry, request: HttpRequest, viewer: Viewer) -> MenuItem | None:
    if entry.roles and Role(viewer.role) not in entry.roles:
        return None
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    current = request.path == url if url == "/" else request.path.startswith(url)
    return MenuItem(str(entry.label), url, current)


def _looking(viewer: Viewer, idle: int) -> Looking:
    return Looking(
        name=viewer.name,
        organisation_name=viewer.organisation_name,
        role=viewer.role,
        role_label=str(ROLE_LABELS[Role(viewer.role)]),
        roles=tuple((role.value, str(ROLE_LABELS[role])) for role in viewer.roles),
        is_demo=viewer.is_demo,
        idle=idle,
        finds=viewer.may(Permission.SEE_UNITS),
    )
