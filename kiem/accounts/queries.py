"""Who may enter where: the reads about users that later slices use."""

import uuid
from datetime import datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.db import connection
from django.db.models import QuerySet

from kiem.accounts.models import ApiToken, Invitation, User
from kiem.accounts.secrets_kept import digest_of


class Belonging(NamedTuple):
    """A membership of a user: in which organisation, and what that is called."""

    membership: uuid.UUID
    organisation: uuid.UUID
    name: str


def memberships_of(user_id: uuid.UUID) -> list[Belonging]:
    """The organisations a user may enter, by name. One statement, across organisations."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT membership, organisation, name FROM kiem_memberships_of(%s)", [user_id])
        return [Belonging(*row) for row in cursor.fetchall()]


def organisation_of_key(secret: str) -> uuid.UUID | None:
    """The organisation that a key belongs to, before anything else is known of it."""
    return _named_by("SELECT kiem_organisation_of_token(%s)", secret)


def organisation_of_invitation(secret: str) -> uuid.UUID | None:
    """The organisation that an invitation belongs to, before anything else is known of it."""
    return _named_by("SELECT kiem_organisation_of_invitation(%s)", secret)


def _named_by(statement: str, secret: str) -> uuid.UUID | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [digest_of(secret)])
        row = cursor.fetchone()
    return row[0] if row else None


def user_with_mail(email: str) -> User | None:
    return User.objects.filter(email=email.strip().lower()).first()


def has_authenticator(user: User) -> bool:
    """Whether she set up an authenticator app as second factor."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def recovery_codes_left(user: User) -> int:
    """How many of her recovery codes have not been used yet."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(kept.wrap().get_unused_codes()) if kept else 0


def keys_of(user_id: uuid.UUID) -> QuerySet[ApiToken]:
    """Her keys in the transaction's organisation, the newest first."""
    return ApiToken.objects.filter(membership__user=user_id).order_by("-created_at", "-id")


def open_invitations_for(email: str, at: datetime) -> QuerySet[Invitation]:
    """Invitations to this address that still work, in the transaction's organisation."""
    return Invitation.objects.filter(email=email.strip().lower(), membership=None, expires_at__gt=at)
