"""The forms of the competence language: posted text to clean values."""

from kiem.competences.forms.instruments import InstrumentForm
from kiem.competences.forms.language import (
    AdoptForm,
    ChooseForm,
    LookAfterForm,
    ScaleForm,
    StarterForm,
    StepForm,
    WaiveForm,
    WordingForm,
)
from kiem.competences.forms.mapping import MappingForm
from kiem.competences.forms.proposing import DecideForm, ProposeForm, VoiceForm

__all__ = [
    "AdoptForm",
    "ChooseForm",
    "DecideForm",
    "InstrumentForm",
    "LookAfterForm",
    "MappingForm",
    "ProposeForm",
    "ScaleForm",
    "StarterForm",
    "StepForm",
    "VoiceForm",
    "WaiveForm",
    "WordingForm",
]
