"""What is typed about acts and about who may do them."""

from kiem.credentials.forms.acts import ActForm, AssessorForm, EndForm, KindForm, TermForm
from kiem.credentials.forms.people import (
    EntrustForm,
    LicenceForm,
    NoForm,
    PracticeForm,
    ReasonForm,
    ShowingForm,
    StopForm,
)

__all__ = [
    "ActForm",
    "AssessorForm",
    "EndForm",
    "EntrustForm",
    "KindForm",
    "LicenceForm",
    "NoForm",
    "PracticeForm",
    "ReasonForm",
    "ShowingForm",
    "StopForm",
    "TermForm",
]
