"""What jobs ask: the reads other slices may use."""

from kiem.profiles.queries.jobs import JobRow, held_job, jobs_with_profiles
from kiem.profiles.queries.lines import asked_of, profile_versions, requirements_of_jobs

__all__ = ["JobRow", "asked_of", "held_job", "jobs_with_profiles", "profile_versions", "requirements_of_jobs"]
