"""Lines of a profile as they are drawn: the level track, and every layer that asks it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kiem.competences.queries import Scale
from kiem.competences.rules import CompetenceKind
from kiem.competences.wording import KINDS
from kiem.profiles.rules import AskedLevel, ProfileOf, RequiredLevel, Weight
from kiem.profiles.wording import WEIGHT_HEADINGS, WEIGHT_MEANINGS, WEIGHTS, asked_of_words
from kiem.ui.track import Track, large_track, legend_html
from kiem.ui.wording import track_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One competence of a profile over all layers. ``own``: the line of this very profile, None when wider ones ask it.

    ``layers``: for each layer that asks it, in words from where and at what level.
    """

    asked: AskedLevel
    own: RequiredLevel | None
    kind: "_StrPromise"
    is_core: bool
    level: str
    track: SafeString
    layers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """The lines of one weight."""

    heading: "_StrPromise"
    meaning: "_StrPromise"
    lines: tuple[DrawnLine, ...]


def drawn_groups(
    of: ProfileOf, asked: Sequence[AskedLevel], known: Mapping[uuid.UUID, Scale]
) -> tuple[DrawnGroup, ...]:
    """Essential, then desirable; a weight without lines is left out."""
    groups = []
    for weight in Weight:
        lines = tuple(_drawn(of, one, known[one.scale_version_id]) for one in asked if one.weight is weight)
        if lines:
            groups.append(DrawnGroup(WEIGHT_HEADINGS[weight], WEIGHT_MEANINGS[weight], lines))
    return tuple(groups)


def _drawn(of: ProfileOf, one: AskedLevel, scale: Scale) -> DrawnLine:
    return DrawnLine(
        asked=one,
        own=next((line for line in one.lines if line.source.of == of), None),
        kind=KINDS[one.kind],
        is_core=one.kind is CompetenceKind.CORE,
        level=scale.names[one.position - 1],
        track=job_track(scale, one.position),
        layers=tuple(layer_words(line, scale) for line in one.lines),
    )


def job_track(scale: Scale, position: int) -> SafeString:
    return large_track(Track(scale.names, position, of_job=True), track_words())


def job_legend() -> SafeString:
    return legend_html([Track(("", ""), 1, of_job=True)], track_words())


def layer_words(line: RequiredLevel, scale: Scale) -> str:
    """Which layer asks a line, and what it asks: "asked of everyone here: strong, essential"."""
    values = {
        "layer": asked_of_words(line.source),
        "level": scale.names[line.position - 1],
        "weight": WEIGHTS[line.weight],
    }
    return _("%(layer)s: %(level)s, %(weight)s") % values
