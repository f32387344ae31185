"""The competence language: the reads other slices may use."""

from kiem.competences.queries.advice import Advised, Waived, advice_given, waivers_of
from kiem.competences.queries.finding import CompetenceFound, find_competences
from kiem.competences.queries.instruments import InstrumentHeld, instruments
from kiem.competences.queries.language import (
    Entry,
    Language,
    LevelText,
    competence_entry,
    contents_of,
    counting_entries,
    counting_version,
    framework_versions,
    held_now,
    language_of,
    owners_to_choose,
    working_version,
)
from kiem.competences.queries.mappings import Alike, InReference, Mapped, entries_like, in_reference, mapped_to
from kiem.competences.queries.names import CompetenceName, competence_names
from kiem.competences.queries.proposals import (
    ProposalNews,
    Proposed,
    Stewards,
    VoiceHeard,
    held_to_propose_on,
    open_proposals,
    proposal_news,
    proposals_around,
    stewards_on,
)
from kiem.competences.queries.reference import (
    MOST_FOUND,
    ReferenceFound,
    chosen_uris,
    reference_languages,
    search_reference,
)
from kiem.competences.queries.scales import Scale, newest_scales, scale_called, scales, scales_in_use
from kiem.competences.queries.starter import StarterCompetence, from_starter, starter_dictionary
from kiem.competences.queries.steps import Comparison, comparison_of, said_steps
from kiem.competences.queries.wording import reading_order, worded_name
from kiem.competences.queries.wordings import Origin, PastWording, origins_of, past_wordings
from kiem.competences.queries.words import wordings_of

__all__ = [
    "MOST_FOUND",
    "Advised",
    "Alike",
    "Comparison",
    "CompetenceFound",
    "CompetenceName",
    "Entry",
    "InReference",
    "InstrumentHeld",
    "Language",
    "LevelText",
    "Mapped",
    "Origin",
    "PastWording",
    "ProposalNews",
    "Proposed",
    "ReferenceFound",
    "Scale",
    "StarterCompetence",
    "Stewards",
    "VoiceHeard",
    "Waived",
    "advice_given",
    "chosen_uris",
    "comparison_of",
    "competence_entry",
    "competence_names",
    "contents_of",
    "counting_entries",
    "counting_version",
    "entries_like",
    "find_competences",
    "framework_versions",
    "from_starter",
    "held_now",
    "held_to_propose_on",
    "in_reference",
    "instruments",
    "language_of",
    "mapped_to",
    "newest_scales",
    "open_proposals",
    "origins_of",
    "owners_to_choose",
    "past_wordings",
    "proposal_news",
    "proposals_around",
    "reading_order",
    "reference_languages",
    "said_steps",
    "scale_called",
    "scales",
    "scales_in_use",
    "search_reference",
    "starter_dictionary",
    "stewards_on",
    "waivers_of",
    "worded_name",
    "wordings_of",
    "working_version",
]
