"""The pages of gaps: the teams someone leads, the matrix of one, its minimums, and who helps whom."""

from kiem.gaps.pages.helping import HelpingPage, helping_page
from kiem.gaps.pages.minimums import MinimumsPage, minimum_choices, minimums_page
from kiem.gaps.pages.team import TeamPage, team_page
from kiem.gaps.pages.team_choice import asked_in
from kiem.gaps.pages.teams import TeamsPage, teams_page

__all__ = [
    "HelpingPage",
    "MinimumsPage",
    "TeamPage",
    "TeamsPage",
    "asked_in",
    "helping_page",
    "minimum_choices",
    "minimums_page",
    "team_page",
    "teams_page",
]
