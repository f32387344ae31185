"""What was opened to union delegates, made anew at random."""

import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from kiem.assessments.models import Assistance, AssistanceLook
from kiem.foundation.purposes import Purpose
from kiem.organisation.models import Person
from tests.owner import as_owner

CANARIES = {"assessments_assistance": set[str](), "assessments_assistancelook": set[str]()}
RANDOM = {
    "assessments_assistance": {"delegate_id", "starts_on", "ends_before", "ended_at"},
    "assessments_assistancelook": {"assistance_id", "day"},
}


def let_change() -> None:
    """On which days a delegate looked may be changed, in a database of the tests' own."""
    with as_owner() as owner:
        owner.execute(f"GRANT UPDATE, DELETE ON assessments_assistancelook TO {settings.KIEM_APPLICATION_ROLE}")


def assistance_made_anew(purpose: Purpose, draw: random.Random) -> None:
    """Who opened to whom, since when and until when, and who looked when; what addresses name stays with the two."""
    people = sorted(Person.objects.values_list("id", flat=True))
    for row in Assistance.objects.filter(purpose=purpose).order_by("id"):
        row.starts_on -= timedelta(days=draw.randrange(1, 9))
        row.ends_before += timedelta(days=draw.randrange(1, 9))
        row.ended_at = row.ended_at and timezone.now() - timedelta(seconds=draw.randrange(1, 10**7))
        row.save(force_update=True)
        for look in AssistanceLook.objects.filter(assistance=row).order_by("id"):
            look.day -= timedelta(days=draw.randrange(1, 90))
            look.save(force_update=True)
        row.id = uuid.uuid4()
        row.person_id, row.delegate_id = draw.sample([each for each in people if each != row.person_id], 2)
        if Assistance.objects.filter(person=row.person_id, delegate=row.delegate_id).exists():
            continue
        row.save(force_insert=True)
        AssistanceLook.objects.create(
            organisation_id=row.organisation_id,
            person_id=row.person_id,
            purpose=purpose,
            assistance=row,
            day=row.starts_on,
        )
