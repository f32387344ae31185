"""Someone of the demo as she looks on a day: the transaction then stands where hers would."""

import uuid
from datetime import date

from kiem.accounts.models import Membership
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.access import Viewer, viewer_of
from kiem.organisation.models import Person
from kiem.organisation.rules import Role


def standing_as(person_id: uuid.UUID, role: Role, *, on: date, by: Actor, use: Use = Use.DEVELOPMENT) -> Viewer:
    """In one of the roles that she holds on that day. Raises NotFound for who has no account."""
    enter(by.organisation_id, Use.ADMINISTRATION)
    membership = Person.objects.get(id=person_id).membership_id
    if membership is None:
        raise NotFound
    user = Membership.objects.get(id=membership).user_id
    enter(by.organisation_id, use, user=user, person=person_id)
    viewer = viewer_of(membership, user, wanted_role=role, today=on, use=use)
    if viewer is None:
        raise NotFound
    return viewer
