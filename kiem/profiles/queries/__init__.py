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
    asked_of,
    profile_versions,
    references_of_each,
    requirements_of_jobs,
)
from kiem.profiles.queries.related import Related, related_jobs

__all__ = [
    "Families",
    "FamilyRow",
    "JobRow",
    "Related",
    "asked_at",
    "asked_of",
    "families_on",
    "family_parents_on",
    "held_profile",
    "jobs_with_profiles",
    "profile_versions",
    "profiles_there_are",
    "references_of_each",
    "related_jobs",
    "requirements_of_jobs",
    "standing_on",
]
