"""A form as a document on paper: with the texts of the levels, or with pictograms and few words.

Of the one who fills it in nothing stands on it. Its code is the id of her form, which opens nothing without signing in
and the right to it, and which nothing has any more once the round is closed.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import segno
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kiem.assessments.pages.looking import Head, head_of
from kiem.assessments.pages.paper import picture
from kiem.assessments.queries.looking import level_texts_of_each, open_form
from kiem.assessments.queries.paper import OnPaper, code_of, on_paper
from kiem.assessments.rules import ViewFrom
from kiem.competences.queries import Scale, scales
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer
from kiem.ui.free_text import NO_NAMES

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "print" / "paper.typ"
HELPER_READS = gettext_lazy("Your helper reads your answers until you confirm them, and after that no more.")


class Sheet(StrEnum):
    """Which of the two forms on paper."""

    WORDS = "words"
    PICTURES = "pictures"


def sheet_values(
    viewer: Viewer, asked_id: uuid.UUID, sheet: Sheet, address_of: Callable[[uuid.UUID], str]
) -> dict[str, Any]:
    """Plain values for the document. ``address_of``: of a code, whole. Eight statements. Raises NotFound."""
    form, code = open_form(viewer, asked_id), code_of(viewer, asked_id)
    if form is None or code is None:
        raise NotFound
    head, with_pictures = head_of(form), sheet is Sheet.PICTURES
    named = scales(viewer.languages)
    lines = on_paper(viewer, asked_id)
    versions = [] if with_pictures else [each.competence_version_id for each in lines]
    texts = level_texts_of_each(versions, viewer.languages)
    return {
        "title": _title(head),
        "language": get_language() or "nl",
        "pictures": with_pictures,
        "question": _question(head),
        "how": _how(with_pictures),
        "facts": [
            f"{head.title} · {head.purpose}",
            _("Open until %(day)s.") % {"day": date_format(head.closes_on)},
        ],
        "lines": [
            _line(each, named[each.scale_version_id], texts.get(each.competence_version_id, {}), head, with_pictures)
            for each in lines
        ],
        "words": {
            "who_reads": _("Who reads this?"),
            "own_words": _("In your own words (not required)"),
            "no_names": str(NO_NAMES),
        },
        "who_reads": _who_reads(head),
        "code": segno.make(address_of(code), error="m", micro=False).svg_inline(scale=4, border=4),
        "code_said": _("A code that leads to where this form is entered in Kiem"),
        "code_how": _code_how(head),
        "footer": _("Give this sheet only to whom you choose yourself. Tear it up once it has been entered."),
    }


def _title(head: Head) -> str:
    return _("On paper: how do you see yourself?") if head.is_self else _("On paper: how do you see a colleague?")


def _question(head: Head) -> str:
    if head.is_self:
        return _("How do you see yourself in this?")
    return _("How do you see %(person)s in this, %(as_whom)s?") % {"person": head.person, "as_whom": head.as_whom}


def _how(with_pictures: bool) -> str:
    if with_pictures:
        return _("Put a cross under one picture in each row.")
    return _("Put one cross for each competence: what fits best. You may leave something open.")


def _code_how(head: Head) -> list[str]:
    """Two short sentences beside the code."""
    if head.view_from is ViewFrom.MANAGER:
        return [_("Scan the code to enter this form yourself in Kiem.")]
    return [
        _("You, or the helper you named in Kiem, scan this code to enter the form."),
        _("It counts once you have said in Kiem that it is right."),
    ]


def _who_reads(head: Head) -> list[str]:
    """As on the screen; and what the helper reads, where there may be one."""
    first, *others = head.who_reads.said
    helped = [] if head.view_from is ViewFrom.MANAGER else [str(HELPER_READS)]
    return [f"{head.who_reads.strong} {first}".strip(), *others, *helped]


def _line(each: OnPaper, scale: Scale, texts: Mapping[int, str], head: Head, with_pictures: bool) -> Mapping[str, Any]:
    return {
        "name": each.name,
        "about": each.plain_text if with_pictures else "",
        "choices": list(_choices(scale, texts, head, with_pictures)),
    }


def _choices(scale: Scale, texts: Mapping[int, str], head: Head, with_pictures: bool) -> Iterable[Mapping[str, str]]:
    size = len(scale.names)
    for position, name, sentence in scale.levels:
        yield _choice(position, size, name, texts.get(position) or sentence, with_pictures)
    not_seen = _("I cannot say.") if head.is_self else _("I did not see this, or too little to say.")
    yield _choice(0, size, _("Not seen"), not_seen, with_pictures)


def _choice(position: int, size: int, name: str, text: str, with_pictures: bool) -> Mapping[str, str]:
    return {"name": name, "text": text, "picture": picture(position, size) if with_pictures else ""}
