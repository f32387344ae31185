"""The writes of organisation: found one, and keep its units, jobs, people, placements, mandates and openings."""

from kiem.organisation.actions.accounts import connect_account
from kiem.organisation.actions.asked_roles import confirm_role, refuse_role
from kiem.organisation.actions.bringing_in import CannotBringIn, bring_in_people
from kiem.organisation.actions.documents import set_document_language
from kiem.organisation.actions.founding import answer_about_us, change_organisation, found_organisation
from kiem.organisation.actions.jobs import add_job, end_job, rename_job
from kiem.organisation.actions.keeping import ChangedMeanwhile
from kiem.organisation.actions.mandates import appoint, end_mandate, give_mandate
from kiem.organisation.actions.openings import open_levels, open_levels_of, open_team_levels
from kiem.organisation.actions.people import add_person, change_person
from kiem.organisation.actions.placements import change_placement, end_placement, place_person
from kiem.organisation.actions.terms import agree_on_term
from kiem.organisation.actions.units import add_unit, change_unit, end_unit, move_unit

__all__ = [
    "CannotBringIn",
    "ChangedMeanwhile",
    "add_job",
    "add_person",
    "add_unit",
    "agree_on_term",
    "answer_about_us",
    "appoint",
    "bring_in_people",
    "change_organisation",
    "change_person",
    "change_placement",
    "change_unit",
    "confirm_role",
    "connect_account",
    "end_job",
    "end_mandate",
    "end_placement",
    "end_unit",
    "found_organisation",
    "give_mandate",
    "move_unit",
    "open_levels",
    "open_levels_of",
    "open_team_levels",
    "place_person",
    "refuse_role",
    "rename_job",
    "set_document_language",
]
