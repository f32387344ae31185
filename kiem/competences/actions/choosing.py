"""Choosing entries of a reference: each is copied into the own draft, with an exact match to the original."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.making_scales import default_scale
from kiem.competences.actions.writing import ToWrite, write_wordings
from kiem.competences.models import ReferenceEntry
from kiem.competences.queries import Origin, chosen_uris, held_now
from kiem.competences.rules import (
    LONGEST_DEFINITION,
    LONGEST_NAME,
    CompetenceKind,
    Content,
    MatchRelation,
    Wording,
    plain_name,
)
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.models import Organisation
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the


@dataclass(frozen=True, slots=True)
class Chosen:
    """What choosing did: names of what was copied, and of what had been copied before."""

    added: tuple[str, ...]
    already: tuple[str, ...]


def choose_reference(uris: Sequence[str], *, by: Actor, at: datetime) -> Chosen:
    """Copy reference entries into the draft, in the organisation's languages. What is there already stays as it is.

    Raises CannotDo when the draft holds another competence of that name, NotFound for an unknown entry.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    wanted = tuple(dict.fromkeys(uris))
    with transaction.atomic():
        languages = the(Organisation, by.organisation_id).languages
        entries = {e.uri: e for e in ReferenceEntry.objects.filter(uri__in=wanted).prefetch_related("texts")}
        if not wanted or len(entries) < len(wanted):
            raise NotFound
        locked_language()
        chosen = chosen_uris()
        already = [entries[uri] for uri in wanted if uri in chosen]
        todo = [entries[uri] for uri in wanted if uri not in chosen]
        if todo:
            copies = [
                ToCopy(_words(entry, languages), Origin(entry.scheme, entry.uri, MatchRelation.EXACT)) for entry in todo
            ]
            copy_into_draft(copies, "choose_reference", by, at)
    return Chosen(
        tuple(_words(entry, languages)[0].name for entry in todo),
        tuple(_words(entry, languages)[0].name for entry in already),
    )


@dataclass(frozen=True, slots=True)
class ToCopy:
    """A competence to copy into the draft: its words, and the original it is an exact match to."""

    wordings: tuple[Wording, ...]
    origin: Origin
    kind: CompetenceKind = CompetenceKind.SHARED
    aspect: str = ""


def copy_into_draft(copies: Sequence[ToCopy], verb: str, by: Actor, at: datetime) -> None:
    """Write copies into the draft, on the default scale. Raises CannotDo for a name that is there already."""
    draft = draft_to_write(by)
    scale = default_scale(by, at)
    taken = {plain_name(words.name) for held in held_now().values() for words in held.content.wordings}
    double = next((words.name for each in copies for words in each.wordings if plain_name(words.name) in taken), None)
    if double is not None:
        raise CannotDo(
            _("There is already a competence “%(name)s”. Change its name first, or leave this one out. "
              "Nothing was changed.") % {"name": double}
        )  # fmt: skip
    todo = [
        ToWrite(
            Content(each.kind, scale, tuple(sorted(each.wordings, key=lambda words: words.language)), each.aspect),
            origins=(each.origin,),
        )
        for each in copies
    ]
    write_wordings(draft, todo, by, at)
    record(by, verb, "framework_version", draft.id, at=at, count=len(todo))


def _words(entry: ReferenceEntry, languages: Sequence[str]) -> tuple[Wording, ...]:
    """Its words in the organisation's languages, its first one first; in any other when it speaks none of them."""
    texts = {text.language: text for text in entry.texts.all()}
    spoken = [language for language in languages if language in texts] or sorted(texts)[:1]
    return tuple(
        Wording(each, texts[each].label[:LONGEST_NAME], texts[each].description[:LONGEST_DEFINITION]).cleaned()
        for each in spoken
    )
