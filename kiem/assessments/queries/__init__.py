"""The reads of assessments that other slices may use."""

from kiem.assessments.queries.assistance import (
    Assisted,
    assistance_of,
    delegates_to_choose,
    open_to,
    opened_to,
)
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
from kiem.assessments.queries.looking import FormWaiting, asked_until, forms_of, forms_waiting, level_texts_of
from kiem.assessments.queries.over_time import SeenOnce, seen_of_assisted, seen_over_time
from kiem.assessments.queries.own import (
    NewlyBroughtIn,
    newly_brought_in,
    shares_with,
)
from kiem.assessments.queries.paper import PaperLine, paper_lines
from kiem.assessments.queries.reported import reports_on, text_about
from kiem.assessments.queries.rounds import RoundProgress, RoundToClose, rounds_in_progress, rounds_to_close
from kiem.assessments.queries.smallest import smallest_groups
from kiem.assessments.queries.teams import (
    Placed,
    TeamSeen,
    people_in_team,
    placings_of,
    team_competences,
    team_seen_by,
    teams_seen_by,
)
from kiem.assessments.queries.views import (
    GivenView,
    LookedAt,
    LookedAtCompetence,
    SaidByOthers,
    SeenInRound,
    rounds_about,
    views_for_talk,
    what_rounds_left,
)

__all__ = [
    "Assisted",
    "FormWaiting",
    "GivenView",
    "LevelFact",
    "LevelForLeader",
    "LevelOfMembers",
    "LookedAt",
    "LookedAtCompetence",
    "NewlyBroughtIn",
    "PaperLine",
    "Placed",
    "RoundProgress",
    "RoundToClose",
    "SaidByOthers",
    "SeenInRound",
    "SeenOnce",
    "TeamSeen",
    "asked_until",
    "assistance_of",
    "current_levels_of",
    "current_levels_shared_with",
    "delegates_to_choose",
    "forms_of",
    "forms_waiting",
    "is_sharing_with",
    "level_history",
    "level_of",
    "level_texts_of",
    "levels_for_leader",
    "newly_brought_in",
    "open_to",
    "opened_to",
    "paper_lines",
    "people_in_team",
    "placings_of",
    "purposes_open_to",
    "reports_on",
    "rounds_about",
    "rounds_in_progress",
    "rounds_to_close",
    "seen_of_assisted",
    "seen_over_time",
    "shares_with",
    "smallest_groups",
    "team_competences",
    "team_seen_by",
    "teams_seen_by",
    "text_about",
    "views_for_talk",
    "what_rounds_left",
]
