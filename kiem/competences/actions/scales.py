"""Scales: the default one. A list that names its own levels makes its own when it is brought in."""

import uuid
from datetime import datetime

from django.db import transaction

from kiem.competences.actions.keeping import default_scale
from kiem.foundation.actors import Actor
from kiem.organisation.access import Permission, require


def make_default_scale(*, by: Actor, at: datetime) -> uuid.UUID:
    """The four-level scale in three languages, made when it is not there yet; the id of its version."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        return default_scale(by, at)
