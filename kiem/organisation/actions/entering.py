"""Letting people in: the first of an organisation, those she invites, and the keys they make for themselves."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import connection, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiem.accounts import actions as accounts
from kiem.accounts.models import ApiToken, Invitation, User
from kiem.accounts.start_code import check_start_code, forget_start_code
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.every import organisation_ids
from kiem.foundation.outbox import queue_mail
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.actions.codes import stop_codes_of
from kiem.organisation.actions.founding import found_organisation
from kiem.organisation.actions.keeping import keep
from kiem.organisation.keys import InvitationState, Invited, invited_by
from kiem.organisation.models import Person
from kiem.organisation.queries import the

_ONE_AT_A_TIME = 0x6B69656D  # "kiem": two who start at the same moment wait for one another


def start_own_organisation(
    code: str,
    *,
    name: str,
    languages: Sequence[str],
    given_name: str,
    family_name: str,
    email: str,
    password: str,
    by: str,
    at: datetime,
) -> User:
    """Found the first organisation of this installation with the one-time code; gives its first user.

    Raises CannotDo for a wrong code, and when someone else was first. The code goes once this has been committed.
    """
    check_start_code(code, at=at)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        if organisation_ids():
            raise CannotDo(gettext_lazy("An organisation has been started here already. Sign in instead."))
        user = accounts.add_user(email, password, languages[0] if languages else "", by=by, at=at)
        found_organisation(
            name,
            languages=languages,
            given_name=given_name,
            family_name=family_name,
            user=user,
            by=by,
            at=at,
        )
        transaction.on_commit(forget_start_code)
    return user


def invite_person(person_id: uuid.UUID, *, site: str, by: Actor, at: datetime) -> Invitation:
    """Send a person a link, good for a fortnight, by which she gets her account. ``site``: how its address begins.

    Raises CannotDo for who has no mail address or an account already. An earlier link stops working.
    """
    require(by, Permission.MANAGE_ACCOUNTS)
    with transaction.atomic():
        person = the(Person, person_id)
        if person.membership is not None and person.membership.ended_at is None:
            raise CannotDo(gettext_lazy("This person has an account already."))
        if not person.email:
            raise CannotDo(gettext_lazy("This person has no mail address yet. Fill it in first."), field="email")
        invitation, secret = accounts.invite(person.email, person.language, by=by, at=at)
        with translation.override(person.language):
            link = f"{site.rstrip('/')}/invitation/{secret}/"
            letter = {"given_name": person.given_name, "organisation": person.organisation.name, "link": link}
            body = render_to_string("organisation/entering/invitation.txt", letter)
            subject = _("Your account in Kiem, for %(organisation)s") % letter
            queue_mail(person.email, subject, body.strip(), by=by, at=at)
        record(by, "invite_person", "person", person.id, at=at)
    return invitation


def close_account(person_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Let a person sign in here no longer; what she did and what is known of her stays. She can be invited again.

    Raises CannotDo for oneself and for who has no account.
    """
    require(by, Permission.MANAGE_ACCOUNTS)
    if person_id == by.person_id:
        raise CannotDo(gettext_lazy("You cannot close your own account. Ask a colleague."))
    with transaction.atomic():
        membership = the(Person, person_id).membership
        if membership is None or membership.ended_at is not None:
            raise CannotDo(gettext_lazy("This person has no account."))
        accounts.leave(membership, by=by, at=at)
        stop_codes_of(person_id, by=by, at=at)
        record(by, "close_account", "person", person_id, at=at)


def accept_invitation(secret: str, *, password: str = "", by: User | None, at: datetime) -> User:
    """Let in who holds the link of an invitation: a new user with ``password``, or ``by``, who is signed in already.

    Raises NotFound for no such invitation, CannotDo for one that was used or is over, or whose person has gone.
    """
    with transaction.atomic():
        invited = invited_by(secret, at)
        if invited is None:
            raise NotFound
        invitation = Invitation.objects.select_for_update().get(id=invited.invitation_id)
        if invited.state is not InvitationState.OPEN or invitation.membership_id is not None:
            raise CannotDo(gettext_lazy("This invitation does not work any more. Ask for a new one."))
        if by is not None and by.email != invited.email:
            raise NotAllowed("accept_invitation", "invitation")
        newcomer = partial(accounts.add_user, invited.email, password, invited.language)
        user = by or newcomer(by=_herself(invited, None, None), at=at)
        person = _connect(invited, invitation, user, at)
        record(_herself(invited, user.id, person.id), "accept_invitation", "person", person.id, at=at)
    return user


def _herself(invited: Invited, user_id: uuid.UUID | None, person_id: uuid.UUID | None) -> Actor:
    return Actor(invited.organisation_id, user_id, person_id, "", "employee")


def _connect(invited: Invited, invitation: Invitation, user: User, at: datetime) -> Person:
    """The person with the invited address gets the membership of this user."""
    nobody_yet = Q(membership=None) | Q(membership__ended_at__isnull=False)
    person = Person.objects.select_for_update(of=("self",)).filter(nobody_yet, email=invited.email).first()
    if person is None:
        raise CannotDo(gettext_lazy("This invitation does not work any more. Ask for a new one."))
    by = _herself(invited, user.id, person.id)
    person.membership = accounts.join(user, by=by, at=at)
    keep(person)
    accounts.use_invitation(invitation, person.membership, by=by, at=at)
    return person


def make_own_key(label: str, role: str, days: int, *, by: Viewer, at: datetime) -> tuple[ApiToken, str]:
    """Make a key for the command line, in one of the roles of who makes it; gives the key and its secret."""
    if role not in by.roles:
        raise NotAllowed("make_own_key", "key")
    with transaction.atomic():
        key, secret = accounts.make_key(label, role, days, by=by, at=at)
        record(by, "make_own_key", "key", key.id, at=at)
    return key, secret


def revoke_own_key(key_id: uuid.UUID, *, by: Viewer, at: datetime) -> None:
    """Let one of her keys stop working. Raises NotFound for someone else's."""
    with transaction.atomic():
        key = accounts.revoke_key(key_id, by=by, at=at)
        record(by, "revoke_own_key", "key", key.id, at=at)
