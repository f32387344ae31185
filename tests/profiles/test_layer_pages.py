"""The screens of the layers: families, everyone, positions; and bad input."""

import json
import uuid

from django.urls import reverse

from kiem.profiles.actions import describe_profile, set_requirement
from kiem.profiles.queries import families_on, profile_versions
from kiem.profiles.rules import WHOLE_ORGANISATION, Weight, of_family, of_job, of_position
from tests.cast import NOW, TODAY, Cast
from tests.competences.statements import statements_of
from tests.make import Make


def _text(answer: object) -> str:
    content = getattr(answer, "content", b"")
    assert isinstance(content, bytes)
    return content.decode()


def test_every_line_says_which_layer_asks_it(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    Make(cast).profile("Zorgkundige", {version: 3})
    family = Make(cast).layers({version: 2})
    client = cast.client("anna")
    job = _text(client.get(reverse("profiles:profile", args=[cast.jobs["Zorgkundige"]])))
    for said in (
        "Gevraagd aan iedereen hier: op weg",
        "Gevraagd in de familie Zorg: op weg",
        "Gevraagd als Zorgkundige: sterk",
    ):
        assert said in job
    assert "De Linde" in job
    position = of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"])
    for of in (WHOLE_ORGANISATION, of_family(family), position):
        assert "Luisteren" in _text(client.get(reverse("profiles:profile", args=[of])))


def test_what_asks_nothing_yet_has_a_page_that_teaches(cast: Cast) -> None:
    Make(cast).language()
    for name, role in (("anna", ""), ("carla", "hr")):
        for of in (WHOLE_ORGANISATION, of_job(cast.jobs["Kok"])):
            answer = cast.client(name, role).get(reverse("profiles:profile", args=[of]))
            assert answer.status_code == 200
            assert 'class="empty"' in _text(answer)


def test_hr_makes_a_family_and_puts_a_job_in_it(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    posted = {"name": "Zorg <b>", "parent": "", "starts_on": "2026-01-01", "once": str(uuid.uuid4())}
    for _twice in range(2):
        assert client.post(reverse("profiles:new_family"), posted).status_code == 302
    cast.viewer("carla", "hr")
    (row,) = families_on(TODAY).rows
    into = reverse("profiles:in_family", args=[cast.jobs["Kok"]])
    assert client.post(into, {"family": str(row.family_id), "starts_on": "2026-01-01"}).status_code == 302
    listed = _text(client.get(reverse("profiles:families")))
    assert "Zorg &lt;b&gt;" in listed
    assert "Zorg <b>" not in listed
    ended = client.post(reverse("profiles:end_family", args=[row.family_id]), {"ends_before": "2026-12-31"})
    assert ended.status_code == 422
    assert "een andere plaats" in _text(ended)


def test_a_circle_is_said_on_the_form(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    family = Make(cast).layers({version: 2})
    cast.use(cast.viewer("carla", "hr").use)
    above = families_on(TODAY).parents[family]
    moved = cast.client("carla", "hr").post(
        reverse("profiles:move_family", args=[above]), {"parent": str(family), "starts_on": "2026-12-01"}
    )
    assert moved.status_code == 422
    assert "onder zichzelf" in _text(moved)


def test_the_second_of_two_people_sees_what_the_first_changed_and_loses_nothing(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    Make(cast).profile("Kok", {version: 2})
    client, of = cast.client("carla", "hr"), of_job(cast.jobs["Kok"])
    path = reverse("profiles:requirement", args=[of, version.competence_id])
    shown = json.dumps({"level": "op weg", "weight": "noodzakelijk"})
    by = cast.viewer("carla", "hr")
    set_requirement(of, version.competence_id, 4, Weight.ESSENTIAL, by=by, at=NOW)
    posted = {"level": f"{version.scale_version_id}/3", "weight": "desirable", "shown": shown}
    answer = client.post(path, posted)
    assert answer.status_code == 422
    assert "voorbeeld" in _text(answer)
    cast.viewer("carla", "hr")
    assert [line.position for line in profile_versions(of)[0].lines] == [4]
    now = answer.context["form"].data["shown"]
    assert client.post(path, {**posted, "shown": now}).status_code == 302
    cast.viewer("carla", "hr")
    assert [line.position for line in profile_versions(of)[0].lines] == [3]


def test_texts_written_by_two_people_are_not_lost(cast: Cast) -> None:
    client, of = cast.client("carla", "hr"), of_job(cast.jobs["Kok"])
    path = reverse("profiles:describe", args=[of])
    shown = client.get(path).context["form"]["shown"].value()
    describe_profile(of, purpose="Koken met zorg.", results=[], by=cast.viewer("carla", "hr"), at=NOW)
    posted = {"purpose": "Koken.", "results": "Een goed maal\n\nEen propere keuken", "shown": shown}
    answer = client.post(path, posted)
    assert answer.status_code == 422
    assert "Koken met zorg." in _text(answer)
    assert "Een propere keuken" in _text(answer)


def test_a_text_of_two_megabytes_or_with_markup_is_refused_or_harmless(cast: Cast) -> None:
    client, of = cast.client("carla", "hr"), of_job(cast.jobs["Kok"])
    path = reverse("profiles:describe", args=[of])
    assert client.post(path, {"purpose": "a" * 2_000_000}).status_code == 422
    assert client.post(path, {"results": "a" * 1_000}).status_code == 422
    assert client.post(path, {"code_1": "6170"}).status_code == 422
    cast.viewer("carla", "hr")
    assert profile_versions(of) == []
    script = "<script>alert(1)</script>"
    assert client.post(path, {"purpose": script, "results": script}).status_code == 302
    assert script not in _text(client.get(reverse("profiles:profile", args=[of])))


def test_references_are_shown_as_references_and_never_as_pay(cast: Cast) -> None:
    client, of = cast.client("carla", "hr"), of_job(cast.jobs["Kok"])
    posted = {"scheme_1": "ific", "code_1": "1234", "label_1": "Kok", "share_1": "80"}
    assert client.post(reverse("profiles:describe", args=[of]), posted).status_code == 302
    text = _text(client.get(reverse("profiles:profile", args=[of])))
    assert "IFIC 1234 Kok (80 %)" in text
    assert "leidt er nooit loon uit af" in text


def test_pages_of_all_layers_take_at_most_twelve_statements(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(12))).values())
    Make(cast).profile("Zorgkundige", dict.fromkeys(words[:9], 2))
    family = Make(cast).layers(dict.fromkeys(words[:3], 2))
    position = of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"])
    client = cast.client("carla", "hr")
    profiles = (WHOLE_ORGANISATION, of_family(family), of_job(cast.jobs["Zorgkundige"]), position)
    for name in ("profile", "describe", "new_requirement"):
        for of in profiles:
            found = statements_of(client, reverse(f"profiles:{name}", args=[of]))
            assert len(found) <= 12, (name, of.layer, len(found))
    assert len(statements_of(client, reverse("profiles:families"))) <= 12
