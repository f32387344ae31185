"""The form of what a profile says: purpose, results one to a line, references, who decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kiem.organisation.forms.fields import DayField
from kiem.profiles.rules import (
    LONGEST_CODE,
    LONGEST_DECISION,
    LONGEST_LABEL,
    LONGEST_PURPOSE,
    LONGEST_RESULT,
    MOST_REFERENCES,
    MOST_RESULTS,
    Reference,
    ReferenceScheme,
)
from kiem.profiles.wording import DESCRIBED_LABELS, SCHEMES
from kiem.ui.forms import ShownField

SPARE_ROWS = 2


class LinesField(forms.CharField):
    """Texts, one to a line; empty lines fall away."""

    def __init__(self, *, most: int, longest: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 6}), max_length=most * (longest + 2), **kwargs)
        self.most, self.longest = most, longest

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(_("At most %(most)s lines."), params={"most": self.most})
        for place, line in enumerate(lines, start=1):
            if len(line) > self.longest:
                raise forms.ValidationError(
                    _("Line %(place)s is longer than %(longest)s characters."),
                    params={"place": place, "longest": self.longest},
                )
        return lines

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())


class DescribeForm(forms.Form):
    """What a profile says. Its clean values are arguments of ``describe_profile``."""

    purpose = forms.CharField(
        label=DESCRIBED_LABELS["purpose"],
        required=False,
        max_length=LONGEST_PURPOSE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In one or two sentences: what is this job for?"),
    )
    results = LinesField(
        label=DESCRIBED_LABELS["results"],
        required=False,
        most=MOST_RESULTS,
        longest=LONGEST_RESULT,
        help_text=_("One to a line, the most important first."),
    )
    decision = forms.CharField(
        label=DESCRIBED_LABELS["decision"],
        required=False,
        max_length=LONGEST_DECISION,
        help_text=_("For example: the management, after advice of the works council on 3 November 2026."),
    )
    starts_on = DayField(label=_("From when"), required=False)
    shown = ShownField()

    def __init__(self, data: Any, *, initial: Mapping[str, Any], references: Sequence[Reference]) -> None:
        super().__init__(data, initial=dict(initial))
        self.rows = min(MOST_REFERENCES, len(references) + SPARE_ROWS)
        for place in range(1, self.rows + 1):
            stood = references[place - 1] if place <= len(references) else None
            self._row(place, stood)

    def _row(self, place: int, stood: Reference | None) -> None:
        schemes = [("", "–"), *((scheme.value, label) for scheme, label in SCHEMES.items())]
        number = {"place": place}
        self.fields[f"scheme_{place}"] = forms.ChoiceField(
            label=_now("Reference %(place)s: classification") % number,
            required=False,
            choices=schemes,
            initial=stood.scheme.value if stood else "",
        )
        self.fields[f"code_{place}"] = forms.CharField(
            label=_now("Reference %(place)s: code or address") % number,
            required=False,
            max_length=LONGEST_CODE,
            initial=stood.code if stood else "",
        )
        self.fields[f"label_{place}"] = forms.CharField(
            label=_now("Reference %(place)s: what it is called") % number,
            required=False,
            max_length=LONGEST_LABEL,
            initial=stood.label if stood else "",
        )
        self.fields[f"share_{place}"] = forms.IntegerField(
            label=_now("Reference %(place)s: share in per cent") % number,
            required=False,
            min_value=1,
            max_value=100,
            initial=stood.share if stood else None,
        )

    def clean(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        references = []
        for place in range(1, self.rows + 1):
            scheme, code, label, share = (
                values.pop(f"{name}_{place}", None) for name in ("scheme", "code", "label", "share")
            )
            if bool(scheme) != bool(code and code.strip()):
                self.add_error(f"code_{place}", _("Give both the classification and the code, or neither."))
            elif scheme:
                references.append(Reference(ReferenceScheme(scheme), code.strip(), label or "", share))
        return {**values, "references": tuple(references)}
