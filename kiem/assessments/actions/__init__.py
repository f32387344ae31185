"""The writes of assessments: levels brought in, agreed, determined, contested; rounds planned, opened, closed."""

from kiem.assessments.actions.agreeing import agree_levels, determine_levels
from kiem.assessments.actions.assistance import end_assistance, look_as_delegate, open_to_delegate
from kiem.assessments.actions.bringing_in import BroughtIn, bring_in_levels
from kiem.assessments.actions.closing import close_round
from kiem.assessments.actions.counting import count_rounds, raise_smallest_group, remind_round
from kiem.assessments.actions.erasing import erase_views
from kiem.assessments.actions.looking import clear_answers, save_answer, submit_look
from kiem.assessments.actions.made_up import MadeUpAnswer, make_up_answers
from kiem.assessments.actions.opening import open_round
from kiem.assessments.actions.own import contest_level, share_earlier
from kiem.assessments.actions.paper import (
    confirm_paper,
    enter_from_paper,
    name_helper,
    refuse_paper,
    stop_helping,
    take_back_help,
)
from kiem.assessments.actions.planning import choose_competences, plan_round
from kiem.assessments.actions.practising import add_situation, practise, retire_situation
from kiem.assessments.actions.reporting import decide_on_text, report_text
from kiem.assessments.actions.teams import place_team

__all__ = [
    "BroughtIn",
    "MadeUpAnswer",
    "add_situation",
    "agree_levels",
    "bring_in_levels",
    "choose_competences",
    "clear_answers",
    "close_round",
    "confirm_paper",
    "contest_level",
    "count_rounds",
    "decide_on_text",
    "determine_levels",
    "end_assistance",
    "enter_from_paper",
    "erase_views",
    "look_as_delegate",
    "make_up_answers",
    "name_helper",
    "open_round",
    "open_to_delegate",
    "place_team",
    "plan_round",
    "practise",
    "raise_smallest_group",
    "refuse_paper",
    "remind_round",
    "report_text",
    "retire_situation",
    "save_answer",
    "share_earlier",
    "stop_helping",
    "submit_look",
    "take_back_help",
]
