"""The words on screen for what someone may and can do: translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kiem.credentials.rules import EventKind, State, Status, Three, is_soon
from kiem.organisation.rules import last_day

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SIGNS: Mapping[State, str] = {
    State.VALID: "✓",
    State.EXPIRED: "×",
    State.SUSPENDED: "‖",
    State.UNKNOWN: "?",
    State.NONE: "–",
}
ALLOWED: Mapping[State, "_StrPromise"] = {
    State.VALID: gettext_lazy("allowed by law"),
    State.EXPIRED: gettext_lazy("diploma or visum lapsed"),
    State.UNKNOWN: gettext_lazy("allowed by law: not known"),
    State.NONE: gettext_lazy("no diploma allows it: only when entrusted"),
}
ABLE: Mapping[State, "_StrPromise"] = {
    State.VALID: gettext_lazy("shown able"),
    State.EXPIRED: gettext_lazy("to be looked at again"),
    State.UNKNOWN: gettext_lazy("shown able: not known"),
}
ENTRUSTED: Mapping[State, "_StrPromise"] = {
    State.VALID: gettext_lazy("entrusted"),
    State.SUSPENDED: gettext_lazy("entrusted, suspended now"),
    State.EXPIRED: gettext_lazy("no longer entrusted"),
    State.NONE: gettext_lazy("not entrusted"),
}
HAPPENED: Mapping[EventKind, "_StrPromise"] = {
    EventKind.SUSPENDED: pgettext_lazy("what happened to an entrusted act", "suspended"),
    EventKind.RESTORED: pgettext_lazy("what happened to an entrusted act", "restored"),
    EventKind.ENDED: pgettext_lazy("what happened to an entrusted act", "ended"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One of the three in a sign and in words, with its day; ``state`` for how it is drawn. Never by colour alone."""

    state: str
    sign: str
    words: str
    soon: bool


def said(status: Status, words: Mapping[State, "_StrPromise"], today: date) -> Said:
    text = str(words[status.state])
    day = last_day(status.until)
    if day is not None:
        pattern = _("%(said)s until %(day)s") if status.holds else _("%(said)s since %(day)s")
        if not status.holds and status.until is not None:
            day = status.until
        if status.state is State.SUSPENDED:
            pattern = "%(said)s"
        text = pattern % {"said": text, "day": date_format(day, "j F Y")}
    return Said(status.state.value, SIGNS[status.state], text, is_soon(status, today))


def three_said(three: Three, today: date) -> tuple[Said, Said, Said]:
    """Allowed, able and entrusted, each apart."""
    return (
        said(three.allowed, ALLOWED, today),
        said(three.able, ABLE, today),
        said(three.entrusted, ENTRUSTED, today),
    )


def months_words(months: int) -> str:
    """A term as people say it: whole years where it is."""
    years, rest = divmod(months, 12)
    if rest == 0:
        return _("every year") if years == 1 else _("every %(number)s years") % {"number": years}
    return _("every %(number)s months") % {"number": months}
