"""Agreed and determined levels: what was said in a talk or an evaluation becomes a fact, and counts at once."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kiem.assessments.actions.current import Touched, merge_current, write_about
from kiem.assessments.models import Level
from kiem.assessments.rules import Basis, CannotAgree, LevelToAgree, why_not_agree, why_not_on_scale
from kiem.competences.models import CompetenceVersion
from kiem.competences.queries import scales
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import Purpose, Use
from kiem.foundation.trail import record

SENTENCES = {
    CannotAgree.EMPTY: _("There is no level to agree on. Nothing was changed."),
    CannotAgree.FUTURE: _("You cannot agree on a level for a day that is still to come. Nothing was changed."),
    CannotAgree.TWICE: _("One competence stands here twice. Nothing was changed."),
    CannotAgree.NOT_ASKED: _("A competence stands here that the talk was not about. Nothing was changed."),
    CannotAgree.SCALE: _("A level is of another scale than its competence. Nothing was changed."),
    CannotAgree.LEVEL: _("A level does not stand on its scale. Nothing was changed."),
    CannotAgree.CORRECTED: _("A level was put right already, or is not one that was agreed. Nothing was changed."),
}


def agree_levels(
    person_id: uuid.UUID,
    lines: Sequence[LevelToAgree],
    *,
    agreed_with: uuid.UUID,
    asked: Collection[uuid.UUID],
    observed_on: date,
    by: Actor,
    at: datetime,
) -> list[uuid.UUID]:
    """Write what a person and her manager agreed in a talk, for development; the ids of the levels, in order.

    ``agreed_with``: the manager; one of the two is the one who acts. ``asked``: the competences the talk was about.
    ``observed_on``: the day of the talk. All or nothing. An agreed level goes before one that a list brought in; one
    that puts an earlier agreed level right refers to it, and that one no longer counts. Whether both signed, and once,
    is the talk's to keep. Raises CannotDo with a sentence, NotAllowed for who is neither of the two. At most fourteen
    statements, however many levels.
    """
    if agreed_with == person_id or by.person_id not in {person_id, agreed_with}:
        raise NotAllowed("agree_levels", "person")
    told = _Told(Basis.AGREED, Purpose.DEVELOPMENT, observed_on, by.person_id, by, at)
    return _write(person_id, lines, asked, told)


def determine_levels(
    person_id: uuid.UUID,
    lines: Sequence[LevelToAgree],
    *,
    determined_by: uuid.UUID,
    asked: Collection[uuid.UUID],
    observed_on: date,
    by: Actor,
    at: datetime,
) -> list[uuid.UUID]:
    """Write what an evaluator determined about someone, for appraisal; the ids of the levels, in order.

    ``determined_by``: the evaluator, who is never the person; who acts is one of the two, for she may sign
    last. That it was announced, signed and may be answered is the evaluation's to keep.
    All or nothing. Raises CannotDo with a sentence, NotAllowed. As many statements.
    """
    if determined_by == person_id or by.person_id not in {person_id, determined_by}:
        raise NotAllowed("determine_levels", "person")
    told = _Told(Basis.DETERMINED, Purpose.APPRAISAL, observed_on, determined_by, by, at)
    return _write(person_id, lines, asked, told)


@dataclass(frozen=True, slots=True)
class _Told:
    """How levels came to be, for what, on which day, and who writes them."""

    basis: Basis
    purpose: Purpose
    observed_on: date
    recorded_by: uuid.UUID
    by: Actor
    at: datetime

    @property
    def verb(self) -> str:
        return "agree_levels" if self.basis is Basis.AGREED else "determine_levels"


def _write(
    person_id: uuid.UUID, lines: Sequence[LevelToAgree], asked: Collection[uuid.UUID], told: _Told
) -> list[uuid.UUID]:
    by = told.by
    reason = why_not_agree(lines, asked, told.observed_on, timezone.localdate(told.at)) or _why_not_on_scales(lines)
    if reason is not None:
        raise CannotDo(SENTENCES[reason])
    with transaction.atomic(), using(Use(told.purpose.value)):
        write_about(by.organisation_id, person_id)
        if _corrects_what_it_cannot(person_id, lines, told):
            raise CannotDo(SENTENCES[CannotAgree.CORRECTED])
        levels = Level.objects.bulk_create(_level(person_id, line, told) for line in lines)
        competences = [line.competence_id for line in lines]
        merge_current(Touched(by.organisation_id, told.purpose, [person_id] * len(lines), competences))
        record(by, told.verb, "person", person_id, at=told.at, count=len(lines))
    return [level.id for level in levels]


def _why_not_on_scales(lines: Sequence[LevelToAgree]) -> CannotAgree | None:
    """The first reason why one of them does not stand on the scale of its competence's wording. Two statements."""
    worded = CompetenceVersion.objects.filter(id__in=[line.competence_version_id for line in lines])
    scale_of = {(row.id, row.competence_id): row.scale_version_id for row in worded}
    levels = {key: len(scale.names) for key, scale in scales().items()}
    for line in lines:
        scale = scale_of.get((line.competence_version_id, line.competence_id))
        reason = CannotAgree.NOT_ASKED if scale is None else why_not_on_scale(line, scale, levels[scale])
        if reason is not None:
            return reason
    return None


def _corrects_what_it_cannot(person_id: uuid.UUID, lines: Sequence[LevelToAgree], told: _Told) -> bool:
    """Whether a line puts right what is no such level of hers in that competence, or was put right before.

    One statement, or none; asked while nobody else writes her levels.
    """
    wanted = {line.corrects: line.competence_id for line in lines if line.corrects}
    if not wanted:
        return False
    standing = Level.objects.filter(
        ~Exists(Level.objects.filter(corrects=OuterRef("pk"))),
        id__in=wanted,
        person=person_id,
        purpose=told.purpose,
        basis=told.basis,
    )
    return dict(standing.values_list("id", "competence_id")) != wanted


def _level(person_id: uuid.UUID, line: LevelToAgree, told: _Told) -> Level:
    return Level(
        id=ordered_id(),
        organisation_id=told.by.organisation_id,
        purpose=told.purpose,
        person_id=person_id,
        competence_id=line.competence_id,
        competence_version_id=line.competence_version_id,
        scale_version_id=line.scale_version_id,
        position=line.position,
        basis=told.basis,
        observed_on=told.observed_on,
        recorded_at=told.at,
        recorded_by_id=told.recorded_by,
        corrects_id=line.corrects,
    )
