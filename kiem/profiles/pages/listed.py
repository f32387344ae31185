"""The list of what each job asks."""

from dataclasses import dataclass

from kiem.organisation.access import Permission, Viewer
from kiem.profiles.queries import JobRow, jobs_with_profiles
from kiem.profiles.rules import WHOLE_ORGANISATION, ProfileOf


@dataclass(frozen=True, slots=True)
class ProfilesPage:
    """Jobs by name. ``sees_people``: she may see names, so the number of people who hold a job too."""

    with_profile: tuple[JobRow, ...]
    without: tuple[JobRow, ...]
    sees_people: bool
    may_manage: bool
    everyone: ProfileOf = WHOLE_ORGANISATION


def profiles_page(viewer: Viewer) -> ProfilesPage:
    """Two statements, whatever the size."""
    rows = jobs_with_profiles(viewer.today, viewer.languages)
    return ProfilesPage(
        tuple(row for row in rows if row.has_profile),
        tuple(row for row in rows if not row.has_profile),
        viewer.may(Permission.SEE_PEOPLE),
        viewer.may(Permission.MANAGE_PROFILES),
    )
