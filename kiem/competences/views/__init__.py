"""The views of the competence language."""

from kiem.competences.views.advice import advice, restore_advice, waive
from kiem.competences.views.instruments import (
    edit_instrument,
    end_instrument,
    instruments,
    new_instrument,
    take_up_instrument,
)
from kiem.competences.views.language import competence, dictionary, edit, new, reference, retire, starter
from kiem.competences.views.mapping import mapping, unmap
from kiem.competences.views.proposing import decide, proposals, propose, say_of, withdraw
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
    "decide",
    "dictionary",
    "edit",
    "edit_instrument",
    "edit_scale",
    "end_instrument",
    "instruments",
    "look_after",
    "mapping",
    "new",
    "new_instrument",
    "new_scale",
    "proposals",
    "propose",
    "reference",
    "restore_advice",
    "retire",
    "say",
    "say_of",
    "scale",
    "starter",
    "take_back",
    "take_up_instrument",
    "unmap",
    "unsay",
    "version",
    "versions",
    "waive",
    "withdraw",
]
