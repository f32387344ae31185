"""What runs for every organisation: the sealer, mail, reminders, the command line."""

import uuid

from django.db import connection, transaction

from kiem.foundation.context import enter
from kiem.foundation.models import Organisation
from kiem.foundation.purposes import Use


def organisation_ids() -> list[uuid.UUID]:
    """The ids of all organisations, and nothing else of them. One statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kiem_every_organisation()")
        return [row[0] for row in cursor.fetchall()]


def organisations() -> list[Organisation]:
    """All organisations, each read from within itself."""
    found = []
    for organisation_id in organisation_ids():
        with transaction.atomic():
            enter(organisation_id, Use.ADMINISTRATION)
            found.append(Organisation.objects.get(id=organisation_id))
    return found


def every_organisation() -> list[tuple[uuid.UUID, str]]:
    """The ids and names of all organisations."""
    return [(organisation.id, organisation.name) for organisation in organisations()]


def forbids(*, demo: bool) -> bool:
    """Whether what is here forbids a demo (``demo``), or a real organisation: the two never share a database."""
    return any(organisation.is_demo is not demo for organisation in organisations())
