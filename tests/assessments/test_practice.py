"""Practising on written situations: what is kept of it, what is counted without anyone, and when a picture is shown."""

import uuid
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import ProgrammingError, connection, transaction

from kiem.assessments.actions import add_situation, retire_situation
from kiem.assessments.forms import PracticeForm
from kiem.assessments.models import PlacementCount, Practised, Situation
from kiem.assessments.pages import compared_page, looking_page, practice_page
from kiem.competences.queries import competence_names
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from tests.cast import NOW, Cast
from tests.rounds import Rounds

LATER = NOW + timedelta(days=40)


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team(6)
    return found


def _others(cast: Cast, situation: uuid.UUID) -> str | None:
    cast.use(Use.OWN_DATA, "anna")
    return compared_page(cast.viewer("anna", use=Use.OWN_DATA), {situation: 2}).rows[0].others


def _offered(cast: Cast, name: str = "anna") -> bool:
    cast.use(Use.OWN_DATA, name)
    return looking_page(cast.viewer(name, use=Use.OWN_DATA)).may_practise


def test_only_that_she_practised_and_when_is_kept(rounds: Rounds) -> None:
    situation = rounds.situation()
    rounds.cast.use(Use.ADMINISTRATION)
    lines = TrailLine.objects.count()
    rounds.practises("anna", situation, 2, experienced=False)
    assert list(Practised.objects.values_list("person", "done_on")) == [(rounds.people["anna"], NOW.date())]
    assert not PlacementCount.objects.filter(counted__gt=0).exists()
    rounds.cast.use(Use.ADMINISTRATION)
    assert TrailLine.objects.count() == lines


def test_nobody_else_reads_that_she_practised(rounds: Rounds) -> None:
    rounds.practises("anna", rounds.situation())
    for name, use in (("bram", Use.DEVELOPMENT), ("carla", Use.DEVELOPMENT), ("bram", Use.OWN_DATA)):
        rounds.cast.use(use, name)
        assert not Practised.objects.exists()


def test_her_answer_stands_beside_the_reason(rounds: Rounds) -> None:
    situation = rounds.situation()
    rounds.cast.use(Use.OWN_DATA, "anna")
    viewer = rounds.cast.viewer("anna", use=Use.OWN_DATA)
    row = compared_page(viewer, {situation: 2}).rows[0]
    assert (row.own, row.meant, row.is_same, row.reason) == ("op weg", "sterk", False, "Alleen en rustig.")


def test_a_picture_is_shown_from_five_and_moves_by_five(rounds: Rounds) -> None:
    situation = rounds.situation()
    for place in range(1, 5):
        rounds.practises(f"c{place}", situation)
    assert _others(rounds.cast, situation) is None
    rounds.practises("c5", situation, 2)
    assert _others(rounds.cast, situation) == "sterk"
    for name in ("c6", "bram", "greet", "dries"):
        rounds.practises(name, situation, 1)
    assert _others(rounds.cast, situation) == "sterk"
    rounds.practises("fatou", situation, 1)
    assert _others(rounds.cast, situation) == ""


def test_whoever_read_the_reason_is_not_counted_again(rounds: Rounds) -> None:
    situation = rounds.situation()
    rounds.practises("anna", situation)
    rounds.practises("anna", situation, 4, at=LATER)
    counts = PlacementCount.objects.filter(situation=situation).order_by("position")
    assert list(counts.values_list("position", "counted")) == [(1, 0), (2, 0), (3, 1), (4, 0)]
    newer = rounds.situation(at=LATER + timedelta(days=1))
    rounds.practises("anna", newer, at=LATER + timedelta(days=2))
    assert PlacementCount.objects.filter(situation=newer, counted=1).exists()


def test_it_is_offered_where_there_is_something_and_again_after_two_years(rounds: Rounds) -> None:
    assert not _offered(rounds.cast)
    situation = rounds.situation()
    assert _offered(rounds.cast)
    rounds.practises("anna", situation)
    assert not _offered(rounds.cast)
    assert _offered(rounds.cast, "bram")
    rounds.practises("anna", situation, at=NOW - timedelta(days=731))
    assert _offered(rounds.cast)


def test_only_hr_writes_situations_and_takes_them_away(rounds: Rounds) -> None:
    situation = rounds.situation()
    rounds.cast.use(Use.ADMINISTRATION, "bram")
    with pytest.raises(NotAllowed):
        retire_situation(situation, by=rounds.cast.viewer("bram", "leader"), at=NOW)
    rounds.cast.use(Use.ADMINISTRATION, "carla")
    carla = rounds.cast.viewer("carla", "hr")
    retire_situation(situation, by=carla, at=NOW)
    retire_situation(situation, by=carla, at=LATER)
    assert Situation.objects.get(id=situation).retired_on == NOW.date()
    rounds.cast.use(Use.OWN_DATA, "anna")
    assert not practice_page(rounds.cast.viewer("anna", use=Use.OWN_DATA)).to_place


def test_a_situation_stands_on_a_level_that_there_is_and_says_something(rounds: Rounds) -> None:
    rounds.cast.use(Use.ADMINISTRATION, "carla")
    carla, version = rounds.cast.viewer("carla", "hr"), competence_names()[0].version_id
    with pytest.raises(NotFound):
        add_situation(version, 9, "Iets", "Daarom", by=carla, at=NOW)
    with pytest.raises(CannotDo):
        add_situation(version, 2, "  ", "Daarom", by=carla, at=NOW)


def test_nothing_of_a_row_says_who_was_the_first_at_a_level(rounds: Rounds) -> None:
    situation = rounds.situation()
    before = set(PlacementCount.objects.values_list("id", flat=True))
    rounds.practises("anna", situation)
    assert set(PlacementCount.objects.values_list("id", flat=True)) == before
    assert {each.version for each in [*before, Practised.objects.get().id]} == {4}


def test_situations_from_before_get_the_counts_that_are_missing(rounds: Rounds) -> None:
    situation = rounds.situation()
    rounds.practises("anna", situation)
    PlacementCount.objects.filter(counted=0).delete()
    migration = import_module("kiem.assessments.migrations.0014_nobody_counted_first")
    with connection.cursor() as cursor:
        for _time in range(2):
            cursor.execute(migration.COMPLETE)
    counts = PlacementCount.objects.filter(situation=situation).order_by("position")
    assert list(counts.values_list("position", "counted", "shown")) == [(1, 0, 0), (2, 0, 0), (3, 1, 0), (4, 0, 0)]


def test_a_level_outside_the_scale_is_counted_nowhere(rounds: Rounds) -> None:
    situation = rounds.situation()
    with pytest.raises(NotFound):
        rounds.practises("anna", situation, 5)
    assert not Practised.objects.exists()
    assert not PlacementCount.objects.filter(counted__gt=0).exists()


def test_the_application_changes_nothing_of_a_situation_but_its_end(rounds: Rounds) -> None:
    found = Situation.objects.filter(id=rounds.situation())
    for column, value in (("text", "Iets anders."), ("reason", "Daarom."), ("position", 1)):
        with pytest.raises(ProgrammingError), transaction.atomic():
            found.update(**{column: value})
    assert found.update(retired_on=NOW.date()) == 1


def test_what_hr_typed_is_words_and_no_markup() -> None:
    form = PracticeForm(None, situations=[(uuid.uuid4(), "Luisteren", "<script>1</script> & meer", [(1, "start")])])
    assert "<script>" not in str(form)
    assert "&lt;script&gt;1&lt;/script&gt; &amp; meer" in str(form)
