"""One way for screens, jobs and command line: what bringing a file in would do, and doing it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kiem.exchange.actions.dictionary import bring_in_dictionary_rows, examine_dictionary
from kiem.exchange.actions.examined import Examined, Outcome, outline_for
from kiem.exchange.actions.framework import bring_in_framework_rows, examine_framework
from kiem.exchange.actions.levels import bring_in_level_rows, examine_levels
from kiem.exchange.actions.people import bring_in_people_rows, examine_people
from kiem.exchange.actions.profiles import bring_in_profile_rows, examine_profiles
from kiem.exchange.reading.dictionary import DictionaryRows
from kiem.exchange.reading.framework import FrameworkRows
from kiem.exchange.reading.levels import LevelRows
from kiem.exchange.reading.people import PeopleRows
from kiem.exchange.reading.profiles import ProfileRows
from kiem.exchange.rules.opened import FileToBringIn, Opened
from kiem.exchange.rules.steps import Kind
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.organisation.access import Permission, require

PERMISSION = {
    Kind.PEOPLE: Permission.MANAGE_PEOPLE,
    Kind.FRAMEWORK: Permission.MANAGE_LANGUAGE,
    Kind.DICTIONARY: Permission.MANAGE_LANGUAGE,
    Kind.PROFILES: Permission.MANAGE_PROFILES,
    Kind.LEVELS: Permission.BRING_IN_LEVELS,
}


def examine(opened: Opened, *, by: Actor, at: datetime) -> Examined:
    """Hold an opened file against what is here; writes nothing. Raises CannotDo where something must be there first."""
    require(by, PERMISSION[opened.file.kind])
    match opened.found:
        case PeopleRows():
            return examine_people(opened, opened.found, by=by, at=at)
        case FrameworkRows():
            return examine_framework(opened, opened.found, by=by, at=at)
        case DictionaryRows():
            return examine_dictionary(opened, opened.found, by=by, at=at)
        case ProfileRows():
            return examine_profiles(opened, opened.found, by=by, at=at)
        case LevelRows():
            return examine_levels(opened, opened.found, by=by, at=at)
        case None:
            return Examined(outline_for(opened, {}), wrong=opened.wrong)


def bring_in(file: FileToBringIn, rows: Any, *, by: Actor, at: datetime) -> Outcome:
    """Bring in what `examine` made of the file, through the action of the slice that owns it. All or nothing."""
    require(by, PERMISSION[file.kind])
    if file.kind is Kind.PEOPLE:
        return bring_in_people_rows(rows, by=by, at=at)
    if file.kind is Kind.FRAMEWORK:
        return bring_in_framework_rows(rows, by=by, at=at)
    if file.kind is Kind.DICTIONARY:
        return bring_in_dictionary_rows(rows, by=by, at=at)
    if file.kind is Kind.PROFILES:
        return bring_in_profile_rows(rows, by=by, at=at)
    return bring_in_level_rows(rows, file.name, by=by, at=at)


CHANGED_MEANWHILE = _("Something changed meanwhile: look once more at what would happen. Nothing was changed.")


class ChangedMeanwhile(CannotDo):
    """What would be written is no longer what was looked at."""

    def __init__(self) -> None:
        super().__init__(CHANGED_MEANWHILE)


def bring_in_as_examined(file: FileToBringIn, found: Examined, *, by: Actor, at: datetime) -> Outcome:
    """Bring in what was examined, if that is still so once everyone else has been waited for.

    Raises ChangedMeanwhile after it wrote: its caller undoes it.
    """
    done = bring_in(file, found.rows, by=by, at=at)
    if found.report is None or (not done.already and done.fingerprint != found.report.fingerprint):
        raise ChangedMeanwhile
    return done
