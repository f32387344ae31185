"""Whom a round invites to look at whom, from the sides that stay confidential. Pure, and the same each time.

People are invited in groups: one group looks at the same (at most three) competences of one person, and two groups of
one person have nobody in common. So of the groups that are ever shown, no difference holds only a few.
"""

import hashlib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

COMPETENCES_A_FORM = 3
FEWEST_INVITED, MOST_INVITED = 6, 8
MOST_PEOPLE_A_YEAR = 8
"""How many people one colleague is asked to look at in a year."""


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """Someone to be looked at from one side: who could look, and at how many competences."""

    subject: uuid.UUID
    candidates: Sequence[uuid.UUID]
    competences: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """That someone is invited to look at a person, in a group. The group tells the competences: ``places``."""

    subject: uuid.UUID
    looker: uuid.UUID
    group: int

    def places(self, competences: int) -> range:
        """Which of the person's competences, by place from 1.

        >>> list(Invitation(uuid.UUID(int=1), uuid.UUID(int=2), 1).places(5))
        [4, 5]
        """
        first = self.group * COMPETENCES_A_FORM + 1
        return range(first, min(first + COMPETENCES_A_FORM, competences + 1))


def invitations(wanted: Sequence[ToLookAt], room: Mapping[uuid.UUID, int]) -> tuple[Invitation, ...]:
    """Who is invited to look at whom. ``room``: at how many people each may still look this year.

    Every person first gets one group, then a second and so on, of six who have looked least; with room left, groups
    grow to eight. Where six cannot be found there is no group: those competences are not looked at from this side.
    """
    left = dict(room)
    seated: dict[tuple[uuid.UUID, int], list[uuid.UUID]] = {}
    for person, group in _in_turn(wanted):
        free = _free(person, seated, left)
        if len(free) >= FEWEST_INVITED and all((person.subject, before) in seated for before in range(group)):
            seated[person.subject, group] = free[:FEWEST_INVITED]
            for looker in seated[person.subject, group]:
                left[looker] -= 1
    for _more in range(MOST_INVITED - FEWEST_INVITED):
        for person, group in _in_turn(wanted):
            free = _free(person, seated, left)
            if (person.subject, group) in seated and free:
                seated[person.subject, group].append(free[0])
                left[free[0]] -= 1
    return tuple(Invitation(subject, looker, group) for (subject, group), people in seated.items() for looker in people)


def _in_turn(wanted: Sequence[ToLookAt]) -> Iterator[tuple[ToLookAt, int]]:
    """The first group of everyone, then the second. Those with the fewest candidates choose first."""
    order = sorted(wanted, key=lambda person: (len(person.candidates), person.subject))
    most = max((person.competences for person in wanted), default=0)
    for group in range(-(-most // COMPETENCES_A_FORM)):
        yield from ((person, group) for person in order if person.competences > group * COMPETENCES_A_FORM)


def _free(
    person: ToLookAt, seated: Mapping[tuple[uuid.UUID, int], Sequence[uuid.UUID]], left: Mapping[uuid.UUID, int]
) -> list[uuid.UUID]:
    """Who could still be invited, those with the most room first; among equals in an order that says nothing."""
    taken = {looker for (subject, _group), people in seated.items() if subject == person.subject for looker in people}
    free = [looker for looker in person.candidates if looker not in taken and left.get(looker, 0) > 0]
    return sorted(free, key=lambda looker: (-left[looker], _drawn(person.subject, looker)))


def _drawn(subject: uuid.UUID, looker: uuid.UUID) -> bytes:
    return hashlib.sha256(subject.bytes + looker.bytes).digest()


def looked_at(invited: Sequence[Invitation], competences: Mapping[uuid.UUID, int]) -> dict[uuid.UUID, int]:
    """Of each person how many of her competences are looked at from this side, the first ones.

    >>> person, looker = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> looked_at([Invitation(person, looker, 0)], {person: 5})[person]
    3
    """
    return {
        subject: len({place for each in invited if each.subject == subject for place in each.places(number)})
        for subject, number in competences.items()
    }
