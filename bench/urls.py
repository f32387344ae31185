"""Kiem's addresses, and those of the pages made by hand."""

from django.urls import URLPattern, URLResolver, path

from bench.bars import growth_by_hand, people_by_hand, team_of_ready_cells
from bench.empty import empty
from kiem.config.urls import handler400, handler403, handler404, handler500
from kiem.config.urls import urlpatterns as kiems

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    *kiems,
    path("bench/people/", people_by_hand.people),
    path("bench/growth/", growth_by_hand.growth),
    path("bench/team/<uuid:unit_id>/", team_of_ready_cells.team),
    path("bench/empty/", empty),
]
