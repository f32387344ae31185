"""The words on screen for sides, states and uses of rounds: translated where they are shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.assessments.rules import RoundState, ViewFrom, WhyReported
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
