"""A profile that is prepared: not asked of anyone before its day, changed meanwhile, put in force or set aside."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kiem.competences.models import CompetenceVersion
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.profiles.actions import (
    add_family,
    put_in_family,
    put_in_force,
    remove_requirement,
    set_aside,
    set_requirement,
)
from kiem.profiles.models import RoleProfileVersion
from kiem.profiles.queries import profile_versions, requirements_of_jobs
from kiem.profiles.rules import ProfileOf, Weight, of_family, of_job
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

JOB = "Zorgkundige"
BEFORE, LATER, DAY = date(2026, 3, 1), TODAY + timedelta(days=40), timedelta(days=1)
Words = dict[str, CompetenceVersion]


@pytest.fixture
def words(cast: Cast) -> Words:
    """Listening is asked since March; from a day to come it is asked more, and planning too."""
    found = Make(cast).language("Luisteren", "Plannen")
    _ask(cast, found, "Luisteren", 2, BEFORE)
    _ask(cast, found, "Luisteren", 3, LATER)
    _ask(cast, found, "Plannen", 1)
    return found


def _of(cast: Cast) -> ProfileOf:
    return of_job(cast.jobs[JOB])


def _ask(cast: Cast, words: Words, name: str, position: int, day: date | None = None) -> None:
    set_requirement(
        _of(cast), words[name].competence_id, position, Weight.ESSENTIAL,
        starts_on=day, by=cast.viewer("carla", "hr"), at=NOW,
    )  # fmt: skip


def _asked(cast: Cast, day: date) -> dict[str, tuple[int, date | None]]:
    lines = requirements_of_jobs([cast.jobs[JOB]], day, ["nl"]).get(cast.jobs[JOB], ())
    return {line.name: (line.position, line.since) for line in lines}


def test_what_is_prepared_is_asked_from_its_day_and_not_before(cast: Cast, words: Words) -> None:
    assert _asked(cast, LATER - DAY) == {"Luisteren": (2, BEFORE)}
    assert _asked(cast, LATER) == {"Luisteren": (3, LATER), "Plannen": (1, LATER)}
    assert [each.starts_on for each in profile_versions(_of(cast))] == [LATER, BEFORE]


def test_what_is_no_longer_asked_is_taken_out_of_what_is_prepared(cast: Cast, words: Words) -> None:
    carla = cast.viewer("carla", "hr")
    assert remove_requirement(_of(cast), words["Luisteren"].competence_id, by=carla, at=NOW) == LATER
    assert _asked(cast, TODAY) == {"Luisteren": (2, BEFORE)}
    assert _asked(cast, LATER) == {"Plannen": (1, LATER)}


def test_put_in_force_it_is_asked_from_today_and_the_past_stays(cast: Cast, words: Words) -> None:
    put_in_force(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    assert _asked(cast, TODAY) == _asked(cast, LATER) == {"Luisteren": (3, TODAY), "Plannen": (1, TODAY)}
    assert _asked(cast, TODAY - DAY) == {"Luisteren": (2, BEFORE)}
    assert [each.starts_on for each in profile_versions(_of(cast))] == [TODAY, BEFORE]


def test_set_aside_it_is_never_asked_and_nothing_seems_changed(cast: Cast, words: Words) -> None:
    written = RoleProfileVersion.objects.count()
    set_aside(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    assert _asked(cast, TODAY) == _asked(cast, LATER) == {"Luisteren": (2, BEFORE)}
    [only] = profile_versions(_of(cast))
    assert (only.starts_on, only.ends_before) == (BEFORE, None)
    assert RoleProfileVersion.objects.count() == written + 1


def test_a_first_profile_that_is_set_aside_asks_nothing(cast: Cast) -> None:
    words = Make(cast).language("Luisteren")
    _ask(cast, words, "Luisteren", 2, LATER)
    set_aside(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    assert _asked(cast, LATER) == {}
    _ask(cast, words, "Luisteren", 1)
    assert _asked(cast, TODAY) == {"Luisteren": (1, TODAY)}


@pytest.mark.parametrize("change", [put_in_force, set_aside])
def test_a_second_click_finds_nothing_to_come_and_changes_nothing(cast: Cast, words: Words, change: object) -> None:
    assert callable(change)
    change(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    written = RoleProfileVersion.objects.count()
    with pytest.raises(NotFound):
        change(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    with pytest.raises(NotAllowed):
        change(_of(cast), by=cast.viewer("anna"), at=NOW)
    cast.viewer("carla", "hr")
    assert RoleProfileVersion.objects.count() == written


def test_it_is_put_in_force_only_where_no_thirteenth_is_asked_today(cast: Cast) -> None:
    """The job leaves a family that asks something on the very day from which it asks twelve of its own."""
    names = [f"Competentie {number}" for number in range(13)]
    words, carla = Make(cast).language(*names), cast.viewer("carla", "hr")
    family = add_family("Zorg", starts_on=BEFORE, by=carla, at=NOW).id
    put_in_family(cast.jobs[JOB], family=family, starts_on=BEFORE, by=carla, at=NOW)
    put_in_family(cast.jobs[JOB], family=None, starts_on=LATER, by=carla, at=NOW)
    of_all = words[names[12]].competence_id
    set_requirement(of_family(family), of_all, 1, Weight.ESSENTIAL, by=carla, at=NOW)
    for name in names[:12]:
        _ask(cast, words, name, 1, LATER)
    with pytest.raises(CannotDo, match=JOB):
        put_in_force(_of(cast), by=cast.viewer("carla", "hr"), at=NOW)
    assert len(_asked(cast, TODAY)) == 1 and len(_asked(cast, LATER)) == 12


def test_hr_sees_what_is_prepared_changes_it_there_and_puts_it_in_force(cast: Cast, words: Words) -> None:
    carla, anna, of = cast.client("carla", "hr"), cast.client("anna"), _of(cast)
    page = reverse("profiles:profile", args=[of])
    coming = f"{page}?on={LATER:%Y-%m-%d}"
    change = reverse("profiles:requirement", args=[of, words["Luisteren"].competence_id])
    today = carla.get(page).content.decode()
    assert "Bekijk wat klaarstaat" in today and change not in today
    prepared = carla.get(coming).content.decode()
    assert "Dit staat klaar" in prepared and change in prepared
    reader = anna.get(coming).content.decode()
    assert "Dit staat klaar" in reader and change not in reader and "put-in-force" not in reader
    removed = carla.post(reverse("profiles:remove", args=[of, words["Plannen"].competence_id]))
    assert removed["Location"] == coming
    assert carla.post(reverse("profiles:put_in_force", args=[of]))["Location"] == page
    assert "staat klaar" not in carla.get(page).content.decode()
    assert carla.post(reverse("profiles:put_in_force", args=[of])).status_code == 404
