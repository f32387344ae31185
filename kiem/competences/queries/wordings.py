"""One competence through its wordings, and where it comes from."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray

from kiem.competences.models import CompetenceMatch, CompetenceVersion, FrameworkEntry, Proposal
from kiem.competences.queries.words import wordings_of
from kiem.competences.rules import CompetenceKind, Content, Held, MatchRelation, VersionStatus


@dataclass(frozen=True, slots=True)
class PastWording:
    """One wording of a competence, and the versions of the language that hold it (number, status), oldest first."""

    held: Held
    created_at: datetime
    used_in: tuple[tuple[int, VersionStatus], ...]
    proposed: tuple[tuple[str, str], ...] = ()
    """(who, why) of the proposals that these words come from."""


_LANDED = (
    Proposal.objects.filter(landed_in=OuterRef("id"))
    .order_by("decided_at", "id")
    .values(told=JSONArray("proposed_by__given_name", "proposed_by__family_name", "reason"))
)
_HELD_BY = (
    FrameworkEntry.objects.filter(competence_version=OuterRef("id"))
    .order_by("framework_version__number")
    .values(told=JSONArray("framework_version__number", "framework_version__status"))
)


def past_wordings(competence_id: uuid.UUID) -> list[PastWording]:
    """Every wording of a competence, newest first; empty when there is no such competence here. Four statements."""
    rows_of_it = CompetenceVersion.objects.filter(competence=competence_id)
    told = rows_of_it.annotate(proposed=ArraySubquery(_LANDED), held_by=ArraySubquery(_HELD_BY))
    versions = list(told.order_by("-number"))
    words = wordings_of(version.id for version in versions)
    return [
        PastWording(
            Held(
                competence_id,
                version.id,
                version.number,
                Content(
                    CompetenceKind(version.kind), version.scale_version_id, words.get(version.id, ()), version.aspect
                ),
            ),
            version.created_at,
            tuple((number, VersionStatus(status)) for number, status in version.held_by),
            tuple((f"{given} {family}".strip(), reason) for given, family, reason in version.proposed),
        )
        for version in versions
    ]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which entry of a reference scheme a worded version relates to, and how."""

    scheme: str
    uri: str
    relation: MatchRelation


def origins_of(versions: Iterable[uuid.UUID]) -> dict[uuid.UUID, Sequence[Origin]]:
    """Where worded versions come from, by version. One statement."""
    found: dict[uuid.UUID, list[Origin]] = {}
    for row in CompetenceMatch.objects.filter(competence_version__in=list(versions)).order_by("scheme", "uri"):
        origin = Origin(row.scheme, row.uri, MatchRelation(row.relation))
        found.setdefault(row.competence_version_id, []).append(origin)
    return dict(found)
