"""Texts that say the same: name and definition, one level and the next, two indicators, two competences."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from rapidfuzz.fuzz import ratio

from kiem.competences.rules.advice.advising import Advice, AdviceRule, PieceKind, pieces_of
from kiem.competences.rules.advice.lexicon import Lexicon, lexicon
from kiem.competences.rules.advice.reading import likeness, spans_of, stem, stems_of, words_in
from kiem.competences.rules.contents import Content, Wording
from kiem.competences.rules.words import plain_name

ALIKE = 0.8
"""From this share of words in common (Dice) two texts say nearly the same."""
SPELLED_ALIKE = 92
"""From this likeness of letters (of 100) two names are the same name, spelled in two ways."""


def repeats_name(wording: Wording, known: Lexicon) -> Iterator[Advice]:
    """A definition that repeats the name explains it by itself: one word in two of those that carry it is enough.

    >>> said = Wording("nl", "Samenwerken", "Je werkt samen; samenwerking staat voorop.")
    >>> [said.definition[each.start : each.end] for found in repeats_name(said, lexicon("nl")) for each in found.spans]
    ['samenwerking']
    """
    named = {stem(word.plain, known.language) for word in words_in(wording.name) if len(word.plain) > 2}
    named -= {stem(word, known.language) for word in known.in_many_names | known.says_nothing}
    said = [word for word in words_in(wording.definition) if stem(word.plain, known.language) in named]
    repeated = {stem(word.plain, known.language) for word in said}
    if said and 2 * len(repeated) >= len(named):
        place = f"{wording.language} definition"
        yield Advice(AdviceRule.REPEATS_NAME, place, wording.definition, spans_of(said), wording.name)


def levels_not_distinct(wording: Wording, known: Lexicon) -> Iterator[Advice]:
    """A level that says what the one below says: the same title, the same text, or nearly the same indicators.

    >>> said = Wording("nl", "Luisteren", level_texts=("Je luistert goed.", "Je luistert zeer goed."))
    >>> [advice.place for advice in levels_not_distinct(said, lexicon("nl"))]
    ['nl 2']
    """
    by_level: dict[int, dict[PieceKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for piece in pieces_of(wording):
        if piece.kind is not PieceKind.COUNTER:
            by_level[piece.level][piece.kind].append(piece.text)
    for level in range(2, wording.levels_told + 1):
        for kind in (PieceKind.TITLE, PieceKind.LEVEL_TEXT, PieceKind.INDICATOR):
            below, here = (" · ".join(by_level[each][kind]) for each in (level - 1, level))
            if below and here and are_alike(below, here, known):
                yield Advice(AdviceRule.LEVEL_NOT_DISTINCT, f"{wording.language} {level}", here, (), below)
                break


def alike_indicators(wording: Wording, known: Lexicon) -> Iterator[Advice]:
    """Two indicators of a competence that say nearly the same, at whichever levels.

    >>> said = Wording("nl", "Zorg", indicators=(("Je vraagt elke dag raad.",), ("Elke dag vraag je raad.",)))
    >>> [(advice.place, advice.near) for advice in alike_indicators(said, lexicon("nl"))]
    [('nl 2.1', 'Je vraagt elke dag raad.')]
    """
    for kind in (PieceKind.INDICATOR, PieceKind.COUNTER):
        pieces = [piece for piece in pieces_of(wording) if piece.kind is kind]
        told: set[str] = set()
        for first, second in combinations(pieces, 2):
            if second.place not in told and are_alike(first.text, second.text, known):
                told.add(second.place)
                yield Advice(AdviceRule.ALIKE_INDICATORS, second.place, second.text, (), first.text)


def are_alike(one: str, other: str, known: Lexicon) -> bool:
    """Whether two texts say nearly the same: by their words without small ones, else by their letters."""
    first, second = stems_of(one, known), stems_of(other, known)
    if not first or not second:
        return plain_name(one) == plain_name(other)
    return likeness(first, second) >= ALIKE


@dataclass(frozen=True, slots=True)
class _Told:
    """A name or definition of a competence, to compare with those of the others."""

    competence_id: uuid.UUID
    place: str
    text: str
    stems: frozenset[str]


def alike_competences(contents: Mapping[uuid.UUID, Content], language: str) -> Iterator[Advice]:
    """Two competences with nearly the same name or definition: people will not know which one to take.

    >>> one, two = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> def said(name):
    ...     return Content(CompetenceKind.SHARED, uuid.UUID(int=9), (Wording("nl", name),))
    >>> from kiem.competences.rules.words import CompetenceKind
    >>> [advice.near for advice in alike_competences({one: said("Samen werken"), two: said("Samenwerken")}, "nl")]
    ['Samen werken']
    """
    known = lexicon(language)
    said = [(key, each) for key, content in contents.items() for each in content.wordings if each.language == language]
    names, texts = (
        [_Told(key, f"{language} {part}", text, stems_of(text, known)) for key, text in told]
        for part, told in (
            ("name", [(key, each.name) for key, each in said]),
            ("definition", [(key, each.definition) for key, each in said]),
        )
    )
    seen: set[tuple[uuid.UUID, str]] = set()
    for first, second in (*_pairs_of_names(names), *_pairs_alike(texts)):
        if (second.competence_id, second.place) not in seen:
            seen.add((second.competence_id, second.place))
            yield Advice(
                AdviceRule.ALIKE_COMPETENCES, second.place, second.text, (), first.text,
                second.competence_id, first.competence_id,
            )  # fmt: skip


def _pairs_of_names(names: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Names with the same words, or spelled nearly alike; only names of nearly one length are held side by side."""
    plain = [(plain_name(each.text).replace(" ", ""), each) for each in names]
    for (one, first), (other, second) in combinations(plain, 2):
        same = first.stems and first.stems == second.stems
        if same or (abs(len(one) - len(other)) <= 2 and ratio(one, other) >= SPELLED_ALIKE):
            yield first, second


def _pairs_alike(texts: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Pairs with enough words in common. Two such texts share one of their rarest words, so only those are compared
    (the prefix filter of Chaudhuri et al., 2006): near to linear in the number of texts."""
    rarity = Counter(each for text in texts for each in text.stems)
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        rarest = sorted(text.stems, key=lambda each: (rarity[each], each))
        fewest_in_common = ceil(len(rarest) * ALIKE / (2 - ALIKE))
        near: set[int] = set()
        for each in rarest[: len(rarest) - fewest_in_common + 1]:
            near.update(sharing[each])
            sharing[each].append(place)
        for other in sorted(near):
            if likeness(texts[other].stems, text.stems) >= ALIKE:
                yield texts[other], text
