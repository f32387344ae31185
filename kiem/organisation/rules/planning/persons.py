"""Finding the people that a list names: by personnel number, else by mail address, else by a name that is one's own."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiem.foundation.languages import LANGUAGES
from kiem.organisation.rules.bringing_in import BringInReason, Counts, PersonToBringIn
from kiem.organisation.rules.names import plain, sort_key, tidy
from kiem.organisation.rules.standing import KnownPerson, Standing

_R = BringInReason


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Someone as she was known before a row, None for someone new, and as the row leaves her."""

    before: KnownPerson | None
    now: KnownPerson


class People:
    """Who is known, who is new, and what changes about them."""

    def __init__(self, standing: Standing, new_id: Callable[[], uuid.UUID]) -> None:
        self._new_id = new_id
        self._before = {person.id: person for person in standing.people}
        self._now: dict[uuid.UUID, KnownPerson] = {}
        self._by_number: dict[str, uuid.UUID] = {}
        self._by_mail: dict[str, uuid.UUID] = {}
        self._by_name: dict[str, list[uuid.UUID]] = {}
        self._seen: dict[uuid.UUID, None] = {}
        for person in standing.people:
            self._remember(person)

    def _remember(self, person: KnownPerson) -> None:
        self._now[person.id] = person
        if person.personnel_number:
            self._by_number[person.personnel_number] = person.id
        if person.email:
            self._by_mail[person.email.lower()] = person.id
        same_name = self._by_name.setdefault(sort_key(person.given_name, person.family_name), [])
        if person.id not in same_name:
            same_name.append(person.id)

    def find_or_add(self, row: PersonToBringIn) -> "FoundPerson | BringInReason":
        """The person a row is about, with what the row adds to her; or why that cannot be said."""
        wanted = _wanted(row)
        found = self._found(wanted)
        if isinstance(found, BringInReason):
            return found
        known = None if found is None else self._now[found]
        if known is None:
            person = replace(wanted, id=self._new_id(), language=wanted.language or LANGUAGES[0])
        else:
            if reason := self._why_not(known, wanted):
                return reason
            person = _merged(known, wanted)
        if person != known:
            self._remember(person)
        self._seen[person.id] = None
        return FoundPerson(known, person)

    def _found(self, wanted: KnownPerson) -> uuid.UUID | BringInReason | None:
        by_number = self._by_number.get(wanted.personnel_number) if wanted.personnel_number else None
        by_mail = self._by_mail.get(wanted.email) if wanted.email else None
        if by_number and by_mail and by_number != by_mail:
            return _R.MAIL_OF_SOMEONE_ELSE
        if by_number or by_mail:
            return by_number or by_mail
        same_name = self._by_name.get(sort_key(wanted.given_name, wanted.family_name), [])
        possible = [key for key in same_name if not _differ(self._now[key], wanted)]
        if possible and len(same_name) > 1:
            return _R.NAME_AMBIGUOUS
        return possible[0] if possible else None

    def _why_not(self, known: KnownPerson, wanted: KnownPerson) -> BringInReason | None:
        """A number or address with a wholly other name, or another number than the known one, is a mistake."""
        same_number = bool(wanted.personnel_number) and known.personnel_number == wanted.personnel_number
        if known.personnel_number and wanted.personnel_number and not same_number:
            return _R.OTHER_NUMBER
        if not _could_be(known, wanted):
            if known.id in self._seen:
                return _R.CONTRADICTS_EARLIER_ROW
            return _R.NUMBER_OF_SOMEONE_ELSE if same_number else _R.MAIL_OF_SOMEONE_ELSE
        return None

    def has(self, person: uuid.UUID) -> bool:
        """Whether the list speaks of her."""
        return person in self._seen

    @property
    def added(self) -> list[KnownPerson]:
        return [self._now[key] for key in self._seen if key not in self._before]

    @property
    def changed(self) -> list[KnownPerson]:
        return [self._now[key] for key in self._seen if key in self._before and self._now[key] != self._before[key]]

    def counts(self) -> Counts:
        added, changed = len(self.added), len(self.changed)
        return Counts(added, changed, len(self._seen) - added - changed)


def _wanted(row: PersonToBringIn) -> KnownPerson:
    return KnownPerson(
        id=uuid.UUID(int=0),
        given_name=tidy(row.given_name),
        family_name=tidy(row.family_name),
        email=row.email.strip().lower(),
        personnel_number=tidy(row.personnel_number),
        language=row.language,
    )


def _differ(known: KnownPerson, wanted: KnownPerson) -> bool:
    """Whether a number or an address on both sides says that these are two people."""
    pairs = ((known.personnel_number, wanted.personnel_number), (known.email.lower(), wanted.email))
    return any(one and other and one != other for one, other in pairs)


def _could_be(known: KnownPerson, wanted: KnownPerson) -> bool:
    """Whether two names may be one person's: they have a word in common (a new family name keeps the given name)."""
    return bool(_words(known) & _words(wanted))


def _words(person: KnownPerson) -> set[str]:
    return set(plain(person.name.replace("-", " ")).split())


def _name_kept(known: str, wanted: str) -> str:
    """A name that differs in capitals only stays: programs shout, and what was put right by hand is not undone.

    >>> _name_kept("Van den Broeck", "VAN DEN BROECK"), _name_kept("Maes", "Claes"), _name_kept("Maes", "")
    ('Van den Broeck', 'Claes', 'Maes')
    """
    return known if not wanted or known.casefold() == wanted.casefold() else wanted


def _merged(known: KnownPerson, wanted: KnownPerson) -> KnownPerson:
    return KnownPerson(
        id=known.id,
        given_name=_name_kept(known.given_name, wanted.given_name),
        family_name=_name_kept(known.family_name, wanted.family_name),
        email=wanted.email or known.email,
        personnel_number=wanted.personnel_number or known.personnel_number,
        language=wanted.language or known.language,
    )
