"""The addresses of organisation: coming in, units and jobs, people."""

from django.urls import URLPattern

from kiem.organisation.urls import entering, people, units

app_name = "organisation"
urlpatterns: list[URLPattern] = [*entering.urlpatterns, *units.urlpatterns, *people.urlpatterns]
