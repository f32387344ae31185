"""The forms of the competence language: posted text to clean values."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import Scale
from kiem.competences.rules import CompetenceKind, Held, Wording
from kiem.competences.wording import KINDS, LANGUAGE_NAMES

MOST_AT_ONCE = 30
CHANGED_MEANWHILE = _(
    "Someone changed these words while you were writing. What you typed is still here. Compare it with the words as "
    "they stand now, and save once more to keep yours."
)


class WordingForm(forms.Form):
    """The words of a competence: per language a name, a definition and a text per level.

    Its clean values are the arguments of ``word_competence`` and ``reword_competence``.
    """

    kind = forms.TypedChoiceField(
        label=_("Kind"), coerce=CompetenceKind, choices=[(kind.value, label) for kind, label in KINDS.items()]
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        level_names: Mapping[str, Sequence[str]],
        scales: Sequence[Scale],
        held: Held | None,
    ) -> None:
        super().__init__(data, initial=_initial(held))
        self.level_names = level_names
        self.held = held
        self.changed_meanwhile = False
        self._ask_kind_and_scale(scales)
        spoken = [wording.language for wording in held.content.wordings] if held else []
        needed = next((each for each in level_names if each in spoken), next(iter(level_names)))
        for language, names in level_names.items():
            self._ask_words(language, names, required=language == needed)

    def _ask_kind_and_scale(self, scales: Sequence[Scale]) -> None:
        if self.held is not None:
            self.fields["based_on"] = forms.UUIDField(required=False, widget=forms.HiddenInput)
        elif len(scales) > 1:
            self.fields["scale_version_id"] = forms.TypedChoiceField(
                label=_("Scale"), coerce=uuid.UUID, choices=[(str(s.scale_version_id), s.name) for s in scales]
            )

    def _ask_words(self, language: str, names: Sequence[str], *, required: bool) -> None:
        attrs = {"lang": language}
        self.fields[f"name_{language}"] = forms.CharField(
            label=_("Name"), required=required, widget=forms.TextInput(attrs=attrs)
        )
        self.fields[f"definition_{language}"] = forms.CharField(
            label=_("Definition"),
            required=False,
            widget=forms.Textarea(attrs={**attrs, "rows": 3}),
            help_text=_("One plain sentence: what does someone do who is good at this?"),
        )
        for place, name in enumerate(names, start=1):
            self.fields[f"level_{language}_{place}"] = forms.CharField(
                label=name, required=False, widget=forms.Textarea(attrs={**attrs, "rows": 2})
            )

    def languages(self) -> list[tuple[str, object, bool, list[forms.BoundField]]]:
        """For the template: (language, its name, whether to show it open, its fields)."""
        shown: list[tuple[str, object, bool, list[forms.BoundField]]] = []
        for place, (language, names) in enumerate(self.level_names.items()):
            keys = [f"name_{language}", f"definition_{language}", *_level_keys(language, len(names))]
            fields = [self[key] for key in keys]
            wrong = any(field.errors for field in fields)
            shown.append((language, LANGUAGE_NAMES[language], place == 0 or wrong, fields))
        return shown

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        based_on = values.get("based_on")
        if self.held is not None and based_on not in (None, self.held.version_id):
            self._say_it_changed(self.held)
        names = ("kind", "based_on", "scale_version_id")
        asked: dict[str, Any] = {name: values[name] for name in names if name in values}
        return {**asked, "wordings": self._wordings(values)}

    def _say_it_changed(self, held: Held) -> None:
        """Show both, and let the next sending replace what stands there knowingly."""
        self.changed_meanwhile = True
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["based_on"] = str(held.version_id)
        self.data = data
        self.add_error(None, CHANGED_MEANWHILE)

    def _wordings(self, values: Mapping[str, Any]) -> list[Wording]:
        """The words typed, and those in languages that are not asked here."""
        typed = [
            Wording(
                language,
                values.get(f"name_{language}", ""),
                values.get(f"definition_{language}", ""),
                tuple(values.get(key, "") for key in _level_keys(language, len(names))),
            )
            for language, names in self.level_names.items()
        ]
        kept = self.held.content.wordings if self.held else ()
        return [*typed, *(wording for wording in kept if wording.language not in self.level_names)]


def _level_keys(language: str, count: int) -> list[str]:
    return [f"level_{language}_{place}" for place in range(1, count + 1)]


def _initial(held: Held | None) -> dict[str, Any]:
    if held is None:
        return {"kind": CompetenceKind.SHARED.value}
    initial: dict[str, Any] = {"kind": held.content.kind.value, "based_on": held.version_id}
    for wording in held.content.wordings:
        initial[f"name_{wording.language}"] = wording.name
        initial[f"definition_{wording.language}"] = wording.definition
        texts = zip(_level_keys(wording.language, len(wording.level_texts)), wording.level_texts, strict=True)
        initial.update(texts)
    return initial


class AdoptForm(forms.Form):
    """The decision behind a version, and its day."""

    decision = forms.CharField(
        label=_("Decision"),
        max_length=300,
        help_text=_("Who decided, and where can it be found? For example: management meeting of 3 March, point 4."),
    )
    adopted_on = forms.DateField(
        label=_("Decided on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ChooseForm(forms.Form):
    """Which entries of the reference to copy."""

    uris = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_uris(self) -> list[str]:
        given = [str(uri) for uri in self.cleaned_data["uris"] or []]
        if not given:
            raise forms.ValidationError(_("Tick at least one entry."))
        if len(given) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Choose at most 30 entries at once."))
        return given
