"""Beginning from the starter dictionary: each competence chosen is copied into the own draft, and may change there."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from kiem.competences.actions.choosing import Chosen, ToCopy, copy_into_draft
from kiem.competences.actions.keeping import locked_language
from kiem.competences.queries import Origin, from_starter, starter_dictionary
from kiem.competences.rules import STARTER, MatchRelation
from kiem.foundation.actors import Actor
from kiem.foundation.errors import NotFound
from kiem.foundation.models import Organisation
from kiem.organisation.access import Permission, require
from kiem.organisation.queries import the


def choose_starter(keys: Collection[str], *, by: Actor, at: datetime) -> Chosen:
    """Copy competences of the starter dictionary into the draft, in the organisation's languages, on the default scale.

    What was copied before stays as it is. Raises CannotDo when the draft holds another competence of that name,
    NotFound for an unknown key. Some 20 statements, however many.
    """
    require(by, Permission.MANAGE_LANGUAGE)
    wanted = [each for each in starter_dictionary() if each.key in set(keys)]
    if not wanted or len(wanted) < len(set(keys)):
        raise NotFound
    with transaction.atomic():
        languages = the(Organisation, by.organisation_id).languages
        locked_language()
        chosen = from_starter()
        todo = [each for each in wanted if each.key not in chosen]
        copies = [
            ToCopy(
                each.in_languages(languages),
                Origin(STARTER, each.uri, MatchRelation.EXACT),
                each.kind,
                each.aspect,
            )
            for each in todo
        ]
        if copies:
            copy_into_draft(copies, "choose_starter", by, at)
    names = {each.key: each.in_languages(languages)[0].name for each in wanted}
    return Chosen(
        tuple(names[each.key] for each in todo), tuple(names[each.key] for each in wanted if each not in todo)
    )
