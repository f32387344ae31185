"""What a competence, or the language as a whole, has too many or none of."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from kiem.competences.rules.advice.advising import Advice, AdviceRule, pieces_of
from kiem.competences.rules.contents import Content, Wording
from kiem.competences.rules.words import Aspect, CompetenceKind

MOST_INDICATORS = 8
MOST_CORE = 6


def too_many_indicators(content: Content) -> Iterator[Advice]:
    """More than eight indicators on a competence: more than anyone keeps in mind in a talk.

    >>> said = Wording("nl", "Zorg", indicators=(tuple("abcde"), tuple("fghi")))
    >>> [advice.text for advice in too_many_indicators(Content(CompetenceKind.CORE, uuid.UUID(int=9), (said,)))]
    ['9']
    """
    counted = {
        wording.language: sum(bool(text.strip()) for texts in wording.indicators for text in texts)
        for wording in content.wordings
    }
    language, most = max(counted.items(), key=lambda each: (each[1], each[0]), default=("", 0))
    if most > MOST_INDICATORS:
        yield Advice(AdviceRule.TOO_MANY_INDICATORS, f"{language} indicators", str(most))


def missing_languages(content: Content, languages: Sequence[str]) -> Iterator[Advice]:
    """A language of the organisation in which a competence says nothing, or less than in another.

    Synonyms, plain texts and counter-indicators are its own in every language, so they are not missed.

    >>> said = (Wording("nl", "Zorg", "Je helpt."), Wording("fr", "Soin"))
    >>> content = Content(CompetenceKind.CORE, uuid.UUID(int=9), said)
    >>> [(advice.place, advice.near) for advice in missing_languages(content, ["nl", "fr", "en"])]
    [('fr', 'definition'), ('en', '')]
    """
    spoken = {wording.language: wording for wording in content.wordings}
    told = {language: _told(wording) for language, wording in spoken.items()}
    asked = list(dict.fromkeys(place for places in told.values() for place in places))
    for language in languages:
        lacks = [place for place in asked if place not in told.get(language, ())]
        if language not in spoken:
            yield Advice(AdviceRule.MISSING_LANGUAGE, language)
        elif lacks:
            yield Advice(AdviceRule.MISSING_LANGUAGE, language, spoken[language].name, (), ", ".join(lacks))


def _told(wording: Wording) -> tuple[str, ...]:
    """The places at which something is said that every language should say."""
    places = (piece.place.partition(" ")[2] for piece in pieces_of(wording))
    return tuple(place for place in places if place != "plain" and ".c" not in place)


def too_many_core(contents: Mapping[uuid.UUID, Content]) -> Iterator[Advice]:
    """More than six core competences: what is asked of everyone should be few.

    >>> core = Content(CompetenceKind.CORE, uuid.UUID(int=9), ())
    >>> [advice.text for advice in too_many_core({uuid.UUID(int=number): core for number in range(7)})]
    ['7']
    """
    core = sum(content.kind is CompetenceKind.CORE for content in contents.values())
    if core > MOST_CORE:
        yield Advice(AdviceRule.TOO_MANY_CORE, "core", str(core))


def no_attitude(contents: Mapping[uuid.UUID, Content]) -> Iterator[Advice]:
    """No competence is an attitude: then the language says what people know and can, and not how they meet others.

    >>> known = Content(CompetenceKind.CORE, uuid.UUID(int=9), (), Aspect.KNOWLEDGE)
    >>> [advice.rule.value for advice in no_attitude({uuid.UUID(int=1): known})]
    ['no_attitude']
    """
    if contents and all(content.aspect != Aspect.ATTITUDE for content in contents.values()):
        yield Advice(AdviceRule.NO_ATTITUDE, "aspect")
