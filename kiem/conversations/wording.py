"""The words on screen for kinds, outcomes and signatures of conversations."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.conversations.rules import CannotSign, Kind, Outcome, Signs

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: Mapping[Kind, "_StrPromise"] = {
    Kind.TALK: pgettext_lazy("conversation", "Development talk"),
    Kind.EVALUATION: pgettext_lazy("conversation", "Evaluation"),
}
FOR_WHAT: Mapping[Kind, "_StrPromise"] = {
    Kind.TALK: _("to grow; it is never used to evaluate"),
    Kind.EVALUATION: _("to evaluate, and only for that"),
}
OUTCOMES: Mapping[Outcome, "_StrPromise"] = {
    Outcome.AGREED: _("We agree on a level"),
    Outcome.DIFFERENTLY: _("We see it differently"),
    Outcome.DETERMINED: _("I determine a level"),
}
SIGNED: Mapping[Signs, "_StrPromise"] = {
    Signs.AGREEMENT: _("signed for agreement"),
    Signs.RECEIPT: _("signed for receipt"),
}
WHY_NOT_SIGN: Mapping[CannotSign, "_StrPromise"] = {
    CannotSign.EARLY: _("The conversation is still to come. You sign it afterwards."),
    CannotSign.NO_STEP: _("There is no next step yet. The employee writes it, in her own words."),
    CannotSign.NO_DATE: _("The next step has no date yet."),
    CannotSign.NO_PROMISE: _("The manager did not write yet what she or he will do."),
    CannotSign.NOTHING: _("Nothing was determined yet."),
    CannotSign.EVALUATOR_FIRST: _("The evaluator signs first. After that you can read and sign it."),
}
