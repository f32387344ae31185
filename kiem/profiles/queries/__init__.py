"""What profiles ask: the reads other slices may use."""

from kiem.profiles.queries.families import (
    Families,
    FamilyRow,
    families_on,
    family_parents_on,
    held_profile,
    profiles_there_are,
    standing_on,
)
from kiem.profiles.queries.jobs import JobRow, jobs_with_profiles
from kiem.profiles.queries.lines import (
    asked_at,
    asked_from,
    asked_of,
    lines_asking,
    profile_versions,
    references_of_each,
    requirements_of_jobs,
)
from kiem.profiles.queries.related import Position, Related, positions_of, related_jobs
from kiem.profiles.queries.starter import own_competences, starter_names, starter_profiles
from kiem.profiles.queries.whole import all_profiles

__all__ = [
    "Families",
    "FamilyRow",
    "JobRow",
    "Position",
    "Related",
    "all_profiles",
    "asked_at",
    "asked_from",
    "asked_of",
    "families_on",
    "family_parents_on",
    "held_profile",
    "jobs_with_profiles",
    "lines_asking",
    "own_competences",
    "positions_of",
    "profile_versions",
    "profiles_there_are",
    "references_of_each",
    "related_jobs",
    "requirements_of_jobs",
    "standing_on",
    "starter_names",
    "starter_profiles",
]
