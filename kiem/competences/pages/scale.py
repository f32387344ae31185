"""The scales: what the levels are called, with their sentences; and making one."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiem.competences.queries import Scale, newest_scales, scales_in_use
from kiem.competences.rules import ScaleKind
from kiem.competences.wording import SCALE_KINDS
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale with how many competences stand on it; ``said``: its kind in words, "" for the usual one."""

    scale: Scale
    said: "_StrPromise | str"
    used: int
    may_change: bool


@dataclass(frozen=True, slots=True)
class ScalePage:
    """Every scale of the organisation, oldest first."""

    rows: tuple[ScaleRow, ...]
    may_manage: bool


def scale_page(viewer: Viewer) -> ScalePage:
    """Two statements."""
    may_manage, used = viewer.may(Permission.MANAGE_LANGUAGE), scales_in_use()
    rows = ((scale, used.get(scale.scale_id, 0) if scale.scale_id else 0) for scale in newest_scales(viewer.languages))
    return ScalePage(
        tuple(
            ScaleRow(
                scale,
                "" if scale.kind is ScaleKind.ORDERED else SCALE_KINDS[scale.kind],
                number,
                may_manage and not number,
            )
            for scale, number in rows
        ),
        may_manage,
    )


@dataclass(frozen=True, slots=True)
class MakeScalePage:
    """``scale``: the one to word anew, None for a new one."""

    languages: tuple[str, ...]
    scale: Scale | None


def new_scale_page(viewer: Viewer) -> MakeScalePage:
    return MakeScalePage(viewer.languages, None)


def edit_scale_page(viewer: Viewer, scale_version_id: uuid.UUID) -> MakeScalePage:
    """Two statements. Raises NotFound for a scale that is not here, is an older version, or is in use."""
    found = next((each for each in newest_scales(viewer.languages) if each.scale_version_id == scale_version_id), None)
    if found is None or found.scale_id in scales_in_use():
        raise NotFound
    return MakeScalePage(viewer.languages, found)
