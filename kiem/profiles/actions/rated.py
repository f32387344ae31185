"""Taking what an occupation asks, according to O*NET, into a profile: as own competences, or copied into the draft."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kiem.competences.actions import choose_reference, map_competences
from kiem.competences.queries import competence_names, esco_occupation, mapped_to
from kiem.competences.rules import ONET, MatchRelation
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.profiles.actions.keeping import (
    Described,
    Line,
    Next,
    Now,
    checked,
    hold_the_profiles,
    sizes,
    what_stands,
    write,
)
from kiem.profiles.queries import references_of_each
from kiem.profiles.rules import ProfileOf, Reference, ReferenceScheme, Weight, why_not_refer
from kiem.profiles.rules.rated import AskedElement
from kiem.profiles.rules.versions import LONGEST_LABEL


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many lines the profile has from it, and from when; how many skills the draft of the language got."""

    lines: int
    copied: int
    starts_on: date


def take_from_occupation(
    of: ProfileOf,
    elements: Sequence[AskedElement],
    *,
    occupation: str,
    starts_on: date | None = None,
    by: Actor,
    at: datetime,
) -> TakenOver:
    """From a day, let a profile ask these too, and refer to the ESCO ``occupation`` (its URI).

    Without a day it stands prepared: for the first of next month, or the day of what is prepared already.
    Which competence a skill was mapped to is kept for next time, as meaning nearly the same unless someone decided
    otherwise. Of two skills on one competence the higher level counts. All or nothing. Raises CannotDo for a competence
    that is not in the language or a level that is not on its scale, a thirteenth line, a day in the past.
    """
    require(by, Permission.MANAGE_PROFILES)
    if not elements:
        raise CannotDo(_("Nothing is chosen yet. Choose for at least one skill what becomes of it."))
    with transaction.atomic():
        hold_the_profiles(by)
        known = esco_occupation(occupation, ())
        if known is None:
            raise NotFound
        now = what_stands([of])[of]
        mapped = [each for each in elements if each.competence_id is not None]
        lines = _lines(mapped)
        copied = [each.uri for each in elements if each.competence_id is None]
        chosen = choose_reference(copied, by=by, at=at) if copied else None
        _keep_mappings(mapped, by, at)
        label = known.label[:LONGEST_LABEL]
        said = _referring(now, Reference(ReferenceScheme.ESCO, occupation, label))
        day = starts_on or _prepared_for(now, at)
        if lines or said:
            write({of: now}, {of: Next({**now.lines, **lines}, said)}, day, by, at)
        record(by, "take_from_occupation", of.layer.value, of.job_id or of.family_id, at=at, count=len(elements))
    return TakenOver(len(lines), len(chosen.added) if chosen else 0, day)


def _prepared_for(now: Now, at: datetime) -> date:
    today = timezone.localdate(at)
    if now.starts_on and now.starts_on > today:
        return now.starts_on
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _lines(mapped: Sequence[AskedElement]) -> dict[uuid.UUID, Line]:
    names = {each.competence_id: each for each in competence_names()}
    known = sizes()
    lines: dict[uuid.UUID, Line] = {}
    for each in mapped:
        name = names.get(each.competence_id) if each.competence_id else None
        if name is None:
            raise CannotDo(_("This competence is not in your competence language."))
        line, other = checked(name, each.position, each.weight, known), lines.get(name.competence_id)
        if other is None or (line.position, line.weight == Weight.ESSENTIAL) > (
            other.position,
            other.weight == Weight.ESSENTIAL,
        ):
            lines[name.competence_id] = line
    return lines


def _keep_mappings(mapped: Sequence[AskedElement], by: Actor, at: datetime) -> None:
    """What nobody decided before."""
    held = mapped_to(ONET, {each.uri for each in mapped})
    new = [
        (each.competence_id, each.uri)
        for each in mapped
        if each.competence_id is not None and each.competence_id not in held.get(each.uri, ())
    ]
    if new:
        map_competences(new, ONET, MatchRelation.CLOSE, by=by, at=at)


def _referring(now: Now, reference: Reference) -> Described | None:
    """What the profile says, with one reference more; None when it is there, or cannot stand beside the others."""
    stood = references_of_each([now.version_id]).get(now.version_id, ()) if now.version_id else ()
    wanted = (*stood, reference)
    if any((each.scheme, each.code) == (reference.scheme, reference.code) for each in stood) or why_not_refer(wanted):
        return None
    said = now.described
    return Described(said.purpose, said.results, said.decision, wanted)
