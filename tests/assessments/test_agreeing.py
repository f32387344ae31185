"""What two people agree counts at once, goes before a list, and is put right without being overwritten."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kiem.assessments.actions import agree_levels, contest_level, determine_levels
from kiem.assessments.models import CurrentLevel, Level
from kiem.assessments.rules import Basis, LevelToAgree
from kiem.competences.models import CompetenceVersion, ScaleVersion
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Purpose, Use
from tests.assessments.test_bringing_in import a_level, bring_in, current
from tests.cast import NOW, TODAY, Cast
from tests.make import Make


def to_agree(version: CompetenceVersion, position: int, corrects: uuid.UUID | None = None) -> LevelToAgree:
    return LevelToAgree(version.competence_id, version.id, version.scale_version_id, position, corrects)


def agree(
    cast: Cast,
    *lines: LevelToAgree,
    name: str = "anna",
    on: date = TODAY,
    asked: Collection[uuid.UUID] | None = None,
    by: str = "bram",
    minutes: int = 0,
) -> list[uuid.UUID]:
    viewer = cast.viewer(by, use=Use.DEVELOPMENT)
    return agree_levels(
        cast.people[name],
        lines,
        agreed_with=cast.people["bram"],
        asked={line.competence_id for line in lines} if asked is None else asked,
        observed_on=on,
        by=viewer,
        at=NOW + timedelta(minutes=minutes),
    )


@pytest.fixture
def word(cast: Cast) -> CompetenceVersion:
    return Make(cast).language("Waardigheid")["Waardigheid"]


def test_an_agreed_level_is_for_development_and_does_not_lapse(cast: Cast, word: CompetenceVersion) -> None:
    (agreed,) = agree(cast, to_agree(word, 3), on=date(2026, 11, 20))
    level = Level.objects.get(id=agreed)
    assert (level.basis, level.purpose, level.position) == (Basis.AGREED, Purpose.DEVELOPMENT, 3)
    assert (level.observed_on, level.valid_until, level.recorded_at) == (date(2026, 11, 20), None, NOW)
    assert level.recorded_by_id == cast.people["bram"]
    assert current(cast, "anna", word).level_id == agreed


@pytest.mark.parametrize("contested", [False, True])
def test_what_people_agree_takes_over_from_a_list_also_a_newer_one(
    cast: Cast, word: CompetenceVersion, contested: bool
) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 4)], observed_on=TODAY)
    if contested:
        brought_in = current(cast, "anna", word).level_id
        contest_level(brought_in, "Te hoog.", by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)
    agree(cast, to_agree(word, 2), on=date(2026, 11, 2))
    now = current(cast, "anna", word)
    assert (now.position, now.basis) == (2, Basis.AGREED)
    assert Level.objects.filter(person=cast.people["anna"]).count() == 2


def test_a_talk_that_is_signed_late_does_not_displace_a_later_one(cast: Cast, word: CompetenceVersion) -> None:
    agree(cast, to_agree(word, 3), on=TODAY)
    agree(cast, to_agree(word, 1), on=date(2026, 10, 1), minutes=5)
    assert current(cast, "anna", word).position == 3


def test_putting_a_level_right_refers_to_the_old_one_which_stays(cast: Cast, word: CompetenceVersion) -> None:
    (wrong,) = agree(cast, to_agree(word, 4))
    (right,) = agree(cast, to_agree(word, 2, corrects=wrong), on=date(2026, 11, 2), minutes=5)
    assert current(cast, "anna", word).level_id == right
    assert [Level.objects.get(id=wrong).position, Level.objects.get(id=right).corrects_id] == [4, wrong]


def test_a_level_is_put_right_once(cast: Cast, word: CompetenceVersion) -> None:
    (wrong,) = agree(cast, to_agree(word, 4))
    agree(cast, to_agree(word, 2, corrects=wrong), minutes=5)
    with pytest.raises(CannotDo):
        agree(cast, to_agree(word, 3, corrects=wrong), minutes=6)
    assert current(cast, "anna", word).position == 2


def test_the_database_keeps_a_level_from_being_put_right_twice(cast: Cast, word: CompetenceVersion) -> None:
    (wrong,) = agree(cast, to_agree(word, 4))
    agree(cast, to_agree(word, 2, corrects=wrong), minutes=5)
    second = Level.objects.get(corrects=wrong)
    second.id = uuid.uuid4()
    with pytest.raises(IntegrityError, match="level_corrected_once"), transaction.atomic():
        second.save(force_insert=True)


@pytest.mark.parametrize("whose", ["another person", "another competence", "a list", "nobody"])
def test_only_her_own_agreed_level_of_that_competence_is_put_right(
    cast: Cast, word: CompetenceVersion, whose: str
) -> None:
    words = Make(cast).language("Waardigheid", "Medicatie toedienen")
    wrong = uuid.uuid4()
    if whose == "another person":
        (wrong,) = agree(cast, to_agree(word, 1), name="fatou")
    elif whose == "another competence":
        (wrong,) = agree(cast, to_agree(words["Medicatie toedienen"], 1))
    elif whose == "a list":
        bring_in(cast, [a_level(cast, "anna", word, 1)])
        wrong = current(cast, "anna", word).level_id
    with pytest.raises(CannotDo):
        agree(cast, to_agree(word, 2, corrects=wrong), minutes=5)
    assert not Level.objects.filter(position=2).exists()


@pytest.mark.parametrize(
    "wrong", ["nothing", "future", "twice", "not asked", "above", "below", "other scale", "no word"]
)
def test_what_cannot_be_agreed_is_refused_whole_with_a_sentence(
    cast: Cast, word: CompetenceVersion, wrong: str
) -> None:
    good = to_agree(word, 3)
    cast.use(Use.ADMINISTRATION)
    other = ScaleVersion.objects.exclude(id=word.scale_version_id).first()
    lines = {
        "nothing": [],
        "twice": [good, to_agree(word, 2)],
        "above": [to_agree(word, 5)],
        "below": [to_agree(word, 0)],
        "other scale": [replace(good, scale_version_id=other.id if other else uuid.uuid4())],
        "no word": [replace(good, competence_version_id=uuid.uuid4())],
    }.get(wrong, [good])
    with pytest.raises(CannotDo) as refused:
        agree(
            cast,
            *lines,
            on=TODAY + timedelta(days=1) if wrong == "future" else TODAY,
            asked=[] if wrong == "not asked" else None,
        )
    assert str(refused.value.sentence).endswith("Er is niets gewijzigd.")
    assert not Level.objects.exists()
    assert not CurrentLevel.objects.exists()


@pytest.mark.parametrize("name", ["farid", "carla", "elke", "dries", "hamid"])
def test_nobody_agrees_on_the_level_of_two_others(cast: Cast, word: CompetenceVersion, name: str) -> None:
    with pytest.raises(NotAllowed):
        agree(cast, to_agree(word, 3), by=name)


def test_nobody_agrees_with_herself(cast: Cast, word: CompetenceVersion) -> None:
    with pytest.raises(NotAllowed):
        agree(cast, to_agree(word, 3), name="bram")


def test_one_line_in_the_trail_says_how_many_and_nothing_of_what(cast: Cast, word: CompetenceVersion) -> None:
    agree(cast, to_agree(word, 3), by="anna")
    line = TrailLine.objects.get(verb="agree_levels")
    assert (line.subject_id, line.count, line.actor_person) == (cast.people["anna"], 1, cast.people["anna"])


def test_it_takes_the_same_statements_however_many_levels(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Woord {number}" for number in range(12))).values())
    with CaptureQueriesContext(connection) as for_one:
        agree(cast, to_agree(words[0], 3))
    with CaptureQueriesContext(connection) as for_all:
        agree(cast, *(to_agree(word, 2) for word in words), minutes=5)
    assert len(for_all) == len(for_one) == 13


def test_what_an_evaluator_determines_is_for_appraisal_and_stands_apart(cast: Cast, word: CompetenceVersion) -> None:
    agree(cast, to_agree(word, 2))
    (determined,) = determine_levels(
        cast.people["anna"],
        [to_agree(word, 4)],
        determined_by=cast.people["bram"],
        asked={word.competence_id},
        observed_on=TODAY,
        by=cast.viewer("anna", use=Use.APPRAISAL),
        at=NOW,
    )
    assert not Level.objects.filter(basis=Basis.AGREED).exists()  # not under this use
    level = Level.objects.get(id=determined)
    assert (level.basis, level.purpose, level.position) == (Basis.DETERMINED, Purpose.APPRAISAL, 4)
    assert level.recorded_by_id == cast.people["bram"]
    cast.use(Use.DEVELOPMENT)
    assert current(cast, "anna", word).position == 2
    assert not Level.objects.filter(id=determined).exists()


def test_nobody_determines_her_own_level(cast: Cast, word: CompetenceVersion) -> None:
    with pytest.raises(NotAllowed):
        determine_levels(
            cast.people["anna"],
            [to_agree(word, 4)],
            determined_by=cast.people["anna"],
            asked={word.competence_id},
            observed_on=TODAY,
            by=cast.viewer("anna", use=Use.APPRAISAL),
            at=NOW,
        )
