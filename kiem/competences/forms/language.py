"""The forms of the competence language: posted text to clean values."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kiem.competences.queries import Scale
from kiem.competences.rules import (
    MOST_MONTHS,
    CompetenceKind,
    Held,
    ScaleKind,
    ScaleToMake,
    Step,
    Wording,
)
from kiem.competences.rules.advice import AdviceRule
from kiem.competences.wording import ASPECTS, KINDS, LANGUAGE_NAMES, SCALE_KINDS
from kiem.ui.forms import field_of

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_AT_ONCE = 30
Owners = Sequence[tuple[uuid.UUID, str]]
"""What to choose from: (id, name)."""
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

    aspect = forms.ChoiceField(
        label=_("Mostly a matter of"),
        required=False,
        choices=[("", _("not said")), *((aspect.value, label) for aspect, label in ASPECTS.items())],
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
        self.fields[f"name_{language}"] = _line(_("Name"), language, required=required)
        self.fields[f"definition_{language}"] = _text(
            _("Definition"), language, 3, _("One plain sentence: what does someone do who is good at this?")
        )
        self.fields[f"plain_{language}"] = _text(
            _("In plain words"), language, 2, _("For who reads with difficulty: one or two short sentences.")
        )
        self.fields[f"synonyms_{language}"] = _text(
            _("Other words for it"), language, 2, _("What people also call it, each on a line of its own.")
        )
        for place in range(1, len(names) + 1):
            self.fields[f"title_{language}_{place}"] = _line(_("Title"), language)
            self.fields[f"indicators_{language}_{place}"] = _text(
                _("What a colleague can see or hear"),
                language,
                2,
                _("One behaviour a line, at most 15 words. In each language in the same order."),
            )
            self.fields[f"counters_{language}_{place}"] = _text(_("What shows the opposite"), language, 1)
            self.fields[f"level_{language}_{place}"] = _text(_("In general"), language, 2)

    def languages(self) -> list["LanguageFields"]:
        """For the template: the fields per language, and per level of the scale."""
        shown = []
        for place, (language, names) in enumerate(self.level_names.items()):
            fields = [self[key] for key in _word_keys(language)]
            levels = [
                (name, [self[key] for key in _level_keys(language, position)])
                for position, name in enumerate(names, start=1)
            ]
            wrong = any(field.errors for field in (*fields, *(each for _name, of in levels for each in of)))
            shown.append(LanguageFields(language, LANGUAGE_NAMES[language], place == 0 or wrong, fields, levels))
        return shown

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        based_on = values.get("based_on")
        if self.held is not None and based_on not in (None, self.held.version_id):
            self._say_it_changed(self.held)
        names = ("kind", "aspect", "based_on", "scale_version_id")
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
        typed = [_typed(values, language, len(names)) for language, names in self.level_names.items()]
        kept = self.held.content.wordings if self.held else ()
        return [*typed, *(wording for wording in kept if wording.language not in self.level_names)]


@dataclass(frozen=True, slots=True)
class LanguageFields:
    """The fields of one language: those of the whole, and those of each level by its name."""

    code: str
    name: object
    is_open: bool
    fields: list[forms.BoundField]
    levels: list[tuple[str, list[forms.BoundField]]]


def _line(label: "_StrPromise", language: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.TextInput(attrs={"lang": language}))


def _text(label: "_StrPromise", language: str, rows: int, help_text: "_StrPromise | str" = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"lang": language, "rows": rows})
    return forms.CharField(label=label, required=False, widget=widget, help_text=help_text)


def _word_keys(language: str) -> list[str]:
    return [f"{name}_{language}" for name in ("name", "definition", "plain", "synonyms")]


def _level_keys(language: str, position: int) -> list[str]:
    return [f"{name}_{language}_{position}" for name in ("title", "indicators", "counters", "level")]


def _typed(values: Mapping[str, Any], language: str, levels: int) -> Wording:
    """The words typed in one language."""

    def by_level(name: str) -> list[str]:
        return [values.get(f"{name}_{language}_{position}", "") for position in range(1, levels + 1)]

    return Wording(
        language,
        values.get(f"name_{language}", ""),
        values.get(f"definition_{language}", ""),
        tuple(by_level("level")),
        values.get(f"plain_{language}", ""),
        tuple(values.get(f"synonyms_{language}", "").splitlines()),
        tuple(by_level("title")),
        tuple(tuple(text.splitlines()) for text in by_level("indicators")),
        tuple(tuple(text.splitlines()) for text in by_level("counters")),
    )


def _initial(held: Held | None) -> dict[str, Any]:
    if held is None:
        return {"kind": CompetenceKind.SHARED.value}
    initial: dict[str, Any] = {
        "kind": held.content.kind.value, "aspect": held.content.aspect, "based_on": held.version_id
    }  # fmt: skip
    for wording in held.content.wordings:
        language = wording.language
        initial[f"name_{language}"] = wording.name
        initial[f"definition_{language}"] = wording.definition
        initial[f"plain_{language}"] = wording.plain
        initial[f"synonyms_{language}"] = "\n".join(wording.synonyms)
        by_level: dict[str, Sequence[str]] = {
            "level": wording.level_texts,
            "title": wording.titles,
            "indicators": ["\n".join(texts) for texts in wording.indicators],
            "counters": ["\n".join(texts) for texts in wording.counters],
        }
        for name, texts in by_level.items():
            initial |= {f"{name}_{language}_{position}": text for position, text in enumerate(texts, start=1)}
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

    def __init__(self, data: QueryDict | None, *, today: date, owners: Owners) -> None:
        super().__init__(data, initial={"adopted_on": today})
        _ask_care(self, owners)


class LookAfterForm(forms.Form):
    """By when the version in force is looked at again, and who looks after it."""

    def __init__(self, data: QueryDict | None, *, review_on: date | None, owner_id: uuid.UUID | None, owners: Owners):
        super().__init__(data, initial={"review_on": review_on, "owner_id": owner_id})
        _ask_care(self, owners)


def _ask_care(form: forms.Form, owners: Owners) -> None:
    form.fields["review_on"] = forms.DateField(
        label=_("Look at it again by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    form.fields["owner_id"] = forms.TypedChoiceField(
        label=_("Who looks after it"),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        choices=[("", _("nobody yet")), *((str(key), name) for key, name in owners)],
    )


class StepForm(forms.Form):
    """That a competence of the version in force was split into, or merged in, one of the draft."""

    former = forms.TypedChoiceField(label=_("What was"), coerce=uuid.UUID)
    step = forms.TypedChoiceField(
        label=_("was"), coerce=Step, choices=[(Step.SPLIT.value, _("split into")), (Step.MERGED.value, _("merged in"))]
    )
    latter = forms.TypedChoiceField(label=_("what is now"), coerce=uuid.UUID)

    def __init__(self, data: QueryDict | None, *, formers: Owners, latters: Owners) -> None:
        super().__init__(data)
        for field, among in (("former", formers), ("latter", latters)):
            field_of(self, field, forms.ChoiceField).choices = [(str(key), name) for key, name in among]


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


class StarterForm(forms.Form):
    """Which competences of the starter dictionary to copy."""

    keys = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def clean_keys(self) -> list[str]:
        given = [str(key) for key in self.cleaned_data["keys"] or []]
        if not given:
            raise forms.ValidationError(_("Tick at least one entry."))
        return given


class ScaleForm(forms.Form):
    """A scale: one level a line, from low to high, per language; after a colon a sentence may follow.

    Its clean value ``wanted`` is the argument of ``add_scale`` and ``reword_scale``.
    """

    kind = forms.TypedChoiceField(
        label=_("Kind"), coerce=ScaleKind, choices=[(kind.value, label) for kind, label in SCALE_KINDS.items()]
    )
    valid_months = forms.IntegerField(
        label=_("Holds for how many months"),
        required=False,
        min_value=1,
        max_value=MOST_MONTHS,
        help_text=_("Only for what has to be shown again, such as giving medication."),
    )

    def __init__(self, data: QueryDict | None, *, languages: Sequence[str], scale: Scale | None) -> None:
        super().__init__(data, initial=_scale_initial(scale))
        self.languages = languages
        for place, language in enumerate(languages):
            self.fields[f"levels_{language}"] = forms.CharField(
                label=LANGUAGE_NAMES[language],
                required=place == 0,
                widget=forms.Textarea(attrs={"lang": language, "rows": 4}),
                help_text=_("One level a line, from low to high. A sentence may follow after a colon."),
            )

    def clean(self) -> dict[str, Any]:
        lines = {each: self.cleaned_data.get(f"levels_{each}", "").splitlines() for each in self.languages}
        said = {each: [line.partition(":") for line in given if line.strip()] for each, given in lines.items()}
        names = {each: [name.strip() for name, _colon, _rest in parts] for each, parts in said.items() if parts}
        sentences = {each: [rest.strip() for _name, _colon, rest in parts] for each, parts in said.items() if parts}
        kind = self.cleaned_data.get("kind", ScaleKind.ORDERED)
        return {"wanted": ScaleToMake(names, sentences, kind, self.cleaned_data.get("valid_months"))} if names else {}


def _scale_initial(scale: Scale | None) -> dict[str, Any]:
    if scale is None:
        return {"kind": ScaleKind.ORDERED.value}
    told = {
        f"levels_{language}": "\n".join(
            f"{name}: {sentence}" if sentence else name
            for name, sentence in zip(names, scale.told[language], strict=True)
        )
        for language, names in scale.spoken.items()
    }
    return {"kind": scale.kind.value, "valid_months": scale.valid_months, **told}


class WaiveForm(forms.Form):
    """Which advice to wave off, and why. Its clean values are the arguments of ``waive_advice``."""

    competence_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    rule = forms.TypedChoiceField(
        coerce=AdviceRule, choices=[(rule.value, rule.value) for rule in AdviceRule], widget=forms.HiddenInput
    )
    place = forms.CharField(max_length=40, widget=forms.HiddenInput)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why may this stay as it is?"), required=False)
