"""The acts of the organisation, what allows them, when they are looked at again, and who assesses them."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from kiem.credentials.models import Act, ActLicence, Assessor, LicenceKind, ReviewTerm
from kiem.foundation.errors import NotFound
from kiem.organisation.models import on_day


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act of today. ``kinds``: of the licences that allow it by law; none: it is only done when entrusted."""

    act_id: uuid.UUID
    name: str
    about: str
    competence_id: uuid.UUID | None
    kinds: tuple[uuid.UUID, ...]


def acts_on(day: date) -> list[ActRow]:
    """The acts that stand in the list on a day, by name. One statement."""
    linked = ArraySubquery(ActLicence.objects.filter(act=OuterRef("pk")).order_by("kind_id").values("kind_id"))
    rows = Act.objects.filter(on_day(day)).annotate(linked=linked).order_by("name", "id")
    named = rows.values_list("id", "name", "about", "competence_id", "linked")
    return [ActRow(key, name, about, competence, tuple(kinds)) for key, name, about, competence, kinds in named]


def the_act(act_id: uuid.UUID) -> Act:
    """An act, whether it ended or not. Raises NotFound. One statement."""
    found = Act.objects.filter(id=act_id).first()
    if found is None:
        raise NotFound
    return found


def kinds() -> list[tuple[uuid.UUID, str]]:
    """Every kind of diploma or visum, by name. One statement."""
    return list(LicenceKind.objects.order_by("name").values_list("id", "name"))


def kinds_of(act_id: uuid.UUID) -> list[uuid.UUID]:
    """The kinds that allow an act. One statement."""
    return list(ActLicence.objects.filter(act=act_id).values_list("kind_id", flat=True))


def terms_on(day: date, acts: Sequence[uuid.UUID]) -> dict[uuid.UUID, ReviewTerm]:
    """The review term of each of these acts that holds on a day, where there is one. One statement."""
    rows = ReviewTerm.objects.filter(act__in=acts, starts_on__lte=day).order_by("starts_on", "recorded_at", "id")
    return {row.act_id: row for row in rows}


def all_terms(acts: Collection[uuid.UUID]) -> dict[uuid.UUID, list[ReviewTerm]]:
    """Every review term of these acts, the latest first. One statement."""
    found: dict[uuid.UUID, list[ReviewTerm]] = {}
    for row in ReviewTerm.objects.filter(act__in=acts).order_by("-starts_on", "-recorded_at", "-id"):
        found.setdefault(row.act_id, []).append(row)
    return found


def assessors_on(day: date, act_id: uuid.UUID | None = None) -> list[Assessor]:
    """Who assesses an act (any act) on a day, by name, with her person and the act. One statement."""
    found = Assessor.objects.filter(on_day(day)).select_related("person", "act")
    if act_id is not None:
        found = found.filter(act=act_id)
    return list(found.order_by("person__sort_key", "person_id", "act__name"))
