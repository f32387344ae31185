"""Bringing in a list of people: units, jobs, people, placements and leaders, all or nothing."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.keys import order_key
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import hold_the_tree
from kiem.organisation.actions.merging import Staged, insert_new, update_what_differs
from kiem.organisation.models import AskedRole, Job, Mandate, PeopleRun, Person, Placement, Unit, UnitPlace
from kiem.organisation.queries import what_stands
from kiem.organisation.rules import BringInProblem, BringInSummary, FullList, MandateKind, PersonToBringIn, sort_key
from kiem.organisation.rules.digests import digests_of, run_id
from kiem.organisation.rules.planning import Plan, plan_bring_in
from kiem.organisation.rules.standing import KnownPerson, KnownPlacement
from kiem.organisation.wording import bring_in_sentence


class CannotBringIn(CannotDo):
    """The list was not brought in. ``problems``: everything that is wrong with it, row by row."""

    def __init__(self, problems: Sequence[BringInProblem]) -> None:
        first = problems[0]
        where = _("Row %(number)s: %(what)s") % {"number": first.index + 1, "what": bring_in_sentence(first)}
        super().__init__(f"{where} {_('Nothing was changed.')}")
        self.problems = tuple(problems)


def bring_in_people(
    rows: Sequence[PersonToBringIn], *, full: FullList | None = None, by: Actor, at: datetime
) -> BringInSummary:
    """Add and change what a list says and what differs; the same list once more writes nothing.

    ``full``: the list is complete, and of what it lacks that is ended what was ticked. Raises CannotBringIn with every
    problem, and then nothing is changed. One line in the trail, with a count and, by its subject, a digest a row.
    """
    require(by, Permission.MANAGE_PEOPLE)
    require(by, Permission.MANAGE_UNITS)
    with transaction.atomic():
        hold_the_tree(by)
        plan = plan_bring_in(rows, what_stands(timezone.localdate(at)), ordered_id, full)
        if plan.summary.problems:
            raise CannotBringIn(plan.summary.problems)
        _require_ends_after_start(plan)
        if plan.summary.writes:
            _write(plan, by, at)
            run = _note_run(rows, plan, by, at)
            record(by, "bring_in_people", "people_run", run, at=at, count=plan.summary.writes)
    return plan.summary


def _require_ends_after_start(plan: Plan) -> None:
    names = {each.placement_id: each.person for each in plan.summary.would_end}
    for each in plan.ends:
        if each.ends_before is not None and each.ends_before <= each.starts_on:
            said = _("%(name)s only started on %(day)s: choose a later day to end that. Nothing was changed.")
            raise CannotDo(said % {"name": names[each.id], "day": date_format(each.starts_on, "j F Y")}, field="ends")


def _note_run(rows: Sequence[PersonToBringIn], plan: Plan, by: Actor, at: datetime) -> uuid.UUID:
    digests = digests_of(rows, plan.written, order_key())
    run = PeopleRun(id=run_id(digests, at), organisation_id=by.organisation_id, at=at, rows=len(rows), digests=digests)
    PeopleRun.objects.bulk_create([run], ignore_conflicts=True)  # the same moment twice: in tests
    return run.id


def _write(plan: Plan, by: Actor, at: datetime) -> None:
    """What changes first: a new placement may begin where an old one is made to end."""
    try:
        with transaction.atomic():
            for staged in (*_staged(plan, by.organisation_id), _asked(plan, by, at)):
                (update_what_differs if staged.changes else insert_new)(staged)
    except IntegrityError as error:
        raise CannotDo(_("Part of this list does not fit with what is already there. Nothing was changed.")) from error


_ABOUT_A_PERSON = ("given_name", "family_name", "sort_key", "email", "personnel_number", "language")


def _staged(plan: Plan, organisation: uuid.UUID) -> Iterator[Staged]:
    """Every table's rows in the order to write them."""
    held = ("id", "organisation_id", "name", "starts_on")
    yield Staged(Unit, held, [(u.id, organisation, u.name, u.starts_on) for u in plan.units])
    yield Staged(
        UnitPlace,
        ("id", "organisation_id", "unit_id", "parent_id", "starts_on"),
        [(ordered_id(), organisation, u.id, u.parent_id, u.starts_on) for u in plan.units if u.parent_id],
    )
    yield Staged(Job, held, [(j.id, organisation, j.name, j.starts_on) for j in plan.jobs])
    columns = ("id", "organisation_id", *_ABOUT_A_PERSON)
    yield Staged(Person, columns, [_person(p, organisation) for p in plan.people_changed], _ABOUT_A_PERSON)
    yield Staged(Person, columns, [_person(p, organisation) for p in plan.people])
    places = ("id", "organisation_id", "person_id", "unit_id", "job_id", "share", "kind", "starts_on", "ends_before")
    moved = [_placement(p, organisation) for p in (*plan.placements_changed, *plan.ends)]
    yield Staged(Placement, places, moved, ("share", "kind", "starts_on", "ends_before"))
    yield Staged(Placement, places, [_placement(p, organisation) for p in plan.placements])
    yield Staged(
        Mandate,
        ("id", "organisation_id", "person_id", "unit_id", "kind", "starts_on", "ends_before"),
        [
            (m.id, organisation, m.person_id, m.unit_id, MandateKind.LEADER.value, m.starts_on, m.ends_before)
            for m in plan.leaders
        ],
    )


def _asked(plan: Plan, by: Actor, at: datetime) -> Staged:
    """Roles are only asked: a second person gives them."""
    return Staged(
        AskedRole,
        ("id", "organisation_id", "person_id", "kind", "starts_on", "ends_before", "asked_by_id", "asked_at"),
        [
            (r.id, by.organisation_id, r.person_id, r.kind, r.starts_on, r.ends_before, by.person_id, at)
            for r in plan.roles
        ],
    )


def _person(known: KnownPerson, organisation: uuid.UUID) -> tuple[object, ...]:
    return (
        known.id, organisation, known.given_name, known.family_name, sort_key(known.given_name, known.family_name),
        known.email, known.personnel_number, known.language,
    )  # fmt: skip


def _placement(known: KnownPlacement, organisation: uuid.UUID) -> tuple[object, ...]:
    return (
        known.id, organisation, known.person_id, known.unit_id, known.job_id, known.share, known.kind,
        known.starts_on, known.ends_before,
    )  # fmt: skip
