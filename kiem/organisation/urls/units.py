"""The addresses of units and jobs."""

from django.urls import URLPattern, path

from kiem.organisation.views import about, jobs, terms, units

urlpatterns: list[URLPattern] = [
    path("organisation/", units.edit_organisation, name="edit_organisation"),
    path("organisation/questions/", about.about_us, name="about_us"),
    path("terms/", terms.terms, name="terms"),
    path("terms/<slug:term>/", terms.agree, name="agree_on_term"),
    path("units/", units.units, name="units"),
    path("units/new/", units.new_unit, name="new_unit"),
    path("units/<uuid:unit_id>/", units.unit, name="unit"),
    path("units/<uuid:unit_id>/edit/", units.edit_unit, name="edit_unit"),
    path("units/<uuid:unit_id>/move/", units.move, name="move_unit"),
    path("units/<uuid:unit_id>/end/", units.end, name="end_unit"),
    path("units/<uuid:unit_id>/leaders/new/", units.new_leader, name="appoint"),
    path("units/<uuid:unit_id>/documents/", units.document_language, name="document_language"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/new/", jobs.new_job, name="new_job"),
    path("jobs/<uuid:job_id>/edit/", jobs.edit_job, name="edit_job"),
    path("jobs/<uuid:job_id>/end/", jobs.end_of_job, name="end_job"),
]
