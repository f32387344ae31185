"""The reads of gaps: one person's growth, a team's, and where people work."""

from kiem.gaps.queries.fits import OtherJob, job_to_look_at, jobs_to_look_at
from kiem.gaps.queries.growth import AskedLater, Growth, Line, asked_today, growth_of, growth_of_assisted
from kiem.gaps.queries.helping import Helper, helpers_among, offers_of
from kiem.gaps.queries.minimums import Minimum, Together, minimums_of, together
from kiem.gaps.queries.places import Place, Somebody, person_and_places, spots_of
from kiem.gaps.queries.team import Cell, Column, TeamGrowth, team_growth

__all__ = [
    "AskedLater",
    "Cell",
    "Column",
    "Growth",
    "Helper",
    "Line",
    "Minimum",
    "OtherJob",
    "Place",
    "Somebody",
    "TeamGrowth",
    "Together",
    "asked_today",
    "growth_of",
    "growth_of_assisted",
    "helpers_among",
    "job_to_look_at",
    "jobs_to_look_at",
    "minimums_of",
    "offers_of",
    "person_and_places",
    "spots_of",
    "team_growth",
    "together",
]
