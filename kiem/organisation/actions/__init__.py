"""The writes of organisation: found one, and keep its units, jobs, people, placements, mandates and openings."""

from kiem.organisation.actions.founding import found_organisation
from kiem.organisation.actions.openings import open_levels, open_team_levels
from kiem.organisation.actions.people import (
    add_person,
    change_person,
    end_mandate,
    end_placement,
    give_mandate,
    place_person,
)
from kiem.organisation.actions.units import add_job, add_unit, change_unit, end_job, end_unit, move_unit, rename_job

__all__ = [
    "add_job",
    "add_person",
    "add_unit",
    "change_person",
    "change_unit",
    "end_job",
    "end_mandate",
    "end_placement",
    "end_unit",
    "found_organisation",
    "give_mandate",
    "move_unit",
    "open_levels",
    "open_team_levels",
    "place_person",
    "rename_job",
]
