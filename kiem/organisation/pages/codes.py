"""The screens of coming in without mail: letters to print, a code to show, and where one types it."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kiem.organisation.access import Permission, Viewer
from kiem.organisation.code_secrets import MOST_LETTERS_AT_ONCE, MadeCode
from kiem.organisation.models import EntryCode
from kiem.organisation.queries import person_visible_to, unit_tree
from kiem.organisation.queries.codes import codes_of, has_role, people_without_way_in
from kiem.organisation.rules import CodeWay, Role, grouped, plain
from kiem.organisation.wording import ROLES_OF_HELPERS

LETTER = Path(__file__).resolve().parents[1] / "templates" / "print" / "letter.typ"


@dataclass(frozen=True, slots=True)
class LettersPage:
    """Letters for many: who works in a unit (or anywhere) without mail address and account. ``more``: than fit."""

    units: tuple[tuple[uuid.UUID, str], ...]
    unit: str
    people: tuple[tuple[str, str], ...]
    more: int


def letters_page(viewer: Viewer, unit: str) -> LettersPage:
    """Two statements."""
    tree = unit_tree(viewer)
    chosen = next((key for key in tree.rows if str(key) == unit), None)
    within = tree.with_all_below(chosen) if chosen else None
    found = [(str(person.id), person.name) for person in people_without_way_in(viewer.today, within)]
    first = tuple(found[:MOST_LETTERS_AT_ONCE])
    return LettersPage(tuple(tree.choices()), str(chosen or ""), first, len(found) - len(first))


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code that works, or will. ``waits``: for a second yes."""

    id: uuid.UUID
    is_letter: bool
    made_by: str
    made_at: datetime
    works_from: datetime
    ends_at: datetime
    waits: bool
    agreed_by: str
    may_agree: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A letter for one person. ``gives_back``: she has, or had, an account. ``guarded``: and a role."""

    id: uuid.UUID
    name: str
    gives_back: bool
    guarded: bool
    may_make: bool
    codes: tuple[CodeLine, ...]


def letter_page(viewer: Viewer, person_id: uuid.UUID, at: datetime) -> LetterPage:
    """Three statements. Raises NotFound."""
    person = person_visible_to(viewer, person_id)
    gives_back = person.membership is not None
    return LetterPage(
        person.id,
        person.name,
        gives_back,
        gives_back and has_role(person_id, viewer.today),
        viewer.may(Permission.MANAGE_ACCOUNTS) and person_id != viewer.person_id,
        tuple(_line(row, viewer) for row in codes_of(person_id, at)),
    )


def _line(row: EntryCode, viewer: Viewer) -> CodeLine:
    waits = row.needs_second and row.agreed_by_id is None
    return CodeLine(
        row.id,
        row.way == CodeWay.LETTER,
        str(row.made_by or "–"),
        row.made_at,
        row.works_from,
        row.ends_at,
        waits,
        str(row.agreed_by or ""),
        waits and viewer.person_id not in (row.made_by_id, row.person_id),
    )


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Helping someone in on the spot. ``code``: made just now and shown this once; "" before."""

    id: uuid.UUID
    name: str
    gives_back: bool
    number: str = ""
    code: str = ""
    until: datetime | None = None
    address: str = ""
    picture: SafeString | None = None


def show_page(viewer: Viewer, person_id: uuid.UUID) -> ShowPage:
    """At most two statements. Raises NotFound."""
    person = person_visible_to(viewer, person_id)
    return ShowPage(person.id, person.name, person.membership is not None)


def shown_page(made: MadeCode, address_of: Callable[[str], str]) -> ShowPage:
    """With the code. No statements."""
    row = made.row
    return ShowPage(
        row.person_id,
        made.person.name,
        row.returns,
        grouped(row.number),
        grouped(made.code),
        row.ends_at,
        address_of("").partition("://")[2],
        mark_safe(_drawn(address_of(row.number))),  # noqa: S308 - drawn here
    )


def _drawn(address: str) -> str:
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(scale=4, border=4, light="white")
    return drawn


def letter_values(made: Sequence[MadeCode], viewer: Viewer, address_of: Callable[[str], str]) -> dict[str, Any]:
    """Plain values for the document: a page for each, in her language. No statements."""
    return {
        "title": _("Letters to come into Kiem"),
        "language": translation.get_language() or "nl",
        "letters": [_letter(each, viewer, address_of) for each in made],
    }


def _letter(made: MadeCode, viewer: Viewer, address_of: Callable[[str], str]) -> dict[str, Any]:
    row, person = made.row, made.person
    with translation.override(person.language):
        said = {
            "name": person.given_name,
            "organisation": viewer.organisation_name,
            "helper": viewer.name,
            "role": str(ROLES_OF_HELPERS[Role(viewer.role)]),
            "from": _moment(row.works_from),
            "until": _moment(row.ends_at),
        }
        return {
            "language": person.language,
            "to": person.name,
            "from": f"{viewer.organisation_name} · {date_format(timezone.localtime(row.made_at), 'j F Y')}",
            "title": _("Come back into Kiem") if row.returns else _("Come into Kiem"),
            "why": _why(row.returns) % said,
            "steps": [each % said for each in _steps(row)],
            "number_label": _("Number of the letter"),
            "number": grouped(row.number),
            "code_label": _("Your one-time code"),
            "code": grouped(made.code),
            "picture": _drawn(address_of(row.number)),
            "picture_said": _("A square code that leads to %(address)s") % {"address": address_of("")},
            "address": address_of("").partition("://")[2],
            "validity": _validity(row) % said,
            "reading": _("There is no I, L or O in it, and no 0 or 1. Capitals or small letters: both are good."),
            "careful": _(
                "The code works once. Give it to nobody, and tear this letter up afterwards. "
                "Nobody of Kiem or of your organisation asks you for it."
            ),
        }


def _why(returns: bool) -> str:
    if returns:
        return _(
            "Hello %(name)s, %(helper)s, %(role)s of %(organisation)s, made this letter so that you can get into Kiem "
            "again with a new password. Did you not ask for it? Tell the HR department."
        )
    return _(
        "Hello %(name)s, %(helper)s, %(role)s of %(organisation)s, invites you to Kiem. There you see what you are "
        "good at, what your job asks, and where you want to grow. You do not need a mail address."
    )


def _steps(row: EntryCode) -> list[str]:
    first = _("Scan the square with a phone, or type the address under it on any computer.")
    second = _("Type the code. Did you type the address? Then also the number of the letter.")
    if row.returns:
        return [first, second, _("Choose a new password, of at least 12 characters.")]
    return [
        first,
        second,
        _("Choose a sign-in name and a password of at least 12 characters. A short sentence is good."),
    ]


def _validity(row: EntryCode) -> str:
    if row.needs_second:
        return _("The code works from %(from)s, once a second colleague agreed, until %(until)s.")
    return _("The code works until %(until)s.")


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")


@dataclass(frozen=True, slots=True)
class ByCodePage:
    """Where a code is typed. ``signed_in_as``: someone who has to sign out first."""

    signed_in_as: str


@dataclass(frozen=True, slots=True)
class ComeInPage:
    """Choosing how one signs in, once the code was right. ``signs_in_as``: what she signs in with already."""

    given_name: str
    organisation: str
    signs_in_as: str
    suggested: str


def come_in_page(row: EntryCode) -> ComeInPage:
    """No statements."""
    person = row.person
    user = person.membership.user if row.returns and person.membership else None
    suggested = "" if user else suggested_name(person.given_name, person.family_name)
    return ComeInPage(person.given_name, person.organisation.name, user.signs_in_as if user else "", suggested)


def suggested_name(given_name: str, family_name: str) -> str:
    """A sign-in name to begin with, such as "greet.janssens"."""
    parts = ("".join(letter for letter in plain(part) if letter.isascii() and letter.isalnum())
             for part in (given_name, family_name))  # fmt: skip
    return ".".join(part for part in parts if part)[:40].strip(".") or "naam"
