"""The addresses of profiles."""

import uuid

from django.urls import path, register_converter

from kiem.profiles.rules import ProfileOf, of_job, profile_of
from kiem.profiles.views import describing, documents, families, lines, profiles, rated, starter


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
    path("profiles/asking/<uuid:competence_id>/", profiles.asking, name="asking"),
    path("profiles/compare/", documents.compare, name="compare"),
    path("profiles/starter/", starter.starter, name="starter"),
    path("profiles/families/", families.families, name="families"),
    path("profiles/families/new/", families.new_family, name="new_family"),
    path("profiles/families/<uuid:family_id>/name/", families.edit_family, name="edit_family"),
    path("profiles/families/<uuid:family_id>/move/", families.move_a_family, name="move_family"),
    path("profiles/families/<uuid:family_id>/end/", families.end_a_family, name="end_family"),
    path("profiles/<uuid:job_id>/in-family/", families.in_family, name="in_family"),
    path("profiles/<profile:of>/", profiles.profile, name="profile"),
    path("profiles/<profile:of>/put-in-force/", profiles.put_in_force, name="put_in_force"),
    path("profiles/<profile:of>/set-aside/", profiles.set_aside, name="set_aside"),
    path("profiles/<profile:of>/document/", documents.document, name="document"),
    path("profiles/<profile:of>/document.pdf", documents.document_pdf, name="document_pdf"),
    path("profiles/<profile:of>/text/", describing.describe, name="describe"),
    path("profiles/<profile:of>/onet/", rated.rated, name="rated"),
    path("profiles/<profile:of>/requirements/new/", lines.new_requirement, name="new_requirement"),
    path("profiles/<profile:of>/requirements/<uuid:competence_id>/", lines.requirement, name="requirement"),
    path("profiles/<profile:of>/requirements/<uuid:competence_id>/remove/", lines.remove, name="remove"),
]
