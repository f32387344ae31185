"""The views of the competence language."""

from kiem.competences.views.advice import advice, restore_advice, waive
from kiem.competences.views.language import competence, dictionary, edit, new, reference, retire, starter
from kiem.competences.views.scales import edit_scale, new_scale, scale
from kiem.competences.views.versions import (
    adopt,
    consultation,
    look_after,
    say,
    take_back,
    unsay,
    version,
    versions,
)

__all__ = [
    "adopt",
    "advice",
    "competence",
    "consultation",
    "dictionary",
    "edit",
    "edit_scale",
    "look_after",
    "new",
    "new_scale",
    "reference",
    "restore_advice",
    "retire",
    "say",
    "scale",
    "starter",
    "take_back",
    "unsay",
    "version",
    "versions",
    "waive",
]
