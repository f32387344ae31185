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

__all__ = [
    "AdoptForm",
    "ChooseForm",
    "InstrumentForm",
    "LookAfterForm",
    "ScaleForm",
    "StarterForm",
    "StepForm",
    "WaiveForm",
    "WordingForm",
]
