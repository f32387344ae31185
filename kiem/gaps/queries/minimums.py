"""What was agreed as a minimum for a unit, and what its people offer each other."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kiem.competences.queries import competence_names
from kiem.credentials.queries import COVER, Cover, cover_from
from kiem.foundation.ids import array_text
from kiem.foundation.purposes import Purpose
from kiem.gaps.models import TeamMinimum
from kiem.organisation.models import on_day


@dataclass(frozen=True, slots=True)
class Minimum:
    """What was agreed for a unit. Of an act: no competence, no scale, and position 0."""

    minimum_id: uuid.UUID
    competence_id: uuid.UUID | None
    scale_version_id: uuid.UUID | None
    position: int
    act_id: uuid.UUID | None
    act: str
    people: int
    agreed_on: date
    source: str


def minimums_of(unit_id: uuid.UUID, day: date) -> list[Minimum]:
    """What holds for a unit that day, the acts last. One statement."""
    rows = TeamMinimum.objects.filter(on_day(day), unit=unit_id).select_related("act")
    return [
        Minimum(
            row.id,
            row.competence_id,
            row.scale_version_id,
            row.position or 0,
            row.act_id,
            row.act.name if row.act else "",
            row.people,
            row.agreed_on,
            row.source,
        )
        for row in rows.order_by("act", "noted_at", "id")
    ]


def scale_of_competence(competence_id: uuid.UUID) -> uuid.UUID | None:
    """The scale version on which a competence of the language that counts stands. One statement."""
    found = (each for each in competence_names() if each.competence_id == competence_id)
    return next((each.scale_version_id for each in found), None)


@dataclass(frozen=True, slots=True)
class Together:
    """Of a team: its minimums, and by competence the places in the team of those who offer help.

    ``cover``: by act who placed here may do it today; only read where a minimum of an act asks for it.
    """

    minimums: tuple[Minimum, ...]
    helpers: dict[uuid.UUID, list[int]]
    cover: dict[uuid.UUID, Cover]


_TOGETHER = f"""
WITH minimum AS (
  SELECT * FROM gaps_teamminimum WHERE unit_id = %(unit)s AND daterange(starts_on, ends_before) @> %(today)s::date
)
SELECT 'minimum', id, competence_id, scale_version_id, "position", people, agreed_on, source, NULL::bigint,
       act_id, NULL::date, ''
FROM minimum
UNION ALL
SELECT 'offer', latest.id, latest.competence_id, NULL, NULL, NULL, NULL, '', latest.place - 1, NULL, NULL, ''
FROM (
  SELECT DISTINCT ON (offer.person_id, offer.competence_id) offer.*, member.place
  FROM gaps_helpoffer AS offer
  JOIN unnest(%(people)s::uuid[]) WITH ORDINALITY AS member (id, place) ON member.id = offer.person_id
  WHERE offer.purpose = %(purpose)s
  ORDER BY offer.person_id, offer.competence_id, offer.at DESC, offer.id DESC
) AS latest WHERE latest.offers
UNION ALL
SELECT what, about, NULL, NULL, NULL, NULL, first, '', NULL, other, last, word
FROM ({COVER}) AS known (what, about, other, first, last, word)
WHERE EXISTS (SELECT FROM minimum WHERE act_id IS NOT NULL)
ORDER BY 1, 2
"""  # noqa: S608  of our own text only


def together(unit_id: uuid.UUID, people: Sequence[uuid.UUID], today: date) -> Together:
    """For who leads the unit: its minimums, who may do their acts, what its people offer. One statement."""
    asked: dict[str, Any] = {
        "unit": unit_id,
        "people": array_text(people),
        "today": today,
        "purpose": Purpose.DEVELOPMENT.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOGETHER, asked)
        rows = cursor.fetchall()
    minimums, helpers, known = [], dict[uuid.UUID, list[int]](), []
    for what, id, competence, scale, position, number, day, source, place, act, last, word in rows:
        if what == "offer":
            helpers.setdefault(competence, []).append(place)
        elif what == "minimum":
            minimums.append(Minimum(id, competence, scale, position or 0, act, "", number, day, source))
        else:
            known.append((what, id, act, day, last, word))
    cover = {each.act_id: each for each in cover_from(known, today)}
    return Together(tuple(minimums), {competence: sorted(places) for competence, places in helpers.items()}, cover)
