"""Connecting a person to the account with which she signs in."""

import uuid
from datetime import datetime

from django.db import transaction

from kiem.foundation.actors import Actor
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import keep
from kiem.organisation.models import Person
from kiem.organisation.queries import the


def connect_account(person_id: uuid.UUID, membership_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Let a membership of this organisation be this person's. Raises CannotDo when it is someone else's."""
    require(by, Permission.MANAGE_ACCOUNTS)
    with transaction.atomic():
        person = the(Person, person_id)
        person.membership_id = membership_id
        keep(person)
        record(by, "connect_account", "person", person_id, at=at)
