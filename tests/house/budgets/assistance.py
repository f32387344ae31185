"""More that was opened to union delegates: by Anna to others, by others to Dries, and looked at on many days."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from kiem.assessments.actions import end_assistance, look_as_delegate, open_to_delegate
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from tests.assisting import as_delegate
from tests.house.access.furnished import House, viewer_today


def more_assistance(house: House, number: int, new: Sequence[uuid.UUID]) -> None:
    """``new``: people, of whom the first ``number`` are union delegates with an account."""
    cast, now = house.cast, timezone.now()
    for index, person in enumerate(new[:number]):
        anna = viewer_today(cast, "anna", "employee", Use.OWN_DATA)
        opened = open_to_delegate(person, Purpose.DEVELOPMENT, by=anna, at=now)
        if index % 2:
            end_assistance(opened, by=anna, at=now)
        enter(cast.organisation, Use.OWN_DATA, person=person)
        helped = open_to_delegate(cast.people["dries"], Purpose.DEVELOPMENT, by=replace(anna, person_id=person), at=now)
        look_as_delegate(helped, by=as_delegate(cast, Use.DEVELOPMENT, now), at=now)
    for day in range(1, number + 1):  # not today: the first look of a day is counted too
        dries = as_delegate(cast, Use.DEVELOPMENT, now + timedelta(days=day))
        look_as_delegate(house.helped.growth, by=dries, at=now)
    cast.use(Use.ADMINISTRATION)
