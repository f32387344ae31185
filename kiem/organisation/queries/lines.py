"""Who leads someone on some day of a period, directly or from higher; and who holds a mandate without a break."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kiem.foundation.ids import array_text
from kiem.foundation.periods import Period, unbroken_since
from kiem.organisation.models import Mandate
from kiem.organisation.rules import MandateKind

# Every row that touches the period counts, whether they touch the same day or not: rather one leader too many.
_LINE = """
WITH RECURSIVE line (person_id, unit_id) AS (
  (SELECT person_id, unit_id FROM organisation_placement
   WHERE person_id = ANY(%(people)s::uuid[]) AND daterange(starts_on, ends_before) && daterange(%(from)s, %(to)s)
   UNION
   SELECT leads.person_id, place.parent_id
   FROM organisation_mandate AS leads JOIN organisation_unitplace AS place ON place.unit_id = leads.unit_id
   WHERE leads.person_id = ANY(%(people)s::uuid[])
     AND daterange(leads.starts_on, leads.ends_before) && daterange(%(from)s, %(to)s)
     AND daterange(place.starts_on, place.ends_before) && daterange(%(from)s, %(to)s))
  UNION
  SELECT line.person_id, place.parent_id FROM line JOIN organisation_unitplace AS place ON place.unit_id = line.unit_id
  WHERE daterange(place.starts_on, place.ends_before) && daterange(%(from)s, %(to)s)
)
SELECT DISTINCT line.person_id, mandate.person_id
FROM line JOIN organisation_mandate AS mandate ON mandate.unit_id = line.unit_id
WHERE mandate.kind IN ('leader', 'substitute') AND mandate.person_id <> line.person_id
  AND daterange(mandate.starts_on, mandate.ends_before) && daterange(%(from)s, %(to)s)
"""


def leads_within(people: Iterable[uuid.UUID], period: Period) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Each of these people with everyone who leads her, directly or from higher, on some day. One statement."""
    asked: dict[str, Any] = {"people": array_text(people), "from": period.starts_on, "to": period.ends_before}
    with connection.cursor() as cursor:
        cursor.execute(_LINE, asked)
        return set(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Mandated:
    """Someone who holds a mandate today and can sign in; ``since``: without a break."""

    person_id: uuid.UUID
    name: str
    since: date


def mandated(kind: MandateKind, today: date) -> Mapping[uuid.UUID, Mandated]:
    """Who holds a mandate for the organisation today, by name. One statement."""
    rows = Mandate.objects.filter(
        kind=kind, starts_on__lte=today, person__membership__isnull=False, person__membership__ended_at=None
    )
    held: dict[uuid.UUID, list[Mandate]] = {}
    for row in rows.select_related("person").order_by("person__sort_key", "person_id", "starts_on"):
        held.setdefault(row.person_id, []).append(row)
    found = {}
    for person, mandates in held.items():
        since = unbroken_since((mandate.period for mandate in mandates), today)
        if since is not None:
            found[person] = Mandated(person, mandates[0].person.name, since)
    return found
