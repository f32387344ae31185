"""The addresses of profiles."""

from django.urls import path

from kiem.profiles import views

app_name = "profiles"
urlpatterns = [
    path("profiles/", views.profiles, name="profiles"),
    path("profiles/<uuid:job_id>/", views.profile, name="profile"),
    path("profiles/<uuid:job_id>/requirements/new/", views.new_requirement, name="new_requirement"),
    path("profiles/<uuid:job_id>/requirements/<uuid:competence_id>/", views.requirement, name="requirement"),
    path("profiles/<uuid:job_id>/requirements/<uuid:competence_id>/remove/", views.remove, name="remove"),
]
