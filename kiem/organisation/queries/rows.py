"""Finding one row, and the tree of a day."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.db import models

from kiem.foundation.errors import NotFound
from kiem.organisation.models import UnitPlace, on_day

Row = TypeVar("Row", bound=models.Model)


def the(model: type[Row], key: uuid.UUID) -> Row:
    """The row of this organisation with this id. Raises NotFound; another organisation's row is not found either."""
    row = model._default_manager.filter(pk=key).first()
    if row is None:
        raise NotFound
    return row


def parents_on(day: date) -> Mapping[uuid.UUID, uuid.UUID]:
    """Of each unit under which it stands that day; those at the top are absent. One statement."""
    return dict(UnitPlace.objects.filter(on_day(day)).values_list("unit_id", "parent_id"))
