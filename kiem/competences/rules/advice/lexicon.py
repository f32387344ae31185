"""The words that the rules know of a language: checked in beside this module, one file a language, written for Kiem."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiem.competences.rules.searching import SMALL_WORDS
from kiem.competences.rules.words import plain_name

_HERE = Path(__file__).parent
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of one language. Every word is plain (without case or accents).

    ``says_nothing``: small words and words of degree, which do not tell two texts apart. ``verbs``: forms of verbs of
    doing, each with how it stands (see ``Standing``). ``plainer``: a hard word and a plainer one.
    """

    language: str
    says_nothing: frozenset[str]
    in_many_names: frozenset[str]
    subjects: frozenset[str]
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    no_negation_before: frozenset[str]
    verbs: Mapping[str, frozenset[str]]
    inner_verbs: frozenset[str]
    inner_phrases: tuple[tuple[frozenset[str], ...], ...]
    copulas: frozenset[str]
    traits: frozenset[str]
    having: frozenset[str]
    had: frozenset[str]
    plainer: Mapping[str, str]
    easy: frozenset[str]
    short_parts: frozenset[str]
    particles: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """What is known of a language; nothing of one without a file.

    >>> "begrijpt" in lexicon("nl").inner_verbs
    True
    """
    path = _HERE / "lexicons" / f"{language}.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    inner = known.get("unobservable", {})

    def words(name: str) -> frozenset[str]:
        return _plain(known.get(name, ""))

    return Lexicon(
        language=language,
        says_nothing=SMALL_WORDS | words("small") | words("degree"),
        in_many_names=words("in_many_names"),
        subjects=words("subjects"),
        subordinators=words("subordinators"),
        prepositions=words("prepositions"),
        adverbs=words("adverbs"),
        negations=words("negations"),
        no_negation_before=words("no_negation_before"),
        verbs=_verbs(known.get("verbs", "").split(), language),
        inner_verbs=_forms(inner.get("verbs", "").split(), language),
        inner_phrases=tuple(_phrase(each, language) for each in inner.get("phrases", ())),
        copulas=_plain(inner.get("copulas", "")),
        traits=_plain(inner.get("traits", "")),
        having=_plain(inner.get("having", "")),
        had=_plain(inner.get("had", "")),
        plainer={plain_name(hard): plainer for hard, plainer in known.get("plainer", {}).items()},
        easy=words("easy"),
        short_parts=words("short_parts"),
        particles=words("particles"),
    )


def _plain(words: str) -> frozenset[str]:
    return frozenset(plain_name(word) for word in words.split())


def _phrase(phrase: str, language: str) -> tuple[frozenset[str], ...]:
    """A phrase as the words that may stand at each place; in Dutch its verb is an infinitive and stands first."""
    first, *rest = phrase.split()
    return (_forms([first], language), *(frozenset({plain_name(word)}) for word in rest))


def _forms(verbs: Iterable[str], language: str) -> frozenset[str]:
    """All forms, in the present, of Dutch infinitives; in another language the words as they are written."""
    present = (present_of(plain_name(verb), language) for verb in verbs)
    return frozenset(form for standings in present for forms in standings.values() for form in forms)


def _verbs(infinitives: Iterable[str], language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for verb in infinitives:
        for standing, forms in present_of(plain_name(verb), language).items():
            for form in forms:
                found.setdefault(form, set()).add(standing)
    return {form: frozenset(standings) for form, standings in found.items()}


IRREGULAR = {
    "hebben": ("heb", "hebt", "heeft"),
    "zijn": ("ben", "bent", "is"),
    "kunnen": ("kan", "kunt"),
    "willen": ("wil", "wilt"),
    "mogen": ("mag", "mag"),
    "zullen": ("zal", "zult", "zal"),
    "komen": ("kom", "komt"),
}
"""Dutch verbs whose present is their own: after which the stem, and its forms with je or a person."""


def present_of(verb: str, language: str) -> dict[str, frozenset[str]]:
    """The present of a Dutch infinitive: "bare" (listen!), "one" (you listen, she listens), "many" (they listen).

    Spelling leaves some stems open (noteren, luisteren): then both are given, and one of them is no word.

    >>> {standing: sorted(forms) for standing, forms in present_of("vatten", "nl").items()}
    {'bare': ['vat'], 'one': ['vat'], 'many': ['vatten']}
    >>> sorted(present_of("noteren", "nl")["one"])
    ['noteert', 'notert']
    """
    if language != "nl":
        return {"one": frozenset({verb})}
    if verb in IRREGULAR:
        bare, *one = IRREGULAR[verb]
        return {"bare": frozenset({bare}), "one": frozenset(one), "many": frozenset({verb})}
    stems = _stems(verb)
    alone = frozenset(stem if stem.endswith("t") else f"{stem}t" for stem in stems)
    return {"bare": frozenset(stems), "one": alone, "many": frozenset({verb})}


def _stems(verb: str) -> set[str]:
    """What the spelling rules can make of an infinitive without its ending."""
    if not verb.endswith("en") or len(verb) < 5:
        return {verb.removesuffix("n")}  # gaan, staan, zien, doen
    left = verb.removesuffix("en")
    if left[-1] == left[-2]:
        return {left[:-1]}
    hard = left[:-1] + {"v": "f", "z": "s"}.get(left[-1], left[-1])
    one_vowel_before = hard[-2] in _VOWELS and (len(hard) < 3 or hard[-3] not in _VOWELS) and hard[-1] not in _VOWELS
    if not one_vowel_before or hard[-2] == "i":
        return {hard}
    return {hard, hard[:-1] + hard[-2] + hard[-1]}
