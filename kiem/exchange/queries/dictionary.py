"""The whole dictionary to take out, and what a dictionary coming in is held against."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiem.competences.queries import Scale, held_now, language_of, scales
from kiem.competences.rules import DEFAULT_LEVELS, ScaleInFull, one_line, plain_name, scale_name
from kiem.exchange.rules.dictionary import DictionaryHeld
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer


@dataclass(frozen=True, slots=True)
class LevelsHere:
    """How many levels a scale has: by its name and version (None: the newest), and by the id and the plain names of
    who stands on it; ``default``: of the scale on which a new competence comes to stand."""

    by_scale: Mapping[tuple[str, int | None], int]
    by_id: Mapping[uuid.UUID, int]
    by_name: Mapping[str, int]
    default: int


def dictionary_to_take_out(by: Actor, languages: Sequence[str], *, draft: bool = False) -> DictionaryHeld:
    """All that the version in force says, or the draft beside it; nothing before there is a language. Six statements.

    Everyone may read what is in force and what is in consultation. Raises NotFound for a draft not hers to see.
    """
    language = language_of(languages, draft=draft)
    if draft and not _may_see_draft(by) and (language is None or not language.in_consultation):
        raise NotFound
    if language is None:
        return DictionaryHeld((), {}, {})
    held = {each.competence_id: each for each in language.held}
    return DictionaryHeld(
        tuple(held[entry.competence_id] for entry in language.entries),
        {entry.competence_id: entry.name for entry in language.entries},
        {key: _in_full(scale) for key, scale in language.scales.items()},
    )


def _may_see_draft(by: Actor) -> bool:
    """A system actor works for the whole installation."""
    return by.may(Permission.MANAGE_LANGUAGE) if isinstance(by, Viewer) else True


def _in_full(scale: Scale) -> ScaleInFull:
    return ScaleInFull(scale.name, scale.kind, scale.valid_months, scale.spoken, scale.told, scale.number)


def levels_here() -> LevelsHere:
    """How many levels each scale has that is here. Six statements."""
    on, held = scales(), held_now().values()
    sizes = {key: len(scale.names) for key, scale in on.items()}
    default = len(DEFAULT_LEVELS["nl"])
    by_scale: dict[tuple[str, int | None], int] = {(scale_name(DEFAULT_LEVELS["nl"]), None): default}
    for scale in sorted(on.values(), key=lambda each: each.number):
        name = one_line(scale.name)
        by_scale[name, scale.number] = by_scale[name, None] = len(scale.names)
    return LevelsHere(
        by_scale,
        {each.competence_id: sizes[each.content.scale_version_id] for each in held},
        {plain_name(words.name): sizes[each.content.scale_version_id] for each in held
         for words in each.content.wordings},
        default,
    )  # fmt: skip
