"""Lists of levels are brought in whole or not at all, once, and never put themselves in front of what people agreed."""

import hashlib
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiem.assessments.actions import BroughtIn, bring_in_levels
from kiem.assessments.models import CurrentLevel, Level, LevelImport
from kiem.assessments.rules import Basis, BroughtInLevel
from kiem.competences.models import CompetenceVersion
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.ids import ordered_id
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.models import Person
from tests.cast import NOW, Cast
from tests.make import OBSERVED, Make


def a_level(cast: Cast, name: str, version: CompetenceVersion, position: int, on: date | None = None) -> BroughtInLevel:
    return BroughtInLevel(
        cast.people[name], version.competence_id, version.id, version.scale_version_id, position, observed_on=on
    )


def bring_in(
    cast: Cast,
    levels: list[BroughtInLevel],
    *,
    purpose: Purpose = Purpose.DEVELOPMENT,
    observed_on: date = OBSERVED,
    file: str = "lijst",
    at: datetime = NOW,
) -> BroughtIn:
    digest = hashlib.sha256(file.encode()).digest()
    return bring_in_levels(
        levels, purpose=purpose, observed_on=observed_on, file_name=f"{file}.xlsx", digest=digest, by=cast.system, at=at
    )


def current(cast: Cast, name: str, version: CompetenceVersion) -> CurrentLevel:
    cast.use(Use.DEVELOPMENT)
    return CurrentLevel.objects.get(
        person=cast.people[name], competence=version.competence_id, purpose=Purpose.DEVELOPMENT
    )


def write_agreed(cast: Cast, name: str, version: CompetenceVersion, position: int, on: date) -> Level:
    """A level that people agreed on, as the talk will write it one day: the fact and the current one beside it."""
    cast.use(Use.DEVELOPMENT)
    level = Level.objects.create(
        organisation_id=cast.organisation,
        purpose=Purpose.DEVELOPMENT,
        person_id=cast.people[name],
        competence_id=version.competence_id,
        competence_version=version,
        scale_version_id=version.scale_version_id,
        position=position,
        basis=Basis.AGREED,
        observed_on=on,
        recorded_at=NOW,
    )
    CurrentLevel.objects.create(
        organisation_id=cast.organisation,
        purpose=Purpose.DEVELOPMENT,
        person_id=level.person_id,
        competence_id=level.competence_id,
        level=level,
        scale_version_id=level.scale_version_id,
        position=position,
        basis=Basis.AGREED,
        observed_on=on,
    )
    return level


@pytest.fixture
def word(cast: Cast) -> CompetenceVersion:
    return Make(cast).language("Waardigheid")["Waardigheid"]


def test_a_level_brought_in_carries_where_it_comes_from_and_lapses_after_twelve_months(
    cast: Cast, word: CompetenceVersion
) -> None:
    done = bring_in(cast, [a_level(cast, "anna", word, 3)])
    cast.use(Use.DEVELOPMENT)
    level = Level.objects.get(level_import=done.import_id)
    assert (level.basis, level.position, level.observed_on) == (Basis.BROUGHT_IN, 3, OBSERVED)
    assert (level.valid_until, level.recorded_at, level.purpose) == (date(2027, 10, 14), NOW, Purpose.DEVELOPMENT)
    assert (done.levels, done.people, done.made_current, done.already) == (1, 1, 1, False)


def test_a_cell_may_have_a_day_of_its_own(cast: Cast, word: CompetenceVersion) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 3, on=date(2026, 2, 1))])
    assert current(cast, "anna", word).valid_until == date(2027, 2, 1)


def test_the_same_file_again_writes_nothing_and_says_so(cast: Cast, word: CompetenceVersion) -> None:
    first = bring_in(cast, [a_level(cast, "anna", word, 3)])
    again = bring_in(cast, [a_level(cast, "anna", word, 3)])
    assert (again.already, again.import_id) == (True, first.import_id)
    assert LevelImport.objects.count() == 1
    assert OutboxMessage.objects.count() == 1
    assert TrailLine.objects.filter(verb="bring_in_levels").count() == 1


def test_the_same_file_for_another_purpose_is_another_list(cast: Cast, word: CompetenceVersion) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 3)])
    assert not bring_in(cast, [a_level(cast, "anna", word, 3)], purpose=Purpose.APPRAISAL).already


def test_no_list_comes_in_for_selection(cast: Cast, word: CompetenceVersion) -> None:
    with pytest.raises(CannotDo) as refused:
        bring_in(cast, [a_level(cast, "anna", word, 3)], purpose=Purpose.SELECTION)
    assert refused.value.field == "purpose"
    assert not LevelImport.objects.exists()


def test_only_who_may_bring_in_levels_does(cast: Cast, word: CompetenceVersion) -> None:
    for name, role in (("bram", "leader"), ("anna", ""), ("elke", "director"), ("hamid", "administrator")):
        with pytest.raises(NotAllowed):
            bring_in_levels(
                [a_level(cast, "anna", word, 3)],
                purpose=Purpose.DEVELOPMENT,
                observed_on=OBSERVED,
                file_name="x",
                digest=b"x" * 32,
                by=cast.viewer(name, role),
                at=NOW,
            )


@pytest.mark.parametrize("case", ["empty", "future", "future cell", "twice"])
def test_a_list_that_cannot_be_is_refused_whole(cast: Cast, word: CompetenceVersion, case: str) -> None:
    levels = {
        "empty": [],
        "future": [a_level(cast, "anna", word, 3)],
        "future cell": [a_level(cast, "anna", word, 3, on=date(2026, 11, 24))],
        "twice": [a_level(cast, "anna", word, 3), a_level(cast, "anna", word, 2)],
    }[case]
    with pytest.raises(CannotDo):
        bring_in(cast, levels, observed_on=date(2026, 11, 24) if case == "future" else OBSERVED)
    assert not LevelImport.objects.exists()


@pytest.mark.parametrize("wrong", ["person", "competence", "position"])
def test_what_is_not_there_is_refused_and_nothing_stays_behind(cast: Cast, word: CompetenceVersion, wrong: str) -> None:
    good = a_level(cast, "anna", word, 3)
    bad = {
        "person": BroughtInLevel(uuid.uuid4(), word.competence_id, word.id, word.scale_version_id, 1),
        "competence": BroughtInLevel(cast.people["fatou"], uuid.uuid4(), word.id, word.scale_version_id, 1),
        "position": a_level(cast, "fatou", word, 7),
    }[wrong]
    with pytest.raises(CannotDo):
        bring_in(cast, [good, bad])
    cast.use(Use.DEVELOPMENT)
    assert not LevelImport.objects.exists()
    assert not Level.objects.exists()
    assert not CurrentLevel.objects.exists()


def test_of_two_lists_the_latest_observed_counts_in_whichever_order_they_come(
    cast: Cast, word: CompetenceVersion
) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 3)], observed_on=date(2026, 10, 1), file="nieuw")
    older = bring_in(cast, [a_level(cast, "anna", word, 1)], observed_on=date(2026, 3, 1), file="oud")
    assert current(cast, "anna", word).position == 3
    assert older.made_current == 0
    bring_in(cast, [a_level(cast, "anna", word, 4)], observed_on=date(2026, 11, 1), file="nieuwst")
    assert current(cast, "anna", word).position == 4


def test_of_two_lists_of_one_day_the_latest_recorded_counts(cast: Cast, word: CompetenceVersion) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 3)], file="eerst")
    bring_in(cast, [a_level(cast, "anna", word, 2)], file="later", at=NOW + timedelta(minutes=5))
    assert current(cast, "anna", word).position == 2


def test_a_list_never_displaces_what_people_agreed_on(cast: Cast, word: CompetenceVersion) -> None:
    write_agreed(cast, "anna", word, 2, on=date(2026, 11, 1))
    write_agreed(cast, "fatou", word, 2, on=date(2026, 3, 1))
    bring_in(cast, [a_level(cast, "anna", word, 4), a_level(cast, "fatou", word, 4)])
    assert [current(cast, name, word).position for name in ("anna", "fatou")] == [2, 2]


def test_a_corrected_level_no_longer_counts(cast: Cast, word: CompetenceVersion) -> None:
    wrong = write_agreed(cast, "anna", word, 4, on=date(2026, 11, 1))
    Level.objects.create(
        organisation_id=cast.organisation,
        purpose=Purpose.DEVELOPMENT,
        person_id=wrong.person_id,
        competence_id=wrong.competence_id,
        competence_version=word,
        scale_version_id=word.scale_version_id,
        position=1,
        basis=Basis.AGREED,
        observed_on=date(2026, 1, 1),
        recorded_at=NOW,
        corrects=wrong,
    )
    bring_in(cast, [a_level(cast, "anna", word, 3)])
    assert current(cast, "anna", word).position == 1


def test_each_person_with_an_address_is_told_once_without_any_level(cast: Cast, word: CompetenceVersion) -> None:
    other = Make(cast).language("Waardigheid", "Medicatie toedienen")["Medicatie toedienen"]
    cast.use(Use.ADMINISTRATION)
    levels = [a_level(cast, "anna", word, 3), a_level(cast, "anna", other, 1), a_level(cast, "greet", word, 2)]
    bring_in(cast, levels)
    told = list(OutboxMessage.objects.values_list("recipient", "subject", "body"))
    assert [recipient for recipient, _subject, _body in told] == ["anna@lindenhof.example"]
    for secret in ("Waardigheid", "Medicatie", "sterk", "start", "lijst.xlsx"):
        assert secret not in told[0][1] + told[0][2]


def test_a_run_leaves_one_line_in_the_trail_with_its_count(cast: Cast, word: CompetenceVersion) -> None:
    done = bring_in(cast, [a_level(cast, "anna", word, 3), a_level(cast, "fatou", word, 2)])
    line = TrailLine.objects.get(verb="bring_in_levels")
    assert (line.subject_id, line.count) == (done.import_id, 2)


def test_the_use_of_the_transaction_is_what_it_was_before(cast: Cast, word: CompetenceVersion) -> None:
    bring_in(cast, [a_level(cast, "anna", word, 3)])
    assert not Level.objects.exists()  # administration opens no level


def _many(cast: Cast, word: CompetenceVersion, people: int) -> list[BroughtInLevel]:
    cast.use(Use.ADMINISTRATION)
    rows = [
        Person(id=ordered_id(), organisation_id=cast.organisation, given_name=f"P{n}", sort_key=f"x p{n}")
        for n in range(people)
    ]
    Person.objects.bulk_create(rows)
    words = (word.competence_id, word.id, word.scale_version_id)
    return [BroughtInLevel(row.id, *words, 1 + n % 4) for n, row in enumerate(rows)]


def test_five_thousand_levels_take_a_handful_of_statements(cast: Cast, word: CompetenceVersion) -> None:
    few, many = _many(cast, word, 10), _many(cast, word, 5000)
    with CaptureQueriesContext(connection) as for_few:
        bring_in(cast, few, file="weinig")
    with CaptureQueriesContext(connection) as for_many:
        done = bring_in(cast, many, file="veel")
    assert len(for_many) == len(for_few) <= 18
    assert (done.levels, done.made_current) == (5000, 5000)
