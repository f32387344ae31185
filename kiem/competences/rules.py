"""Words of the competence language, and small decisions about them. Pure."""

import unicodedata
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol


class CompetenceKind(StrEnum):
    """Of whom a competence is asked: everyone, many, one kind of job, a team together. In the order of the screens."""

    CORE = "core"
    SHARED = "shared"
    JOB_SPECIFIC = "job_specific"
    TEAM = "team"


KIND_ORDER = {kind: place for place, kind in enumerate(CompetenceKind)}


class VersionStatus(StrEnum):
    """Where a framework version stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    REPLACED = "replaced"


class MatchRelation(StrEnum):
    """How an own competence relates to a reference entry (SKOS mapping properties, W3C 2009)."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"


ESCO = "ESCO"
REFERENCE_VERSION_LENGTH = 20
FEWEST_LEVELS, MOST_LEVELS = 2, 9
LONGEST_NAME = 160
LONGEST_DEFINITION = 4_000
LONGEST_LEVEL_TEXT = 1_000
LONGEST_LEVEL_NAME = 60

DEFAULT_LEVELS = {
    "nl": ("start", "op weg", "sterk", "voorbeeld"),
    "fr": ("débute", "en route", "à l'aise", "exemple"),
    "en": ("starting", "on the way", "strong", "example"),
}
DEFAULT_SENTENCES = {
    "nl": (
        "Je leert het nog en doet het samen met iemand.",
        "Je doet het zelf in gewone situaties en vraagt hulp als het lastig wordt.",
        "Je doet het zelfstandig, ook als het moeilijk wordt.",
        "Anderen leren van jou, en samen maken jullie het werk beter.",
    ),
    "fr": (
        "Vous apprenez encore et vous le faites avec quelqu'un.",
        "Vous le faites vous-même dans les situations courantes et demandez de l'aide quand c'est difficile.",
        "Vous le faites de façon autonome, même quand c'est difficile.",
        "Les autres apprennent de vous et, ensemble, vous améliorez le travail.",
    ),
    "en": (
        "You are still learning and do it together with someone.",
        "You do it yourself in everyday situations and ask for help when it gets hard.",
        "You do it on your own, even when it gets difficult.",
        "Others learn from you, and together you make the work better.",
    ),
}


def scale_name(levels: Sequence[str]) -> str:
    """A scale is called after its levels; the database keeps 80 characters.

    >>> scale_name(["start", "op weg"])
    'start · op weg'
    """
    return " · ".join(levels)[:80].rstrip(" ·")


def plain_name(name: str) -> str:
    """How names are compared: without case, accents or stray spaces.

    >>> plain_name("  Zorg  én nabijheid ")
    'zorg en nabijheid'
    """
    text = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in text if not unicodedata.combining(letter)).split())


def is_default_scale(levels: Sequence[str], language: str) -> bool:
    """Whether these are the names of the default scale.

    >>> is_default_scale(["Start", "Op weg", "Sterk", "Voorbeeld"], "nl")
    True
    """
    return [plain_name(level) for level in levels] == [plain_name(name) for name in DEFAULT_LEVELS.get(language, ())]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a competence in one language; ``level_texts`` from low to high, "" where a level has none."""

    language: str
    name: str
    definition: str = ""
    level_texts: tuple[str, ...] = ()

    def cleaned(self) -> "Wording":
        """Without spaces at the ends, NUL characters, and empty level texts at the end."""
        texts = [_clean(text) for text in self.level_texts]
        while texts and not texts[-1]:
            texts.pop()
        return Wording(self.language, " ".join(_clean(self.name).split()), _clean(self.definition), tuple(texts))


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()


class Fault(StrEnum):
    """Why words cannot be kept."""

    NO_NAME = "no_name"
    NAME_TOO_LONG = "name_too_long"
    DEFINITION_TOO_LONG = "definition_too_long"
    LEVEL_TEXT_TOO_LONG = "level_text_too_long"
    TOO_MANY_LEVEL_TEXTS = "too_many_level_texts"


def fault_in(wording: Wording, levels: int) -> Fault | None:
    """The first thing wrong with cleaned words on a scale of so many levels.

    >>> fault_in(Wording("nl", "Zorg", level_texts=("a", "b", "c")), 2)
    <Fault.TOO_MANY_LEVEL_TEXTS: 'too_many_level_texts'>
    """
    if not wording.name:
        return Fault.NO_NAME
    if len(wording.name) > LONGEST_NAME:
        return Fault.NAME_TOO_LONG
    if len(wording.definition) > LONGEST_DEFINITION:
        return Fault.DEFINITION_TOO_LONG
    if any(len(text) > LONGEST_LEVEL_TEXT for text in wording.level_texts):
        return Fault.LEVEL_TEXT_TOO_LONG
    return Fault.TOO_MANY_LEVEL_TEXTS if len(wording.level_texts) > levels else None


@dataclass(frozen=True, slots=True)
class Content:
    """All that a worded version says: its kind, its scale and its words per language."""

    kind: CompetenceKind
    scale_version_id: uuid.UUID
    wordings: tuple[Wording, ...]

    def same_as(self, other: "Content") -> bool:
        return (
            self.kind == other.kind
            and self.scale_version_id == other.scale_version_id
            and {w.language: w.cleaned() for w in self.wordings} == {w.language: w.cleaned() for w in other.wordings}
        )


@dataclass(frozen=True, slots=True)
class Held:
    """A competence as a framework version holds it: which worded version, and what that says."""

    competence_id: uuid.UUID
    version_id: uuid.UUID
    number: int
    content: Content


@dataclass(frozen=True, slots=True)
class CompetenceToBringIn:
    """One line of a list: words in the list's language, and perhaps in others (``translations``).

    ``kind`` None: as it is, or shared when it is new. Level texts that are not given stay as they are.
    """

    name: str
    definition: str = ""
    kind: CompetenceKind | None = None
    level_texts: tuple[str, ...] = ()
    translations: tuple[Wording, ...] = ()

    def wordings(self, language: str) -> tuple[Wording, ...]:
        own = Wording(language, self.name, self.definition, self.level_texts)
        return tuple(wording.cleaned() for wording in (own, *self.translations))


def content_after(
    row: CompetenceToBringIn, language: str, before: Content | None, scale_version_id: uuid.UUID, *, levels_named: bool
) -> Content:
    """What a competence says once a line of a list is brought in over what it said before.

    A language that the line does not speak keeps its words, and level texts that are not given stay; the scale stays
    unless the list names its levels (``levels_named``).
    """
    kept = {wording.language: wording for wording in before.wordings} if before else {}
    for wording in row.wordings(language):
        former = kept.get(wording.language)
        told = wording.level_texts or (levels_named and wording.language == language)
        stays = former.level_texts if former and not told else wording.level_texts
        kept[wording.language] = replace(wording, level_texts=stays)
    kind = row.kind or (before.kind if before else CompetenceKind.SHARED)
    scale = before.scale_version_id if before and not levels_named else scale_version_id
    return Content(kind, scale, tuple(kept[each] for each in sorted(kept)))


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What bringing in a list did, or would do: names, in the order of the list.

    ``not_in_list``: what the language holds and the list does not name; it stays.
    """

    added: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    not_in_list: tuple[str, ...] = ()

    @property
    def writes(self) -> int:
        return len(self.added) + len(self.reworded)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions of the language, by competence id."""

    added: tuple[uuid.UUID, ...] = ()
    reworded: tuple[uuid.UUID, ...] = ()
    retired: tuple[uuid.UUID, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.reworded or self.retired)


def difference(before: Mapping[uuid.UUID, uuid.UUID], after: Mapping[uuid.UUID, uuid.UUID]) -> Difference:
    """Compare two versions of the language, given as competence id to worded version id.

    >>> a, b = uuid.UUID(int=1), uuid.UUID(int=2)
    >>> difference({a: a}, {a: b}).reworded == (a,)
    True
    """
    return Difference(
        added=tuple(key for key in after if key not in before),
        reworded=tuple(key for key, version in after.items() if key in before and before[key] != version),
        retired=tuple(key for key in before if key not in after),
    )


class ReferenceConcept(Protocol):
    """An entry of a reference scheme as its reader gives it."""

    @property
    def uri(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def preferred_label(self) -> str: ...
    @property
    def alternative_labels(self) -> Sequence[str]: ...
    @property
    def description(self) -> str: ...
    @property
    def in_collections(self) -> Iterable[str]: ...


class ReferenceLink(Protocol):
    """A relation between two entries as the reader gives it."""

    @property
    def from_uri(self) -> str: ...
    @property
    def to_uri(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ReferenceLoaded:
    """What loading a reference did, counted in entries of its language.

    ``gone``: here before and not in this pack; they stay, with the version in which they were last seen.
    ``links_outside``: relations that point to what is not here.
    """

    added: int
    changed: int
    unchanged: int
    gone: int
    links_added: int
    links_outside: int


_DUTCH = (
    "aan als bij dat de die door een en er het hoe hun ik in is je kan met naar niet of om onder ons op over te tot "
    "uit van voor wat we wie zijn zo"
)
_FRENCH = (
    "au aux avec ce ces dans des du elle est et il je la le les leur leurs ne nos notre nous on ou par pas pour que "
    "qui sa ses son sur un une vos votre vous"
)
_ENGLISH = "and at by for from how in of on or our the their they to we what who with you your"
SMALL_WORDS = frozenset(f"{_DUTCH} {_FRENCH} {_ENGLISH}".split())
"""Words that say nothing in a search (Dutch, French, English)."""


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for: plain, at least two letters, at most eight; small ones only when nothing else is asked.

    >>> words_of("Omgaan met bóze familie!")
    ('omgaan', 'boze', 'familie')
    """
    letters = "".join(letter if letter.isalnum() else " " for letter in plain_name(text))
    words = tuple(dict.fromkeys(word for word in letters.split() if len(word) > 1))
    return (tuple(word for word in words if word not in SMALL_WORDS) or words)[:8]


def words_found(words: Iterable[str], text: str) -> tuple[str, ...]:
    """Which of the words stand in a text, also inside longer words.

    >>> words_found(("boze", "familie"), "Familiegesprekken")
    ('familie',)
    """
    plain = plain_name(text)
    return tuple(word for word in words if word in plain)
