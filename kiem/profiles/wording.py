"""The words on screen for layers, weights and what a profile says: translated where they are shown."""

import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kiem.competences.rules import Aspect
from kiem.profiles.rules import (
    Advice,
    Hint,
    Layer,
    Reference,
    ReferenceScheme,
    Source,
    Weight,
    WrongReference,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = Mapping[str, _StrPromise]

WEIGHTS: Mapping[Weight, "_StrPromise"] = {Weight.ESSENTIAL: _("essential"), Weight.DESIRABLE: _("desirable")}
WEIGHT_HEADINGS: Mapping[Weight, "_StrPromise"] = {
    Weight.ESSENTIAL: _("Essential"),
    Weight.DESIRABLE: _("Desirable"),
}
WEIGHT_MEANINGS: Mapping[Weight, "_StrPromise"] = {
    Weight.ESSENTIAL: _("The job cannot be done without them."),
    Weight.DESIRABLE: _("They help in this job."),
}
SCHEMES: Mapping[ReferenceScheme, "str | _StrPromise"] = {
    ReferenceScheme.IFIC: "IFIC",
    ReferenceScheme.ISCO: "ISCO",
    ReferenceScheme.ESCO: "ESCO",
    ReferenceScheme.OTHER: _("Other classification"),
}
WRONG_REFERENCES: Mapping[WrongReference, "_StrPromise"] = {
    WrongReference.TWICE: _("The same code stands here twice. Take one out."),
    WrongReference.OVER_A_HUNDRED: _("The shares of one classification are more than 100 % together."),
    WrongReference.NO_ESCO_ADDRESS: _(
        "An ESCO occupation is an address that begins with http://data.europa.eu/esco/occupation/."
    ),
    WrongReference.TOO_MANY: _("Eight references at most."),
}
LINE_LABELS: "Words" = {"level": _("Asked level"), "weight": _("How much does it weigh?")}
DESCRIBED_LABELS: "Words" = {
    "purpose": _("What it is for"),
    "results": _("Result areas"),
    "references": _("References"),
    "decision": _("Who decided it"),
}


def source_words(source: Source) -> str:
    """Which profile a line comes from, as it stands on its own."""
    if source.layer is Layer.ORGANISATION:
        return gettext("the whole organisation")
    if source.layer is Layer.FAMILY:
        return gettext("the job family %(name)s") % {"name": source.name}
    if source.layer is Layer.POSITION:
        return gettext("%(job)s at %(unit)s") % {"job": source.name, "unit": source.unit}
    return source.name


def asked_of_words(source: Source) -> str:
    """Of whom a layer asks something, as a short note beside a line."""
    if source.layer is Layer.ORGANISATION:
        return gettext("asked of everyone here")
    if source.layer is Layer.FAMILY:
        return gettext("asked in the family %(name)s") % {"name": source.name}
    if source.layer is Layer.POSITION:
        return gettext("asked as %(job)s at %(unit)s") % {"job": source.name, "unit": source.unit}
    return gettext("asked as %(job)s") % {"job": source.name}


def reference_words(reference: Reference) -> str:
    """A reference as one line: the scheme, the code, what it is called, its share."""
    said = f"{SCHEMES[reference.scheme]} {reference.code}"
    said += f" {reference.label}" if reference.label else ""
    return f"{said} ({reference.share} %)" if reference.share else said


def described_in_words(
    purpose: str, results: Sequence[str], references: Sequence[Reference], decision: str
) -> dict[str, str]:
    """What a profile says, as texts to compare what was shown with what stands."""
    return {
        "purpose": purpose,
        "results": " · ".join(results),
        "references": " · ".join(reference_words(each) for each in references),
        "decision": decision,
    }


ASPECTS: Mapping[Aspect, "_StrPromise"] = {
    Aspect.KNOWLEDGE: _("knowledge"),
    Aspect.SKILL: _("skills"),
    Aspect.ATTITUDE: _("attitude"),
}
_HINTS: Mapping[Hint, "_StrPromise"] = {
    Hint.FEW: _("All layers together ask %(count)s competences. Eight to twelve gives a fuller picture of the job."),
    Hint.MANY: _("All layers together ask %(count)s competences. Twelve at most keeps it doable: take some out."),
    Hint.NO_ASPECT: _("None of the competences is about %(aspect)s. Does this job ask none?"),
    Hint.REPEATED: _(
        "“%(competence)s” is already asked by a wider layer at this level or higher: here it adds nothing."
    ),
    Hint.FAR_APART: _(
        "“%(competence)s”: here “%(level)s”, and “%(other_level)s” for %(other)s in the same family. Is that meant so?"
    ),
    Hint.LEADER_LOWER: _(
        "“%(competence)s”: “%(level)s” for who leads, and “%(other_level)s” in the team (compared with %(other)s). "
        "Is that meant so?"
    ),
    Hint.REWORDED: _("“%(competence)s” was reworded since it was asked. Look whether the level still fits."),
    Hint.RETIRED: _("“%(competence)s” is no longer in your language. Take it out, or choose another."),
}


def advice_words(advice: Advice, stops: Mapping[uuid.UUID, Sequence[str]]) -> str:
    """A hint as a sentence. ``stops``: the names of the levels by scale version."""
    names = stops.get(advice.scale_version_id, ()) if advice.scale_version_id else ()
    values = {
        "count": advice.count,
        "competence": advice.competence,
        "aspect": str(ASPECTS[advice.aspect]) if advice.aspect else "",
        "other": advice.other,
        "level": names[advice.level - 1] if names else "",
        "other_level": names[advice.other_level - 1] if names else "",
    }
    return str(_HINTS[advice.hint]) % values
