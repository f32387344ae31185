"""What a person types about levels and in rounds."""

from kiem.assessments.forms.assistance import AssistanceForm
from kiem.assessments.forms.looking import LookForm
from kiem.assessments.forms.own import ContestForm, ShareForm
from kiem.assessments.forms.paper import ConfirmForm, HelperForm
from kiem.assessments.forms.practice import PracticeForm, SituationForm
from kiem.assessments.forms.reporting import DecideForm, ReportForm
from kiem.assessments.forms.rounds import ChooseForm, OpenForm, RoundForm
from kiem.assessments.forms.teams import PlaceTeamForm

__all__ = [
    "AssistanceForm",
    "ChooseForm",
    "ConfirmForm",
    "ContestForm",
    "DecideForm",
    "HelperForm",
    "LookForm",
    "OpenForm",
    "PlaceTeamForm",
    "PracticeForm",
    "ReportForm",
    "RoundForm",
    "ShareForm",
    "SituationForm",
]
