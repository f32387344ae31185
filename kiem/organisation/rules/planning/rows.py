"""What one row writes, field by field, for who looks at it before. Pure."""

from collections.abc import Iterator

from kiem.organisation.rules.bringing_in import Change, PersonToBringIn
from kiem.organisation.rules.planning.persons import FoundPerson
from kiem.organisation.rules.planning.stays import Placed

_ABOUT_HER = ("given_name", "family_name", "email", "personnel_number", "language")
_ABOUT_HER_PLACE = ("share", "kind", "starts_on", "ends_before")


def changes_of(
    row: PersonToBringIn, person: FoundPerson, placed: Placed | None, *, leads: bool, asks: bool
) -> tuple[Change, ...]:
    """What differs: of someone known what changes; of a new placement where and as what."""
    return tuple(_changes(row, person, placed, leads=leads, asks=asks))


def _changes(
    row: PersonToBringIn, person: FoundPerson, placed: Placed | None, *, leads: bool, asks: bool
) -> Iterator[Change]:
    if person.before:
        for field in _ABOUT_HER:
            before, now = getattr(person.before, field), getattr(person.now, field)
            if before != now:
                yield Change(field, before, now)
    if placed and placed.before is None:
        yield Change("unit_path", "", " › ".join(row.unit_path))
        yield Change("job", "", row.job)
        yield Change("share", "", _said(placed.now.share))
        yield Change("starts_on", "", _said(placed.now.starts_on))
    elif placed and placed.before is not None:
        for field in _ABOUT_HER_PLACE:
            before, now = getattr(placed.before, field), getattr(placed.now, field)
            if before != now:
                yield Change(field, _said(before), _said(now))
    if leads:
        yield Change("leads", "", " › ".join(row.unit_path))
    if asks and row.role:
        yield Change("role", "", row.role.value)


def _said(value: object) -> str:
    """As it is kept; who shows it writes it in words.

    >>> _said(None), _said("employee")
    ('', 'employee')
    """
    return "" if value is None else str(value)
