"""The addresses of competences."""

from django.urls import path

from kiem.competences import views

app_name = "competences"
urlpatterns = [
    path("competences/", views.dictionary, name="dictionary"),
    path("competences/new/", views.new, name="new"),
    path("competences/reference/", views.reference, name="reference"),
    path("competences/adopt/", views.adopt, name="adopt"),
    path("competences/scale/", views.scale, name="scale"),
    path("competences/<uuid:competence_id>/", views.competence, name="competence"),
    path("competences/<uuid:competence_id>/edit/", views.edit, name="edit"),
    path("competences/<uuid:competence_id>/retire/", views.retire, name="retire"),
]
