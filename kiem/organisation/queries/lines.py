"""Who leads someone on some day of a period, directly or from higher; and who holds a mandate without a break."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, OuterRef, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.range import DateRange

from kiem.foundation.ids import array_text
from kiem.foundation.periods import Period, unbroken_since
from kiem.organisation.models import DATE_RANGE, Mandate
from kiem.organisation.rules import MandateKind

# Every row that touches the period counts, whether they touch the same day or not: rather one leader too many.
# ``{people}``: an array of ids; ``{days}``: the period.
_LINE = """
WITH RECURSIVE line (person_id, unit_id) AS (
  (SELECT person_id, unit_id FROM organisation_placement
   WHERE person_id = ANY({people}) AND daterange(starts_on, ends_before) && {days}
   UNION
   SELECT leads.person_id, place.parent_id
   FROM organisation_mandate AS leads JOIN organisation_unitplace AS place ON place.unit_id = leads.unit_id
   WHERE leads.person_id = ANY({people})
     AND daterange(leads.starts_on, leads.ends_before) && {days}
     AND daterange(place.starts_on, place.ends_before) && {days})
  UNION
  SELECT line.person_id, place.parent_id FROM line JOIN organisation_unitplace AS place ON place.unit_id = line.unit_id
  WHERE daterange(place.starts_on, place.ends_before) && {days}
)
SELECT DISTINCT line.person_id, mandate.person_id AS leader_id
FROM line JOIN organisation_mandate AS mandate ON mandate.unit_id = line.unit_id
WHERE mandate.kind IN ('leader', 'substitute') AND mandate.person_id <> line.person_id
  AND daterange(mandate.starts_on, mandate.ends_before) && {days}
"""


def leads_within(people: Iterable[uuid.UUID], period: Period) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Each of these people with everyone who leads her, directly or from higher, on some day. One statement."""
    asked: dict[str, Any] = {"people": array_text(people), "from": period.starts_on, "to": period.ends_before}
    with connection.cursor() as cursor:
        cursor.execute(_LINE.format(people="%(people)s::uuid[]", days="daterange(%(from)s, %(to)s)"), asked)
        return set(cursor.fetchall())


class LeadsOn(Func):
    """Whether the second of two people leads the first on a day, as ``leads_within`` finds it, within another read."""

    output_field = BooleanField()

    def __init__(self, person: str, leader: str, day: date) -> None:
        super().__init__(F(person), F(leader))
        self.day = day

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        person, leader = (compiler.compile(each)[0] for each in self.source_expressions)
        line = _LINE.format(people=f"ARRAY[{person}]", days="daterange(%s::date, %s::date)")
        days = (self.day.isoformat(), (self.day + timedelta(days=1)).isoformat())
        found = f"EXISTS (SELECT FROM ({line}) AS above WHERE above.leader_id = {leader})"
        return found, days * _LINE.count("{days}")


@dataclass(frozen=True, slots=True)
class Mandated:
    """Someone who holds a mandate today and can sign in; ``since``: without a break."""

    person_id: uuid.UUID
    name: str
    since: date


def mandated(kind: MandateKind, today: date) -> Mapping[uuid.UUID, Mandated]:
    """Who holds a mandate for the organisation today, by name. One statement."""
    rows = _given(kind, today)
    held: dict[uuid.UUID, list[Mandate]] = {}
    for row in rows.select_related("person").order_by("person__sort_key", "person_id", "starts_on"):
        held.setdefault(row.person_id, []).append(row)
    found = {}
    for person, mandates in held.items():
        since = unbroken_since((mandate.period for mandate in mandates), today)
        if since is not None:
            found[person] = Mandated(person, mandates[0].person.name, since)
    return found


def periods_of(kind: MandateKind, today: date, person: str) -> ArraySubquery:
    """From when till when someone held a mandate, up to today, within another read; none while she cannot sign in.

    ``person``: the field that names her. ``held_since`` reads it.
    """
    return ArraySubquery(_given(kind, today).filter(person=OuterRef(person)).values(days=DATE_RANGE))


def held_since(days: Iterable[DateRange], today: date) -> date | None:
    """From when someone holds today, without a break, what ``periods_of`` found; None when she does not."""
    return unbroken_since((Period(each.lower, each.upper) for each in days if each.lower), today)


def _given(kind: MandateKind, today: date) -> QuerySet[Mandate]:
    """Mandates for the organisation up to today, of who can sign in."""
    return Mandate.objects.filter(
        kind=kind, starts_on__lte=today, person__membership__isnull=False, person__membership__ended_at=None
    )
