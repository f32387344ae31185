"""Letting people in without mail: making codes on letters or on the spot, agreeing on them, stopping them."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiem.accounts.queries import memberships_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.outbox import queue_mail
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, Viewer, require
from kiem.organisation.code_secrets import LENGTHS, MOST_LETTERS_AT_ONCE, NUMBER, MadeCode, digest_of_code, new_letters
from kiem.organisation.models import EntryCode, Person
from kiem.organisation.queries import team_of, term_on, the
from kiem.organisation.queries.codes import has_role, live_codes
from kiem.organisation.rules import CodeWay, Role, Term

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NOT_OF_HERE = gettext_lazy(
    "This account does not belong to this organisation alone, so it cannot be given back from here. "
    "With a mail address, the person asks for a new password on the sign-in page."
)

MADE = gettext_lazy(
    "Hello %(name)s,\n\n%(helper)s made a letter with which your account in Kiem, of %(organisation)s, can be opened "
    "anew with another password. It works from %(from)s, once a second colleague agreed.\n\n"
    "Did you ask for it? Then you need do nothing. If you did not: sign in and stop it on your first page.\n"
)
USED = gettext_lazy(
    "Hello %(name)s,\n\nYour account in Kiem, of %(organisation)s, was opened anew just now, with help of %(helper)s. "
    "It has a new password.\n\nWas it not you? Tell the HR department at once. It also stands on your first page.\n"
)


def make_letters(people: Sequence[uuid.UUID], *, by: Actor, at: datetime) -> list[MadeCode]:
    """Make a code for each person's letter; an earlier one of hers stops working. One line in the trail for each.

    Who has a role gets her account back only after a day, once someone else agreed; she is told at once. Raises
    CannotDo for nobody or too many, and for an account that is not of here alone.
    """
    require(by, Permission.MANAGE_ACCOUNTS)
    if not 1 <= len(people) <= MOST_LETTERS_AT_ONCE:
        raise CannotDo(_("Choose from 1 to %(most)d people.") % {"most": MOST_LETTERS_AT_ONCE}, field="people")
    with transaction.atomic():
        return [_letter(person_id, by=by, at=at) for person_id in dict.fromkeys(people)]


def _letter(person_id: uuid.UUID, *, by: Actor, at: datetime) -> MadeCode:
    today, person = timezone.localdate(at), _the_person(person_id)
    if person.id == by.person_id:
        raise CannotDo(_("You cannot make a letter for yourself. Ask a colleague."))
    guarded = person.membership_id is not None and has_role(person.id, today)
    wait = term_on(Term.LETTER_WAIT, today).lasts if guarded else timedelta(0)
    made = _make(person, CodeWay.LETTER, at + wait, term_on(Term.LETTER, today).lasts, guarded=guarded, by=by, at=at)
    record(by, "make_letter", "person", person.id, at=at)
    if guarded:
        _tell(person, MADE, made.row, by=by, at=at)
    return made


def show_code(person_id: uuid.UUID, *, by: Viewer, at: datetime) -> MadeCode:
    """Make a code that works for minutes, for someone who stands beside her leader or HR adviser.

    Raises NotAllowed for a leader of others, CannotDo for who has a role: those need a letter and two people.
    """
    require(by, Permission.HELP_IN)
    today = timezone.localdate(at)
    if by.role == Role.LEADER and person_id not in {member.person_id for member in team_of(by)}:
        raise NotAllowed("show_code", "person")
    with transaction.atomic():
        person = _the_person(person_id)
        if person.id == by.person_id:
            raise CannotDo(_("You cannot do this for yourself. Ask a colleague."))
        if has_role(person.id, today):
            raise CannotDo(
                _("This person has a role and sees data of others. HR makes a letter, and someone else agrees to it.")
            )
        made = _make(person, CodeWay.SPOT, at, term_on(Term.SPOT, today).lasts, guarded=False, by=by, at=at)
        record(by, "show_code", "person", person.id, at=at)
    return made


def _the_person(person_id: uuid.UUID) -> Person:
    person = Person.objects.select_for_update(of=("self",)).filter(id=person_id).first()
    if person is None:
        raise NotFound
    return person


def _make(
    person: Person, way: CodeWay, start: datetime, lasts: timedelta, *, guarded: bool, by: Actor, at: datetime
) -> MadeCode:
    require_of_here(person)
    live_codes(at).filter(person=person.id).update(stopped_at=at)
    number, code = new_letters(NUMBER), new_letters(LENGTHS[way])
    row = EntryCode.objects.create(
        organisation_id=by.organisation_id,
        person=person,
        way=way,
        number=number,
        digest=digest_of_code(number, code),
        returns=person.membership_id is not None,
        needs_second=guarded,
        made_by_id=by.person_id,
        made_as=by.role,
        made_at=at,
        works_from=start,
        ends_at=start + lasts,
    )
    return MadeCode(person, row, code)


def require_of_here(person: Person) -> None:
    """Raise CannotDo for someone whose account opens another organisation too: that is not for this one to give."""
    if person.membership is None:
        return
    if any(one.organisation != person.organisation_id for one in memberships_of(person.membership.user_id)):
        raise CannotDo(NOT_OF_HERE)


def agree_on_code(code_id: uuid.UUID, *, by: Actor, at: datetime) -> EntryCode:
    """The second yes to a letter for who has a role. Raises CannotDo for who made it or whom it is for."""
    require(by, Permission.AGREE_ON_LETTERS)
    with transaction.atomic():
        row = _live(code_id, at)
        if by.person_id in (row.made_by_id, row.person_id):
            raise CannotDo(_("Someone else agrees: not who made the letter, and not whom it is for."))
        if row.needs_second and row.agreed_by_id is None:
            row.agreed_by_id = by.person_id
            row.save(update_fields=["agreed_by"])
            record(by, "agree_on_letter", "person", row.person_id, at=at)
    return row


def stop_code(code_id: uuid.UUID, *, by: Actor, at: datetime) -> EntryCode:
    """Let a code work no longer: whom it is for may do so, and who looks after accounts."""
    with transaction.atomic():
        row = _live(code_id, at)
        if by.person_id != row.person_id:
            require(by, Permission.MANAGE_ACCOUNTS)
        row.stopped_at = at
        row.save(update_fields=["stopped_at"])
        record(by, "stop_code", "person", row.person_id, at=at)
    return row


def _live(code_id: uuid.UUID, at: datetime) -> EntryCode:
    row = live_codes(at).select_for_update(of=("self",)).filter(id=code_id).first()
    if row is None:
        raise NotFound
    return row


def stop_codes_of(person_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Part of closing an account: what could open it again does not."""
    live_codes(at).filter(person=person_id).update(stopped_at=at)


def _tell(person: Person, body: "_StrPromise", row: EntryCode, *, by: Actor, at: datetime) -> None:
    """Mail to whom it is about, where there is an address: her own sign-in's, else the one she is known by."""
    user = person.membership.user if person.membership else None
    address = (user.email if user else None) or person.email
    if not address:
        return
    with translation.override(person.language):
        values = {
            "name": person.given_name,
            "organisation": person.organisation.name,
            "helper": str(the(Person, row.made_by_id)) if row.made_by_id else _("someone"),
            "from": date_format(timezone.localtime(row.works_from), "j F Y, H:i"),
        }
        queue_mail(address, _("About your account in Kiem"), str(body) % values, by=by, at=at)


def tell_used(person: Person, row: EntryCode, *, by: Actor, at: datetime) -> None:
    """Part of using a code that gave an account back."""
    _tell(person, USED, row, by=by, at=at)
