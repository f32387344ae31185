"""What is posted about a file: the file itself, and what was chosen for it."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kiem.assessments.rules import PURPOSES_FOR_BRINGING_IN
from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, outline_of, report_of
from kiem.exchange.reading.dictionary_words import HEADINGS
from kiem.exchange.reading.levels import word_key
from kiem.exchange.reading.names import NameOrder
from kiem.exchange.reading.profile_words import PROFILE_HEADINGS
from kiem.exchange.reading.vocabulary import FRAMEWORK_FIELDS, PEOPLE_FIELDS, PERSON_FIELDS, Field
from kiem.exchange.rules.choices import NOT_YET_KNOWN, Choices
from kiem.exchange.rules.ends import Ends
from kiem.exchange.rules.outline import ColumnSeen, Outline, ScaleWords, WordSeen
from kiem.exchange.rules.report import MOST_TICKS, Report
from kiem.exchange.rules.steps import Kind
from kiem.exchange.wording import PURPOSES, field_label
from kiem.foundation.errors import NotFound
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.foundation.purposes import Purpose
from kiem.organisation.access import Viewer

MOST_WORDS = 40
_OFFERED: Mapping[Kind, tuple[Field, ...]] = {
    Kind.PEOPLE: tuple(wanted.field for wanted in PEOPLE_FIELDS),
    Kind.FRAMEWORK: (*(wanted.field for wanted in FRAMEWORK_FIELDS), Field.LEVEL, Field.LEVEL_TEXT),
    Kind.DICTIONARY: tuple(HEADINGS),
    Kind.PROFILES: tuple(PROFILE_HEADINGS),
    Kind.LEVELS: (*(wanted.field for wanted in PERSON_FIELDS), Field.COMPETENCE, Field.LEVEL, Field.OBSERVED_ON),
}
NOT_READ = "-"
_MORE_THAN_ONCE = (NOT_READ, Field.LEVEL, Field.LEVEL_TEXT)


class FileForm(forms.Form):
    """A CSV or XLSX file."""

    file = forms.FileField(
        label=_("Your file"),
        help_text=_("CSV or Excel (.xlsx), at most 20 MB. Nothing is changed before you have seen what would happen."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={"empty": _("This file is empty."), "required": _("Choose a file first.")},
        max_length=300,
    )


class ChoiceForm(forms.Form):
    """What the columns hold; for levels also which level each word stands for, the purpose and the day."""

    def __init__(
        self, kind: Kind, outline: Outline, chosen: Choices, languages: tuple[str, ...], today: date,
        data: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.kind, self.outline, self.chosen, self.today = kind, outline, chosen, today
        if len(outline.sheets) > 1:
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Sheet"), choices=[(name, name) for name in outline.sheets], initial=outline.sheet
            )
        for column in outline.columns:
            self.fields[f"column_{column.number}"] = self._column_field(column)
        if kind is Kind.LEVELS:
            self._add_levels()
        elif kind is Kind.FRAMEWORK:
            offered = [choice for choice in LANGUAGE_CHOICES if choice[0] in languages] or LANGUAGE_CHOICES
            initial = chosen.language or languages[0]
            self.fields["language"] = forms.ChoiceField(
                label=_("Language of this list"), choices=offered, initial=initial
            )
        elif kind is Kind.PEOPLE:
            self._add_people()

    def _add_people(self) -> None:
        if self.outline.one_cell_name:
            self.fields["name_order"] = forms.ChoiceField(
                label=_("Order of the names"),
                choices=[
                    (NameOrder.FAMILY_FIRST.value, _("Family name first (Peeters Anna)")),
                    (NameOrder.GIVEN_FIRST.value, _("Given name first (Anna Peeters)")),
                ],
                initial=self.outline.one_cell_name,
            )
        if self.outline.undated:
            self.fields["starts_on"] = forms.DateField(
                label=_("Since when do these people work here?"),
                help_text=_("For rows without a first day. Who is here already keeps her first day."),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                initial=self.chosen.starts_on or self.today,
            )
        self.fields["is_full"] = forms.BooleanField(
            label=_("This list is complete"),
            help_text=_(
                "Then Kiem also shows who works here and is not in the list. Nobody is ended by that: you tick who "
                "left. Kinds of contract that are not in the list, such as volunteers, stay out of it."
            ),
            required=False,
            initial=self.chosen.is_full,
        )

    def _column_field(self, column: ColumnSeen) -> forms.ChoiceField:
        offered = [(field.value, field_label(field.value, self.outline.form)) for field in _OFFERED[self.kind]]
        return forms.ChoiceField(
            label=column.name,
            help_text=" · ".join(column.examples),
            choices=[(NOT_READ, _("not read")), *offered],
            initial=column.held or NOT_READ,
        )

    def _add_levels(self) -> None:
        for number, scale in enumerate(self.outline.scales):
            chosen = self.chosen.levels.get(scale.scale, {})
            for at, seen in enumerate(scale.words[:MOST_WORDS]):
                self.fields[f"level_{number}_{at}"] = _level_field(
                    scale, seen, chosen.get(word_key(seen.word), seen.guess)
                )
        if self.outline.undated:
            self.fields["observed_on"] = forms.DateField(
                label=_("From which day are these levels?"),
                help_text=_(
                    "For rows without a day of their own. Not sure? Take the day on which the sheet was last kept."
                ),
                widget=forms.DateInput(attrs={"type": "date", "max": self.today.isoformat()}, format="%Y-%m-%d"),
                initial=self.chosen.observed_on,
            )
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What were these levels gathered for?"),
            help_text=_("They can only be used for that, now and later. Levels from a selection are never brought in."),
            choices=[(purpose.value, PURPOSES[purpose]) for purpose in PURPOSES_FOR_BRINGING_IN],
            initial=self.chosen.purpose.value,
            widget=forms.RadioSelect,
        )

    def columns(self) -> Iterator[forms.BoundField]:
        """The field of each column, for the template."""
        for column in self.outline.columns:
            yield self[f"column_{column.number}"]

    def scales(self) -> Iterator[tuple[ScaleWords, list[forms.BoundField], bool]]:
        """Each scale with the fields of its words; and whether there are too many."""
        for number, scale in enumerate(self.outline.scales):
            fields = [self[f"level_{number}_{at}"] for at, _word in enumerate(scale.words[:MOST_WORDS])]
            yield scale, fields, len(scale.words) > MOST_WORDS

    def clean_observed_on(self) -> date:
        day: date = self.cleaned_data["observed_on"]
        if day > self.today:
            raise forms.ValidationError(gettext("This day has yet to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen: dict[str, str] = {}
        for column in self.outline.columns:
            held = cleaned.get(f"column_{column.number}", NOT_READ)
            if held not in _MORE_THAN_ONCE and held in seen:
                self.add_error(
                    f"column_{column.number}",
                    gettext("The column “%(column)s” is this already.") % {"column": seen[held]},
                )
            seen.setdefault(held, column.name)
        if not self._columns_changed(cleaned):
            self._require_levels(cleaned)
        return cleaned

    def _require_levels(self, cleaned: Mapping[str, Any]) -> None:
        for number, scale in enumerate(self.outline.scales):
            for at, seen in enumerate(scale.words[:MOST_WORDS]):
                name = f"level_{number}_{at}"
                if cleaned.get(name, "") == "" and name not in self.errors:
                    other = gettext("“%(value)s” is a level of another scale.") if seen.of_another_scale else ""
                    needed = gettext("Choose a level for “%(word)s”.")
                    self.add_error(name, f"{other} {needed}".strip() % {"word": seen.word, "value": seen.word})

    def _columns_changed(self, cleaned: Mapping[str, Any]) -> bool:
        """Other columns can give other words: those are asked after the file was read anew."""
        if cleaned.get("sheet", self.outline.sheet) != self.outline.sheet:
            return True
        return any(cleaned.get(f"column_{c.number}") != (c.held or NOT_READ) for c in self.outline.columns)

    def choices(self) -> Choices:
        """The clean choices. Another sheet begins anew: what was said of the columns was about this one."""
        cleaned = self.cleaned_data
        sheet = cleaned.get("sheet", self.outline.sheet)
        purpose = Purpose(cleaned.get("purpose", self.chosen.purpose))
        if sheet != self.outline.sheet:
            return Choices(sheet=sheet, purpose=purpose)
        return Choices(
            sheet=sheet,
            columns={c.number: _field(cleaned[f"column_{c.number}"]) for c in self.outline.columns},
            levels=self._levels(cleaned),
            purpose=purpose,
            observed_on=cleaned.get("observed_on"),
            starts_on=cleaned.get("starts_on"),
            language=cleaned.get("language", ""),
            name_order=cleaned.get("name_order", ""),
            is_full=cleaned.get("is_full", False),
        )

    def _levels(self, cleaned: Mapping[str, Any]) -> dict[str, dict[str, int]]:
        found = {scale: dict(words) for scale, words in self.chosen.levels.items()}
        for number, scale in enumerate(self.outline.scales):
            for at, seen in enumerate(scale.words[:MOST_WORDS]):
                place = cleaned.get(f"level_{number}_{at}", "")
                if place != "":
                    found.setdefault(scale.scale, {})[word_key(seen.word)] = int(place)
        return found


class SourceForm(forms.Form):
    """What Kiem may do at night with lists that have these columns."""

    by_itself = forms.BooleanField(
        label=_("Bring in what is new by itself"),
        help_text=_("Only when nothing in the list is wrong. Otherwise it waits for you, with the reason."),
        required=False,
    )
    most_ends = forms.IntegerField(
        label=_("How many may be missing?"),
        help_text=_(
            "When more is missing from a complete list, nothing is brought in: it may be cut off. Nobody is ended at "
            "night; you tick who left."
        ),
        min_value=0,
        max_value=500,
    )


class EndsForm(forms.Form):
    """Which of the placements that a full list lacks are to end, and from which day."""

    def __init__(self, report: Report, today: date, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.fields["end"] = forms.MultipleChoiceField(
            choices=[(end.id, end.person) for end in report.ends[:MOST_TICKS]],
            required=False,
            error_messages={"invalid_choice": _("This list has changed meanwhile. Tick once more who left.")},
        )
        self.fields["ends_before"] = forms.DateField(
            label=_("From which day do they no longer work here?"),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            required=False,
            initial=today,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("end") and not cleaned.get("ends_before") and "ends_before" not in self.errors:
            self.add_error("ends_before", gettext("Say from which day those who are ticked no longer work here."))
        return cleaned

    def ends(self) -> Ends | None:
        """What was ticked; None when nothing was."""
        ticked: list[str] = self.cleaned_data.get("end", [])
        if not ticked:
            return None
        return Ends([uuid.UUID(each) for each in ticked], self.cleaned_data["ends_before"])


def ends_form(upload: Upload, viewer: Viewer, data: QueryDict | None = None) -> EndsForm:
    """The form for what a full list lacks. No statement."""
    report = report_of(upload)
    if report is None:
        raise NotFound
    return EndsForm(report, viewer.today, data)


def choice_form(upload: Upload, viewer: Viewer, data: Mapping[str, Any] | None = None) -> ChoiceForm:
    """The form for what a file's columns hold, filled with what was chosen or guessed. No statement."""
    outline = outline_of(upload)
    if outline is None:
        raise NotFound
    return ChoiceForm(Kind(upload.kind), outline, choices_of(upload), viewer.languages, viewer.today, data)


def _field(held: str) -> Field | None:
    return None if held == NOT_READ else Field(held)


def _level_field(scale: ScaleWords, seen: WordSeen, place: int | None) -> forms.ChoiceField:
    levels = [(str(at), f"{at} · {name}") for at, name in enumerate(scale.names, start=1)]
    offered = [("", _("choose a level")), *levels, (str(NOT_YET_KNOWN), _("not yet known: leave it out"))]
    often = ngettext("stands there once", "stands there %(count)s times", seen.count) % {"count": seen.count}
    initial = "" if place is None else str(place)
    return forms.ChoiceField(label=seen.word, help_text=often, required=False, choices=offered, initial=initial)
