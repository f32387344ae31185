"""How someone was seen, round after round: for her own growth page."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils import timezone

from kiem.assessments.queries.assistance import Assisted
from kiem.assessments.rules import Says, ViewFrom
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class SeenOnce:
    """What one side saw on one competence in one round.

    ``position`` is None where views differ, too few looked, or nobody tapped a level. ``given_by``: of a view by name.
    ``looked_by``: the wording and the span of anchor indicators, to tell whether two rounds looked by the same ones.
    """

    competence_id: uuid.UUID
    scale_version_id: uuid.UUID
    view_from: ViewFrom
    says: Says
    position: int | None
    given_by: uuid.UUID | None
    day: date
    looked_by: tuple[uuid.UUID, int, int]
    subject_id: uuid.UUID
    round: str
    closed_on: date | None


# Her own view at once; what others gave by name and what they see together only of a round that is closed. Before a
# talk they open earlier: that is the talk's own page.
_SEEN = """
SELECT seen.competence_id, seen.scale_version_id, seen.view_from, seen.says, seen.position, seen.given_by_id,
       seen.given_on, round.closed_at, seen.competence_version_id, looked.anchors_from, looked.anchors_to,
       seen.subject_id, round.title
FROM (
  SELECT subject_id, person_id, purpose, competence_id, competence_version_id, scale_version_id, view_from,
         'most' AS says, position, given_by_id, given_on
  FROM assessments_view
  UNION ALL
  SELECT subject_id, person_id, purpose, competence_id, competence_version_id, scale_version_id, view_from,
         says, position, NULL, NULL
  FROM assessments_summary
) AS seen
JOIN assessments_subject AS subject ON subject.id = seen.subject_id
JOIN assessments_round AS round ON round.id = subject.round_id
JOIN assessments_subjectcompetence AS looked
  ON looked.subject_id = seen.subject_id AND looked.competence_id = seen.competence_id
WHERE seen.person_id = %(person)s AND seen.purpose = %(purpose)s
  AND (round.closed_at IS NOT NULL OR seen.given_by_id = seen.person_id)
ORDER BY coalesce(round.closed_at, round.opened_at) DESC, seen.subject_id, seen.view_from
"""


def seen_over_time(viewer: Viewer) -> Mapping[uuid.UUID, tuple[SeenOnce, ...]]:
    """How the viewer herself was seen in rounds for growing, by competence, the latest round first. One statement.

    Under any other use than her own data nothing comes back.
    """
    if viewer.use is not Use.OWN_DATA or viewer.person_id is None:
        return {}
    return _seen(viewer.person_id, viewer.today)


def seen_of_assisted(viewer: Viewer, assisted: Assisted) -> Mapping[uuid.UUID, tuple[SeenOnce, ...]]:
    """The same, of someone who opened to this delegate what was gathered to grow. At most one statement."""
    mine = assisted.delegate_id == viewer.person_id and assisted.is_open
    if not mine or viewer.use is not Use.DEVELOPMENT or assisted.purpose is not Purpose.DEVELOPMENT:
        return {}
    return _seen(assisted.person_id, viewer.today)


def _seen(person_id: uuid.UUID, today: date) -> Mapping[uuid.UUID, tuple[SeenOnce, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, {"person": person_id, "purpose": Purpose.DEVELOPMENT.value})
        rows = cursor.fetchall()
    found: dict[uuid.UUID, list[SeenOnce]] = {}
    for competence, scale, side, says, position, by, given_on, closed_at, *looked_by, subject, title in rows:
        closed_on: date | None = timezone.localdate(closed_at) if closed_at else None
        seen = SeenOnce(
            competence,
            scale,
            ViewFrom(side),
            Says(says),
            position,
            by,
            given_on or closed_on or today,
            tuple(looked_by),
            subject,
            title,
            closed_on,
        )
        found.setdefault(competence, []).append(seen)
    return {competence: tuple(seen) for competence, seen in found.items()}
