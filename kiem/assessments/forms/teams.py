"""What is noted of a team meeting about one competence."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import LONGEST_TEAM_REASON
from kiem.ui.forms import OnceField, ShownField, field_of
from kiem.ui.free_text import FreeTextForm

NOT_AGREED = "0"


def _position(value: str) -> int | None:
    return int(value) or None


class PlaceTeamForm(FreeTextForm):
    """Level, reason and day. ``levels``: the names of the scale, each with what it looks like ("" when not written).

    ``stands``: the id of the placing that stands there as the form is shown, or "".
    """

    free_texts = ("reason",)

    once = OnceField()
    shown = ShownField()
    position = forms.TypedChoiceField(
        label=_("Where do you stand as a team?"), coerce=_position, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_(
            "As the team said it: what goes well together, and an example. Write of the team, and name nobody."
        ),
        max_length=LONGEST_TEAM_REASON,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_TEAM_REASON}),
    )
    met_on = forms.DateField(
        label=_("Day of the team meeting"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(
        self, data: Any = None, *, levels: Sequence[tuple[str, str]], stands: str, today: date, **more: Any
    ) -> None:
        initial: Mapping[str, Any] = {"shown": {"stands": stands}, "met_on": today}
        super().__init__(data, initial=dict(initial), **more)
        choices = [
            (str(place), f"{name}: {text}" if text else name) for place, (name, text) in enumerate(levels, start=1)
        ]
        field_of(self, "position", forms.TypedChoiceField).choices = [
            *choices,
            (NOT_AGREED, _("We do not agree yet")),
        ]
