"""What an ESCO pack gives: concepts, relations between them, and an account of every row."""

from dataclasses import dataclass
from enum import StrEnum

from kiem.exchange.reading.problems import Problem


class ConceptKind(StrEnum):
    """A kind of entry. Knowledge is what ESCO marks so; every other skill or competence is a skill."""

    SKILL = "skill"
    KNOWLEDGE = "knowledge"
    SKILL_GROUP = "skill_group"
    OCCUPATION = "occupation"
    ISCO_GROUP = "isco_group"


SKILL_KINDS = frozenset({ConceptKind.SKILL, ConceptKind.KNOWLEDGE, ConceptKind.SKILL_GROUP})


class RelationKind(StrEnum):
    """How one concept points to another: up to a broader one, or to a skill that it needs or can use."""

    BROADER = "broader"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept in one language. `in_collections` are the names in the file names (transversal, digComp, green).
    `modified` is ISO 8601 as published, or ""."""

    uri: str
    kind: ConceptKind
    code: str
    language: str
    preferred_label: str
    alternative_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    description: str = ""
    reuse_level: str = ""
    status: str = ""
    modified: str = ""
    in_collections: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relation:
    """Either end may be a concept that is not in the pack: the scheme is larger than what is here."""

    from_uri: str
    to_uri: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class FileReport:
    """Where the rows of one file went: each is a new concept, repeats one, gives relations, or is a problem.
    `doubled` are those that repeat one of the same file. `outside` counts relations of which an end is not in the
    pack; a relation that several files give counts once. `unread_columns` hold what Kiem has no use for."""

    file: str
    rows: int
    new: int = 0
    repeated: int = 0
    doubled: int = 0
    relations: int = 0
    outside: int = 0
    unread_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EscoReport:
    """What is here, and what is not. Counts are of distinct concepts and relations, `relations` of those within.
    `english_descriptions` stand in the hierarchy of a pack in another language, so they were not taken for that
    language; `differing` are repeated concepts whose texts differ, of which the newest was kept."""

    files: tuple[FileReport, ...]
    unread_files: tuple[str, ...]
    skills_and_groups: int
    occupations_and_groups: int
    relations: int
    outside: int
    without_description: int
    english_descriptions: int
    differing: int


@dataclass(frozen=True, slots=True)
class EscoPack:
    """One language of one version. No file says its version; `version_hint` is what the folder's name says, or ""."""

    language: str
    version_hint: str
    concepts: tuple[Concept, ...]
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]
    report: EscoReport
