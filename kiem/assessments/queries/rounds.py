"""Rounds for who plans and follows them: whom, on what, who was asked, and never what anyone answered."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery

from kiem.assessments.models import Asked, Round, RoundCount, Subject, SubjectCompetence
from kiem.assessments.queries.planning import units_on
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.queries.teams import led_with_all_below
from kiem.assessments.rules import PURPOSES_OF_ROUNDS, GroupKind, ViewFrom
from kiem.competences.queries import worded_name
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Permission, Viewer
from kiem.organisation.models import Person, Unit
from kiem.organisation.rules import Role
from kiem.profiles.queries import asked_of


def rounds_of(viewer: Viewer) -> QuerySet[Round]:
    """The rounds that a viewer may follow: HR all of them, a leader those she planned; the newest first."""
    if not viewer.may(Permission.PLAN_ROUNDS):
        return Round.objects.none()
    found = Round.objects.order_by("-planned_at", "-id")
    return found.filter(planned_by=viewer.person_id) if viewer.role == Role.LEADER else found


@dataclass(frozen=True, slots=True)
class RoundToClose:
    """An open round whose last day is over."""

    id: uuid.UUID
    purpose: Purpose
    title: str
    closes_on: date


def rounds_to_close(viewer: Viewer) -> list[RoundToClose]:
    """Those of her rounds that are open after their last day, the oldest first. At most one statement."""
    rows = rounds_of(viewer).filter(opened_at__isnull=False, closed_at=None, closes_on__lt=viewer.today)
    return [RoundToClose(row.id, Purpose(row.purpose), row.title, row.closes_on) for row in rows.order_by("closes_on")]


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """How far an open round was on the night of ``day``: of at least eight people, and of nobody."""

    purpose: Purpose
    closes_on: date
    day: date
    handed_in: int
    invited: int


def rounds_in_progress(viewer: Viewer) -> list[RoundProgress]:
    """For who follows how rounds go without seeing any: no title, which may name someone. At most one statement."""
    if not viewer.may(Permission.SEE_PROGRESS):
        return []
    return _progress(RoundCount.objects.all())


def units_below(viewer: Viewer) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """What a higher manager leads with all below it, and what of that she does not lead herself. At most one statement.

    Both are empty for who may not follow rounds below her; the second is for who leads nothing that has units below.
    """
    here = led_with_all_below(viewer) if viewer.may(Permission.SEE_PROGRESS_BELOW) else set()
    return here, here - {led.unit_id for led in viewer.leads}


def rounds_in_progress_below(viewer: Viewer) -> list[RoundProgress]:
    """How far rounds in the units of a higher manager are, of those for the use of her page. At most three statements.

    Only a round of which everyone who is looked at worked in her units when it opened, and someone below what she leads
    herself; that does not look at her; and in which at least eight others were asked: whether hers are done she knows.
    Raises NotFound for who has no units below hers, and under a use for which there are no rounds.
    """
    here, below = units_below(viewer)
    if not below or viewer.use not in {purpose.value for purpose in PURPOSES_OF_ROUNDS}:
        raise NotFound
    subjects = Subject.objects.filter(round=OuterRef("round"))
    elsewhere = Q(unit=None) | ~Q(unit__in=here) | Q(person=viewer.person_id)
    others = Asked.objects.filter(subject__round=OuterRef("round")).exclude(looker=viewer.person_id).order_by()
    number = others.values("subject__round").annotate(number=Count("looker", distinct=True)).values("number")
    found = RoundCount.objects.filter(
        ~Exists(subjects.filter(elsewhere)), Exists(subjects.filter(unit__in=below)), round__purpose=viewer.use.value
    ).annotate(others=Subquery(number, output_field=IntegerField()))
    return _progress(found.filter(others__gte=smallest_groups(viewer.today)[GroupKind.COUNTED]))


def _progress(counts: QuerySet[RoundCount]) -> list[RoundProgress]:
    """Of the rounds that are open, as they were last counted. One statement."""
    counted = counts.filter(round__opened_at__isnull=False, round__closed_at=None).select_related("round")
    latest = counted.order_by("round_id", "-day").distinct("round_id")
    found = [
        RoundProgress(Purpose(row.round.purpose), row.round.closes_on, row.day, row.handed_in, row.invited)
        for row in latest
    ]
    return sorted(found, key=lambda each: (each.closes_on, each.purpose, each.invited, each.handed_in))


def round_to_follow(viewer: Viewer, round_id: uuid.UUID) -> Round:
    """A round, under the use of its purpose. One statement. Raises NotFound."""
    found = rounds_of(viewer).filter(id=round_id, purpose=viewer.use).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class InRound:
    """Someone whom an open or closed round looks at. ``asked``: who looks, by side, as names.

    ``moved_to``: where she works by now, when that is elsewhere; ``changed``: what is asked of her is not what it was.
    """

    subject_id: uuid.UUID
    name: str
    unit: str
    manager: str
    competences: tuple[str, ...]
    asked: Mapping[ViewFrom, Sequence[str]]
    moved_to: str
    changed: bool


def people_in(round: Round, today: date, languages: Sequence[str]) -> list[InRound]:
    """Everyone in a round that was opened, by name. Eight statements, whatever the size; under the round's use."""
    subjects = list(
        Subject.objects.filter(round=round).select_related("person", "unit", "manager").order_by("person__sort_key")
    )
    people = [each.person_id for each in subjects]
    asked = _asked(round)
    looked_at = competences_of(round, languages)
    now, units = units_on(people, today), dict(Unit.objects.values_list("id", "name"))
    asked_now = asked_of(people, today)
    found = []
    for each in subjects:
        unit = now.get(each.person_id)
        found.append(
            InRound(
                each.id,
                each.person.name,
                each.unit.name if each.unit else "",
                each.manager.name if each.manager else "",
                tuple(name for _row, name in looked_at[each.id]),
                asked.get(each.id, {}),
                units[unit] if unit and each.unit_id and unit != each.unit_id else "",
                _changed(
                    (row for row, _name in looked_at[each.id]),
                    {line.competence_id: (line.scale_version_id, line.position) for line in asked_now[each.person_id]},
                ),
            )
        )
    return found


def _changed(rows: Iterable[SubjectCompetence], now: Mapping[uuid.UUID, tuple[uuid.UUID, int]]) -> bool:
    return any(
        now.get(row.competence_id) != (row.scale_version_id, row.position) for row in rows if row.position is not None
    )


def _asked(round: Round) -> dict[uuid.UUID, dict[ViewFrom, list[str]]]:
    rows = Asked.objects.filter(subject__round=round).select_related("looker").order_by("looker__sort_key", "id")
    found: dict[uuid.UUID, dict[ViewFrom, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.subject_id][ViewFrom(row.view_from)].append(row.looker.name)
    return {subject: dict(sides) for subject, sides in found.items()}


def competences_of(round: Round, languages: Sequence[str]) -> dict[uuid.UUID, list[tuple[SubjectCompetence, str]]]:
    """What a round looks at of each subject, in order, each with its name. One statement."""
    rows = SubjectCompetence.objects.filter(subject__round=round).order_by("place")
    found: dict[uuid.UUID, list[tuple[SubjectCompetence, str]]] = defaultdict(list)
    for row in rows.annotate(name=worded_name("competence_version", languages)):
        found[row.subject_id].append((row, row.name))
    return found


def names_of(people: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """Sort key and name of people, by id. One statement."""
    found = Person.objects.filter(id__in=list(people))
    return {person.id: (person.sort_key, person.name) for person in found}


def latest_count(round: Round) -> RoundCount | None:
    """How many forms were done on the night it was last counted; None where fewer than eight people were asked."""
    return RoundCount.objects.filter(round=round).order_by("-day").first()


def subject_to_choose_for(viewer: Viewer, subject_id: uuid.UUID) -> Subject:
    """Someone in a round that is not open yet, with the round, under its use. Two statements. Raises NotFound."""
    subject = Subject.objects.filter(id=subject_id, round__opened_at=None).select_related("round", "person").first()
    if subject is None or not rounds_of(viewer).filter(id=subject.round_id).exists():
        raise NotFound
    return subject
