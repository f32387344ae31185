"""Secrets that name their organisation: a key of someone's own for the command line, and the link of an invitation.

Each enters the transaction's organisation, which is not known before.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from kiem.accounts.models import ApiToken, Invitation
from kiem.accounts.queries import organisation_of_invitation, organisation_of_key, user_with_mail
from kiem.accounts.secrets_kept import digest_of
from kiem.foundation.context import enter
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of


def viewer_of_key(secret: str, *, today: date, use: Use) -> Viewer | None:
    """Who looks with this key, in the one role it is for; None when it does not work (any more) or the role is gone.

    Enters the transaction's organisation, use, user and person. Five statements.
    """
    organisation = organisation_of_key(secret)
    if organisation is None:
        return None
    enter(organisation, use)
    working = ApiToken.objects.filter(digest=digest_of(secret), revoked_at=None)
    found = working.select_related("membership__user").first()
    if found is None or timezone.localdate(found.expires_at) <= today or not found.membership.user.is_active:
        return None
    user_id = found.membership.user_id
    viewer = viewer_of(found.membership_id, user_id, wanted_role=found.role, today=today, use=use)
    if viewer is None or viewer.role != found.role:
        return None
    enter(organisation, use, user=user_id, person=viewer.person_id)
    return replace(viewer, roles=(viewer.roles[viewer.roles.index(found.role)],))


class InvitationState(StrEnum):
    """What can be done with an invitation."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, the organisation it is to, and whether an account with its address exists already."""

    invitation_id: uuid.UUID
    organisation_id: uuid.UUID
    organisation_name: str
    email: str
    language: str
    state: InvitationState
    has_account: bool


def invited_by(secret: str, at: datetime) -> Invited | None:
    """The invitation behind a link, or None. Enters its organisation. Five statements."""
    organisation = organisation_of_invitation(secret)
    if organisation is None:
        return None
    enter(organisation, Use.ADMINISTRATION)
    found = Invitation.objects.get(digest=digest_of(secret))
    state = InvitationState.EXPIRED if found.expires_at <= at else InvitationState.OPEN
    return Invited(
        invitation_id=found.id,
        organisation_id=organisation,
        organisation_name=Organisation.objects.get(id=organisation).name,
        email=found.email,
        language=found.language,
        state=InvitationState.USED if found.membership_id else state,
        has_account=user_with_mail(found.email) is not None,
    )
