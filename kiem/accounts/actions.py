"""The writes of accounts: users, memberships, invitations and keys.

They are parts of organisation's actions, which check the permission and keep the trail. A user belongs to no
organisation: what she changes about her own sign-in stands in no organisation's trail.
"""

import re
import secrets
import uuid
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kiem.accounts.models import MOST_LETTERS, SIGN_IN_NAME, ApiToken, Invitation, Membership, User
from kiem.accounts.queries import open_invitations_for, user_with_mail
from kiem.accounts.secrets_kept import digest_of, new_secret
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.languages import LANGUAGES

INVITED_FOR = timedelta(days=14)
LONGEST_KEY = 365


def add_user(email: str, password: str, language: str, *, by: Actor | str, at: datetime) -> User:
    """Make a user. Raises CannotDo for a mail address that is none or is taken, and for a weak password."""
    email = email.strip().lower()
    user = User(email=email, language=language if language in LANGUAGES else LANGUAGES[0])
    try:
        validate_email(email)
    except ValidationError as error:
        raise CannotDo(" ".join(error.messages), field="email") from None
    _require_strong(password, user)
    if user_with_mail(email) is not None:
        raise CannotDo(_("There already is an account with this mail address. Sign in with it instead."), field="email")
    return User.objects.create_user(email, password, language=user.language)


def add_user_without_mail(name: str, password: str, language: str, *, by: Actor | str, at: datetime) -> User:
    """Make a user who signs in by a name. Raises CannotDo for a name that is none or is taken, or a weak password."""
    name = name.strip().lower()
    if not re.fullmatch(SIGN_IN_NAME, name):
        sentence = _("Use 3 to 40 small letters or digits, with points or lines between them, such as: %(example)s")
        raise CannotDo(sentence % {"example": "greet.janssens"}, field="sign_in_name")
    user = User(sign_in_name=name, language=language if language in LANGUAGES else LANGUAGES[0])
    _require_strong(password, user)
    try:
        with transaction.atomic():
            return User.objects.create_user(None, password, sign_in_name=name, language=user.language)
    except IntegrityError:
        sentence = _("Someone has this sign-in name already. Choose another, such as: %(example)s")
        example = f"{name[: MOST_LETTERS - 1]}{secrets.randbelow(8) + 2}"
        raise CannotDo(sentence % {"example": example}, field="sign_in_name") from None


def set_password(user: User, password: str, *, forget_second_factor: bool, by: Actor, at: datetime) -> None:
    """Give a user the password she chose: her other sessions end with this. Raises CannotDo for a weak one."""
    _require_strong(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    if forget_second_factor:
        Authenticator.objects.filter(user=user).delete()


def _require_strong(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CannotDo(" ".join(error.messages), field="password") from None


def choose_language(language: str, *, by: User, at: datetime) -> None:
    """Let her screens and mail be in this language. Raises NotFound for one that does not exist."""
    if language not in LANGUAGES:
        raise NotFound
    by.language = language
    by.save(update_fields=["language"])


def join(user: User, *, by: Actor, at: datetime) -> Membership:
    """Let a user enter the organisation; who left before comes back."""
    membership, made = Membership.objects.get_or_create(
        organisation_id=by.organisation_id, user=user, defaults={"since": at}
    )
    if not made and membership.ended_at is not None:
        membership.since, membership.ended_at = at, None
        membership.save()
    return membership


def leave(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Let a user enter the organisation no longer: her sessions and keys there stop with this."""
    membership.ended_at = at
    membership.save(update_fields=["ended_at"])


def invite(email: str, language: str, *, by: Actor, at: datetime) -> tuple[Invitation, str]:
    """Make an invitation for a fortnight, and its secret; earlier ones to this address stop working."""
    email = email.strip().lower()
    open_invitations_for(email, at).filter(created_at__lt=at).update(expires_at=at)
    secret = new_secret("in")
    invitation = Invitation.objects.create(
        organisation_id=by.organisation_id,
        email=email,
        digest=digest_of(secret),
        language=language,
        created_at=at,
        expires_at=at + INVITED_FOR,
    )
    return invitation, secret


def use_invitation(invitation: Invitation, membership: Membership, *, by: Actor, at: datetime) -> None:
    """Note what became of an invitation: it does not work a second time."""
    invitation.membership = membership
    invitation.save(update_fields=["membership"])


def make_key(label: str, role: str, days: int, *, by: Actor, at: datetime) -> tuple[ApiToken, str]:
    """Make a key of the actor's own, acting in one role, and its secret. Raises CannotDo for an end too far away."""
    if not label.strip():
        raise CannotDo(_("Give the key a name, so that you know it again."), field="label")
    if not 1 <= days <= LONGEST_KEY:
        raise CannotDo(_("A key holds for 1 to 365 days."), field="days")
    membership = Membership.objects.filter(user=by.user_id, ended_at=None).first()
    if membership is None:
        raise NotFound
    secret = new_secret("kiem")
    key = ApiToken.objects.create(
        organisation_id=by.organisation_id,
        membership=membership,
        label=label.strip(),
        role=role,
        digest=digest_of(secret),
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    return key, secret


def revoke_key(key_id: uuid.UUID, *, by: Actor, at: datetime) -> ApiToken:
    """Let a key of the actor's own stop working. Raises NotFound for someone else's."""
    key = ApiToken.objects.filter(id=key_id, membership__user=by.user_id).first()
    if key is None:
        raise NotFound
    if key.revoked_at is None:
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])
    return key
