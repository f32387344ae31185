"""From the rows of a list to people and placements as the organisation takes them. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz.distance import DamerauLevenshtein

from kiem.exchange.reading.names import in_small_letters
from kiem.exchange.reading.people import PersonRow
from kiem.exchange.reading.vocabulary import Field, plain
from kiem.organisation.rules import PersonToBringIn, PlacementKind

FIELD_OF: Mapping[str, tuple[Field, ...]] = {
    "given_name": (Field.GIVEN_NAME, Field.FULL_NAME),
    "family_name": (Field.FAMILY_NAME, Field.FULL_NAME),
    "email": (Field.EMAIL,),
    "personnel_number": (Field.PERSONNEL_NUMBER,),
    "language": (Field.LANGUAGE,),
    "unit_path": (Field.UNIT, Field.PARENT_UNIT),
    "job": (Field.JOB,),
    "share": (Field.SHARE,),
    "starts_on": (Field.STARTS_ON,),
    "ends_before": (Field.ENDS_BEFORE, Field.ENDS_ON),
    "leads": (Field.LEADS,),
    "role": (Field.ROLE,),
}
"""By field of PersonToBringIn the columns in which it can stand."""
FULL_TIME = Decimal(1)
_SHORTEST_LONG_WORD = 8


def to_bring_in(row: PersonRow, starts_on: date) -> PersonToBringIn:
    """A row as the organisation takes it. Blank: full time, salaried, from `starts_on`, leading nothing."""
    return PersonToBringIn(
        given_name=in_small_letters(row.given_name),
        family_name=in_small_letters(row.family_name),
        email=row.email,
        personnel_number=row.personnel_number,
        language=row.language,
        unit_path=row.unit_path,
        job=row.job,
        share=row.share if row.share is not None else FULL_TIME,
        kind=row.kind or PlacementKind.EMPLOYEE,
        starts_on=row.starts_on or starts_on,
        ends_before=row.ends_before,
        leads=bool(row.leads),
        role=row.role,
    )


def undated(rows: Iterable[PersonRow]) -> int:
    """How many rows place someone without saying since when."""
    return sum(1 for row in rows if row.unit_path and row.starts_on is None)


@dataclass(frozen=True, slots=True)
class LikelySlip:
    """A new name that is probably a known one, mistyped."""

    name: str
    means: str


def likely_slips(new: Iterable[str], known: Sequence[str]) -> Iterator[LikelySlip]:
    """New names of which one long word differs by a letter or two from a known name.

    >>> [slip.means for slip in likely_slips(["Zorgkundge", "Team 2", "Kok"], ["Zorgkundige", "Team 1", "Kok B"])]
    ['Zorgkundige']
    """
    for name in new:
        for other in known:
            if is_likely_slip(plain(name), plain(other)):
                yield LikelySlip(name, other)
                break


def is_likely_slip(name: str, other: str) -> bool:
    """Whether exactly one word differs, by one letter, or by two in a word of eight or more, numbers apart.

    >>> is_likely_slip("verpleegkudnige", "verpleegkundige"), is_likely_slip("team 12", "team 13")
    (True, False)
    """
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return False
    pairs = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    if len(pairs) != 1:
        return False
    one, two = pairs[0]
    if min(len(one), len(two)) < 5 or not (one.isalpha() and two.isalpha()):
        return False
    return DamerauLevenshtein.distance(one, two) <= (2 if min(len(one), len(two)) >= _SHORTEST_LONG_WORD else 1)
