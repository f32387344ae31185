"""The reads of gaps: one person's growth, a team's, and what is asked of them."""

from kiem.gaps.queries.asked import Place, asked_of_jobs, person_and_places, places_of
from kiem.gaps.queries.growth import Growth, Line, growth_of
from kiem.gaps.queries.team import Cell, Column, TeamGrowth, team_growth

__all__ = [
    "Cell",
    "Column",
    "Growth",
    "Line",
    "Place",
    "TeamGrowth",
    "asked_of_jobs",
    "growth_of",
    "person_and_places",
    "places_of",
    "team_growth",
]
