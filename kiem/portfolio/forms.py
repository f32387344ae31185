"""What is typed about an item, and with whom it is shared."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.organisation.forms.fields import DayField, LastDayField, NameField, RowField
from kiem.portfolio.rules import (
    LONGEST_FILE_NAME,
    LONGEST_NAME,
    LONGEST_TITLE,
    LONGEST_WORDS,
    MOST_HOURS,
    ItemKind,
    ItemToKeep,
)
from kiem.portfolio.wording import ASKED, GIVEN_BY, WORDS
from kiem.ui.forms import OnceField, ShownField, field_of
from kiem.ui.free_text import NO_NAMES, FreeTextForm

Named = Sequence[tuple[uuid.UUID, str]]


def _text(label: Any, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST_WORDS})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, required=False, widget=widget)


class ItemForm(FreeTextForm):
    """What every kind asks. Its clean values go to ``add_item`` or, with what was ``shown``, to ``change_item``."""

    template_name = "portfolio/_item_form.html"
    free_texts: ClassVar[tuple[str, ...]] = ("words",)

    once = OnceField()
    shown = ShownField()
    title = NameField(label=pgettext_lazy("portfolio", "Title"), max_length=LONGEST_TITLE)
    day = DayField(label=_("On which day"))

    def __init__(
        self, data: Any, *, competences: Named, is_new: bool, values: Mapping[str, Any], known: Sequence[str]
    ) -> None:
        super().__init__(data, initial=dict(values), known=known)
        del self.fields["shown" if is_new else "once"]
        if competences:
            self.fields["competences"] = forms.TypedMultipleChoiceField(
                label=_("Which competences does it show?"),
                help_text=_("As you see it; it says no level."),
                choices=[(str(key), name) for key, name in competences],
                coerce=uuid.UUID,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self) -> dict[str, Any]:
        """One item, and whether this form was sent before or what it was shown with."""
        values = super().clean() or {}
        day, end = values.get("day"), values.get("ends_before")
        if day and end and end <= day:
            self.add_error("ends_before", _("The end is before the start."))
        if self.errors:
            return values
        held = {name: value for name, value in values.items() if name not in ("once", "shown", "competences")}
        item = ItemToKeep(**held, competences=frozenset(values.get("competences") or ()))
        return {"item": item, **{name: values[name] for name in ("once", "shown") if name in values}}


class ExampleForm(ItemForm):
    """A situation, the task, what was done and what came of it."""

    free_texts = ("title", "situation", "task", "action", "result")

    situation = _text(ASKED["situation"])
    task = _text(ASKED["task"])
    action = _text(ASKED["action"], rows=4)
    result = _text(ASKED["result"])


class CertificateForm(ItemForm):
    """Who gave it, and until when it holds."""

    given_by = NameField(label=GIVEN_BY[ItemKind.CERTIFICATE], max_length=LONGEST_NAME, required=False)
    ends_before = LastDayField(label=_("Last day"), required=False, help_text=_("Leave empty when it has no end."))
    words = _text(WORDS[ItemKind.CERTIFICATE])


class CourseForm(ItemForm):
    """Where, how long, and what it gave."""

    given_by = NameField(label=GIVEN_BY[ItemKind.COURSE], max_length=LONGEST_NAME, required=False)
    hours = forms.DecimalField(
        label=_("How many hours"),
        required=False,
        localize=True,
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(0.25), MaxValueValidator(MOST_HOURS)],
    )
    words = _text(WORDS[ItemKind.COURSE])


class ThanksForm(ItemForm):
    """From whom, and what was said."""

    free_texts = ("title", "given_by", "words")

    given_by = NameField(
        label=GIVEN_BY[ItemKind.THANKS],
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Such as: a daughter of a resident, a colleague of the night."),
    )
    words = _text(WORDS[ItemKind.THANKS], rows=5)


ITEM_FORMS: Mapping[ItemKind, type[ItemForm]] = {
    ItemKind.EXAMPLE: ExampleForm,
    ItemKind.CERTIFICATE: CertificateForm,
    ItemKind.COURSE: CourseForm,
    ItemKind.THANKS: ThanksForm,
}


class EvidenceForm(forms.Form):
    """A picture or a PDF."""

    once = OnceField()
    file = forms.FileField(
        label=_("Your file"),
        help_text=_("A picture (JPEG, PNG or WebP) or a PDF, at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp,.pdf"}),
        error_messages={"empty": _("This file is empty. Nothing was kept."), "required": _("Choose a file first.")},
        max_length=300,
    )


class FileNameForm(FreeTextForm):
    """Another name for a file."""

    free_texts = ("name",)

    name = NameField(label=_("Name of the file"), max_length=LONGEST_FILE_NAME, help_text=NO_NAMES)


class ShareForm(forms.Form):
    """Which items, with whom, until when."""

    items = forms.TypedMultipleChoiceField(
        label=_("What do you share?"),
        coerce=uuid.UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what you want to share.")},
    )
    with_person = RowField(label=_("With whom?"))
    ends_before = LastDayField(label=_("Until which day?"), help_text=_("You can stop before, at any moment."))

    def __init__(self, data: Any, *, items: Named, people: Named, chosen: str, ends_before: date) -> None:
        super().__init__(data, initial={"items": [chosen] if chosen else [], "ends_before": ends_before})
        field_of(self, "items", forms.ChoiceField).choices = [(str(key), title) for key, title in items]
        field_of(self, "with_person", RowField).offer(people)


class StopForm(forms.Form):
    """The shares that end now."""

    share = forms.TypedMultipleChoiceField(coerce=uuid.UUID)

    def __init__(self, data: Any, *, shares: Sequence[uuid.UUID]) -> None:
        super().__init__(data)
        field_of(self, "share", forms.ChoiceField).choices = [(str(key), "") for key in shares]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return {"shares": cleaned["share"]} if "share" in cleaned else cleaned
