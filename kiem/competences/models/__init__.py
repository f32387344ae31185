"""Scales, competences, frameworks, mappings, proposals, instruments, and the reference to choose from.

Texts stand in rows of their own per language. A worded version is immutable: an edit is a new version, and a
framework version is a set of pointers to worded versions.
"""

from kiem.competences.models.frameworks import CompetenceStep, Framework, FrameworkEntry, FrameworkVersion
from kiem.competences.models.growing import Proposal, Voice, Waiver
from kiem.competences.models.instruments import Instrument, InstrumentLink
from kiem.competences.models.mappings import CompetenceMapping
from kiem.competences.models.reference import (
    ReferenceAnchor,
    ReferenceCrossing,
    ReferenceEntry,
    ReferenceRating,
    ReferenceRelation,
    ReferenceText,
)
from kiem.competences.models.scales import Scale, ScaleLevel, ScaleLevelText, ScaleVersion
from kiem.competences.models.wordings import (
    Competence,
    CompetenceLevelText,
    CompetenceMatch,
    CompetenceText,
    CompetenceVersion,
    Indicator,
    IndicatorText,
)

__all__ = [
    "Competence",
    "CompetenceLevelText",
    "CompetenceMapping",
    "CompetenceMatch",
    "CompetenceStep",
    "CompetenceText",
    "CompetenceVersion",
    "Framework",
    "FrameworkEntry",
    "FrameworkVersion",
    "Indicator",
    "IndicatorText",
    "Instrument",
    "InstrumentLink",
    "Proposal",
    "ReferenceAnchor",
    "ReferenceCrossing",
    "ReferenceEntry",
    "ReferenceRating",
    "ReferenceRelation",
    "ReferenceText",
    "Scale",
    "ScaleLevel",
    "ScaleLevelText",
    "ScaleVersion",
    "Voice",
    "Waiver",
]
