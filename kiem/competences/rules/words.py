"""Kinds, statuses and names of the competence language."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

# All but tab and new line; and what no XML, so no workbook, may hold.
_UNKEPT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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
    CONSULTATION = "consultation"
    ADOPTED = "adopted"
    REPLACED = "replaced"


IN_THE_MAKING = frozenset({VersionStatus.DRAFT, VersionStatus.CONSULTATION})
"""A version that nothing has been decided about yet."""


class MatchRelation(StrEnum):
    """How an own competence relates to a reference entry (SKOS mapping properties, W3C 2009)."""

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"
    RELATED = "related"


class Aspect(StrEnum):
    """Whether a competence is mostly something one knows, does or is."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    ATTITUDE = "attitude"


class ScaleKind(StrEnum):
    """How levels stand to one another: from low to high; met or not; shown able, which holds for some months."""

    ORDERED = "ordered"
    MET = "met"
    SHOWN_ABLE = "shown_able"


class Step(StrEnum):
    """What became of a competence from one version of the language to the next."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    RETIRED = "retired"
    NEW = "new"


class Part(StrEnum):
    """The parts of a competence's words that someone may propose to change."""

    NAME = "name"
    DEFINITION = "definition"
    PLAIN = "plain"
    SYNONYM = "synonym"
    TITLE = "title"
    TEXT = "text"
    INDICATOR = "indicator"
    COUNTER = "counter"


class ProposalStatus(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """What someone else says of a proposal."""

    SUPPORT = "support"
    OBJECT = "object"


class Decision(StrEnum):
    """What a steward does with a proposal."""

    ACCEPT = "accept"
    DECLINE = "decline"


class InstrumentKind(StrEnum):
    """What kind of instrument speaks of competences."""

    FORM = "form"
    VACANCY = "vacancy"
    CONVERSATION = "conversation"
    EVALUATION = "evaluation"
    TRAINING = "training"
    OTHER = "other"


ESCO = "ESCO"
ONET = "O*NET"
STARTER = "Kiem"
"""The schemes a competence may be copied from."""
REFERENCE_RELEASE_LENGTH = 20
FEWEST_LEVELS, MOST_LEVELS = 2, 9
LONGEST_NAME = 160
LONGEST_DEFINITION = 4_000
LONGEST_LEVEL_TEXT = 1_000
LONGEST_SCALE_NAME = 80
LONGEST_LEVEL_NAME = 60
LONGEST_SENTENCE = 300
MOST_MONTHS = 120
LONGEST_PLAIN = 1_000
LONGEST_TITLE = 120
LONGEST_SYNONYM = 120
LONGEST_INDICATOR = 300
MOST_SYNONYMS = 60

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
    """A scale is called after its levels; no longer than may be kept.

    >>> scale_name(["start", "op weg"])
    'start · op weg'
    """
    return " · ".join(map(one_line, levels))[:LONGEST_SCALE_NAME].rstrip(" ·")


def kept_text(text: str) -> str:
    """A text as it is kept: new lines of one kind, and of the control characters only those and tabs.

    >>> kept_text("een\\x0b\\x1f\\ttwee\\r\\ndrie\\rvier ")
    'een\\ttwee\\ndrie\\nvier'
    """
    return _UNKEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str) -> str:
    """
    >>> one_line(" op\\n\\x07 weg ")
    'op weg'
    """
    return " ".join(kept_text(text).split())


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
