"""What differs between two versions of the language: competence by competence, and word by word."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kiem.competences.rules.contents import Content, Wording
from kiem.competences.rules.words import Part, Step

Pointers = Mapping[uuid.UUID, uuid.UUID]
"""A version of the language as competence id to worded version id."""
Said = tuple[uuid.UUID, uuid.UUID, Step]
"""(former, latter, split or merged), as a person said it."""


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A line of the migration table. ``former`` None: it is new; ``latters`` empty: it was retired."""

    former: uuid.UUID | None
    latters: tuple[uuid.UUID, ...]
    step: Step


def steps_between(before: Pointers, after: Pointers, said: Iterable[Said] = ()) -> tuple[StepTaken, ...]:
    """What became of each competence of ``before``, in its order; then what is new in ``after``.

    What a person said of a split or a merger counts over what comparing shows, as long as both ends are there.

    >>> a, b = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> [line.step.value for line in steps_between({a: a}, {b: b})]
    ['retired', 'new']
    >>> [line.step.value for line in steps_between({a: a}, {b: b}, [(a, b, Step.SPLIT)])]
    ['split']
    """
    became: dict[uuid.UUID, tuple[Step, list[uuid.UUID]]] = {}
    for former, latter, step in said:
        if former in before and latter in after:
            became.setdefault(former, (step, []))[1].append(latter)
    lines = [_became(former, became, before, after) for former in before]
    told = {latter for _step, latters in became.values() for latter in latters}
    new = (StepTaken(None, (key,), Step.NEW) for key in after if key not in before and key not in told)
    return (*lines, *new)


def _became(
    former: uuid.UUID, became: Mapping[uuid.UUID, tuple[Step, list[uuid.UUID]]], before: Pointers, after: Pointers
) -> StepTaken:
    if former in became:
        step, latters = became[former]
        return StepTaken(former, tuple(latters), step)
    if former not in after:
        return StepTaken(former, (), Step.RETIRED)
    return StepTaken(former, (former,), Step.SAME if before[former] == after[former] else Step.REWORDED)


class Change(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    GONE = "gone"
    ADDED = "added"


Piece = tuple[str, Change]


def word_by_word(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both texts in order, each run with what happened to it.

    >>> word_by_word("Je klopt aan", "Je belt aan")
    (('Je', <Change.KEPT: 'kept'>), ('klopt', <Change.GONE: 'gone'>), ('belt', <Change.ADDED: 'added'>), \
('aan', <Change.KEPT: 'kept'>))
    """
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append((" ".join(old[a:b]), Change.KEPT))
            continue
        if b > a:
            pieces.append((" ".join(old[a:b]), Change.GONE))
        if d > c:
            pieces.append((" ".join(new[c:d]), Change.ADDED))
    return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place in the words of a competence: ``position`` is the level, ``place`` which indicator of it (from 1)."""

    language: str
    part: Part
    position: int = 0
    place: int = 0


def spots_of(wording: Wording) -> dict[Spot, str]:
    """Every place that says something, with what it says, in the order of reading."""
    language = wording.language
    found = {
        Spot(language, Part.NAME): wording.name,
        Spot(language, Part.DEFINITION): wording.definition,
        Spot(language, Part.PLAIN): wording.plain,
        Spot(language, Part.SYNONYM): ", ".join(wording.synonyms),
    }
    for position in range(1, wording.levels_told + 1):
        found[Spot(language, Part.TITLE, position)] = _at(wording.titles, position)
        found[Spot(language, Part.TEXT, position)] = _at(wording.level_texts, position)
        for part, levels in ((Part.INDICATOR, wording.indicators), (Part.COUNTER, wording.counters)):
            texts = levels[position - 1] if position <= len(levels) else ()
            found |= {Spot(language, part, position, place): text for place, text in enumerate(texts, start=1)}
    return {spot: text for spot, text in found.items() if text}


def _at(texts: Sequence[str], position: int) -> str:
    return texts[position - 1] if position <= len(texts) else ""


def changed_spots(before: Content, after: Content) -> tuple[tuple[Spot, str, str], ...]:
    """(place, words before, words after) wherever they differ; "" where it says nothing."""
    old = {spot: text for wording in before.wordings for spot, text in spots_of(wording).items()}
    new = {spot: text for wording in after.wordings for spot, text in spots_of(wording).items()}
    order = list(dict.fromkeys((*old, *new)))
    order.sort(key=lambda spot: (spot.language, spot.position, list(Part).index(spot.part), spot.place))
    return tuple((spot, old.get(spot, ""), new.get(spot, "")) for spot in order if old.get(spot) != new.get(spot))
