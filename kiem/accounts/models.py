"""Users, their memberships of organisations, invitations and API tokens."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kiem.foundation.fields import TenantForeignKey
from kiem.foundation.ids import random_id
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.models import OrganisationRow

FEWEST_LETTERS, MOST_LETTERS = 3, 40
SIGN_IN_NAME = r"^[a-z0-9][a-z0-9.-]{1,38}[a-z0-9]$"
"""Small letters, digits, points and lines: without an @, so that it is never mistaken for a mail address."""


class UserManager(BaseUserManager["User"]):
    """Makes users; Django and allauth ask for it."""

    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who can sign in, by mail address or by a name she chose where she has none.

    Her own name and everything else about her live in each organisation's own rows.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    email = models.EmailField(unique=True, null=True)  # noqa: DJ001 - many have none, each of the others another
    sign_in_name = models.CharField(max_length=MOST_LETTERS, unique=True, null=True)  # noqa: DJ001 - as above
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="nl")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(sign_in_name__isnull=False), name="user_signs_in_by_something"
            ),
            models.CheckConstraint(
                condition=Q(sign_in_name=None) | Q(sign_in_name__regex=SIGN_IN_NAME),
                name="user_sign_in_name_is_no_mail",
            ),
        ]

    def __str__(self) -> str:
        return self.signs_in_as

    @property
    def signs_in_as(self) -> str:
        """What she types to sign in."""
        return self.email or self.sign_in_name or ""


class Membership(OrganisationRow):
    """That a user may enter an organisation; ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="membership_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Invitation(OrganisationRow):
    """A way in for someone without an account yet. Only the digest of its secret is kept; it works once."""

    email = models.EmailField()
    digest = models.BinaryField(max_length=32, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, default="nl")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    membership = TenantForeignKey(Membership, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="invitation_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.email


class ApiToken(OrganisationRow):
    """A user's own key for the command line, acting in one role. Only its digest is kept."""

    membership = TenantForeignKey(Membership)
    label = models.CharField(max_length=80)
    role = models.CharField(max_length=24)
    digest = models.BinaryField(max_length=32, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.label
