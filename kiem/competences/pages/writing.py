"""Writing a competence, new or in other words."""

import uuid
from dataclasses import dataclass

from kiem.competences.pages.advice import AdviceShown, beside
from kiem.competences.queries import Entry, Scale, advice_given, competence_entry, held_now, newest_scales, scales
from kiem.competences.rules import DEFAULT_LEVELS, Held
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Viewer


@dataclass(frozen=True, slots=True)
class WritingPage:
    """``held`` is what stands there now (None: a new one), ``now`` the same to read; ``scales`` to choose from.

    ``level_names``: per language of the organisation, what the levels to describe are called. ``advice``: what the
    writing aid says of ``held``.
    """

    languages: tuple[str, ...]
    scales: tuple[Scale, ...]
    held: Held | None
    now: Entry | None
    level_names: dict[str, tuple[str, ...]]
    advice: tuple[AdviceShown, ...] = ()


def new_page(viewer: Viewer) -> WritingPage:
    """One statement. Before there is any scale the default one is shown: it is made with the first competence."""
    on = newest_scales(viewer.languages)
    widest = max(on, key=lambda scale: len(scale.names), default=None)
    if widest is None or len(on) == 1:
        spoken = {language: (widest.spoken.get(language, widest.names) if widest else DEFAULT_LEVELS[language])
                  for language in viewer.languages}  # fmt: skip
        return WritingPage(viewer.languages, on, None, None, spoken)
    numbers = tuple(str(place) for place in range(1, len(widest.names) + 1))
    return WritingPage(viewer.languages, on, None, None, dict.fromkeys(viewer.languages, numbers))


def edit_page(viewer: Viewer, competence_id: uuid.UUID) -> WritingPage:
    """Six statements. Raises NotFound for what is neither in the draft nor in force."""
    held = held_now().get(competence_id)
    if held is None:
        raise NotFound
    on = scales(viewer.languages)
    scale = on[held.content.scale_version_id]
    spoken = {language: scale.spoken.get(language, scale.names) for language in viewer.languages}
    now = competence_entry(held, viewer.languages, on)
    advice = beside(advice_given([held], viewer.languages, alone=True), now).open
    return WritingPage(viewer.languages, (scale,), held, now, spoken, advice)
