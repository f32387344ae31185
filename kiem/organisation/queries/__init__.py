"""Who works where and who leads whom: the reads other slices may use."""

from kiem.organisation.queries.around import Around, LeaderOf, around
from kiem.organisation.queries.rows import parents_on, the
from kiem.organisation.queries.seeing import WhoSees, who_sees_person
from kiem.organisation.queries.teams import TeamMember, has_opened, people_visible_to, team_of
from kiem.organisation.rules import sort_key

__all__ = [
    "Around",
    "LeaderOf",
    "TeamMember",
    "WhoSees",
    "around",
    "has_opened",
    "parents_on",
    "people_visible_to",
    "sort_key",
    "team_of",
    "the",
    "who_sees_person",
]
