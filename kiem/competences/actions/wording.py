"""One competence at a time: word it, reword it, retire it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kiem.competences.actions.checking_words import check_words
from kiem.competences.actions.keeping import draft_to_write, locked_language
from kiem.competences.actions.making_scales import default_scale
from kiem.competences.actions.writing import ToWrite, write_wordings
from kiem.competences.models import CompetenceVersion, FrameworkEntry, ScaleVersion
from kiem.competences.queries import held_now, working_version
from kiem.competences.rules import CompetenceKind, Content, Held, Wording, plain_name
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the


def word_competence(
    kind: CompetenceKind,
    wordings: Sequence[Wording],
    *,
    aspect: str = "",
    scale_version_id: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> CompetenceVersion:
    """Write a new competence into the draft, on a scale (else the default one). Languages left empty fall away.

    Raises CannotDo for words that cannot be kept, a name that is there already, and a scale that has a newer version.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        draft = draft_to_write(by)
        scale = _newest(scale_version_id) if scale_version_id else default_scale(by, at)
        content = replace(_checked(kind, scale, wordings, held_now()), aspect=aspect)
        (version,) = write_wordings(draft, [ToWrite(content)], by, at)
        record(by, "word_competence", "competence", version.competence_id, at=at)
    return version


def reword_competence(
    competence_id: uuid.UUID,
    kind: CompetenceKind,
    wordings: Sequence[Wording],
    *,
    aspect: str | None = None,
    based_on: uuid.UUID | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """Give a competence other words: a new worded version, to which the draft points from now. False: nothing differs.

    ``aspect`` None: as it was. ``based_on``: the worded version that was on the screen.
    Raises CannotDo when someone else reworded it since.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        others = held_now()
        held = others.pop(competence_id, None)
        if held is None:
            raise NotFound
        if based_on is not None and based_on != held.version_id:
            raise CannotDo(
                _("Someone changed these words while you were writing. What you typed is still here. Compare it with "
                  "the words as they stand now, and save once more to keep yours.")
            )  # fmt: skip
        content = replace(held.content, kind=kind, wordings=tuple(wordings))
        if aspect is not None:
            content = replace(content, aspect=aspect)
        if reword_within(held, content, others, by=by, at=at) is None:
            return False
        record(by, "reword_competence", "competence", competence_id, at=at)
    return True


def reword_within(
    held: Held, content: Content, others: dict[uuid.UUID, Held], *, by: Actor, at: datetime
) -> CompetenceVersion | None:
    """Within other actions: write a competence of the locked language in other words. None: nothing differs.

    Raises CannotDo for words that cannot be kept, and while the draft is in consultation.
    """
    checked = _checked(content.kind, held.content.scale_version_id, content.wordings, others)
    content = replace(checked, aspect=content.aspect)
    if content.same_as(held.content):
        return None
    (version,) = write_wordings(draft_to_write(by), [ToWrite(content, held)], by, at)
    return version


def retire_competence(competence_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Take a competence out of the draft. What was said about it, and the version in force, stay as they are."""
    require(by, Permission.MANAGE_LANGUAGE)
    with transaction.atomic():
        locked_language()
        if not FrameworkEntry.objects.filter(
            framework_version__in=working_version().values("id"), competence=competence_id
        ).exists():
            raise NotFound
        draft = draft_to_write(by)
        FrameworkEntry.objects.filter(framework_version=draft, competence=competence_id).delete()
        record(by, "retire_competence", "competence", competence_id, at=at)


def _newest(scale_version_id: uuid.UUID) -> uuid.UUID:
    """Raises CannotDo for another version than the newest of a scale."""
    version = the(ScaleVersion, scale_version_id)
    if ScaleVersion.objects.filter(scale=version.scale_id, number__gt=version.number).exists():
        raise CannotDo(
            _("The levels of this scale were changed meanwhile. Choose the scale once more, as it is now. Nothing was "
              "changed."),
            field="scale_version_id",
        )  # fmt: skip
    return version.id


def _checked(
    kind: CompetenceKind, scale_version_id: uuid.UUID, wordings: Iterable[Wording], others: dict[uuid.UUID, Held]
) -> Content:
    """The content to keep. Raises CannotDo for words that cannot be."""
    cleaned = [wording.cleaned() for wording in wordings]
    said = [wording for wording in cleaned if wording.says_something]
    if not said:
        first = cleaned[0].language if cleaned else "nl"
        raise CannotDo(_("A competence needs a name."), field=f"name_{first}")
    levels = the(ScaleVersion, scale_version_id).size
    taken = {(other.language, plain_name(other.name)) for held in others.values() for other in held.content.wordings}
    for wording in said:
        check_words(wording, levels)
        if (wording.language, plain_name(wording.name)) in taken:
            raise CannotDo(
                _("There is already a competence “%(name)s”. Choose another name, or change that one.")
                % {"name": wording.name},
                field=f"name_{wording.language}",
            )
    return Content(kind, scale_version_id, tuple(sorted(said, key=lambda wording: wording.language)))
