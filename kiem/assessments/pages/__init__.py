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
from kiem.assessments.pages.practice import compared_page, practice_page, situations_page
from kiem.assessments.pages.reported import ReportedPage, reported_page
from kiem.assessments.pages.rounds import (
    ChoosePage,
    NewRoundPage,
    RoundPage,
    RoundsPage,
    choose_page,
    followed_round,
    new_round_page,
    round_page,
    rounds_page,
)

__all__ = [
    "AboutMePage",
    "AssistancePage",
    "AssistingPage",
    "ChoosePage",
    "ClosedPage",
    "ContestPage",
    "DonePage",
    "LookPage",
    "LookingPage",
    "NewRoundPage",
    "ReportedPage",
    "RoundPage",
    "RoundsPage",
    "about_me_page",
    "assistance_page",
    "assisting_page",
    "choose_page",
    "compared_page",
    "contest_page",
    "done_page",
    "followed_round",
    "look_page",
    "looking_page",
    "new_round_page",
    "practice_page",
    "reported_page",
    "round_page",
    "rounds_page",
    "situations_page",
    "start_of",
]
