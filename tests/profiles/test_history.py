"""What a job asked, on any day; and what is asked of a person over all her jobs."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kiem.competences.actions import retire_competence
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.organisation.actions import place_person
from kiem.organisation.rules import PlacementKind
from kiem.profiles.actions import bring_in_profiles
from kiem.profiles.models import RoleProfileVersion
from kiem.profiles.queries import asked_of, profile_versions, requirements_of_jobs
from kiem.profiles.rules import LineToBringIn, ProfilesBroughtIn, Weight, change_between, of_job
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

JOB = "Zorgkundige"
JANUARY, JUNE = date(2026, 1, 15), date(2026, 6, 1)
FIRST = (LineToBringIn(JOB, "Luisteren", 2), LineToBringIn(JOB, "Plannen", 3, Weight.DESIRABLE))
SECOND = (LineToBringIn(JOB, "luisteren", 3), LineToBringIn(JOB, "Coachen", 2))


def _bring(cast: Cast, *rows: LineToBringIn, since: date | None = None) -> ProfilesBroughtIn:
    return bring_in_profiles(rows, starts_on=since, by=cast.viewer("carla", "hr"), at=NOW)


def _asked(cast: Cast, day: date) -> dict[str, int]:
    lines = requirements_of_jobs([cast.jobs[JOB]], day, ["nl"]).get(cast.jobs[JOB], ())
    return {line.name: line.position for line in lines}


def test_what_a_job_asked_on_a_day_is_exact(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen", "Coachen")
    _bring(cast, *FIRST, since=JANUARY)
    _bring(cast, *SECOND, since=JUNE)
    day = timedelta(days=1)
    assert _asked(cast, JANUARY - day) == {}
    assert _asked(cast, JANUARY) == _asked(cast, JUNE - day) == {"Luisteren": 2, "Plannen": 3}
    assert _asked(cast, JUNE) == _asked(cast, TODAY) == {"Luisteren": 3, "Coachen": 2}


def test_of_two_changes_on_one_day_the_last_counts_and_the_first_held_for_no_day(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen", "Coachen")
    _bring(cast, *FIRST)
    _bring(cast, *SECOND)
    assert _asked(cast, TODAY) == {"Luisteren": 3, "Coachen": 2}
    assert [version.number for version in profile_versions(of_job(cast.jobs[JOB]))] == [2]
    assert RoleProfileVersion.objects.count() == 2


def test_the_same_list_again_writes_nothing(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen")
    assert _bring(cast, *FIRST).changed == (JOB,)
    assert _bring(cast, *FIRST) == ProfilesBroughtIn((), (JOB,))
    assert RoleProfileVersion.objects.count() == 1


def test_the_past_is_not_rewritten(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen", "Coachen")
    _bring(cast, *FIRST, since=JUNE)
    with pytest.raises(CannotDo):
        _bring(cast, *SECOND, since=JANUARY)
    assert _asked(cast, JUNE) == {"Luisteren": 2, "Plannen": 3}


def test_versions_know_until_when_they_held_and_what_they_changed(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen", "Coachen")
    _bring(cast, *FIRST, since=JANUARY)
    _bring(cast, *SECOND, since=JUNE)
    last, first = profile_versions(of_job(cast.jobs[JOB]), ["nl"])
    assert (first.starts_on, first.ends_before, last.ends_before) == (JANUARY, JUNE, None)
    change = change_between(first.lines, last.lines)
    assert [line.name for line in change.added] == ["Coachen"]
    assert [line.name for line in change.removed] == ["Plannen"]
    assert [(old.position, new.position) for old, new in change.changed] == [(2, 3)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (LineToBringIn("Zorgkundge", "Luisteren", 2), "zorgkundige"),
        (LineToBringIn(JOB, "Luistern", 2), "luisteren"),
        (LineToBringIn(JOB, "Luisteren", 9), "9"),
        (LineToBringIn("Astronaut", "Luisteren", 2), "Astronaut"),
    ],
)
def test_an_unknown_name_or_level_is_said_with_what_nearly_matches_and_nothing_is_written(
    cast: Cast, row: LineToBringIn, says: str
) -> None:
    Make(cast).language("Luisteren", "Plannen")
    with pytest.raises(CannotDo, match=says):
        _bring(cast, *FIRST, row)
    assert RoleProfileVersion.objects.count() == 0


def test_a_competence_asked_twice_at_different_levels_is_refused(cast: Cast) -> None:
    Make(cast).language("Luisteren")
    with pytest.raises(CannotDo):
        _bring(cast, LineToBringIn(JOB, "Luisteren", 2), LineToBringIn(JOB, "Luisteren", 3))


def test_an_employee_brings_no_profiles_in(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        bring_in_profiles([], by=cast.viewer("anna"), at=NOW)


def test_what_left_the_language_is_still_asked_and_marked_until_someone_takes_it_out(cast: Cast) -> None:
    words = Make(cast).language("Luisteren", "Plannen")
    _bring(cast, *FIRST)
    retire_competence(words["Plannen"].competence_id, by=cast.viewer("carla", "hr"), at=NOW)
    lines = requirements_of_jobs([cast.jobs[JOB]], TODAY)[cast.jobs[JOB]]
    assert {line.name: line.retired for line in lines} == {"Luisteren": False, "Plannen": True}


def test_of_two_jobs_the_higher_level_counts_and_each_line_says_which_jobs_ask_it(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen")
    cook = (LineToBringIn("Kok", "Luisteren", 1, Weight.DESIRABLE), LineToBringIn("Kok", "Plannen", 4))
    _bring(cast, *FIRST, *cook)
    _also_cook(cast)
    asked = {line.name: line for line in asked_of([cast.people["anna"]], TODAY)[cast.people["anna"]]}
    listening, planning = asked["Luisteren"], asked["Plannen"]
    assert (listening.position, listening.weight) == (2, Weight.ESSENTIAL)
    assert (planning.position, planning.weight) == (4, Weight.ESSENTIAL)
    assert {line.source.name for line in planning.lines} == {JOB, "Kok"}


def _also_cook(cast: Cast) -> None:
    place_person(
        cast.people["anna"],
        unit=cast.units["De Linde"],
        job=cast.jobs["Kok"],
        share=Decimal("0.2"),
        kind=PlacementKind.EMPLOYEE,
        starts_on=date(2026, 9, 1),
        by=cast.viewer("carla", "hr"),
        at=NOW,
    )


def test_what_is_asked_follows_the_jobs_of_that_day(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen")
    _bring(cast, LineToBringIn("Kok", "Plannen", 4), since=JANUARY)
    _also_cook(cast)
    anna = cast.people["anna"]
    assert asked_of([anna], date(2026, 8, 31))[anna] == ()
    assert [line.name for line in asked_of([anna], date(2026, 9, 1))[anna]] == ["Plannen"]


def test_someone_whose_job_asks_nothing_is_asked_nothing(cast: Cast) -> None:
    assert asked_of([cast.people["elke"]], TODAY) == {cast.people["elke"]: ()}
