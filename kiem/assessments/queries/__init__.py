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
from kiem.assessments.queries.own import (
    NewlyBroughtIn,
    contests_of,
    lists_brought_in,
    newly_brought_in,
    shares_with,
)

__all__ = [
    "LevelFact",
    "LevelForLeader",
    "LevelOfMembers",
    "NewlyBroughtIn",
    "contests_of",
    "current_levels_of",
    "current_levels_shared_with",
    "is_sharing_with",
    "level_history",
    "level_of",
    "levels_for_leader",
    "lists_brought_in",
    "newly_brought_in",
    "purposes_open_to",
    "shares_with",
]
