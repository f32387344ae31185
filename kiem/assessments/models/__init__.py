"""Levels and how they came to be; rounds in which people look, what they answer, and what of it is kept."""

from kiem.assessments.models.assistance import Assistance, AssistanceLook
from kiem.assessments.models.levels import Contest, CurrentLevel, Level, LevelImport, Sharing
from kiem.assessments.models.looking import Answer, LookForm
from kiem.assessments.models.paper import PaperAnswer, PaperHelp
from kiem.assessments.models.practice import PlacementCount, Practised, Situation
from kiem.assessments.models.reported import ReportedText
from kiem.assessments.models.rounds import (
    Anchor,
    Asked,
    AskedCompetence,
    Round,
    RoundCount,
    SmallestGroup,
    Subject,
    SubjectCompetence,
)
from kiem.assessments.models.teams import TeamPlacing
from kiem.assessments.models.views import Summary, SummaryText, View

__all__ = [
    "Anchor",
    "Answer",
    "Asked",
    "AskedCompetence",
    "Assistance",
    "AssistanceLook",
    "Contest",
    "CurrentLevel",
    "Level",
    "LevelImport",
    "LookForm",
    "PaperAnswer",
    "PaperHelp",
    "PlacementCount",
    "Practised",
    "ReportedText",
    "Round",
    "RoundCount",
    "Sharing",
    "Situation",
    "SmallestGroup",
    "Subject",
    "SubjectCompetence",
    "Summary",
    "SummaryText",
    "TeamPlacing",
    "View",
]
