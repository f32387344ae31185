"""The words on screen for what someone keeps."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kiem.organisation.rules import MandateKind
from kiem.portfolio.rules import ItemKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.EXAMPLE: pgettext_lazy("portfolio", "Examples"),
    ItemKind.CERTIFICATE: pgettext_lazy("portfolio", "Certificates"),
    ItemKind.COURSE: pgettext_lazy("portfolio", "Courses"),
    ItemKind.THANKS: pgettext_lazy("portfolio", "Notes of thanks"),
}
ONE: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.EXAMPLE: pgettext_lazy("portfolio", "Example"),
    ItemKind.CERTIFICATE: pgettext_lazy("portfolio", "Certificate"),
    ItemKind.COURSE: pgettext_lazy("portfolio", "Course"),
    ItemKind.THANKS: pgettext_lazy("portfolio", "Note of thanks"),
}
NEW: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.EXAMPLE: _("New example"),
    ItemKind.CERTIFICATE: _("New certificate"),
    ItemKind.COURSE: _("New course"),
    ItemKind.THANKS: _("New note of thanks"),
}
WHAT_FOR: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.EXAMPLE: _("Something you did that shows what you can do. Four short answers are enough; none is needed."),
    ItemKind.CERTIFICATE: _("What you earned, and until when it holds. Kiem reminds you sixty days before the end."),
    ItemKind.COURSE: _("What you followed, for how long, and what you took from it."),
    ItemKind.THANKS: _("What someone said or wrote to you that you want to keep."),
}
ASKED: Mapping[str, "_StrPromise"] = {
    "situation": pgettext_lazy("portfolio", "The situation"),
    "task": pgettext_lazy("portfolio", "What you had to do"),
    "action": pgettext_lazy("portfolio", "What you did"),
    "result": pgettext_lazy("portfolio", "What came of it"),
}
GIVEN_BY: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.CERTIFICATE: pgettext_lazy("portfolio", "Given by"),
    ItemKind.COURSE: pgettext_lazy("portfolio", "Where or by whom"),
    ItemKind.THANKS: pgettext_lazy("portfolio", "From whom"),
}
WORDS: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.CERTIFICATE: pgettext_lazy("portfolio", "What it says of you"),
    ItemKind.COURSE: pgettext_lazy("portfolio", "What you took from it"),
    ItemKind.THANKS: pgettext_lazy("portfolio", "What was said or written"),
}
READ: Mapping[str, "_StrPromise"] = {
    "situation": pgettext_lazy("portfolio", "Situation"),
    "task": pgettext_lazy("portfolio", "Task"),
    "action": pgettext_lazy("portfolio", "Action"),
    "result": pgettext_lazy("portfolio", "Result"),
}
"""What stands above each where it is read, also by someone else."""
WORDS_READ: Mapping[ItemKind, "_StrPromise"] = {
    ItemKind.CERTIFICATE: pgettext_lazy("portfolio", "What it says"),
    ItemKind.COURSE: pgettext_lazy("portfolio", "What stayed"),
    ItemKind.THANKS: WORDS[ItemKind.THANKS],
}
READERS: Mapping[MandateKind | None, "_StrPromise"] = {
    None: _("your manager"),
    MandateKind.HR_ADVISER: _("HR adviser"),
    MandateKind.DELEGATE: _("union delegate"),
}
