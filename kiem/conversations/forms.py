"""What is posted about conversations, to clean values."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.conversations.rules import KIND_OF, LONGEST_PLACE, LONGEST_REASON, LONGEST_WORDS, Outcome, Said, Signs, When
from kiem.conversations.wording import FOR_WHAT, KINDS, OUTCOMES
from kiem.foundation.purposes import Purpose
from kiem.ui.forms import field_of
from kiem.ui.free_text import NO_NAMES, FreeTextForm

_Values = Mapping[str, Any] | None


def _text(label: Any, longest: int, *, required: bool = False, rows: int = 4, help_text: Any = NO_NAMES) -> Any:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": longest})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, help_text=help_text)


def _revision() -> Any:
    return forms.IntegerField(widget=forms.HiddenInput)


class WhenForm(forms.Form):
    """When and where two people meet."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    starts_at = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    place = forms.CharField(label=_("Place"), max_length=LONGEST_PLACE, required=False)

    def clean(self) -> dict[str, Any]:
        """The three together are one moment, ``when``."""
        values = super().clean() or {}
        on: date | None = values.pop("on", None)
        starts_at: time | None = values.pop("starts_at", None)
        place = values.pop("place", "")
        return {**values, "when": When(on, starts_at, place)} if on else values


class PlanForm(WhenForm):
    """With whom, and for what. Its clean values go to ``plan_conversation``."""

    person_id = forms.TypedChoiceField(label=_("With whom?"), coerce=uuid.UUID)
    purpose = forms.TypedChoiceField(
        label=_("For what?"),
        coerce=Purpose,
        choices=[(purpose.value, f"{KINDS[kind]}: {FOR_WHAT[kind]}") for purpose, kind in KIND_OF.items()],
        widget=forms.RadioSelect,
        initial=Purpose.DEVELOPMENT.value,
    )
    field_order = ("person_id", "purpose", "on", "starts_at", "place")

    def __init__(self, data: QueryDict | None, *, people: Sequence[tuple[uuid.UUID, str]], chosen: str = "") -> None:
        super().__init__(data, initial={"person_id": chosen})
        field_of(self, "person_id", forms.ChoiceField).choices = [(str(key), name) for key, name in people]
        field_of(self, "purpose", forms.ChoiceField).choices = [
            (purpose.value, f"{KINDS[kind]}: {FOR_WHAT[kind]}") for purpose, kind in KIND_OF.items()
        ]


class PrepareForm(FreeTextForm):
    """What someone writes for herself."""

    free_texts = ("words",)

    words = _text(_("What do you want to say, ask or show?"), LONGEST_WORDS, rows=8)


class StepForm(FreeTextForm):
    """The next step, in her own words."""

    free_texts = ("next_step",)

    revision = _revision()
    next_step = _text(_("My next step"), LONGEST_WORDS)
    next_step_by = forms.DateField(
        label=_("By when?"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class PromiseForm(FreeTextForm):
    """What the manager will do."""

    free_texts = ("manager_does",)

    revision = _revision()
    manager_does = _text(_("What will you do for it, as manager?"), LONGEST_WORDS)


class WordsForm(FreeTextForm):
    """A reply, or what who reviews thinks."""

    free_texts = ("words",)

    words = _text(_("In your own words"), LONGEST_WORDS, required=True, rows=6)


class ReviewForm(FreeTextForm):
    """Asking someone outside the line to look."""

    free_texts = ("words",)

    reviewer = forms.TypedChoiceField(label=_("Whom do you ask?"), coerce=uuid.UUID)
    words = _text(_("What should she or he look at?"), LONGEST_WORDS)

    def __init__(
        self, data: QueryDict | None, *, people: Sequence[tuple[uuid.UUID, str]], known: Sequence[str] = ()
    ) -> None:
        super().__init__(data, known=known)
        field_of(self, "reviewer", forms.ChoiceField).choices = [(str(key), name) for key, name in people]


class SignForm(forms.Form):
    """A signature under the record as she saw it."""

    revision = _revision()
    signs = forms.TypedChoiceField(coerce=Signs, choices=[(each.value, each.value) for each in Signs])


class RevisionForm(forms.Form):
    """Something done at once with the record as she saw it."""

    revision = _revision()


class TopicForm(FreeTextForm):
    """What came out about one competence. Its clean values go to ``say_outcome``."""

    free_texts = ("reason", "example")

    revision = _revision()
    outcome = forms.TypedChoiceField(label=_("What comes out?"), coerce=Outcome, widget=forms.RadioSelect)
    position = forms.TypedChoiceField(
        label=_("Which level?"), coerce=int, required=False, empty_value=None, widget=forms.RadioSelect
    )
    own = forms.TypedChoiceField(label=_("How does the employee see it?"), coerce=int, required=False, empty_value=None)
    leader = forms.TypedChoiceField(
        label=_("How does the manager see it?"), coerce=int, required=False, empty_value=None
    )
    reason = _text(_("Why this level?"), LONGEST_REASON, rows=2)
    example = _text(_("An example that shows it"), LONGEST_REASON, rows=3)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        levels: Sequence[tuple[int, str]],
        outcomes: Sequence[Outcome],
        asks_views: bool,
        values: _Values = None,
        known: Sequence[str] = (),
    ) -> None:
        super().__init__(data, initial=dict(values or {}), known=known)
        field_of(self, "outcome", forms.ChoiceField).choices = [(each.value, OUTCOMES[each]) for each in outcomes]
        field_of(self, "position", forms.ChoiceField).choices = [(str(level), name) for level, name in levels]
        for field in ("own", "leader"):
            field_of(self, field, forms.ChoiceField).choices = [
                ("", _("not said")),
                *((str(level), name) for level, name in levels),
            ]
        if not asks_views:
            del self.fields["own"], self.fields["leader"]

    def clean(self) -> dict[str, Any]:
        """All together are what was said."""
        values = super().clean() or {}
        said = Said(
            values.get("outcome"),
            values.get("position"),
            values.get("own"),
            values.get("leader"),
            values.get("reason", ""),
            values.get("example", ""),
        )
        return {"revision": values.get("revision"), "said": said}
