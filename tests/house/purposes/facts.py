"""The cast's house with a canary in every column of every fact, and all facts of one purpose made anew at random.

Facts are grouped by whom they are about and what they were gathered for; those from before Bram led Anna stand apart.
"""

import random
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from kiem.assessments.models import Contest, CurrentLevel, Level, LevelImport, Sharing
from kiem.assessments.rules import Basis
from kiem.foundation.ids import ordered_id
from kiem.foundation.purposes import CHOOSABLE_USES, Purpose, Use
from kiem.organisation.actions import open_levels
from tests.cast import BEFORE, Cast
from tests.house.access.furnished import OPENED_BECAUSE, House, furnish
from tests.house.purposes import acts, assistance, portfolio, rounds, talks, together
from tests.house.purposes.acts import acts_made_anew
from tests.house.purposes.assistance import assistance_made_anew
from tests.house.purposes.portfolio import portfolios_made_anew
from tests.house.purposes.rounds import rounds_made_anew
from tests.house.purposes.talks import talks_made_anew
from tests.house.purposes.together import together_made_anew
from tests.owner import as_owner

CANARIES = {
    "assessments_level": {"id", "observed_on", "valid_until", "recorded_at", "level_import_id"},
    "assessments_currentlevel": {"level_id", "observed_on", "valid_until"},
    "assessments_contest": {"words"},
    "assessments_sharing": set[str](),
    **rounds.CANARIES,
    **acts.CANARIES,
    **assistance.CANARIES,
    **talks.CANARIES,
    **together.CANARIES,
    **portfolio.CANARIES,
}
"""Columns whose value is a word, a day or an id that stands nowhere else, by table of facts."""
RANDOM = {
    "assessments_level": {
        "competence_id", "competence_version_id", "scale_version_id", "position", "basis", "observed_on", "valid_until",
        "recorded_at", "recorded_by_id", "level_import_id", "corrects_id",
    },
    "assessments_currentlevel": {
        "competence_id", "level_id", "scale_version_id", "position", "basis", "observed_on", "valid_until",
    },
    "assessments_contest": {"level_id", "words", "at"},
    "assessments_sharing": {"with_person_id", "shares", "at"},
    **rounds.RANDOM,
    **acts.RANDOM,
    **assistance.RANDOM,
    **talks.RANDOM,
    **together.RANDOM,
    **portfolio.RANDOM,
}  # fmt: skip
"""Columns that are made anew at random: with rows added and taken away, all that says something."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """What is known of one person for one purpose. ``old``: from before her leader's start."""

    name: str
    purpose: Purpose
    old: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The house, and per group its canaries: by column, patterns that find them in a page."""

    house: House
    canaries: Mapping[Group, Mapping[str, re.Pattern[str]]]

    def read_in(self, text: str) -> dict[Group, set[str]]:
        """Which columns of which groups a page shows."""
        found = {
            group: {column for column, pattern in columns.items() if pattern.search(text)}
            for group, columns in self.canaries.items()
        }
        return {group: columns for group, columns in found.items() if columns}


def marked(cast: Cast) -> Facts:
    """Fill the house; add facts gathered for selection; open Anna to Carla for every use; mark every fact."""
    with as_owner() as owner:
        for table in ("level", "levelimport", "contest", "sharing"):
            owner.execute(f"GRANT UPDATE, DELETE ON assessments_{table} TO {settings.KIEM_APPLICATION_ROLE}")
    rounds.let_change()
    acts.let_change()
    assistance.let_change()
    talks.let_change()
    together.let_change()
    portfolio.let_change()
    with transaction.atomic():
        house = furnish(cast)
        now = timezone.now()
        cast.use(Use.KEEPING)
        _for_selection(cast)
        canaries = {
            group: _marked(group, number, levels)
            for number, (group, levels) in enumerate(sorted(_groups(cast).items()))
        }
        for use in CHOOSABLE_USES:
            carla = replace(cast.viewer("carla", "hr"), today=timezone.localdate(now))
            open_levels(cast.people["anna"], use=use, reason=OPENED_BECAUSE, by=carla, at=now)
    return Facts(house, canaries)


def _for_selection(cast: Cast) -> None:
    """Copies of Anna's appraised levels, gathered for selection: no list may bring these in, so they are put here."""
    run: uuid.UUID | None = None
    for level in Level.objects.filter(person=cast.people["anna"], purpose=Purpose.APPRAISAL).select_related(
        "level_import"
    ):
        if run is None:
            copied = level.level_import
            assert copied is not None
            copied.id = run = ordered_id()
            copied.purpose = Purpose.SELECTION
            copied.save(force_insert=True)
        level.id, level.level_import_id, level.purpose = ordered_id(), run, Purpose.SELECTION
        level.save(force_insert=True)
        _make_current(level)


def _make_current(level: Level) -> None:
    CurrentLevel.objects.create(
        organisation_id=level.organisation_id,
        purpose=level.purpose,
        person_id=level.person_id,
        competence_id=level.competence_id,
        level=level,
        scale_version_id=level.scale_version_id,
        position=level.position,
        basis=level.basis,
        observed_on=level.observed_on,
        valid_until=level.valid_until,
    )


def _groups(cast: Cast) -> dict[Group, list[Level]]:
    names = {key: name for name, key in cast.people.items()}
    groups: dict[Group, list[Level]] = {}
    for level in Level.objects.order_by("id"):
        group = Group(names[level.person_id], Purpose(level.purpose), level.observed_on < BEFORE)
        groups.setdefault(group, []).append(level)
    return groups


def _marked(group: Group, number: int, levels: list[Level]) -> dict[str, re.Pattern[str]]:
    """Give a group days, a file and words of its own."""
    word = f"kanarie-{group.name}-{group.purpose.value}{'-oud' if group.old else ''}"
    today = timezone.localdate()
    observed = levels[0].observed_on if group.old else today - timedelta(days=60 - number)
    recorded = datetime(today.year, today.month, today.day, 12, tzinfo=UTC) - timedelta(days=20 - number)
    until = today + timedelta(days=200 + number)
    LevelImport.objects.filter(id__in={level.level_import_id for level in levels}).update(file_name=f"{word}.xlsx")
    for level in levels:
        Level.objects.filter(id=level.id).update(observed_on=observed, recorded_at=recorded, valid_until=until)
        CurrentLevel.objects.filter(level=level.id).update(observed_on=observed, valid_until=until)
    if not Contest.objects.filter(level__in=levels).exists():
        Contest.objects.create(
            organisation_id=levels[0].organisation_id,
            person_id=levels[0].person_id,
            purpose=group.purpose,
            level=levels[-1],
            words="",
            at=timezone.now(),
        )
    Contest.objects.filter(level__in=levels).update(words=f"woorden-{word}.")
    return {
        "level_import_id": re.compile(re.escape(f"{word}.xlsx")),
        "words": re.compile(re.escape(f"woorden-{word}.")),
        "id": re.compile("|".join(str(level.id) for level in levels)),
        "observed_on": _day(observed),
        "recorded_at": _day(timezone.localdate(recorded)),
        "valid_until": _day(until),
    }


def _day(day: date) -> re.Pattern[str]:
    """A day as pages and scripts write it."""
    with override("nl"):
        words = {date_format(day, form) for form in ("MONTH_DAY_FORMAT", "DATE_FORMAT", "SHORT_DATE_FORMAT")}
    found = "|".join(re.escape(each) for each in (*words, day.isoformat()))
    return re.compile(rf"(?<!\d)({found})(?!\d)")


def made_anew(purpose: Purpose, cast: Cast, *, seed: int) -> None:
    """All facts of a purpose at random: each value, which people they are about, what was contested and shared.

    Part of the caller's transaction. Levels that addresses name stay there, with other values.
    """
    draw = random.Random(seed)
    cast.use(Use.KEEPING)
    people = [key for name, key in cast.people.items() if name != "zara"]
    levels = list(Level.objects.filter(purpose=purpose).order_by("id"))
    for level in levels:
        _redrawn(level, draw, people)
        level.save(force_update=True)
        CurrentLevel.objects.filter(level=level.id).update(
            position=level.position, basis=level.basis, observed_on=level.observed_on, valid_until=level.valid_until
        )
    for level in _some_for_others(levels, draw, people):
        _make_current(level)
    for level in draw.sample(levels, len(levels) // 3):
        CurrentLevel.objects.filter(level=level.id).delete()
    for run in LevelImport.objects.filter(id__in={level.level_import_id for level in levels}):
        LevelImport.objects.filter(id=run.id).update(file_name=f"{draw.random()}.xlsx")
    Contest.objects.filter(purpose=purpose).update(words=f"{draw.random()}", at=_moment(draw))
    for level in draw.sample(levels, len(levels) // 2):
        contest = {"organisation_id": level.organisation_id, "person_id": level.person_id, "purpose": purpose}
        if not Contest.objects.filter(level=level.id).exists():
            Contest.objects.create(**contest, level=level, words=f"{draw.random()}", at=_moment(draw))
    for sharing in Sharing.objects.filter(purpose=purpose):
        sharing.shares, sharing.at = not sharing.shares, _moment(draw)
        sharing.with_person_id = draw.choice(people)
        sharing.save(force_update=True)
    rounds_made_anew(purpose, draw)
    acts_made_anew(purpose, draw)
    assistance_made_anew(purpose, draw)
    talks_made_anew(purpose, draw)
    together_made_anew(purpose, draw)
    portfolios_made_anew(purpose, draw)


def _moment(draw: random.Random) -> datetime:
    return timezone.now() - timedelta(seconds=draw.randrange(1, 10**7))


def _redrawn(level: Level, draw: random.Random, people: list[uuid.UUID]) -> None:
    level.position = draw.randrange(1, 5)
    level.basis = draw.choice([basis.value for basis in Basis])
    level.observed_on = timezone.localdate() - timedelta(days=draw.randrange(1, 700))
    level.valid_until = level.observed_on + timedelta(days=draw.randrange(1, 900))
    level.recorded_at, level.recorded_by_id = _moment(draw), draw.choice(people)


def _some_for_others(levels: list[Level], draw: random.Random, people: list[uuid.UUID]) -> Iterator[Level]:
    """Levels about people of whom nothing was known for this purpose, and corrections of known ones."""
    taken = set(CurrentLevel.objects.values_list("person", "competence", "purpose"))
    for level in levels:
        made = Level.objects.get(id=level.id)
        made.id, made.person_id = ordered_id(), draw.choice(people)
        _redrawn(made, draw, people)
        about = (made.person_id, made.competence_id, made.purpose)
        mine = {"level_import": made.level_import_id, "person": made.person_id, "competence": made.competence_id}
        if about not in taken and not Level.objects.filter(**mine).exists():
            taken.add(about)
            made.corrects_id = next((each.id for each in levels if each.person_id == made.person_id), None)
            made.save(force_insert=True)
            yield made
