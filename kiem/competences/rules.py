"""Words of the competence language. Pure."""

from enum import StrEnum


class CompetenceKind(StrEnum):
    """Of whom a competence is asked: everyone, many, one kind of job, a team together."""

    CORE = "core"
    SHARED = "shared"
    JOB_SPECIFIC = "job_specific"
    TEAM = "team"


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


DEFAULT_LEVELS = {
    "nl": ("start", "op weg", "sterk", "voorbeeld"),
    "fr": ("débute", "en route", "à l'aise", "exemple"),
    "en": ("starting", "on the way", "strong", "example"),
}
