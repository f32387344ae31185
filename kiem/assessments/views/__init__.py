"""The views of assessments."""

from kiem.assessments.views.assistance import assistance, assisting, stop_assistance
from kiem.assessments.views.looking import about_me, clear_look, look, look_at, look_done, looking
from kiem.assessments.views.own import contest, share
from kiem.assessments.views.paper import (
    enter_on,
    enter_paper,
    paper,
    paper_code,
    print_paper,
    read_paper,
    refuse_paper,
    stop_helping,
    take_back_help,
)
from kiem.assessments.views.practice import practice, retire_situation, situations
from kiem.assessments.views.reporting import decide_reported, report, reported
from kiem.assessments.views.rounds import (
    choose,
    close_round,
    new_round,
    open_round,
    remind,
    round,
    rounds,
    rounds_below,
)
from kiem.assessments.views.teams import our_team, our_teams, place_team

__all__ = [
    "about_me",
    "assistance",
    "assisting",
    "choose",
    "clear_look",
    "close_round",
    "contest",
    "decide_reported",
    "enter_on",
    "enter_paper",
    "look",
    "look_at",
    "look_done",
    "looking",
    "new_round",
    "open_round",
    "our_team",
    "our_teams",
    "paper",
    "paper_code",
    "place_team",
    "practice",
    "print_paper",
    "read_paper",
    "refuse_paper",
    "remind",
    "report",
    "reported",
    "retire_situation",
    "round",
    "rounds",
    "rounds_below",
    "share",
    "situations",
    "stop_assistance",
    "stop_helping",
    "take_back_help",
]
