"""From draft over consultation to adoption; and what became of each competence, word by word."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kiem.competences.actions import (
    adopt_framework,
    look_after_framework,
    open_consultation,
    retire_competence,
    reword_competence,
    say_step,
    take_back_to_draft,
    unsay_steps,
    word_competence,
)
from kiem.competences.models import CompetenceStep, FrameworkEntry, FrameworkVersion, Indicator
from kiem.competences.queries import comparison_of, framework_versions, language_of
from kiem.competences.rules import Change, CompetenceKind, Step, VersionStatus, Wording, word_by_word
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.organisation.access import Viewer
from tests.cast import NOW, TODAY, Cast
from tests.competences.statements import statements_of
from tests.make import Make

FULL = Wording(
    "nl",
    "Luisteren",
    "Je hoort wat iemand bedoelt.",
    ("Vraagt hulp.",),
    plain="Je luistert goed.",
    synonyms=("horen", "aandacht geven"),
    titles=("Luistert met hulp", "Luistert zelf"),
    indicators=(("Je kijkt iemand aan.", "Je laat iemand uitspreken."), ("Je herhaalt wat je hoorde.",)),
    counters=(("Je kijkt op je telefoon.",),),
)


def _first(cast: Cast) -> tuple[Viewer, dict[str, uuid.UUID]]:
    words = Make(cast).language("Luisteren", "Samen beslissen", "Plannen")
    carla = cast.viewer("carla", "hr")
    adopt_framework("Directie", date(2026, 1, 12), by=carla, at=NOW)
    return carla, {name: version.competence_id for name, version in words.items()}


def _versions() -> tuple[FrameworkVersion, FrameworkVersion]:
    latter, former = framework_versions()[:2]
    return former, latter


def test_all_that_a_competence_says_is_kept_as_it_was_written(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    version = word_competence(CompetenceKind.CORE, [FULL], aspect="attitude", by=carla, at=NOW)
    language = language_of(["nl"], draft=True)
    assert language is not None
    entry = language.by_id[version.competence_id]
    assert (entry.aspect, entry.plain, entry.synonyms) == ("attitude", "Je luistert goed.", ("aandacht geven", "horen"))
    first, second = entry.levels[:2]
    assert (first.title, first.text, first.counters) == (
        "Luistert met hulp",
        "Vraagt hulp.",
        ("Je kijkt op je telefoon.",),
    )
    assert first.indicators == ("Je kijkt iemand aan.", "Je laat iemand uitspreken.")
    assert second.indicators == ("Je herhaalt wat je hoorde.",)
    assert not reword_competence(version.competence_id, CompetenceKind.CORE, [FULL], by=carla, at=NOW)


def test_the_same_indicator_in_two_languages_is_one_indicator(cast: Cast) -> None:
    french = Wording("fr", "Écouter", indicators=(("Vous regardez la personne.",),))
    version = word_competence(CompetenceKind.CORE, [FULL, french], by=cast.viewer("carla", "hr"), at=NOW)
    both = Indicator.objects.get(competence_version=version, position=1, place=1, counter=False)
    assert set(both.texts.values_list("language", "text")) == {
        ("nl", "Je kijkt iemand aan."),
        ("fr", "Vous regardez la personne."),
    }


def test_in_consultation_everyone_reads_it_and_nobody_changes_its_words(cast: Cast) -> None:
    carla, ids = _first(cast)
    reword_competence(ids["Luisteren"], CompetenceKind.CORE, [FULL], by=carla, at=NOW)
    path = f"{reverse('competences:dictionary')}?draft=1"
    assert cast.client("anna").get(path).status_code == 404
    open_consultation(by=carla, at=NOW)
    page = cast.client("anna").get(path).content.decode()
    assert "Je laat iemand uitspreken." in page
    with pytest.raises(CannotDo):
        retire_competence(ids["Plannen"], by=carla, at=NOW)
    former, latter = _versions()
    assert (former.status, latter.status) == (VersionStatus.ADOPTED, VersionStatus.CONSULTATION)
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        FrameworkEntry.objects.filter(framework_version=latter).delete()


def test_a_consultation_ends_in_a_decision_or_goes_back_to_the_draft(cast: Cast) -> None:
    carla, ids = _first(cast)
    with pytest.raises(CannotDo):
        open_consultation(by=carla, at=NOW)
    retire_competence(ids["Plannen"], by=carla, at=NOW)
    open_consultation(by=carla, at=NOW)
    take_back_to_draft(by=carla, at=NOW)
    reword_competence(ids["Luisteren"], CompetenceKind.CORE, [FULL], by=carla, at=NOW)
    open_consultation(by=carla, at=NOW)
    adopted = adopt_framework("Ondernemingsraad", TODAY, by=carla, at=NOW)
    assert (adopted.status, adopted.consultation_since) == (VersionStatus.ADOPTED, TODAY)
    with pytest.raises(CannotDo):
        take_back_to_draft(by=carla, at=NOW)


@pytest.mark.parametrize("role", ["", "delegate", "director"])
def test_only_hr_opens_a_consultation_or_says_a_step(cast: Cast, role: str) -> None:
    _carla, ids = _first(cast)
    someone = cast.viewer("elke" if role == "director" else "dries", role)
    for action in (open_consultation, take_back_to_draft):
        with pytest.raises(NotAllowed):
            action(by=someone, at=NOW)
    with pytest.raises(NotAllowed):
        say_step(ids["Luisteren"], ids["Plannen"], Step.MERGED, by=someone, at=NOW)


def test_a_version_has_someone_who_looks_after_it_and_a_day_to_look_again(cast: Cast) -> None:
    carla, _ids = _first(cast)
    later = TODAY + timedelta(days=365)
    look_after_framework(later, carla.person_id, by=carla, at=NOW)
    language = language_of(["nl"])
    assert language is not None
    assert (language.review_on, language.owner) == (later, carla.name)
    for review_on, owner in ((TODAY - timedelta(days=1), None), (None, cast.people["anna"])):
        with pytest.raises(CannotDo):
            look_after_framework(review_on, owner, by=carla, at=NOW)


def test_the_migration_table_says_what_became_of_each_competence(cast: Cast) -> None:
    carla, ids = _first(cast)
    reword_competence(ids["Luisteren"], CompetenceKind.CORE, [FULL], by=carla, at=NOW)
    retire_competence(ids["Samen beslissen"], by=carla, at=NOW)
    retire_competence(ids["Plannen"], by=carla, at=NOW)
    day = word_competence(CompetenceKind.SHARED, [Wording("nl", "De dag plannen")], by=carla, at=NOW).competence_id
    week = word_competence(CompetenceKind.SHARED, [Wording("nl", "De week plannen")], by=carla, at=NOW).competence_id
    assert say_step(ids["Plannen"], day, Step.SPLIT, by=carla, at=NOW)
    assert say_step(ids["Plannen"], week, Step.SPLIT, by=carla, at=NOW)
    assert not say_step(ids["Plannen"], week, Step.SPLIT, by=carla, at=NOW)
    former, latter = _versions()
    became = {line.former: (line.step, set(line.latters)) for line in comparison_of(former, latter).steps}
    assert became == {
        ids["Luisteren"]: (Step.REWORDED, {ids["Luisteren"]}),
        ids["Samen beslissen"]: (Step.RETIRED, set()),
        ids["Plannen"]: (Step.SPLIT, {day, week}),
    }
    unsay_steps(ids["Plannen"], by=carla, at=NOW)
    became = {line.former: (line.step, set(line.latters)) for line in comparison_of(former, latter).steps}
    assert became[ids["Plannen"]] == (Step.RETIRED, set())


def test_a_step_is_said_of_what_stands_in_the_two_versions_and_stays_once_adopted(cast: Cast) -> None:
    carla, ids = _first(cast)
    with pytest.raises(CannotDo):
        say_step(ids["Plannen"], ids["Luisteren"], Step.MERGED, by=carla, at=NOW)  # there is no next version
    retire_competence(ids["Plannen"], by=carla, at=NOW)
    with pytest.raises(CannotDo):
        say_step(ids["Plannen"], ids["Plannen"], Step.MERGED, by=carla, at=NOW)
    with pytest.raises(CannotDo):
        say_step(uuid.uuid4(), ids["Luisteren"], Step.MERGED, by=carla, at=NOW)
    say_step(ids["Plannen"], ids["Luisteren"], Step.MERGED, by=carla, at=NOW)
    adopt_framework("Directie", TODAY, by=carla, at=NOW)
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        CompetenceStep.objects.all().delete()


def test_two_wordings_are_compared_word_by_word() -> None:
    assert word_by_word("Je klopt zacht aan", "Je klopt altijd aan.") == (
        ("Je klopt", Change.KEPT),
        ("zacht aan", Change.GONE),
        ("altijd aan.", Change.ADDED),
    )
    assert word_by_word("", "Nieuw") == (("Nieuw", Change.ADDED),)


def test_the_page_of_a_version_shows_the_difference_and_takes_what_is_said(cast: Cast) -> None:
    carla, ids = _first(cast)
    reword_competence(ids["Luisteren"], CompetenceKind.CORE, [FULL], by=carla, at=NOW)
    retire_competence(ids["Plannen"], by=carla, at=NOW)
    client = cast.client("carla", "hr")
    _former, latter = _versions()
    path = reverse("competences:version", args=[latter.id])
    page = client.get(path).content.decode()
    assert "<ins>" in page
    assert "Plannen" in page
    said = client.post(
        reverse("competences:say_step"),
        {"former": ids["Plannen"], "step": "merged", "latter": ids["Luisteren"]},
    )
    assert (said.status_code, said["Location"]) == (302, path)
    refused = client.post(reverse("competences:say_step"), {"former": "x", "step": "same", "latter": ""})
    assert refused.status_code == 422
    assert client.get(f"{path}?against=7").status_code == 404
    assert cast.client("anna").get(path).status_code == 404


def test_the_pages_of_versions_take_a_fixed_number_of_statements(cast: Cast) -> None:
    carla, ids = _first(cast)
    reword_competence(ids["Luisteren"], CompetenceKind.CORE, [FULL], by=carla, at=NOW)
    client = cast.client("carla", "hr")
    _former, latter = _versions()
    paths = [
        reverse("competences:version", args=[latter.id]),
        reverse("competences:versions"),
        reverse("competences:adopt"),
        reverse("competences:look_after"),
        f"{reverse('competences:dictionary')}?draft=1",
        f"{reverse('competences:competence', args=[ids['Luisteren']])}?draft=1",
    ]
    before = [len(statements_of(client, path)) for path in paths]
    for number in range(20):
        wording = Wording("nl", f"Nog een {number}", indicators=(("Je doet iets.",),) * 4)
        word_competence(CompetenceKind.SHARED, [wording], by=cast.viewer("carla", "hr"), at=NOW)
    after = [len(statements_of(client, path)) for path in paths]
    assert after == before
    assert max(after) <= 12
