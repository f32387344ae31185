"""The scales: what the levels are called, with their sentences."""

from dataclasses import dataclass

from kiem.competences.queries import Scale, scales
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class ScalePage:
    """Every scale of the organisation, oldest first."""

    scales: tuple[Scale, ...]


def scale_page(viewer: Viewer) -> ScalePage:
    """One statement."""
    return ScalePage(tuple(scales(viewer.languages).values()))
