"""Bringing in a list of levels: thousands at once, each its own fact, the current ones merged beside them."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.current import Touched, merge_current, write_alone
from kiem.assessments.actions.telling import tell
from kiem.assessments.models import LevelImport
from kiem.assessments.rules import (
    Basis,
    BroughtInLevel,
    CannotBringIn,
    why_not_bring_in,
)
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose, Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import term_on
from kiem.organisation.rules import DatedTerm, Term

AT_ONCE = 5000  # levels a statement: well within the statement time-out, whatever the machine

SENTENCES = {
    CannotBringIn.EMPTY: _("There is no level in this list. Nothing was changed."),
    CannotBringIn.PURPOSE: _("A list cannot be brought in for selection. Nothing was changed."),
    CannotBringIn.FUTURE: _("A level is dated in the future. Nothing was changed."),
    CannotBringIn.TWICE: _("Someone stands twice in this list for the same competence. Nothing was changed."),
}


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What bringing in a list did. ``already``: the same file stood there for this purpose, nothing was written.

    ``made_current``: how many of its levels now count; the others gave way to something newer or agreed.
    """

    import_id: uuid.UUID
    levels: int
    people: int
    made_current: int
    already: bool = False


def bring_in_levels(
    levels: Sequence[BroughtInLevel],
    *,
    purpose: Purpose,
    observed_on: date,
    file_name: str,
    digest: bytes,
    by: Actor,
    at: datetime,
) -> BroughtIn:
    """Bring in a whole list, or nothing of it. Raises CannotDo with a sentence.

    ``digest``: sha256 of the file; the same file for the same purpose is brought in once. Two statements per 5,000
    levels and a handful besides. The people concerned are told by mail where they have an address.
    """
    require(by, Permission.BRING_IN_LEVELS)
    reason = why_not_bring_in(levels, purpose, observed_on, timezone.localdate(at))
    if reason is not None:
        raise CannotDo(SENTENCES[reason], field="purpose" if reason is CannotBringIn.PURPOSE else None)
    with transaction.atomic():
        run, is_new = _run(purpose, observed_on, file_name, digest, by, at)
        if not is_new:
            return BroughtIn(run, len(levels), len({level.person_id for level in levels}), 0, already=True)
        with using(Use(purpose.value)):
            current = _write(run, levels, purpose, observed_on, by, at)
        people = list({level.person_id for level in levels})
        tell(people, by=by, at=at)
        record(by, "bring_in_levels", "level_import", run, at=at, count=len(levels))
    return BroughtIn(run, len(levels), len(people), current)


def _run(
    purpose: Purpose, observed_on: date, file_name: str, digest: bytes, by: Actor, at: datetime
) -> tuple[uuid.UUID, bool]:
    """The row of this run, and whether it is new. Another one that brings in the same file now is waited for."""
    run = LevelImport(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        file_name=file_name[:200],
        digest=digest,
        purpose=purpose,
        observed_on=observed_on,
        at=at,
        by_person_id=by.person_id,
    )
    LevelImport.objects.bulk_create([run], ignore_conflicts=True)
    kept = LevelImport.objects.filter(digest=digest, purpose=purpose).values_list("id", flat=True).get()
    return kept, kept == run.id


_LEVELS = """
INSERT INTO assessments_level (id, organisation_id, purpose, person_id, competence_id, competence_version_id,
                               scale_version_id, "position", basis, observed_on, valid_until, recorded_at,
                               recorded_by_id, level_import_id)
SELECT new.id, %(organisation)s, %(purpose)s, new.person, new.competence, new.version, new.scale, new.position,
       %(basis)s, new.observed_on, new.valid_until, %(at)s, %(by)s, %(run)s
FROM unnest(%(ids)s::uuid[], %(people)s::uuid[], %(competences)s::uuid[], %(versions)s::uuid[], %(scales)s::uuid[],
            %(positions)s::smallint[], %(observed)s::date[], %(until)s::date[])
     AS new (id, person, competence, version, scale, position, observed_on, valid_until)
"""


def _write(
    run: uuid.UUID, levels: Sequence[BroughtInLevel], purpose: Purpose, observed_on: date, by: Actor, at: datetime
) -> int:
    """Write the levels and merge the current ones; how many became current. One run at a time in an organisation."""
    made_current = 0
    write_alone(by.organisation_id)
    valid = term_on(Term.BROUGHT_IN, timezone.localdate(at))
    with connection.cursor() as cursor:
        # A table that just grew looks small to the planner: it would compare every level with every other.
        cursor.execute("SET LOCAL enable_nestloop = off")
        for part in _parts(levels):
            values = _columns(part, observed_on, valid) | {
                "organisation": by.organisation_id,
                "purpose": purpose.value,
                "basis": Basis.BROUGHT_IN.value,
                "at": at,
                "by": by.person_id,
                "run": run,
            }
            try:
                cursor.execute(_LEVELS, values)
            except IntegrityError as error:
                raise CannotDo(
                    _("This list names a person, a competence or a level that is not here. Nothing was changed.")
                ) from error
            made_current += merge_current(Touched(by.organisation_id, purpose, values["people"], values["competences"]))
        cursor.execute("SET LOCAL enable_nestloop = on")
    return made_current


def _parts(levels: Sequence[BroughtInLevel]) -> Iterator[Sequence[BroughtInLevel]]:
    return (levels[start : start + AT_ONCE] for start in range(0, len(levels), AT_ONCE))


def _columns(levels: Sequence[BroughtInLevel], observed_on: date, valid: DatedTerm) -> dict[str, Any]:
    observed = [level.observed_on or observed_on for level in levels]
    ends = {day: valid.after(day) for day in set(observed)}
    return {
        "ids": [ordered_id() for _level in levels],
        "people": [level.person_id for level in levels],
        "competences": [level.competence_id for level in levels],
        "versions": [level.competence_version_id for level in levels],
        "scales": [level.scale_version_id for level in levels],
        "positions": [level.position for level in levels],
        "observed": observed,
        "until": [ends[day] for day in observed],
    }
