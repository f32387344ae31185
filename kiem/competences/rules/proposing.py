"""What someone may propose to change in the words of a competence, and what they then become. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kiem.competences.rules.comparing import Spot, spots_of
from kiem.competences.rules.contents import Content, Text, Wording
from kiem.competences.rules.words import (
    LONGEST_DEFINITION,
    LONGEST_INDICATOR,
    LONGEST_LEVEL_TEXT,
    LONGEST_NAME,
    LONGEST_PLAIN,
    LONGEST_SYNONYM,
    LONGEST_TITLE,
    Part,
    plain_name,
)

LONGEST: Mapping[Part, int] = {
    Part.NAME: LONGEST_NAME,
    Part.DEFINITION: LONGEST_DEFINITION,
    Part.PLAIN: LONGEST_PLAIN,
    Part.SYNONYM: LONGEST_SYNONYM,
    Part.TITLE: LONGEST_TITLE,
    Part.TEXT: LONGEST_LEVEL_TEXT,
    Part.INDICATOR: LONGEST_INDICATOR,
    Part.COUNTER: LONGEST_INDICATOR,
}
"""How many characters each part may have."""
OBSERVED = (Part.INDICATOR, Part.COUNTER)
OF_SEVERAL_LINES = frozenset({Part.DEFINITION, Part.PLAIN, Part.TEXT})


def key_of(spot: Spot) -> str:
    """A spot as a form sends it.

    >>> key_of(Spot("nl", Part.INDICATOR, 2, 1))
    'nl.indicator.2.1'
    """
    return f"{spot.language}.{spot.part}.{spot.position}.{spot.place}"


def places_of(wording: Wording, levels: int) -> dict[Spot, str]:
    """Every place of a wording on a scale of so many levels, with what stands there, in the order of reading.

    "" where nothing does yet. What comes in a list ends with a place for one more, whose ``place`` is 0.

    >>> [key_of(spot) for spot in places_of(Wording("nl", "Zorg", synonyms=("hulp",)), 0)]
    ['nl.name.0.0', 'nl.definition.0.0', 'nl.plain.0.0', 'nl.synonym.0.1', 'nl.synonym.0.0']
    """
    language, said = wording.language, spots_of(wording)
    single = [Spot(language, part) for part in (Part.NAME, Part.DEFINITION, Part.PLAIN)]
    found = {spot: said.get(spot, "") for spot in single}
    found |= {Spot(language, Part.SYNONYM, 0, place): text for place, text in enumerate(wording.synonyms, start=1)}
    found[Spot(language, Part.SYNONYM)] = ""
    for position in range(1, levels + 1):
        found |= {spot: said.get(spot, "") for spot in _at_level(language, position)}
        for part in OBSERVED:
            texts = enumerate(_listed(wording, part, position), start=1)
            found |= {Spot(language, part, position, place): text for place, text in texts if text}
            found[Spot(language, part, position)] = ""
    return found


def _at_level(language: str, position: int) -> Iterator[Spot]:
    return (Spot(language, part, position) for part in (Part.TITLE, Part.TEXT))


def _listed(wording: Wording, part: Part, position: int) -> tuple[str, ...]:
    levels = wording.indicators if part is Part.INDICATOR else wording.counters
    return levels[position - 1] if position <= len(levels) else ()


def tidied(words: str, part: Part) -> str:
    """Proposed words without NUL characters and stray spaces; a part of one line on one line.

    >>> tidied("  Je  klopt\\n aan ", Part.INDICATOR)
    'Je klopt aan'
    """
    clean = words.replace("\x00", "").replace("\r\n", "\n").strip()
    return clean if part in OF_SEVERAL_LINES else " ".join(clean.split())


def spot_now(content: Content, spot: Spot, former: str) -> Spot | None:
    """Where the former words stand now: a list may have moved them. None: they stand there no longer.

    A place for one more is always there, as long as the language is.
    """
    wording = _in(content, spot.language)
    if wording is None:
        return None
    if spot.part is Part.SYNONYM or spot.part in OBSERVED:
        return _in_list(wording, spot, former)
    return spot if spots_of(wording).get(spot, "") == former else None


def _in_list(wording: Wording, spot: Spot, former: str) -> Spot | None:
    if spot.place == 0:
        return spot
    texts = wording.synonyms if spot.part is Part.SYNONYM else _listed(wording, spot.part, spot.position)
    if spot.place <= len(texts) and texts[spot.place - 1] == former:
        return spot
    return replace(spot, place=texts.index(former) + 1) if former in texts else None


def words_at(content: Content, spot: Spot) -> str:
    """What stands at a spot; "" where nothing does."""
    wording = _in(content, spot.language)
    if wording is None:
        return ""
    if spot.part is Part.SYNONYM:
        return wording.synonyms[spot.place - 1] if 0 < spot.place <= len(wording.synonyms) else ""
    return spots_of(wording).get(spot, "")


def stands_already(content: Content, spot: Spot, words: str) -> bool:
    """Whether these very words stand at the spot, or anywhere in its list."""
    wording = _in(content, spot.language)
    if wording is None:
        return False
    if spot.part is Part.SYNONYM:
        return words in wording.synonyms or (
            spot.place == 0 and plain_name(words) in {plain_name(each) for each in wording.synonyms}
        )
    if spot.part in OBSERVED:
        return words in _listed(wording, spot.part, spot.position)
    return words_at(content, spot) == words


def with_words(content: Content, spot: Spot, words: str) -> Content:
    """The content with other words at one spot, all others as they were. One more comes last, in every language.

    >>> from uuid import UUID
    >>> before = Content("core", UUID(int=1), (Wording("nl", "Zorg", synonyms=("hulp",)),))
    >>> with_words(before, Spot("nl", Part.SYNONYM), "bijstand").wordings[0].synonyms
    ('hulp', 'bijstand')
    """
    if spot.part in OBSERVED and spot.place == 0:
        longest = max(len(_listed(wording, spot.part, spot.position)) for wording in content.wordings)
        spot = replace(spot, place=longest + 1)
    changed = (_changed(each, spot, words) if each.language == spot.language else each for each in content.wordings)
    return replace(content, wordings=tuple(changed))


def _changed(wording: Wording, spot: Spot, words: str) -> Wording:
    if spot.part is Part.NAME:
        return replace(wording, name=words)
    if spot.part is Part.DEFINITION:
        return replace(wording, definition=words)
    if spot.part is Part.PLAIN:
        return replace(wording, plain=words)
    if spot.part is Part.SYNONYM:
        return replace(wording, synonyms=_put(wording.synonyms, spot.place or len(wording.synonyms) + 1, words, ""))
    if spot.part is Part.TITLE:
        return replace(wording, titles=_put(wording.titles, spot.position, words, ""))
    if spot.part is Part.TEXT:
        return replace(wording, level_texts=_put(wording.level_texts, spot.position, words, ""))
    texts = _put(_listed(wording, spot.part, spot.position), spot.place, words, "")
    if spot.part is Part.INDICATOR:
        return replace(wording, indicators=_put(wording.indicators, spot.position, texts, ()))
    return replace(wording, counters=_put(wording.counters, spot.position, texts, ()))


def _put(texts: tuple[Text, ...], place: int, words: Text, nothing: Text) -> tuple[Text, ...]:
    """With the words at a place (from 1), filled up to it."""
    filled = list(texts)
    filled.extend([nothing] * (place - len(texts)))
    filled[place - 1] = words
    return tuple(filled)


def _in(content: Content, language: str) -> Wording | None:
    return next((wording for wording in content.wordings if wording.language == language), None)
