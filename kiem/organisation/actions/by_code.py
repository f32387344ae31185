"""Coming in by a code: trying it, and choosing with it how one signs in from now on.

Nobody is signed in yet. A wrong code is counted, so these tries stand outside any block that a refusal undoes.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiem.accounts import actions as accounts
from kiem.accounts.models import User
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.actions.codes import require_of_here, tell_used
from kiem.organisation.actions.keeping import keep
from kiem.organisation.code_secrets import LENGTHS, NUMBER, is_code
from kiem.organisation.models import EntryCode, Person
from kiem.organisation.queries.codes import has_role, organisation_of_code
from kiem.organisation.rules import MOST_TRIES, CodeState, CodeWay, Slip, slip_in, state_of, tidied
from kiem.organisation.wording import CODE_STATES, SLIPS

MOST_TRIES_OF_ONE_ADDRESS, WAIT = 20, timedelta(minutes=15)
CHOOSING_FOR = timedelta(minutes=15)
TOGETHER = gettext_lazy("This number and this code do not belong together. Look at both once more, letter by letter.")


@dataclass(frozen=True, slots=True)
class Proved:
    """That the right code was typed in this browser. ``at``: when; it holds for a quarter of an hour."""

    organisation_id: uuid.UUID
    code_id: uuid.UUID
    at: datetime


def try_code(number: str, code: str, *, by: str, at: datetime) -> Proved:
    """What was typed from a letter or a screen. ``by``: from which network address, whose wrong tries are counted.

    Raises CannotDo with what is wrong. A slip that the code itself shows is no try. Of a code that is not known, or
    is not this one, is said the same; only who typed the right one hears that it was used or is over.
    """
    number, code = _without_slip(number, [NUMBER], "number"), _without_slip(code, LENGTHS.values(), "code")
    key = f"kiem:entry-code:{by}"
    wrong = [moment for moment in cache.get(key, []) if moment > at - WAIT]
    if len(wrong) >= MOST_TRIES_OF_ONE_ADDRESS:
        raise CannotDo(_("There were too many wrong codes here. Wait a quarter of an hour and try again."))
    organisation = organisation_of_code(number)
    if organisation is not None:
        enter(organisation, Use.ADMINISTRATION)
        row = EntryCode.objects.select_for_update().get(number=number)
        state = state_of(row.state, at)
        if state is CodeState.LOCKED:
            raise CannotDo(CODE_STATES[state])
        if is_code(bytes(row.digest), number, code):
            if state is not CodeState.OPEN:
                raise CannotDo(CODE_STATES[state] % {"from": _moment(row.works_from)})
            return Proved(organisation, row.id, at)
        _count(row, at)
    cache.set(key, [*wrong, at], WAIT.total_seconds())
    raise CannotDo(TOGETHER)


def _moment(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day}/{local.month}/{local.year} {local:%H:%M}"


def _without_slip(typed: str, lengths: Iterable[int], field: str) -> str:
    tidy = tidied(typed)
    slips = [slip_in(tidy, length) for length in lengths]
    if None in slips:
        return tidy
    raise CannotDo(SLIPS[Slip.CHECK if Slip.CHECK in slips else slips[0] or Slip.LENGTH], field=field)


def _count(row: EntryCode, at: datetime) -> None:
    """One wrong try more; none for a code that does not work any more, which stays as it is."""
    if row.used_at is None and row.stopped_at is None:
        row.tries += 1
        row.save(update_fields=["tries"])
        if row.tries == MOST_TRIES:
            record(system_actor(row.organisation_id, "entry_code"), "lock_code", "person", row.person_id, at=at)


def code_to_use(proved: Proved, at: datetime) -> EntryCode:
    """The code that was proved, with its person. Raises CannotDo when it does not work any more."""
    if at - proved.at >= CHOOSING_FOR:
        raise CannotDo(_("You took longer than a quarter of an hour. Type the code once more: it still works."))
    enter(proved.organisation_id, Use.ADMINISTRATION)
    row = EntryCode.objects.select_related("person__membership__user", "person__organisation").get(id=proved.code_id)
    if (state := state_of(row.state, at)) is not CodeState.OPEN:
        raise CannotDo(CODE_STATES[state] % {"from": _moment(row.works_from)})
    return row


def come_in(proved: Proved, *, password: str, sign_in_name: str = "", by: str, at: datetime) -> User:
    """Use a code: a new account, or the password of the one there was; the code works no more.

    Raises CannotDo for a name or password that will not do, and when the code does not work any more.
    """
    with transaction.atomic():
        enter(proved.organisation_id, Use.ADMINISTRATION)
        EntryCode.objects.select_for_update().get(id=proved.code_id)
        row = code_to_use(proved, at)
        person = Person.objects.select_for_update(of=("self",)).get(id=row.person_id)
        _require_as_it_was(row, person, at)
        herself = Actor(proved.organisation_id, None, person.id, "", "employee")
        if row.returns:
            user = _give_back(row, person, password, by=herself, at=at)
        else:
            user = accounts.add_user_without_mail(sign_in_name, password, person.language, by=herself, at=at)
        person.membership = accounts.join(user, by=herself, at=at)
        keep(person)
        row.used_at = at
        row.save(update_fields=["used_at"])
        now = Actor(proved.organisation_id, user.id, person.id, "", "employee")
        record(now, "come_in_by_code", "person", person.id, at=at)
        if row.returns:
            tell_used(person, row, by=now, at=at)
    return user


def _require_as_it_was(row: EntryCode, person: Person, at: datetime) -> None:
    """Refuse when she got an account, or a role, after the code was made: then another one is needed."""
    new_role = row.returns and not row.needs_second and has_role(person.id, timezone.localdate(at))
    if row.returns is not (person.membership_id is not None) or new_role:
        raise CannotDo(CODE_STATES[CodeState.STOPPED])
    require_of_here(person)


def _give_back(row: EntryCode, person: Person, password: str, *, by: Actor, at: datetime) -> User:
    """Only a letter takes away the second factor; what is shown on the spot never does."""
    user = User.objects.get(memberships=person.membership)
    accounts.set_password(user, password, forget_second_factor=row.way == CodeWay.LETTER, by=by, at=at)
    return user
