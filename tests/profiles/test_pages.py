"""The screens of profiles."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from kiem.profiles.actions import bring_in_profiles
from kiem.profiles.queries import requirements_of_jobs
from kiem.profiles.rules import LineToBringIn, Weight
from tests.cast import NOW, Cast
from tests.competences.statements import statements_of
from tests.make import Make

EVERYONE = [
    ("anna", ""), ("bram", "leader"), ("carla", "hr"), ("dries", "delegate"), ("elke", "director"), ("farid", ""),
    ("hamid", "administrator"),
]  # fmt: skip
JOB = "Zorgkundige"


def _text(answer: object) -> str:
    content = getattr(answer, "content", b"")
    assert isinstance(content, bytes)
    return content.decode()


def _profile(cast: Cast, name: str = "profile", *more: uuid.UUID) -> str:
    return reverse(f"profiles:{name}", args=[cast.jobs[JOB], *more])


def _asked(cast: Cast) -> dict[str, tuple[int, Weight]]:
    cast.viewer("carla", "hr")
    lines = requirements_of_jobs([cast.jobs[JOB]], timezone.localdate()).get(cast.jobs[JOB], ())
    return {line.name: (line.position, line.weight) for line in lines}


@pytest.mark.parametrize(("name", "role"), EVERYONE)
def test_everyone_reads_profiles_and_only_hr_is_offered_to_change_them(cast: Cast, name: str, role: str) -> None:
    words = Make(cast).language()
    Make(cast).profile(JOB, {words["Omgaan met agressie"]: 3})
    client = cast.client(name, role)
    listed, profile = client.get("/profiles/"), client.get(_profile(cast))
    assert (listed.status_code, profile.status_code) == (200, 200)
    assert JOB in _text(listed)
    assert "Omgaan met agressie" in _text(profile)
    assert ("requirements/" in _text(profile)) == (role == "hr")


@pytest.mark.parametrize(("name", "role"), EVERYONE)
def test_how_many_people_hold_a_job_is_only_for_who_may_see_them(cast: Cast, name: str, role: str) -> None:
    Make(cast).profile(JOB, {next(iter(Make(cast).language().values())): 3})
    text = _text(cast.client(name, role).get("/profiles/"))
    assert (text.count('class="number"') > 2) == (role in {"hr", "delegate", "director", "administrator"})


@pytest.mark.parametrize(("name", "role"), [each for each in EVERYONE if each[1] != "hr"])
def test_nobody_but_hr_changes_a_profile(cast: Cast, name: str, role: str) -> None:
    words = Make(cast).language()
    version = words["Omgaan met agressie"]
    Make(cast).profile(JOB, {version: 3})
    client = cast.client(name, role)
    posted = {"competence": str(version.competence_id), "level": f"{version.scale_version_id}/1", "weight": "desirable"}
    for path in (_profile(cast, "new_requirement"), _profile(cast, "requirement", version.competence_id)):
        assert client.get(path).status_code == 404
        assert client.post(path, posted).status_code == 404
    assert client.post(_profile(cast, "remove", version.competence_id)).status_code == 404
    assert _asked(cast) == {"Omgaan met agressie": (3, Weight.ESSENTIAL)}


def test_another_organisation_finds_no_profile(cast: Cast) -> None:
    zara = cast.client("zara", "hr")
    assert zara.get(_profile(cast)).status_code == 404
    assert zara.get(_profile(cast, "new_requirement")).status_code == 404
    assert zara.post(_profile(cast, "remove", uuid.uuid4())).status_code == 404
    assert str(cast.jobs[JOB]) not in _text(zara.get("/profiles/"))


def test_hr_adds_changes_and_removes_a_line(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    client = cast.client("carla", "hr")
    add = _profile(cast, "new_requirement")
    assert "voorbeeld" in _text(client.get(add))
    level = f"{version.scale_version_id}/3"
    posted = {"competence": str(version.competence_id), "level": level, "weight": "essential"}
    assert client.post(add, posted).status_code == 302
    assert _asked(cast) == {"Luisteren": (3, Weight.ESSENTIAL)}
    change = _profile(cast, "requirement", version.competence_id)
    assert f'value="{level}"' in _text(client.get(change))
    assert client.post(change, {"level": f"{version.scale_version_id}/2", "weight": "desirable"}).status_code == 302
    assert _asked(cast) == {"Luisteren": (2, Weight.DESIRABLE)}
    remove = _profile(cast, "remove", version.competence_id)
    assert client.get(remove).status_code == 405
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404
    assert _asked(cast) == {}


def test_a_form_that_is_refused_says_what_is_wrong_and_changes_nothing(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    client = cast.client("carla", "hr")
    good = {"competence": str(version.competence_id), "level": f"{version.scale_version_id}/3", "weight": "essential"}
    wrong: tuple[dict[str, str], ...] = (
        {},
        {"competence": "x"},
        {"competence": str(uuid.uuid4())},
        {"level": f"{uuid.uuid4()}/3"},
        {"level": f"{version.scale_version_id}/5"},
        {"weight": "none"},
    )
    for change in wrong:
        posted = {**good, **change} if change else {}
        assert client.post(_profile(cast, "new_requirement"), posted).status_code == 422
    assert _asked(cast) == {}


def test_an_earlier_version_is_read_by_its_day_and_cannot_be_changed(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Plannen")
    carla = cast.viewer("carla", "hr")
    bring_in_profiles([LineToBringIn(JOB, "Luisteren", 2)], starts_on=date(2026, 1, 15), by=carla, at=NOW)
    bring_in_profiles([LineToBringIn(JOB, "Plannen", 3)], starts_on=date(2026, 6, 1), by=carla, at=NOW)
    client = cast.client("carla", "hr")
    now, then = _text(client.get(_profile(cast))), _text(client.get(_profile(cast) + "?on=2026-03-01"))
    assert "requirements/" in now
    assert "requirements/" not in then
    assert now.count('class="track"') == then.count('class="track"') == 1
    assert "?on=2026-01-15" in now
    for day in ("2025-01-01", "2026-03-01"):
        assert client.get(f"{_profile(cast)}?on={day}").status_code == 200
    for day in ("2026-02-30", "morgen", "0", "x" * 300):
        assert client.get(f"{_profile(cast)}?on={day}").status_code == 404


def test_a_job_that_asks_nothing_yet_has_a_page_that_says_the_first_step(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    page = client.get(reverse("profiles:profile", args=[cast.jobs["Kok"]]))
    assert page.status_code == 200
    assert reverse("profiles:new_requirement", args=[cast.jobs["Kok"]]) in page.content.decode()


def test_a_profile_shows_what_is_asked_and_nothing_as_unknown(cast: Cast) -> None:
    words = Make(cast).language()
    Make(cast).profile(JOB, {words["Omgaan met agressie"]: 3})
    text = _text(cast.client("anna").get(_profile(cast)))
    drawn = text.partition('<div class="track">')[2].partition("</article>")[0]
    assert "#t-ring" in drawn
    assert "unknown" not in drawn
    assert "nog niet gekend" not in drawn


def test_the_statements_stay_the_same_when_the_profiles_double(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(10))).values())
    Make(cast).profile(JOB, dict.fromkeys(words[:4], 2))
    key = words[0].competence_id
    client = cast.client("carla", "hr")
    paths = ["/profiles/", _profile(cast), _profile(cast, "new_requirement"), _profile(cast, "requirement", key)]
    before = {path: len(statements_of(client, path)) for path in paths}
    Make(cast).profile(JOB, dict.fromkeys(words, 3))
    Make(cast).profile("Kok", dict.fromkeys(words, 3))
    after = {path: len(statements_of(client, path)) for path in paths}
    assert after == before
    assert max(before.values()) <= 12, before


def test_the_first_profile_of_a_job_begins_with_a_page_that_teaches(cast: Cast) -> None:
    Make(cast).language()
    answer = cast.client("carla", "hr").get(_profile(cast))
    assert answer.status_code == 200
    assert 'class="empty"' in _text(answer)
