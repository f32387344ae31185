"""Which profiles ask one competence: as they are in force today, and never those of what is no longer there."""

import uuid
from datetime import timedelta

from django.urls import reverse

from kiem.competences.actions import adopt_framework, reword_competence, word_competence
from kiem.competences.queries import name_of
from kiem.competences.rules import CompetenceKind, Wording
from kiem.organisation.actions import end_job
from kiem.profiles.actions import remove_requirement, set_requirement
from kiem.profiles.queries import lines_asking
from kiem.profiles.rules import Layer, Weight, of_job
from tests.cast import NOW, TODAY, Cast
from tests.make import Make


def test_every_layer_that_asks_it_is_named_from_wide_to_near(cast: Cast) -> None:
    versions = Make(cast).language("Luisteren", "Plannen")
    listening, planning = versions["Luisteren"], versions["Plannen"]
    Make(cast).profile("Zorgkundige", {listening: 3, planning: 4})
    Make(cast).profile("Kok", {planning: 1})
    Make(cast).layers({listening: 2})
    lines = lines_asking(listening.competence_id, TODAY)
    layers = [line.source.layer for line in lines]
    assert layers == [Layer.ORGANISATION, Layer.FAMILY, Layer.JOB, Layer.POSITION]
    assert (lines[2].source.name, lines[2].position) == ("Zorgkundige", 3)
    page = cast.client("anna").get(reverse("profiles:asking", args=[listening.competence_id])).content.decode()
    for line in lines:
        assert f'href="{reverse("profiles:profile", args=[line.source.of])}"' in page
    assert "sterk" in page and "Kok" not in page


def test_what_is_asked_no_longer_or_not_yet_is_not_named(cast: Cast) -> None:
    listening = Make(cast).language("Luisteren")["Luisteren"].competence_id
    carla, kok, care = cast.viewer("carla", "hr"), of_job(cast.jobs["Kok"]), of_job(cast.jobs["Zorgkundige"])
    set_requirement(kok, listening, 2, Weight.ESSENTIAL, starts_on=TODAY, by=carla, at=NOW)
    soon = TODAY + timedelta(days=30)
    set_requirement(care, listening, 2, Weight.ESSENTIAL, starts_on=soon, by=carla, at=NOW)
    assert [line.source.of for line in lines_asking(listening, TODAY)] == [kok]
    assert [line.source.of for line in lines_asking(listening, soon)] == [kok, care]
    remove_requirement(kok, listening, starts_on=TODAY, by=carla, at=NOW)
    assert lines_asking(listening, TODAY) == ()
    page = cast.client("anna").get(reverse("profiles:asking", args=[listening])).content.decode()
    assert "Geen enkel profiel vraagt dit vandaag." in page


def test_the_profile_of_a_job_that_ended_is_not_named(cast: Cast) -> None:
    listening = Make(cast).language("Luisteren")["Luisteren"].competence_id
    carla, kok = cast.viewer("carla", "hr"), of_job(cast.jobs["Kok"])
    set_requirement(kok, listening, 2, Weight.ESSENTIAL, starts_on=TODAY, by=carla, at=NOW)
    tomorrow = TODAY + timedelta(days=1)
    end_job(cast.jobs["Kok"], ends_before=tomorrow, by=carla, at=NOW)
    assert len(lines_asking(listening, TODAY)) == 1
    assert lines_asking(listening, tomorrow) == ()


def test_it_is_called_what_counts_and_only_then_what_the_draft_says(cast: Cast) -> None:
    listening = Make(cast).language("Luisteren")["Luisteren"].competence_id
    carla = cast.viewer("carla", "hr")
    adopt_framework("Directie", TODAY, by=carla, at=NOW)
    wording = [Wording("nl", "Luisteren en vragen")]
    reword_competence(listening, kind=CompetenceKind.SHARED, wordings=wording, by=carla, at=NOW)
    assert name_of(listening, ["nl"]) == "Luisteren"
    new = word_competence(CompetenceKind.SHARED, [Wording("nl", "Dansen")], by=carla, at=NOW)
    assert name_of(new.competence_id, ["nl"]) == "Dansen"
    assert name_of(uuid.uuid4()) is None


def test_another_organisation_finds_nothing(cast: Cast) -> None:
    listening = Make(cast).language("Luisteren")["Luisteren"].competence_id
    assert cast.client("zara", "hr").get(reverse("profiles:asking", args=[listening])).status_code == 404
