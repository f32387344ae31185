"""What the writing aid says on screen: what it saw, why that matters, and a better example."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiem.competences.rules.advice import AdviceRule

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Sentences:
    what: "_StrPromise"
    why: "_StrPromise"
    better: "_StrPromise"


SENTENCES: Mapping[AdviceRule, Sentences] = {
    AdviceRule.REPEATS_NAME: Sentences(
        _("The definition repeats a word of the name."),
        _("Someone who does not know that word yet learns nothing new."),
        _("Not “Cooperation: you cooperate well”, but “Cooperation: you help your team with what has to be done”."),
    ),
    AdviceRule.UNOBSERVABLE: Sentences(
        _("Nobody can see this."),
        _("It says what someone is, feels or knows, so two colleagues will judge it in two ways."),
        _("Not “Is loyal”, but “Keeps what was agreed, also when nobody is looking”."),
    ),
    AdviceRule.TWO_BEHAVIOURS: Sentences(
        _("Two things are asked at once."),
        _("Someone may do the one and not the other."),
        _("Not “Listens and sums up”, but two indicators, or only “Sums up what the other said”."),
    ),
    AdviceRule.NEGATION: Sentences(
        _("It says what someone does not do."),
        _("What you do want to see is easier to learn and to talk about."),
        _("Not “Does not interrupt”, but “Lets the other finish”."),
    ),
    AdviceRule.LONG_SENTENCE: Sentences(
        _("This sentence has more than 15 words."),
        _("Someone who reads with difficulty loses the thread."),
        _("Make two short ones of it: “You listen to the family. Then you agree on a next step.”"),
    ),
    AdviceRule.HARD_WORD: Sentences(
        _("Here is a hard word."),
        _("Not everyone knows it, and many will not ask."),
        _("Choose a word that you would say aloud: not “in conformity with”, but “as agreed in”."),
    ),
    AdviceRule.LEVEL_NOT_DISTINCT: Sentences(
        _("This level says nearly the same as the one below."),
        _("Nobody can tell then when someone has come further."),
        _("Say what is new: not “Listens very well”, but “Listens, also when someone is angry”."),
    ),
    AdviceRule.ALIKE_INDICATORS: Sentences(
        _("This competence says nearly the same elsewhere."),
        _("It would count twice."),
        _("Keep the clearer one, and say at the other level what changes: “Shows a new colleague how to greet”."),
    ),
    AdviceRule.TOO_MANY_INDICATORS: Sentences(
        _("This competence has more than 8 indicators."),
        _("Nobody keeps so many in mind during a talk."),
        _("Keep two for each level: those you would miss most."),
    ),
    AdviceRule.MISSING_LANGUAGE: Sentences(
        _("Words are missing in a language of the organisation."),
        _("Someone who reads that language gets to see another one."),
        _("Begin with the name and one sentence: “Working together: you help your team.”"),
    ),
    AdviceRule.ALIKE_COMPETENCES: Sentences(
        _("Another competence says nearly the same."),
        _("People will not know which of the two to take."),
        _("Make one of them, or say where they differ: “Listening” in a talk, “Observing” during the work."),
    ),
    AdviceRule.TOO_MANY_CORE: Sentences(
        _("There are more than 6 core competences."),
        _("What is asked of everyone should be few, so that everyone can name them."),
        _("Keep those that follow from your vision, such as “Dignity”, and make “Digital work” a shared one."),
    ),
    AdviceRule.NO_ATTITUDE: Sentences(
        _("No competence is an attitude."),
        _("The language then says what people know and can, and not how they meet others."),
        _("Say of a competence such as “Dignity and own choice” that it is mostly an attitude."),
    ),
}
