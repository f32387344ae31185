"""Deciding where competences stand in a reference scheme, and taking that back."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from kiem.competences.actions.keeping import locked_language
from kiem.competences.models import Competence, CompetenceMapping, ReferenceEntry
from kiem.competences.rules import MatchRelation
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the


def map_competence(
    competence_id: uuid.UUID, scheme: str, uri: str, relation: MatchRelation | None, *, by: Actor, at: datetime
) -> bool:
    """Decide how a competence relates to an entry; None: it does not fit. What was decided before ends. False: it was
    decided just so already. Raises NotFound for a competence or an entry that is not here."""
    return bool(map_competences([(competence_id, uri)], scheme, relation, by=by, at=at))


def map_competences(
    pairs: Sequence[tuple[uuid.UUID, str]], scheme: str, relation: MatchRelation | None, *, by: Actor, at: datetime
) -> int:
    """The same for many (competence, URI) at once, with one line in the trail. How many decisions were new."""
    require(by, Permission.MANAGE_LANGUAGE)
    wanted = set(pairs)
    with transaction.atomic():
        # Of two people who decide on the same competence at once the second sees what the first decided.
        locked_language()
        competences = {competence for competence, _uri in wanted}
        if Competence.objects.filter(id__in=competences).count() < len(competences):
            raise NotFound
        uris = {uri for _competence, uri in wanted}
        if ReferenceEntry.objects.filter(scheme=scheme, uri__in=uris).count() < len(uris):
            raise NotFound
        held = CompetenceMapping.objects.filter(scheme=scheme, uri__in=uris, competence__in=competences, ended_at=None)
        former = {(row.competence_id, row.uri): row for row in held}
        word = relation.value if relation else ""
        todo = [pair for pair in pairs if pair not in former or former[pair].relation != word]
        ended = [former[pair].id for pair in todo if pair in former]
        CompetenceMapping.objects.filter(id__in=ended).update(ended_at=at, ended_by=by.person_id)
        CompetenceMapping.objects.bulk_create(
            CompetenceMapping(
                id=ordered_id(),
                organisation_id=by.organisation_id,
                competence_id=competence,
                scheme=scheme,
                uri=uri,
                relation=word,
                made_by_id=by.person_id,
                made_at=at,
            )
            for competence, uri in dict.fromkeys(todo)
        )
        if todo and len(wanted) == 1:
            record(by, "map_competence", "competence", pairs[0][0], at=at)
        elif todo:
            record(by, "map_competences", "organisation", by.organisation_id, at=at, count=len(todo))
    return len(todo)


def unmap_competence(mapping_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Take a decision back. Nothing happens to one that was ended before."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        mapping = the(CompetenceMapping, mapping_id)
        done = CompetenceMapping.objects.filter(id=mapping.id, ended_at=None).update(ended_at=at, ended_by=by.person_id)
        if done:
            record(by, "unmap_competence", "competence", mapping.competence_id, at=at)
