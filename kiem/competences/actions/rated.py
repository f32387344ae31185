"""Loading a reference that rates what occupations ask (O*NET), and how another scheme crosses over to it."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connections, transaction

from kiem.competences.actions.reference import OWNER, copy_rows, load_pack
from kiem.competences.rules import RatedLoaded, RatedReference
from kiem.foundation.ids import ordered_id

_log = logging.getLogger("kiem.reference")

_STAGE = """
CREATE TEMPORARY TABLE stage_rating (
  id uuid, occupation text, element text, importance numeric, level numeric, relevant boolean) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_anchor (id uuid, element text, value numeric, text text) ON COMMIT DROP;
CREATE TEMPORARY TABLE stage_crossing (id uuid, code text, occupation text) ON COMMIT DROP;
"""
# The planner knows nothing yet of what has just come in.
_INDEX = """
CREATE UNIQUE INDEX ON stage_rating (occupation, element);
CREATE UNIQUE INDEX ON stage_anchor (element, value);
CREATE UNIQUE INDEX ON stage_crossing (code, occupation);
ANALYZE stage_rating; ANALYZE stage_anchor; ANALYZE stage_crossing; ANALYZE competences_referenceentry;
"""
_COPY_RATINGS = "COPY stage_rating (id, occupation, element, importance, level, relevant) FROM STDIN"
_COPY_ANCHORS = "COPY stage_anchor (id, element, value, text) FROM STDIN"
_COPY_CROSSINGS = "COPY stage_crossing (id, code, occupation) FROM STDIN"

# A figure of an earlier release counts no more once the next one is here: what it does not repeat is removed.
_RATINGS = (
    """
INSERT INTO competences_referencerating AS rating (id, occupation_id, element_id, importance, level, relevant)
SELECT stage.id, occupation.id, element.id, stage.importance, stage.level, stage.relevant
FROM stage_rating AS stage
JOIN competences_referenceentry AS occupation ON occupation.scheme = %(scheme)s AND occupation.uri = stage.occupation
JOIN competences_referenceentry AS element ON element.scheme = %(scheme)s AND element.uri = stage.element
ON CONFLICT (occupation_id, element_id) DO UPDATE
SET importance = excluded.importance, level = excluded.level, relevant = excluded.relevant
WHERE (rating.importance, rating.level, rating.relevant)
  IS DISTINCT FROM (excluded.importance, excluded.level, excluded.relevant)
""",
    """
DELETE FROM competences_referencerating AS rating
USING competences_referenceentry AS occupation, competences_referenceentry AS element
WHERE occupation.id = rating.occupation_id AND element.id = rating.element_id AND occupation.scheme = %(scheme)s
  AND NOT EXISTS (SELECT FROM stage_rating AS stage
                  WHERE stage.occupation = occupation.uri AND stage.element = element.uri)
""",
)
_ANCHORS = (
    """
INSERT INTO competences_referenceanchor AS anchor (id, element_id, value, text)
SELECT stage.id, element.id, stage.value, stage.text
FROM stage_anchor AS stage
JOIN competences_referenceentry AS element ON element.scheme = %(scheme)s AND element.uri = stage.element
ON CONFLICT (element_id, value) DO UPDATE SET text = excluded.text WHERE anchor.text <> excluded.text
""",
    """
DELETE FROM competences_referenceanchor AS anchor USING competences_referenceentry AS element
WHERE element.id = anchor.element_id AND element.scheme = %(scheme)s
  AND NOT EXISTS (SELECT FROM stage_anchor AS stage WHERE stage.element = element.uri AND stage.value = anchor.value)
""",
)
_CROSSINGS = (
    """
INSERT INTO competences_referencecrossing (id, scheme, code, occupation_id)
SELECT stage.id, %(crossed)s, stage.code, occupation.id
FROM stage_crossing AS stage
JOIN competences_referenceentry AS occupation ON occupation.scheme = %(scheme)s AND occupation.uri = stage.occupation
ON CONFLICT (scheme, code, occupation_id) DO NOTHING
""",
    """
DELETE FROM competences_referencecrossing AS crossing USING competences_referenceentry AS occupation
WHERE occupation.id = crossing.occupation_id AND occupation.scheme = %(scheme)s AND crossing.scheme = %(crossed)s
  AND NOT EXISTS (SELECT FROM stage_crossing AS stage
                  WHERE stage.code = crossing.code AND stage.occupation = occupation.uri)
""",
)


def load_rated_reference(reference: RatedReference, *, scheme: str, by: str, at: datetime) -> RatedLoaded:
    """Load occupations, elements, ratings, anchors and crossings, all or none; the same again writes 0 rows.

    Of no organisation: ``by`` names who of the installation does it, for the log. Raises CannotDo as load_reference.
    """
    values: dict[str, Any] = {"scheme": scheme, "crossed": reference.crossed_scheme}
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        entries = load_pack(reference.pack, scheme)
        cursor.execute(_STAGE)
        copy_rows(
            cursor,
            _COPY_RATINGS,
            ((ordered_id(), r.occupation, r.element, r.importance, r.level, r.relevant) for r in reference.ratings),
        )
        copy_rows(
            cursor, _COPY_ANCHORS, ((ordered_id(), each.element, each.value, each.text) for each in reference.anchors)
        )
        copy_rows(cursor, _COPY_CROSSINGS, ((ordered_id(), c.code, c.occupation) for c in reference.crossings))
        cursor.execute(_INDEX)
        done = [_merged(cursor, statements, values) for statements in (_RATINGS, _ANCHORS, _CROSSINGS)]
        cursor.execute("DROP TABLE stage_rating, stage_anchor, stage_crossing")
    _log.info("loaded a rated reference", extra={"by": by, "at": at.isoformat(), "scheme": scheme})
    (ratings, _r), (anchors, _a), (crossings, _c) = done
    return RatedLoaded(entries, ratings, anchors, crossings, sum(removed for _written, removed in done))


def _merged(cursor: Any, statements: Iterable[str], values: dict[str, Any]) -> tuple[int, int]:
    """Rows written, rows removed."""
    written, removed = statements
    cursor.execute(written, values)
    count = cursor.rowcount
    cursor.execute(removed, values)
    return count, cursor.rowcount
