"""The words on screen for weights: translated where they are shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiem.profiles.rules import Weight

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WEIGHTS: Mapping[Weight, "_StrPromise"] = {Weight.ESSENTIAL: _("essential"), Weight.DESIRABLE: _("desirable")}
WEIGHT_HEADINGS: Mapping[Weight, "_StrPromise"] = {
    Weight.ESSENTIAL: _("Essential"),
    Weight.DESIRABLE: _("Desirable"),
}
WEIGHT_MEANINGS: Mapping[Weight, "_StrPromise"] = {
    Weight.ESSENTIAL: _("The job cannot be done without them."),
    Weight.DESIRABLE: _("They help in this job."),
}
