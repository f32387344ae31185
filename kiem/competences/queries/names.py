"""The names of the competences that count: for choosing from, and for finding by name."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, F, IntegerField, OuterRef, Subquery, When

from kiem.competences.models import CompetenceVersion, FrameworkEntry
from kiem.competences.queries.language import counting_entries
from kiem.competences.queries.wording import worded_name
from kiem.competences.rules import IN_THE_MAKING, KIND_ORDER, CompetenceKind, VersionStatus, plain_name


@dataclass(frozen=True, slots=True)
class CompetenceName:
    """A competence of the version that counts: its name in the reader's language, and ``names`` in all it has."""

    competence_id: uuid.UUID
    version_id: uuid.UUID
    scale_version_id: uuid.UUID
    kind: CompetenceKind
    name: str
    names: tuple[str, ...]


def competence_names(languages: Sequence[str] = ()) -> list[CompetenceName]:
    """The competences of the version that counts, core first, then by name. One statement, whatever the size."""
    rows = counting_entries().annotate(
        name=worded_name("competence_version", languages), names=ArrayAgg("competence_version__texts__name")
    )
    found = [
        CompetenceName(competence, version, scale, CompetenceKind(kind), name, tuple(names))
        for competence, version, scale, kind, name, names in rows.values_list(
            "competence_id",
            "competence_version_id",
            "competence_version__scale_version_id",
            "competence_version__kind",
            "name",
            "names",
        )
    ]
    return sorted(found, key=lambda each: (KIND_ORDER[each.kind], plain_name(each.name)))


# 0 in the version that is adopted, 1 in one in the making; none in neither.
_WHAT_IS_READ = (
    FrameworkEntry.objects.filter(competence_version=OuterRef("id"))
    .annotate(
        place=Case(
            When(framework_version__status=VersionStatus.ADOPTED, then=0),
            When(framework_version__status__in=IN_THE_MAKING, then=1),
            output_field=IntegerField(),
        )
    )
    .order_by(F("place").asc(nulls_last=True))
    .values("place")[:1]
)


def name_of(competence_id: uuid.UUID, languages: Sequence[str] = ()) -> str | None:
    """What a competence is called where it is read: in the wording that is adopted, else in the draft's, else in its
    newest. None for one that is not here. One statement."""
    wordings = CompetenceVersion.objects.filter(competence=competence_id).annotate(read=Subquery(_WHAT_IS_READ))
    named = wordings.annotate(name=worded_name("id", languages)).order_by(F("read").asc(nulls_last=True), "-number")
    return named.values_list("name", flat=True).first()
