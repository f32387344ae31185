"""Beginning from the starter profiles: what comes with Kiem, and what it makes."""

import pytest
from django.urls import reverse

from kiem.competences.actions import choose_starter
from kiem.competences.queries import starter_dictionary
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.languages import LANGUAGES
from kiem.organisation.models import Job
from kiem.profiles.actions import start_profiles
from kiem.profiles.models import JobFamily, RoleProfileVersion
from kiem.profiles.queries import families_on, profile_versions, requirements_of_jobs, starter_profiles
from kiem.profiles.rules import (
    AT_MOST_REQUIREMENTS,
    FEWEST_ADVISED,
    STARTER_LEVELS,
    WHOLE_ORGANISATION,
    asked_over,
    of_family,
    of_job,
)
from tests.cast import NOW, TODAY, Cast
from tests.make import Make


def _dictionary(cast: Cast) -> None:
    choose_starter([each.key for each in starter_dictionary()], by=cast.viewer("carla", "hr"), at=NOW)


def _keys() -> list[str]:
    return [each.key for each in starter_profiles().profiles]


def test_twenty_two_profiles_come_along_in_three_languages() -> None:
    starter = starter_profiles()
    assert len(starter.profiles) == 22
    assert len({each.key for each in starter.profiles}) == 22
    for family in starter.families:
        assert set(family.names) == set(LANGUAGES), family.key
    for profile in starter.profiles:
        assert set(profile.names) == set(profile.purposes) == set(LANGUAGES), profile.key
        assert len({len(profile.results[language]) for language in LANGUAGES}) == 1, profile.key
        assert starter.family(profile.family)


def test_every_line_is_a_level_of_a_competence_of_the_starter_dictionary_that_is_asked_of_people() -> None:
    starter, kinds = starter_profiles(), {each.key: each.kind for each in starter_dictionary()}
    for line in starter.lines_for(starter.profiles):
        assert kinds[line.competence] != "team"
        assert 1 <= line.level <= STARTER_LEVELS


def test_each_profile_asks_eight_to_twelve_over_its_layers_and_never_less_than_its_family() -> None:
    starter = starter_profiles()
    for profile in starter.profiles:
        wider = {**{x.competence: x for x in starter.everyone}}
        for line in starter.family(profile.family).lines:
            assert line.level >= wider.get(line.competence, line).level
            wider[line.competence] = line
        asked = {line.competence for line in profile.lines} | set(wider)
        assert FEWEST_ADVISED <= len(asked) <= AT_MOST_REQUIREMENTS, profile.key
        for line in profile.lines:
            known = wider.get(line.competence)
            assert known is None or line.level >= known.level, (profile.key, line.competence)


def test_all_of_them_become_jobs_families_and_lines(cast: Cast) -> None:
    _dictionary(cast)
    carla = cast.viewer("carla", "hr")
    done = start_profiles(_keys(), by=carla, at=NOW)
    assert (len(done.made), done.left) == (22, ())
    assert Job.objects.filter(name="Zorgkundige").count() == 1, "the job that stood there is used"
    families = families_on(TODAY)
    assert len(families.rows) == len(starter_profiles().families)
    lines = requirements_of_jobs([job for row in families.rows for job, _name in row.jobs], TODAY, ["nl"])
    assert len(lines) == 22
    assert {len(asked_over(found)) for found in lines.values()} <= set(range(FEWEST_ADVISED, AT_MOST_REQUIREMENTS + 1))
    cook = next(job for row in families.rows for job, name in row.jobs if name == "Kok")
    newest = profile_versions(of_job(cook), ["nl"])[0]
    assert newest.purpose
    assert newest.results
    assert profile_versions(WHOLE_ORGANISATION)[0].lines
    assert all(profile_versions(of_family(row.family_id))[0].lines for row in families.rows if row.jobs)


def test_what_was_written_stays_and_once_more_makes_nothing(cast: Cast) -> None:
    _dictionary(cast)
    words = Make(cast).language("Eigen competentie")
    Make(cast).profile("Kok", {words["Eigen competentie"]: 2})
    carla = cast.viewer("carla", "hr")
    done = start_profiles(["kok", "poetshulp"], by=carla, at=NOW)
    assert (done.made, done.left) == (("Poetshulp",), ("Kok",))
    assert [line.name for line in profile_versions(of_job(cast.jobs["Kok"]), ["nl"])[0].lines] == ["Eigen competentie"]
    versions = RoleProfileVersion.objects.count()
    assert start_profiles(["kok", "poetshulp"], by=carla, at=NOW).made == ()
    assert RoleProfileVersion.objects.count() == versions


def test_without_the_starter_dictionary_it_says_which_competences_are_missing_and_makes_nothing(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    with pytest.raises(CannotDo, match="Koken met zorg"):
        start_profiles(["kok"], by=carla, at=NOW)
    assert not JobFamily.objects.exists()


def test_an_own_competence_of_that_name_serves_too_unless_it_stands_on_another_scale(cast: Cast) -> None:
    starter = starter_profiles()
    needed = {line.competence for line in starter.lines_for([p for p in starter.profiles if p.key == "kok"])}
    names = [each.in_languages(["nl"])[0].name for each in starter_dictionary() if each.key in needed]
    Make(cast).language(*names)
    assert start_profiles(["kok"], by=cast.viewer("carla", "hr"), at=NOW).made == ("Kok",)


def test_an_unknown_key_is_not_found_and_only_hr_begins(cast: Cast) -> None:
    with pytest.raises(NotFound):
        start_profiles(["astronaut"], by=cast.viewer("carla", "hr"), at=NOW)
    with pytest.raises(NotAllowed):
        start_profiles(["kok"], by=cast.viewer("anna"), at=NOW)


def test_hr_ticks_profiles_on_screen(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    path = reverse("profiles:starter")
    refused = client.post(path, {"keys": ["kok"]})
    assert refused.status_code == 422
    assert "Koken met zorg" in refused.content.decode()
    _dictionary(cast)
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"keys": ["kok", "poetshulp"]}).status_code == 302
    listed = client.get(reverse("profiles:profiles")).content.decode()
    assert "Poetshulp" in listed
    assert "blijft zoals het is" in client.get(path).content.decode()
