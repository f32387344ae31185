"""A longer language, profiles that ask more, more levels with what was said of them, more openings and files."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from kiem.assessments.actions import bring_in_levels, contest_level, share_earlier
from kiem.assessments.models import Level
from kiem.assessments.rules import BroughtInLevel
from kiem.competences.actions import (
    accept_proposal,
    adopt_framework,
    bring_in_framework,
    choose_reference,
    load_reference,
    propose,
    retire_competence,
    reword_competence,
    say_of_proposal,
)
from kiem.competences.queries import CompetenceName, competence_names, held_to_propose_on
from kiem.competences.rules import CompetenceKind, CompetenceToBringIn, Part, ReferencePack, Spot, Stance, Wording
from kiem.foundation.purposes import Use
from kiem.organisation.actions import open_levels, open_team_levels
from kiem.organisation.models import Job
from kiem.profiles.actions import set_requirement
from kiem.profiles.rules import Weight, of_job
from tests.cast import Cast
from tests.house.access.furnished import FILES, House, viewer_today, waiting_files
from tests.house.access.reference import CONCEPTS, Concept
from tests.make import LEVEL_TEXTS

AT_MOST_ASKED = 12


def longer_language(house: House, turn: int, number: int) -> None:
    """So many new competences and entries of the reference, adopted; beside it a draft that words some anew."""
    cast, now, by = house.cast, timezone.now(), house.cast.system
    cast.use(Use.ADMINISTRATION)
    entries = [
        Concept(f"urn:kiem-tests:{turn}:{index}", f"zorg en plannen {turn}.{index}", ("bijstaan",), "Wat het is.")
        for index in range(number)
    ]
    load_reference([ReferencePack((*CONCEPTS, *entries), (), "nl", "1.2.1")], scheme="ESCO", by="tests", at=now)
    choose_reference([entry.uri for entry in entries], by=by, at=now)
    names = [f"Kunnen {turn}.{index}" for index in range(number)]
    rows = [CompetenceToBringIn(name, "Wat dat is.", CompetenceKind.SHARED, LEVEL_TEXTS) for name in names]
    rows.append(CompetenceToBringIn(f"Samen {turn}", "Wat een team doet.", CompetenceKind.TEAM, LEVEL_TEXTS))
    bring_in_framework(rows, language="nl", by=by, at=now)
    adopt_framework(f"Directie {turn}", timezone.localdate(now), by=by, at=now)
    held = {each.name: each.competence_id for each in competence_names(("nl",))}
    for name in (*names[: number // 2], "Waardigheid en eigen keuze"):
        wording = Wording("nl", name, f"Anders gezegd, keer {turn}.", LEVEL_TEXTS)
        reword_competence(held[name], CompetenceKind.SHARED, [wording], by=by, at=now)
    _more_proposals(cast, held["Waardigheid en eigen keuze"], number)
    cast.use(Use.ADMINISTRATION)
    for name in names[-number // 4 :]:
        retire_competence(held[name], by=by, at=now)


def _more_proposals(cast: Cast, competence: uuid.UUID, number: int) -> None:
    """Proposals of several people, open and decided, with what others say of them."""
    now, held, spot = timezone.now(), held_to_propose_on(competence, reads_drafts=False), Spot("nl", Part.SYNONYM)
    assert held is not None
    for index in range(number):
        for name, other in (("anna", "bram"), ("bram", "anna")):
            words, by = f"woord {name} {held.number}.{index}", cast.viewer(name)
            made = propose(competence, spot, words, "Zo zeggen wij het.", based_on=held.version_id, by=by, at=now)
            say_of_proposal(made.id, Stance.SUPPORT, "Ja.", by=cast.viewer(other), at=now)
            if index % 2:
                accept_proposal(made.id, by=viewer_today(cast, "carla", "hr"), at=now)


def larger_profiles(cast: Cast, turn: int) -> None:
    """Jobs ask four competences more, one by one, so that each leaves a version; what was asked is asked higher."""
    cast.use(Use.ADMINISTRATION)
    by, now = cast.system, timezone.now()
    asked_of_people = [each for each in competence_names(("nl",)) if each.kind is not CompetenceKind.TEAM]
    known = sorted(asked_of_people, key=lambda each: (each.name.startswith(("Kunnen", "zorg")), each.name))
    for job in Job.objects.filter(ends_before=None, name__in=("Zorgkundige", "Verpleegkundige", "Teamleider")):
        for asked in known[: min(4 + 4 * turn, AT_MOST_ASKED)]:
            weight = Weight.ESSENTIAL if turn % 2 else Weight.DESIRABLE
            set_requirement(of_job(job.id), asked.competence_id, 1 + turn, weight, by=by, at=now)
    for job in Job.objects.filter(ends_before=None, name__startswith="Functie"):
        set_requirement(of_job(job.id), known[turn].competence_id, 2, Weight.ESSENTIAL, by=by, at=now)


def more_levels(cast: Cast, turn: int, number: int, new: Sequence[uuid.UUID]) -> None:
    """Lists of levels about everyone, for each purpose and on many days; Anna contests some and shares and unshares."""
    cast.use(Use.ADMINISTRATION)
    known = competence_names(("nl",))[: 5 + 5 * turn]
    today = timezone.localdate()
    people = [*(id_ for name, id_ in cast.people.items() if name != "zara"), *new[: 20 * turn]]
    for index in range(number):
        observed = today - timedelta(days=20 * index + turn + 1)
        for purpose in FILES:
            rows = [_level(person, each, 1 + (index + turn) % 4) for person in people for each in known]
            digest = hashlib.sha256(f"{turn} {index} {purpose}".encode()).digest()
            bring_in_levels(
                rows,
                purpose=purpose,
                observed_on=observed,
                file_name=f"lijst {turn}.{index}.xlsx",
                digest=digest,
                by=cast.system,
                at=timezone.now(),
            )
            cast.use(Use.ADMINISTRATION)
    _said(cast, turn, number)


def _level(person: uuid.UUID, each: CompetenceName, position: int) -> BroughtInLevel:
    return BroughtInLevel(person, each.competence_id, each.version_id, each.scale_version_id, position)


def _said(cast: Cast, turn: int, number: int) -> None:
    now, anna = timezone.now(), viewer_today(cast, "anna", "employee", Use.OWN_DATA)
    file_name = f"lijst {turn}.0.xlsx"
    levels = Level.objects.filter(person=anna.person_id, level_import__file_name=file_name).order_by("id")
    for level in levels[: 2 * number]:
        contest_level(level.id, f"Dat klopt niet {level.id}.", by=anna, at=now)
    for index in range(number):
        share_earlier(cast.people["bram"], index % 2 == 0, by=anna, at=now + timedelta(seconds=10 * turn + index))


def more_openings(cast: Cast, turn: int, number: int, new: Sequence[uuid.UUID]) -> None:
    """Levels were opened on many days, for every use that can be chosen, by leaders too."""
    now = timezone.now()
    for index in range(number):
        back = timedelta(days=number * turn + index)
        carla, bram = viewer_today(cast, "carla", "hr"), viewer_today(cast, "bram", "leader")
        carla, bram = replace(carla, today=carla.today - back), replace(bram, today=bram.today - back)
        for use in (Use.DEVELOPMENT, Use.APPRAISAL, Use.SELECTION, Use.CERTIFICATION, Use.SUCCESSION):
            for name in ("anna", "farid", "bram"):
                open_levels(cast.people[name], use=use, reason=f"Reden {turn}.{index}.", by=carla, at=now)
        open_team_levels([cast.people["anna"], cast.people["lotte"], *new], by=bram, at=now)


def more_files(house: House, turn: int, number: int) -> House:
    """More lists that Carla sent; the two that the addresses name now have more columns, rows and problems."""
    cast, now = house.cast, timezone.now()
    columns = ["Waardigheid en eigen keuze", "Digitaal werken", *(f"Kunnen {turn}.{index}" for index in range(number))]
    level = ";".join(["sterk"] * len(columns))
    header = f"Naam;{';'.join(columns)}\nPeeters Anna;{level}\n"
    for index in range(number):
        waiting_files(
            cast, f"{header}Claes Bram {index};{level}\n", f"{header}Niemand {turn}.{index};{level}\n", at=now
        )
    to_choose_for = header + "".join(f"Onbekend {turn}.{index};{level}\n" for index in range(10 * number))
    choosing, checked, match = waiting_files(cast, to_choose_for, f"{to_choose_for}Ook Niemand;{level}\n", at=now)
    return replace(house, choosing=choosing, checked=checked, match=match)
