"""The pages of assessments."""

from kiem.assessments.pages.about_me import AboutMePage, about_me_page
from kiem.assessments.pages.assistance import AssistancePage, AssistingPage, assistance_page, assisting_page
from kiem.assessments.pages.contesting import ContestPage, contest_page
from kiem.assessments.pages.looking import (
    ClosedPage,
    DonePage,
    LookingPage,
    LookPage,
    done_page,
    look_page,
    looking_page,
    start_of,
)
from kiem.assessments.pages.paper import (
    EnterPaperPage,
    PaperPage,
    ReadPaperPage,
    code_leads,
    enter_paper_page,
    paper_page,
    read_paper_page,
)
from kiem.assessments.pages.paper_sheet import TEMPLATE as PAPER
from kiem.assessments.pages.paper_sheet import Sheet, sheet_values
from kiem.assessments.pages.practice import compared_page, practice_page, situations_page
from kiem.assessments.pages.reported import ReportedPage, reported_page
from kiem.assessments.pages.rounds import (
    ChoosePage,
    NewRoundPage,
    RoundPage,
    RoundsBelowPage,
    RoundsPage,
    choose_page,
    followed_round,
    new_round_page,
    round_page,
    rounds_below_page,
    rounds_page,
)
from kiem.assessments.pages.teams import PlaceTeamPage, TeamPage, TeamsPage, place_team_page, team_page, teams_page

__all__ = [
    "PAPER",
    "AboutMePage",
    "AssistancePage",
    "AssistingPage",
    "ChoosePage",
    "ClosedPage",
    "ContestPage",
    "DonePage",
    "EnterPaperPage",
    "LookPage",
    "LookingPage",
    "NewRoundPage",
    "PaperPage",
    "PlaceTeamPage",
    "ReadPaperPage",
    "ReportedPage",
    "RoundPage",
    "RoundsBelowPage",
    "RoundsPage",
    "Sheet",
    "TeamPage",
    "TeamsPage",
    "about_me_page",
    "assistance_page",
    "assisting_page",
    "choose_page",
    "code_leads",
    "compared_page",
    "contest_page",
    "done_page",
    "enter_paper_page",
    "followed_round",
    "look_page",
    "looking_page",
    "new_round_page",
    "paper_page",
    "place_team_page",
    "practice_page",
    "read_paper_page",
    "reported_page",
    "round_page",
    "rounds_below_page",
    "rounds_page",
    "sheet_values",
    "situations_page",
    "start_of",
    "team_page",
    "teams_page",
]
