"""What the pages show on the way in: the front door, the second factor, the organisations to choose from, keys."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import User
from kiem.accounts.queries import Belonging, has_authenticator, keys_of, memberships_of
from kiem.foundation.every import organisation_ids
from kiem.organisation.access import Viewer
from kiem.organisation.keys import InvitationState, Invited
from kiem.organisation.rules import ROLE_OF_MANDATE, ROLES_NEEDING_SECOND_FACTOR, MandateKind, Role
from kiem.organisation.wording import MANDATES

ROLE_WORDS: dict[Role, Any] = {
    Role.EMPLOYEE: _("employee"),
    **{ROLE_OF_MANDATE[kind]: word for kind, word in MANDATES.items() if kind is not MandateKind.SUBSTITUTE},
}


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """The front door. ``can_start``: no organisation has been started here yet. ``signed_in``: go straight on."""

    demo_url: str
    can_start: bool
    signed_in: bool


def welcome_page(*, demo_url: str, signed_in: bool) -> WelcomePage:
    """One statement."""
    return WelcomePage(demo_url, can_start=not organisation_ids(), signed_in=signed_in)


@dataclass(frozen=True, slots=True)
class SecondFactorPage:
    """Why a second factor is asked. ``has_one``: it was set up, but not given in this session."""

    has_one: bool


def second_factor_page(user: User) -> SecondFactorPage:
    """One statement."""
    return SecondFactorPage(has_authenticator(user))


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The organisations someone may enter; ``here``: where she is now."""

    organisations: tuple[Belonging, ...]
    here: str


def choose_page(user: User, here: str) -> ChoosePage:
    """One statement."""
    return ChoosePage(tuple(memberships_of(user.id)), here)


class Door(StrEnum):
    """What someone who holds an invitation can do with it."""

    NEW = "new"
    SIGN_IN = "sign_in"
    HERS = "hers"
    SOMEONE_ELSES = "someone_elses"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation as who opened its link can use it."""

    organisation: str
    email: str
    door: Door


def invitation_page(invited: Invited, user: User | None) -> InvitationPage:
    """No statements. ``user``: who is signed in."""
    return InvitationPage(invited.organisation_name, invited.email, _door(invited, user))


def _door(invited: Invited, user: User | None) -> Door:
    if invited.state is not InvitationState.OPEN:
        return Door(invited.state.value)
    if user is not None:
        return Door.HERS if user.email == invited.email else Door.SOMEONE_ELSES
    return Door.SIGN_IN if invited.has_account else Door.NEW


@dataclass(frozen=True, slots=True)
class Key:
    """A key of one's own; its secret is not kept anywhere."""

    id: uuid.UUID
    label: str
    role: Any
    made_on: date
    works_until: date
    works: bool


@dataclass(frozen=True, slots=True)
class KeysPage:
    """One's own keys. ``secret``: of the key made just now, shown this once."""

    keys: tuple[Key, ...]
    secret: str


def keys_page(viewer: Viewer, at: datetime, secret: str = "") -> KeysPage:
    """One statement."""
    keys = tuple(
        Key(
            id=key.id,
            label=key.label,
            role=ROLE_WORDS[Role(key.role)],
            made_on=timezone.localdate(key.created_at),
            works_until=timezone.localdate(key.expires_at),
            works=key.revoked_at is None and timezone.localdate(key.expires_at) > timezone.localdate(at),
        )
        for key in keys_of(viewer.user_id) if viewer.user_id
    )  # fmt: skip
    return KeysPage(keys, secret)


def roles_for_a_key(viewer: Viewer, *, second_factor: bool) -> tuple[tuple[str, Any], ...]:
    """The roles a key may act in: hers; those that need a second factor only after one was given."""
    held = (role for role in viewer.roles if second_factor or role not in ROLES_NEEDING_SECOND_FACTOR)
    return tuple((role.value, ROLE_WORDS[role]) for role in held)
