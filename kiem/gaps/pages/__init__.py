"""The pages of gaps: the teams someone leads, and the matrix of one."""

from kiem.gaps.pages.team import TeamPage, team_page
from kiem.gaps.pages.teams import TeamsPage, teams_page

__all__ = ["TeamPage", "TeamsPage", "team_page", "teams_page"]
