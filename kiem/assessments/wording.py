"""The words on screen for sides, states and uses of rounds: translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import BY_NAME, AssistanceState, RoundState, ViewFrom, WhyReported
from kiem.foundation.purposes import Purpose

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

VIEWS: Mapping[ViewFrom, "_StrPromise"] = {
    ViewFrom.SELF: _("Herself"),
    ViewFrom.MANAGER: _("Her manager"),
    ViewFrom.COLLEAGUE: _("Colleagues"),
    ViewFrom.LED: _("People she leads"),
    ViewFrom.PARTNER: _("Partners from outside"),
}
AS_WHOM: Mapping[ViewFrom, "_StrPromise"] = {
    ViewFrom.SELF: _("about yourself"),
    ViewFrom.MANAGER: _("as manager"),
    ViewFrom.COLLEAGUE: _("as colleague"),
    ViewFrom.LED: _("as one she leads"),
    ViewFrom.PARTNER: _("as partner from outside"),
}
STATES: Mapping[RoundState, "_StrPromise"] = {
    RoundState.PLANNED: pgettext_lazy("round", "planned"),
    RoundState.OPEN: pgettext_lazy("round", "open"),
    RoundState.CLOSED: pgettext_lazy("round", "closed"),
}
PURPOSES: Mapping[Purpose, "_StrPromise"] = {
    Purpose.DEVELOPMENT: _("to grow, not to appraise"),
    Purpose.APPRAISAL: _("for an appraisal, and only for that"),
}
WHY_REPORTED: Mapping[WhyReported, "_StrPromise"] = {
    WhyReported.NAMES: _("names a resident, client or relative"),
    WhyReported.HURTS: _("hurts"),
}
STARTERS: tuple[tuple["_StrPromise", "_StrPromise", "_StrPromise"], ...] = (
    (
        _("own choice"),
        _(
            "A resident does not want to wash this morning. The colleague asks why, comes back after breakfast and "
            "lets her choose: now at the basin, or a shower tonight. She notes what was agreed for the evening shift."
        ),
        _(
            "She finds out what lies behind it, offers a real choice and hands it on, alone and also when it does not "
            "go as planned: “strong”. It would be “example” if colleagues learned it from her."
        ),
    ),
    (
        _("observing and reporting"),
        _(
            "A client eats less than usual. The colleague writes “ate badly” in the file. When the team leader asks, "
            "he can say how much, since when and what he tried."
        ),
        _(
            "He sees it and acts, but others only learn it when they ask: “on the way”. It would be “strong” if he "
            "wrote down at once what, since when and what he did."
        ),
    ),
    (
        _("working together"),
        _(
            "Two colleagues disagree about the holiday list. A third asks both what they need, proposes that each "
            "shift makes its own plan first, and shows a newcomer afterwards how she led that talk."
        ),
        _(
            "She makes room for both, finds a way out and passes on how she does it: “example”. Without that last step "
            "it is “strong”."
        ),
    ),
)
"""Situations to start from, in our own words: what each is about, the situation, and why it shows its level."""
WHAT_IS_OPENED: Mapping[Purpose, "_StrPromise"] = {
    Purpose.DEVELOPMENT: _("My growth: what is asked, what is known, and how I and others saw it"),
    Purpose.APPRAISAL: _("My evaluations: the levels that were determined, beside what is asked"),
}
ASSISTED: Mapping[Purpose, "_StrPromise"] = {
    Purpose.DEVELOPMENT: pgettext_lazy("opened to a delegate", "growth"),
    Purpose.APPRAISAL: pgettext_lazy("opened to a delegate", "evaluations"),
}
ASSISTANCE_STATES: Mapping[AssistanceState, "_StrPromise"] = {
    AssistanceState.OPEN: pgettext_lazy("opened to a delegate", "open"),
    AssistanceState.ENDED: _("ended by you"),
    AssistanceState.OVER: _("the period is over"),
    AssistanceState.NO_DELEGATE: _("closed: no longer a union delegate"),
    AssistanceState.LEADS: _("closed: leads you by now"),
}


@dataclass(frozen=True, slots=True)
class WhoReads:
    """Who reads what someone answers: on the screen and on paper the same sentences. ``strong``: what stands first."""

    strong: str
    said: tuple[str, ...]


def who_reads(view_from: ViewFrom, person: str) -> WhoReads:
    """Of a form of a round, from which side someone looks at ``person``."""
    if view_from is ViewFrom.SELF:
        by_name = gettext(
            "Looking at yourself is your choice: you may skip it, and nothing shows that you did. What you tap is "
            "saved at once and is yours alone until you give it, or until the round closes. Then your manager can read "
            "it too, from a week before your talk."
        )
        return WhoReads("", (by_name,))
    if view_from in BY_NAME:
        by_name = gettext(
            "Your view is given by name. What you tap is saved at once and is yours alone until you give it, or until "
            "the round closes. %(person)s can read it from a week before your talk."
        )
        return WhoReads("", (by_name % {"person": person},))
    confidential = gettext(
        "Your HR department and whoever planned the round know that you were asked. Nobody can look up what you "
        "answered: not %(person)s, not the manager, not HR. When the round closes, it only says what most see, or that "
        "views differ, and only when at least four people looked. Then it is forgotten who answered what."
    )
    word_for_word = gettext(
        "What you write can be read word for word, once four of you wrote something. So write it as you would say it."
    )
    return WhoReads(gettext("Confidential, not anonymous."), (confidential % {"person": person}, word_for_word))
