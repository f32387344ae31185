"""The reads of assessments that other slices may use."""

from kiem.assessments.queries.levels import (
    LevelFact,
    LevelForLeader,
    LevelOfMembers,
    current_levels_of,
    current_levels_shared_with,
    is_sharing_with,
    level_history,
    level_of,
    levels_for_leader,
    purposes_open_to,
)
from kiem.assessments.queries.looking import forms_waiting
from kiem.assessments.queries.over_time import SeenOnce, seen_over_time
from kiem.assessments.queries.own import (
    NewlyBroughtIn,
    contests_of,
    lists_brought_in,
    newly_brought_in,
    shares_with,
)
from kiem.assessments.queries.reported import reports_on, text_about
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.queries.views import (
    GivenView,
    LookedAt,
    LookedAtCompetence,
    SaidByOthers,
    SeenInRound,
    rounds_about,
    views_for_talk,
)

__all__ = [
    "GivenView",
    "LevelFact",
    "LevelForLeader",
    "LevelOfMembers",
    "LookedAt",
    "LookedAtCompetence",
    "NewlyBroughtIn",
    "SaidByOthers",
    "SeenInRound",
    "SeenOnce",
    "contests_of",
    "current_levels_of",
    "current_levels_shared_with",
    "forms_waiting",
    "is_sharing_with",
    "level_history",
    "level_of",
    "levels_for_leader",
    "lists_brought_in",
    "newly_brought_in",
    "purposes_open_to",
    "reports_on",
    "rounds_about",
    "seen_over_time",
    "shares_with",
    "smallest_groups",
    "text_about",
    "views_for_talk",
]
