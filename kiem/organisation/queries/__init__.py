"""Who works where and who leads whom: the reads other slices may use."""

from kiem.organisation.queries.about import about_us, people_at_work
from kiem.organisation.queries.around import Around, LeaderOf, around
from kiem.organisation.queries.bringing_in import what_bring_in_people_would_do, what_stands
from kiem.organisation.queries.documents import DocumentSetting, document_settings
from kiem.organisation.queries.finding import FoundByName, PersonFound, UnitFound, found_by_name, people_near
from kiem.organisation.queries.lines import LeadsOn, Mandated, held_since, leads_within, mandated, periods_of
from kiem.organisation.queries.people import (
    Account,
    Here,
    Placed,
    Wanted,
    accounts_of,
    mandate_with_all,
    mandates_of,
    people_found,
    person_visible_to,
    placed_on,
    placement_with_all,
    placements_of,
)
from kiem.organisation.queries.rows import parents_on, the
from kiem.organisation.queries.seeing import WhoSees, who_sees_person
from kiem.organisation.queries.teams import TeamMember, has_opened, opened_today, people_visible_to, team_of
from kiem.organisation.queries.terms import agreed_terms, shipped_terms, term_on
from kiem.organisation.queries.units import (
    JobRow,
    UnitRow,
    UnitTree,
    job_rows,
    jobs_to_choose,
    leaders_today,
    placed_in,
    unit_mandates,
    unit_tree,
)
from kiem.organisation.rules import sort_key

__all__ = [
    "Account",
    "Around",
    "DocumentSetting",
    "FoundByName",
    "Here",
    "JobRow",
    "LeaderOf",
    "LeadsOn",
    "Mandated",
    "PersonFound",
    "Placed",
    "TeamMember",
    "UnitFound",
    "UnitRow",
    "UnitTree",
    "Wanted",
    "WhoSees",
    "about_us",
    "accounts_of",
    "agreed_terms",
    "around",
    "document_settings",
    "found_by_name",
    "has_opened",
    "held_since",
    "job_rows",
    "jobs_to_choose",
    "leaders_today",
    "leads_within",
    "mandate_with_all",
    "mandated",
    "mandates_of",
    "opened_today",
    "parents_on",
    "people_at_work",
    "people_found",
    "people_near",
    "people_visible_to",
    "periods_of",
    "person_visible_to",
    "placed_in",
    "placed_on",
    "placement_with_all",
    "placements_of",
    "shipped_terms",
    "sort_key",
    "team_of",
    "term_on",
    "the",
    "unit_mandates",
    "unit_tree",
    "what_bring_in_people_would_do",
    "what_stands",
    "who_sees_person",
]
