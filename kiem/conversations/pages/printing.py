"""A conversation on paper, to sign; and in a calendar, where its subject says nothing of what kind it is."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kiem.competences.queries import scales
from kiem.conversations.pages.conversation import found_by, head_of, outcome_sentences, track_of
from kiem.conversations.queries import OpenConversation, afterwards
from kiem.conversations.rules import Kind
from kiem.conversations.wording import FOR_WHAT, KINDS
from kiem.organisation.access import Viewer
from kiem.ui.track_values import in_words
from kiem.ui.wording import track_words

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "print" / "conversation.typ"


def document_values(viewer: Viewer, conversation_id: uuid.UUID) -> dict[str, Any]:
    """Plain values for the document. Raises NotFound."""
    found = found_by(viewer, conversation_id)
    kind, day = str(KINDS[found.kind]), date_format(found.when.on)
    return {
        "title": _("%(kind)s of %(person)s") % {"kind": kind, "person": found.person},
        "language": get_language() or "nl",
        "kicker": f"{viewer.organisation_name} · {day}",
        "purpose": _("Purpose") + f": {FOR_WHAT[found.kind]}.",
        "facts": _facts(found),
        "lines": _lines(viewer, found),
        "step": _step(found),
        "replies": [words for words, _at in afterwards(found.id).replies] if found.closed_at else [],
        "signatures": _signatures(found),
        "footer": f"{kind} · {found.person} · {day}",
        "words": {
            "about": _("What we looked at"),
            "step": _("What comes next"),
            "replies": _("Reply of the employee"),
            "signatures": _("Signatures"),
            "open": _("Nothing was said of this."),
        },
    }


def _facts(found: OpenConversation) -> list[tuple[str, str]]:
    hour = time_format(found.when.starts_at) if found.when.starts_at else ""
    rows = (
        (_("Employee"), found.person),
        (_("Manager"), found.leader),
        (_("On"), f"{date_format(found.when.on)} {hour}".strip()),
        (_("Place"), found.when.place),
        (_("Words erased on"), date_format(found.erased_on) if found.erased_on else ""),
    )
    return [row for row in rows if row[1]]


def _lines(viewer: Viewer, found: OpenConversation) -> list[dict[str, Any]]:
    """Each competence with what came out, in words: a track in print shows what is asked."""
    named = scales(viewer.languages)
    words = track_words(manager=found.leader, reader_is_employee=head_of(found, viewer).is_employee)
    return [
        {
            "name": each.name,
            "stops": list(named[each.scale_version_id].names),
            "asked": each.asked or 0,
            "said": in_words(track_of(each, named[each.scale_version_id], found), words),
            "sentences": list(outcome_sentences(each, named[each.scale_version_id])),
        }
        for each in found.topics
    ]


def _step(found: OpenConversation) -> list[tuple[str, str]]:
    if found.kind is Kind.EVALUATION or found.erased_on:
        return []
    by = date_format(found.next_step_by) if found.next_step_by else ""
    return [
        (_("My next step"), found.next_step),
        (_("By"), by),
        (_("My manager will"), found.manager_does),
    ]


def _signatures(found: OpenConversation) -> list[dict[str, str]]:
    under = _("date and signature")
    said = _("for agreement") if found.kind is Kind.TALK else _("for agreement · for receipt (cross out what is not)")
    dates = {each.signer_id: date_format(timezone.localtime(each.at)) for each in found.signatures}
    return [
        {
            "who": name,
            "said": _("signed in Kiem on %(day)s") % {"day": dates[key]} if key in dates else how,
            "under": under,
        }
        for key, name, how in (
            (found.person_id, found.person, said),
            (found.leader_id, found.leader, _("for agreement")),
        )
    ]


def calendar_of(viewer: Viewer, conversation_id: uuid.UUID, *, at: datetime) -> str:
    """An iCalendar file (RFC 5545, 2009). Its subject is "Conversation": no kind, no competence, no name but hers.

    Raises NotFound.
    """
    found = found_by(viewer, conversation_id)
    subject = _("Conversation")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kiem//Kiem//NL",
        "BEGIN:VEVENT",
        f"UID:{found.id}@kiem",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *_moments(found),
        f"SUMMARY:{_escaped(subject)}",
        *([f"LOCATION:{_escaped(found.when.place)}"] if found.when.place else []),
        f"SEQUENCE:{found.revision}",
        f"STATUS:{'CANCELLED' if found.called_off else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(_folded(line) for line in lines)


def _moments(found: OpenConversation) -> tuple[str, str]:
    """An hour from when it starts, or the whole day."""
    on, hour = found.when.on, found.when.starts_at
    if hour is None:
        return f"DTSTART;VALUE=DATE:{on:%Y%m%d}", f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}"
    starts = timezone.make_aware(datetime.combine(on, hour)).astimezone(UTC)
    return f"DTSTART:{starts:%Y%m%dT%H%M%SZ}", f"DTEND:{starts + timedelta(hours=1):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """At most 75 octets a line, as the standard wants; what follows begins with a space.

    >>> _folded("é" * 50).encode().split(b"\\r\\n ")[0].decode() == "é" * 37
    True
    """
    parts, rest = [], line
    while len(rest.encode()) > 75:
        cut = len(rest.encode()[:75].decode(errors="ignore"))
        parts.append(rest[:cut])
        rest = " " + rest[cut:]
    return "\r\n".join((*parts, rest)) + "\r\n"
