"""The writing aid: what to look at again in the words of a competence, and in the language as a whole.

Deterministic and pure: the same words give the same advice, in the same order. One module per family of rules. What
the rules know of a language stands in ``lexicons`` (our own) and ``vendor`` (word frequencies); Dutch is complete, in
French and English only what is safe to say without reading the sentence as a whole.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kiem.competences.rules.advice.advising import Advice, AdviceRule, Piece, PieceKind, Span, pieces_of
from kiem.competences.rules.advice.comparing import (
    alike_competences,
    alike_indicators,
    levels_not_distinct,
    repeats_name,
)
from kiem.competences.rules.advice.counting import missing_languages, no_attitude, too_many_core, too_many_indicators
from kiem.competences.rules.advice.hard_words import hard_words
from kiem.competences.rules.advice.lexicon import lexicon
from kiem.competences.rules.advice.observing import unobservable
from kiem.competences.rules.advice.sentences import long_sentence, negation, two_behaviours
from kiem.competences.rules.contents import Content, Wording

__all__ = [
    "Advice",
    "AdviceRule",
    "Piece",
    "PieceKind",
    "Span",
    "advice_on",
    "advice_on_language",
    "all_advice",
    "pieces_of",
]

_ON_A_PIECE = (unobservable, two_behaviours, negation, long_sentence, hard_words)
_RULE_ORDER = {rule: place for place, rule in enumerate(AdviceRule)}


def advice_on(content: Content, languages: Sequence[str]) -> tuple[Advice, ...]:
    """All advice on one competence, in the organisation's ``languages``: in the order of reading, then of the rules.

    >>> from kiem.competences.rules.words import CompetenceKind
    >>> said = Wording("nl", "Luisteren", "Je luistert.", indicators=(("Je bent loyaal.",),))
    >>> [each.rule.value for each in advice_on(Content(CompetenceKind.CORE, uuid.UUID(int=9), (said,)), ["nl"])]
    ['repeats_name', 'unobservable']
    """
    found = [
        advice
        for language in languages
        for wording in content.wordings
        if wording.language == language
        for advice in _advice_on_wording(wording)
    ]
    return (*found, *too_many_indicators(content), *missing_languages(content, languages))


@lru_cache(maxsize=4_000)
def _advice_on_wording(wording: Wording) -> tuple[Advice, ...]:
    """Kept, as a page asks it of every competence each time and the words seldom change."""
    known = lexicon(wording.language)
    order = {piece.place: place for place, piece in enumerate(pieces_of(wording))}
    found = [
        *repeats_name(wording, known),
        *(advice for piece in pieces_of(wording) for rule in _ON_A_PIECE for advice in rule(piece, known)),
        *_without_doubles([*levels_not_distinct(wording, known)], [*alike_indicators(wording, known)]),
    ]

    def as_read(advice: Advice) -> tuple[int, int, tuple[Span, ...]]:
        return order.get(advice.place, len(order)), _RULE_ORDER[advice.rule], advice.spans

    return tuple(sorted(found, key=as_read))


def _without_doubles(levels: list[Advice], indicators: list[Advice]) -> Iterator[Advice]:
    """Of a level that says what the one below says its indicators need not be named one by one."""
    yield from levels
    whole = {advice.place for advice in levels}
    yield from (advice for advice in indicators if advice.place.partition(".")[0] not in whole)


def advice_on_language(contents: Mapping[uuid.UUID, Content], languages: Sequence[str]) -> tuple[Advice, ...]:
    """All advice on the language as a whole, beside that on each competence.

    >>> advice_on_language({}, ["nl"])
    ()
    """
    alike = (advice for language in languages for advice in alike_competences(contents, language))
    return (*too_many_core(contents), *no_attitude(contents), *alike)


def all_advice(contents: Mapping[uuid.UUID, Content], languages: Sequence[str]) -> tuple[Advice, ...]:
    """On the language as a whole, then on each competence; each says which one it is about, if it is about one.

    >>> from kiem.competences.rules.words import CompetenceKind
    >>> said = Content(CompetenceKind.CORE, uuid.UUID(int=9), (Wording("nl", "Luisteren", "Je luistert."),))
    >>> [(each.rule.value, each.competence_id) for each in all_advice({uuid.UUID(int=1): said}, ["nl"])]
    [('no_attitude', None), ('repeats_name', UUID('00000000-0000-0000-0000-000000000001'))]
    """
    each = (
        replace(advice, competence_id=key)
        for key, content in contents.items()
        for advice in advice_on(content, languages)
    )
    return (*advice_on_language(contents, languages), *each)
