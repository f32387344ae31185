"""The names of the competences that count: for choosing from, and for finding by name."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg

from kiem.competences.queries.language import counting_entries
from kiem.competences.queries.wording import worded_name
from kiem.competences.rules import KIND_ORDER, CompetenceKind, plain_name


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
