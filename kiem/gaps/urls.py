"""The addresses of gaps."""

from django.urls import path

from kiem.gaps import views

app_name = "gaps"
urlpatterns = [
    path("team/", views.teams, name="teams"),
    path("team/<uuid:unit_id>/", views.team, name="team"),
]
