"""The common language in its second version, and what each job asks, layer by layer."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from kiem.competences.actions import (
    add_instrument,
    adopt_framework,
    begin_framework,
    choose_starter,
    retire_competence,
    reword_competence,
    say_step,
    word_competence,
)
from kiem.competences.queries import from_starter, starter_dictionary
from kiem.competences.rules import CompetenceKind, InstrumentToKeep, Step, Wording
from kiem.demo.content.language import (
    FRAMEWORK_NAME,
    INSTRUMENTS,
    NEW_IN_THE_SECOND,
    OLDER_DEFINITIONS,
    RETIRED,
    SPLIT,
    SPLIT_INTO,
    competence,
    name_of,
)
from kiem.demo.content.mandates import CARLA
from kiem.demo.content.organisation import FAMILIES, JOBS, founded_on
from kiem.demo.content.profiles import EVERYONE_IS_ASKED, FAMILIES_ASK, PROFILES
from kiem.demo.content.shapes import LANGUAGES, DemoRequirement, Language
from kiem.foundation.actors import Actor
from kiem.organisation.models import Job
from kiem.profiles.actions import add_family, bring_in_profiles, put_in_family, set_requirement
from kiem.profiles.rules import WHOLE_ORGANISATION, LineToBringIn, ProfileOf, Weight, of_family

FIRST_DECISION = "Beslist door de directie, na het overleg met de teams."
DECISION = "Beslist door de directie, na advies van de ondernemingsraad en het overleg met de teams."
FIRST_ADOPTED, SECOND_ADOPTED = timedelta(days=1500), timedelta(days=1150)
LOOKED_AT_AGAIN_AFTER = timedelta(days=200)
"""From today: it was put off once."""


def bring_in_words(ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime) -> None:
    """Two versions of the language in three languages, both adopted; families, and a profile for most jobs."""
    own = _first_version(today, by, at)
    _second_version(own, ids[CARLA], today, by, at)
    _instruments(by, at)
    _families(today, by, at)
    jobs = {job.key: job.name.nl for job in JOBS}
    lines = [
        LineToBringIn(jobs[profile.job], name_of(line.competence), line.position, Weight(line.weight))
        for profile in PROFILES
        for line in profile.requirements
    ]
    purposes = {jobs[profile.job]: profile.purpose.nl for profile in PROFILES}
    bring_in_profiles(lines, purposes=purposes, starts_on=today - SECOND_ADOPTED, by=by, at=at)


def _first_version(today: date, by: Actor, at: datetime) -> dict[str, uuid.UUID]:
    """Most of the starter dictionary, a few things in older words, and two competences of their own (by name)."""
    begin_framework(FRAMEWORK_NAME.nl, by=by, at=at)
    keys = [each.key for each in starter_dictionary() if each.key not in NEW_IN_THE_SECOND]
    choose_starter(keys, by=by, at=at)
    for key in OLDER_DEFINITIONS:
        _reword(key, [_in_older_words(key, words) for words in competence(key).wordings], by, at)
    own = {}
    for older in (SPLIT, RETIRED):
        wordings = [Wording(each, older.name.in_(each), older.definition.in_(each)) for each in LANGUAGES]
        written = word_competence(CompetenceKind.SHARED, wordings, aspect="skill", by=by, at=at)
        own[older.name.nl] = written.competence_id
    adopt_framework(FIRST_DECISION, today - FIRST_ADOPTED, by=by, at=at)
    return own


def _in_older_words(key: str, words: Wording) -> Wording:
    language: Language = next(each for each in LANGUAGES if each == words.language)
    return replace(words, definition=OLDER_DEFINITIONS[key].in_(language))


def _reword(key: str, wordings: list[Wording], by: Actor, at: datetime) -> None:
    content = competence(key)
    reword_competence(from_starter()[key], content.kind, wordings, aspect=content.aspect, by=by, at=at)


def _second_version(own: Mapping[str, uuid.UUID], owner: uuid.UUID, today: date, by: Actor, at: datetime) -> None:
    choose_starter(NEW_IN_THE_SECOND, by=by, at=at)
    for key in OLDER_DEFINITIONS:
        _reword(key, list(competence(key).wordings), by, at)
    for older in (SPLIT, RETIRED):
        retire_competence(own[older.name.nl], by=by, at=at)
    copies = from_starter()
    for key in SPLIT_INTO:
        say_step(own[SPLIT.name.nl], copies[key], Step.SPLIT, by=by, at=at)
    adopt_framework(
        DECISION, today - SECOND_ADOPTED, review_on=today + LOOKED_AT_AGAIN_AFTER, owner_id=owner, by=by, at=at
    )


def _instruments(by: Actor, at: datetime) -> None:
    copies = from_starter()
    for name, (kind, keys) in INSTRUMENTS.items():
        spoken = frozenset(copies[key] for key in keys)
        add_instrument(InstrumentToKeep(name, kind, competences=spoken), by=by, at=at)


def _families(today: date, by: Actor, at: datetime) -> None:
    """The families with their jobs; what is asked of everyone, and what a family asks."""
    start = founded_on(today)
    families = {key: add_family(name.nl, starts_on=start, by=by, at=at).id for key, name in FAMILIES.items()}
    jobs = dict(Job.objects.values_list("name", "id"))
    for job in JOBS:
        put_in_family(jobs[job.name.nl], family=families[job.family], starts_on=start, by=by, at=at)
    since = today - SECOND_ADOPTED
    _ask(WHOLE_ORGANISATION, EVERYONE_IS_ASKED, since, by, at)
    for family, lines in FAMILIES_ASK.items():
        _ask(of_family(families[family]), lines, since, by, at)


def _ask(of: ProfileOf, lines: tuple[DemoRequirement, ...], since: date, by: Actor, at: datetime) -> None:
    copies = from_starter()
    for line in lines:
        weight = Weight(line.weight)
        set_requirement(of, copies[line.competence], line.position, weight, starts_on=since, by=by, at=at)
