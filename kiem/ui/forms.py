"""How Django's forms become our accessible markup, and how a refused action comes back in its form."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.forms.renderers import TemplatesSetting

from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id

Result = TypeVar("Result")
Kind = TypeVar("Kind", bound=forms.Field)


class KiemRenderer(TemplatesSetting):
    """`{{ form }}` gives an error summary and the fields; `{{ form.name.as_field_group }}` gives one field.

    Needs `kiem.ui` before `django.forms` in INSTALLED_APPS: some widget templates are ours.
    """

    form_template_name = "ui/form.html"
    formset_template_name = "ui/formset.html"
    field_template_name = "ui/field.html"


def field_of(form: forms.BaseForm, name: str, kind: type[Kind]) -> Kind:
    """A field of a form, as the kind of field that it was declared to be. Raises TypeError for another kind."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{name} is no {kind.__name__}")
    return field


class OnceField(forms.UUIDField):
    """Hidden: the id of the row this form makes, chosen when it is shown, so that sending it twice makes one row.

    The action finds the row with this id and does nothing more (see `keep_once` of organisation.actions.keeping).
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(initial=ordered_id, required=False)


class ShownField(forms.JSONField):
    """Hidden: the values the form was shown with, to see what someone else changed meanwhile.

    Give them as `initial`; the action compares them with what it finds under lock.
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: Any) -> dict[str, str]:
        found = super().clean(value)
        return {str(key): str(text) for key, text in found.items()} if isinstance(found, dict) else {}


def show_anew(form: forms.BaseForm, name: str, values: Mapping[str, str]) -> None:
    """Let a refused form carry what holds now, so that sending it once more replaces that knowingly."""
    form.data = form.data.copy() if hasattr(form.data, "copy") else dict(form.data)
    form.data[form.add_prefix(name)] = json.dumps(dict(values))


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """That the action was carried out, and what it gave back."""

    result: Result


def carry_out(form: forms.BaseForm, action: Callable[..., Result]) -> Done[Result] | None:
    """Call `action` with the clean values of a good form. None: the form says what is wrong, what was typed is kept."""
    if not form.is_valid():
        return None
    try:
        return Done(action(**form.cleaned_data))
    except CannotDo as refusal:
        refuse(form, refusal)
        return None


def refuse(form: forms.BaseForm, refusal: CannotDo) -> None:
    """Put the sentence of a refused action at its field, or above the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))


def refuse_too_large(form: forms.BaseForm, refusal: CannotDo) -> int:
    """Say of a posted file only that it is too large: it was not read on. The answer's status (413, RFC 9110, 2022)."""
    form.full_clean()
    form.errors.clear()
    refuse(form, refusal)
    return 413


def status_of(form: forms.BaseForm) -> int:
    """What a page with this form answers: 422 when something is wrong with what was sent."""
    return 422 if form.is_bound and form.errors else 200
