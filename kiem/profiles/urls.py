"""The addresses of profiles."""

import uuid

from django.urls import path, register_converter

from kiem.profiles.rules import ProfileOf, of_job, profile_of
from kiem.profiles.views import lines, profiles


class ProfileConverter:
    """Which profile an address is about: ``organisation``, ``family/<id>``, a job's id, or ``<job>/at/<unit>``."""

    regex = "organisation|family/[0-9a-f-]{36}|[0-9a-f-]{36}(?:/at/[0-9a-f-]{36})?"

    def to_python(self, value: str) -> ProfileOf:
        found = profile_of(value)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, value: ProfileOf | uuid.UUID) -> str:
        return value.key if isinstance(value, ProfileOf) else of_job(value).key


register_converter(ProfileConverter, "profile")

app_name = "profiles"
urlpatterns = [
    path("profiles/", profiles.profiles, name="profiles"),
    path("profiles/<profile:of>/", profiles.profile, name="profile"),
    path("profiles/<profile:of>/requirements/new/", lines.new_requirement, name="new_requirement"),
    path("profiles/<profile:of>/requirements/<uuid:competence_id>/", lines.requirement, name="requirement"),
    path("profiles/<profile:of>/requirements/<uuid:competence_id>/remove/", lines.remove, name="remove"),
]
