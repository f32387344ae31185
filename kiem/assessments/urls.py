"""The addresses of assessments."""

from django.urls import path

from kiem.assessments import views

app_name = "assessments"
urlpatterns = [
    path("levels/<uuid:level_id>/contest/", views.contest, name="contest"),
    path("sharing/<uuid:person_id>/", views.share, name="share"),
]
