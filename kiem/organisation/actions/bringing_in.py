"""Bringing in a list of people: units, jobs, people, placements and leaders, all or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import hold_the_tree
from kiem.organisation.models import Job, Mandate, Person, Placement, Unit, UnitPlace
from kiem.organisation.queries import what_stands
from kiem.organisation.rules import BringInProblem, BringInSummary, MandateKind, PersonToBringIn, sort_key
from kiem.organisation.rules.planning import Plan, plan_bring_in
from kiem.organisation.rules.standing import KnownPerson, KnownPlacement
from kiem.organisation.wording import bring_in_sentence

BATCH = 2000


class CannotBringIn(CannotDo):
    """The list was not brought in. ``problems``: everything that is wrong with it, row by row."""

    def __init__(self, problems: Sequence[BringInProblem]) -> None:
        first = problems[0]
        where = _("Row %(number)s: %(what)s") % {"number": first.index + 1, "what": bring_in_sentence(first)}
        super().__init__(f"{where} {_('Nothing was changed.')}")
        self.problems = tuple(problems)


def bring_in_people(rows: Sequence[PersonToBringIn], *, by: Actor, at: datetime) -> BringInSummary:
    """Add and change what a list says and what differs; the same list once more writes nothing.

    Raises CannotBringIn with every problem, and then nothing is changed. One line in the trail, with a count.
    """
    require(by, Permission.MANAGE_PEOPLE)
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        hold_the_tree(by)
        plan = plan_bring_in(rows, what_stands(timezone.localdate(at)), ordered_id)
        if plan.summary.problems:
            raise CannotBringIn(plan.summary.problems)
        if plan.summary.writes:
            _write(plan, by)
            record(by, "bring_in_people", "person", at=at, count=plan.summary.writes)
    return plan.summary


def _write(plan: Plan, by: Actor) -> None:
    try:
        with transaction.atomic():
            _write_units_and_jobs(plan, by)
            _write_people(plan, by)
            _write_placements(plan, by)
            _write_leaders(plan, by)
    except IntegrityError as error:
        raise CannotDo(_("Part of this list does not fit with what is already there. Nothing was changed.")) from error


def _write_units_and_jobs(plan: Plan, by: Actor) -> None:
    organisation = by.organisation_id
    Unit.objects.bulk_create(
        [Unit(id=u.id, organisation_id=organisation, name=u.name, starts_on=u.starts_on) for u in plan.units], BATCH
    )
    UnitPlace.objects.bulk_create(
        [
            UnitPlace(organisation_id=organisation, unit_id=u.id, parent_id=u.parent_id, starts_on=u.starts_on)
            for u in plan.units
            if u.parent_id
        ],
        BATCH,
    )
    Job.objects.bulk_create(
        [Job(id=j.id, organisation_id=organisation, name=j.name, starts_on=j.starts_on) for j in plan.jobs], BATCH
    )


def _write_people(plan: Plan, by: Actor) -> None:
    Person.objects.bulk_create([_person(person, by) for person in plan.people], BATCH)
    changed = [_person(person, by) for person in plan.people_changed]
    _update(changed, ("given_name", "family_name", "sort_key", "email", "personnel_number", "language"))


def _update(rows: Sequence[models.Model], columns: Sequence[str]) -> None:
    """Update so many rows in one statement; Django's own bulk_update takes ten times as long."""
    if not rows:
        return
    by_name = {field.name: field for field in rows[0]._meta.concrete_fields}
    fields = [by_name[name] for name in ("id", *columns)]
    arrays = ", ".join(f"%s::{(field.db_type(connection) or '').split('(')[0]}[]" for field in fields)
    values = [[getattr(row, field.attname) for row in rows] for field in fields]
    sets = ", ".join(f'"{name}" = changed."{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in ("id", *columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{rows[0]._meta.db_table}" AS kept SET {sets} '  # noqa: S608 - names come from the models
            f"FROM unnest({arrays}) AS changed ({names}) WHERE kept.id = changed.id",
            values,
        )


def _person(known: KnownPerson, by: Actor) -> Person:
    return Person(
        id=known.id,
        organisation_id=by.organisation_id,
        given_name=known.given_name,
        family_name=known.family_name,
        sort_key=sort_key(known.given_name, known.family_name),
        email=known.email,
        personnel_number=known.personnel_number,
        language=known.language,
    )


def _write_placements(plan: Plan, by: Actor) -> None:
    """What changes first: a new placement may begin where an old one is made to end."""
    _update([_placement(row, by) for row in plan.placements_changed], ("share", "kind", "starts_on", "ends_before"))
    Placement.objects.bulk_create([_placement(row, by) for row in plan.placements], BATCH)


def _placement(known: KnownPlacement, by: Actor) -> Placement:
    return Placement(
        id=known.id,
        organisation_id=by.organisation_id,
        person_id=known.person_id,
        unit_id=known.unit_id,
        job_id=known.job_id,
        share=known.share,
        kind=known.kind,
        starts_on=known.starts_on,
        ends_before=known.ends_before,
    )


def _write_leaders(plan: Plan, by: Actor) -> None:
    Mandate.objects.bulk_create(
        [
            Mandate(
                id=row.id,
                organisation_id=by.organisation_id,
                person_id=row.person_id,
                unit_id=row.unit_id,
                kind=MandateKind.LEADER,
                starts_on=row.starts_on,
                ends_before=row.ends_before,
            )
            for row in plan.leaders
        ],
        BATCH,
    )
