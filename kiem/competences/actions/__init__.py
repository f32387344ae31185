"""The writes of competences: scales, wordings, versions of the language, lists brought in, and the reference."""

from kiem.competences.actions.advice import take_back_waiver, waive_advice
from kiem.competences.actions.bringing_in import bring_in_framework, what_bring_in_framework_would_do
from kiem.competences.actions.choosing import Chosen, choose_reference
from kiem.competences.actions.instruments import (
    add_instrument,
    change_instrument,
    end_instrument,
    take_up_instrument,
)
from kiem.competences.actions.mapping import map_competence, map_competences, unmap_competence
from kiem.competences.actions.proposing import (
    accept_proposal,
    decline_proposal,
    propose,
    say_of_proposal,
    withdraw_proposal,
)
from kiem.competences.actions.rated import load_rated_reference
from kiem.competences.actions.reference import load_reference
from kiem.competences.actions.scales import add_scale, make_default_scale, reword_scale
from kiem.competences.actions.starting import choose_starter
from kiem.competences.actions.steps import say_step, unsay_steps
from kiem.competences.actions.versions import (
    adopt_framework,
    begin_framework,
    look_after_framework,
    open_consultation,
    take_back_to_draft,
)
from kiem.competences.actions.whole import bring_in_dictionary, what_bring_in_dictionary_would_do
from kiem.competences.actions.wording import retire_competence, reword_competence, word_competence

__all__ = [
    "Chosen",
    "accept_proposal",
    "add_instrument",
    "add_scale",
    "adopt_framework",
    "begin_framework",
    "bring_in_dictionary",
    "bring_in_framework",
    "change_instrument",
    "choose_reference",
    "choose_starter",
    "decline_proposal",
    "end_instrument",
    "load_rated_reference",
    "load_reference",
    "look_after_framework",
    "make_default_scale",
    "map_competence",
    "map_competences",
    "open_consultation",
    "propose",
    "retire_competence",
    "reword_competence",
    "reword_scale",
    "say_of_proposal",
    "say_step",
    "take_back_to_draft",
    "take_back_waiver",
    "take_up_instrument",
    "unmap_competence",
    "unsay_steps",
    "waive_advice",
    "what_bring_in_dictionary_would_do",
    "what_bring_in_framework_would_do",
    "withdraw_proposal",
    "word_competence",
]
