"""The views of the competence language."""

from kiem.competences.views.language import competence, dictionary, edit, new, reference, retire, scale, starter
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
    "competence",
    "consultation",
    "dictionary",
    "edit",
    "look_after",
    "new",
    "reference",
    "retire",
    "say",
    "scale",
    "starter",
    "take_back",
    "unsay",
    "version",
    "versions",
]
