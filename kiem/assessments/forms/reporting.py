"""Reporting a text about oneself, and deciding on what was reported."""

from django import forms

from kiem.assessments.rules import KeptText, Outcome, WhyReported


def _choices(of: type[KeptText | WhyReported | Outcome]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in of]


class ReportForm(forms.Form):
    """Buttons beside a text. Its clean values are the arguments of ``report_text`` but for the round."""

    kind = forms.TypedChoiceField(choices=_choices(KeptText), coerce=KeptText)
    about = forms.UUIDField()
    why = forms.TypedChoiceField(choices=_choices(WhyReported), coerce=WhyReported)


class DecideForm(forms.Form):
    """One of two buttons."""

    outcome = forms.TypedChoiceField(choices=_choices(Outcome), coerce=Outcome)
