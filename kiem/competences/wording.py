"""The words on screen for kinds, languages and reference entries: translated where they are shown."""

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kiem.competences.rules import (
    Aspect,
    CompetenceKind,
    InstrumentKind,
    InstrumentToKeep,
    MatchRelation,
    Part,
    ProposalStatus,
    ScaleKind,
    Spot,
    Step,
    VersionStatus,
)
from kiem.competences.rules.finding import Field

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: Mapping[CompetenceKind, "_StrPromise"] = {
    CompetenceKind.CORE: _("core competence"),
    CompetenceKind.SHARED: _("shared competence"),
    CompetenceKind.JOB_SPECIFIC: _("job-specific competence"),
    CompetenceKind.TEAM: _("team competence"),
}
KIND_HEADINGS: Mapping[CompetenceKind, "_StrPromise"] = {
    CompetenceKind.CORE: _("Core competences"),
    CompetenceKind.SHARED: _("Shared competences"),
    CompetenceKind.JOB_SPECIFIC: _("Job-specific competences"),
    CompetenceKind.TEAM: _("Team competences"),
}
KIND_MEANINGS: Mapping[CompetenceKind, "_StrPromise"] = {
    CompetenceKind.CORE: _("They follow from our vision. We ask them of everyone, each in their own job."),
    CompetenceKind.SHARED: _("We ask them in many jobs, at a level that differs from job to job."),
    CompetenceKind.JOB_SPECIFIC: _("They belong to one kind of job."),
    CompetenceKind.TEAM: _("What a team does together. We never ask them of one person."),
}
ASPECTS: Mapping[Aspect, "_StrPromise"] = {
    Aspect.KNOWLEDGE: _("knowledge"),
    Aspect.SKILL: _("skill"),
    Aspect.ATTITUDE: _("attitude"),
}
SCALE_KINDS: Mapping[ScaleKind, "_StrPromise"] = {
    ScaleKind.ORDERED: _("levels from low to high"),
    ScaleKind.MET: _("met or not met"),
    ScaleKind.SHOWN_ABLE: _("shown able, for a time"),
}
INSTRUMENT_KINDS: Mapping[InstrumentKind, "_StrPromise"] = {
    InstrumentKind.FORM: _("form"),
    InstrumentKind.VACANCY: _("vacancy text"),
    InstrumentKind.CONVERSATION: _("talk"),
    InstrumentKind.EVALUATION: _("evaluation"),
    InstrumentKind.TRAINING: _("training course"),
    InstrumentKind.OTHER: _("something else"),
}
INSTRUMENT_LABELS: Mapping[str, "_StrPromise"] = {
    "name": _("Name"),
    "kind": _("Kind"),
    "whereabouts": _("Where it lies"),
    "note": _("Note"),
    "competences": _("Which competences does it speak of?"),
}
STATUSES: Mapping[VersionStatus, "_StrPromise"] = {
    VersionStatus.DRAFT: _("draft"),
    VersionStatus.CONSULTATION: _("in consultation"),
    VersionStatus.ADOPTED: _("in force"),
    VersionStatus.REPLACED: _("replaced"),
}
FOUND_IN: Mapping[Field, "_StrPromise"] = {
    Field.NAME: _("also called"),
    Field.SYNONYM: _("also called"),
    Field.REFERENCE: _("in ESCO also called"),
    Field.TITLE: _("what you see"),
    Field.INDICATOR: _("what you see"),
    Field.PLAIN: _("in plain words"),
    Field.DEFINITION: _("what it is"),
}
"""Why a competence was found: what the text is in which the words stand."""
STEPS: Mapping[Step, "_StrPromise"] = {
    Step.SAME: _("stays as it was"),
    Step.REWORDED: _("in other words"),
    Step.SPLIT: _("split into"),
    Step.MERGED: _("merged in"),
    Step.RETIRED: _("taken out"),
    Step.NEW: _("new"),
}
PARTS: Mapping[Part, "_StrPromise"] = {
    Part.NAME: _("Name"),
    Part.DEFINITION: _("Definition"),
    Part.PLAIN: _("In plain words"),
    Part.SYNONYM: _("Other words for it"),
    Part.TITLE: _("Title"),
    Part.TEXT: _("In general"),
    Part.INDICATOR: _("What a colleague can see or hear"),
    Part.COUNTER: _("What shows the opposite"),
}
PROPOSALS: Mapping[ProposalStatus, "_StrPromise"] = {
    ProposalStatus.OPEN: _("open"),
    ProposalStatus.ACCEPTED: _("taken over"),
    ProposalStatus.DECLINED: _("not taken over"),
    ProposalStatus.WITHDRAWN: _("taken back"),
}
ONE_MORE: Mapping[Part, "_StrPromise"] = {
    Part.SYNONYM: _("One more word for it"),
    Part.INDICATOR: _("One more thing that a colleague can see or hear"),
    Part.COUNTER: _("One more thing that shows the opposite"),
}
ONLY_IN: Mapping[str, "_StrPromise"] = {
    "nl": _("only in Dutch"),
    "fr": _("only in French"),
    "en": _("only in English"),
}
LANGUAGE_NAMES: Mapping[str, "_StrPromise"] = {"nl": _("Dutch"), "fr": _("French"), "en": _("English")}
REFERENCE_KINDS: Mapping[str, "_StrPromise"] = {
    "skill": _("skill"),
    "knowledge": _("knowledge"),
    "skill_group": _("group of skills"),
}
"""The kinds of reference entries that can be copied into the own language."""
MATCHES: Mapping[MatchRelation, "_StrPromise"] = {
    MatchRelation.EXACT: _("means the same"),
    MatchRelation.CLOSE: _("means nearly the same"),
    MatchRelation.BROAD: _("is broader than ours"),
    MatchRelation.NARROW: _("is narrower than ours"),
    MatchRelation.RELATED: _("has to do with ours"),
}
"""What an entry of a reference is to a competence of ours."""
ESCO_SENTENCE = "This service uses the ESCO classification of the European Commission."
"""The words that the Commission asks for, as it writes them."""
ONET_SENTENCE = (
    "This page includes information from the O*NET 29.2 Database by the U.S. Department of Labor, Employment and "
    "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. Kiem "
    "has modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
)
"""The attribution that O*NET asks for where its information is shown in another form."""


def part_words(spot: Spot) -> str:
    """Which words a spot holds, without its language: "Title", or that it is one more in a list."""
    return str(PARTS[spot.part] if spot.place or spot.part not in ONE_MORE else ONE_MORE[spot.part])


def instrument_in_words(instrument: InstrumentToKeep, names: Mapping[uuid.UUID, str]) -> dict[str, str]:
    """What is said of an instrument, to compare what was shown with what stands. ``names``: of what can be ticked."""
    return {
        "name": instrument.name,
        "kind": str(INSTRUMENT_KINDS[instrument.kind]),
        "whereabouts": instrument.whereabouts,
        "note": instrument.note,
        "competences": ", ".join(sorted(names[key] for key in instrument.competences if key in names)),
    }
