"""The addresses of gaps."""

from django.urls import path

from kiem.gaps import views

app_name = "gaps"
urlpatterns = [
    path("team/", views.teams, name="teams"),
    path("team/<uuid:unit_id>/", views.team, name="team"),
    path("team/<uuid:unit_id>/minimums/", views.minimums, name="minimums"),
    path("team/<uuid:unit_id>/minimums/<uuid:minimum_id>/end/", views.end_minimum, name="end_minimum"),
    path("helping/", views.helping, name="helping"),
    path("helping/<uuid:competence_id>/", views.offer, name="offer"),
]
