"""Bringing in levels on screen: people, competences, words, a day and a purpose, and what comes of it."""

from datetime import date

import pytest

from kiem.assessments.models import Level, LevelImport
from kiem.assessments.rules import Basis
from kiem.competences.queries import language_of
from kiem.exchange.models import RememberedChoices
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Purpose, Use, opens_rows
from kiem.organisation.actions import add_person
from tests.cast import NOW, Cast
from tests.exchange.line import (
    DAY,
    applied,
    brought_in,
    fields_of,
    match,
    previewed,
    seen,
    send,
    sent,
    url,
    with_competences,
)
from tests.exchange.reading.make import csv_bytes, xlsx_bytes

COMPETENCES = ("Luisteren", "Samenwerken")
SHEET = (
    ("Naam", "Luisteren", "Samenwerken"),
    ("Peeters Anna", "sterk", "op weg"),
    ("Diallo Fatou", "voorbeeld", None),
)


@pytest.fixture
def ready(cast: Cast) -> Cast:
    """The cast with two competences on the default scale."""
    with_competences(cast.system, COMPETENCES)
    return cast


def levels_of(cast: Cast, name: str, use: Use = Use.DEVELOPMENT) -> dict[str, int]:
    """Someone's levels by competence."""
    cast.use(use)
    language = language_of()
    assert language is not None
    names = {entry.competence_id: entry.name for entry in language.entries}
    found = Level.objects.filter(person=cast.people[name])
    return {names[level.competence_id]: level.position for level in found}


def test_a_table_of_people_by_competences_becomes_levels_to_talk_about(ready: Cast) -> None:
    says = brought_in(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert "Nieuwe niveaus 3" in says
    assert levels_of(ready, "anna") == {"Luisteren": 3, "Samenwerken": 2}
    assert levels_of(ready, "fatou") == {"Luisteren": 4}
    level = Level.objects.filter(person=ready.people["anna"]).first()
    assert level is not None
    assert (level.basis, level.purpose) == (Basis.BROUGHT_IN, Purpose.DEVELOPMENT)
    assert (level.observed_on, level.valid_until) == (date.fromisoformat(DAY), date(2027, 5, 1))


def test_a_row_per_level_with_days_of_its_own_is_the_same(ready: Cast) -> None:
    lines = (
        "Personeelslid;Competentie;Niveau;Datum",
        "Anna Peeters;Luisteren;3;01/02/2026",
        "Anna Peeters;Samenwerken;2;15/03/2026",
    )
    client = ready.client("carla", "hr")
    upload = sent(client, "levels", "niveaus.csv", csv_bytes(*lines))
    assert "observed_on" not in fields_of(client.get(url(upload, "match/")))
    match(client, upload)
    assert "Nieuwe niveaus 2" in applied(client, upload)
    assert levels_of(ready, "anna") == {"Luisteren": 3, "Samenwerken": 2}
    days = set(Level.objects.values_list("observed_on", flat=True))
    assert days == {date(2026, 2, 1), date(2026, 3, 15)}


def test_the_preview_counts_what_is_not_yet_known(ready: Cast) -> None:
    _upload, says = previewed(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert "Nieuwe niveaus 3" in says
    assert "Lege cellen: nog niet gekend 1" in says
    assert "Verzameld voor: Om te groeien" in says


def test_words_of_ones_own_are_mapped_once_and_remembered(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    sheet = (SHEET[0], ("Peeters Anna", "kan het goed", "kan het"), ("Diallo Fatou", "kan het", "?"))
    upload = sent(client, "levels", "niveaus.xlsx", xlsx_bytes(*sheet))
    open_ = match(client, upload)
    assert open_.status_code == 422
    assert "Kies een niveau voor “kan het goed”." in seen(open_)
    match(client, upload, level_0_0="4", level_0_1="2", level_0_2="0")
    says = applied(client, upload)
    assert "Nieuwe niveaus 3" in says
    assert levels_of(ready, "anna") == {"Luisteren": 4, "Samenwerken": 2}
    later = sent(client, "levels", "later.xlsx", xlsx_bytes(SHEET[0], ("Janssens Greet", "kan het", "kan het goed")))
    fields = fields_of(client.get(url(later, "match/")))
    assert (fields["level_0_0"], fields["level_0_1"]) == ("2", "4")


def test_a_word_for_nothing_is_not_remembered_because_it_may_be_a_remark(ready: Cast) -> None:
    sheet = (SHEET[0], ("Peeters Anna", "sterk", "KANARIE was lang ziek"))
    brought_in(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*sheet), level_0_1="0")
    ready.viewer("carla", "hr")
    kept = RememberedChoices.objects.get().choices
    assert "sterk" in str(kept)
    assert "kanarie" not in str(kept).lower()


def test_the_same_list_again_writes_nothing(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    brought_in(client, "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    upload, says = previewed(
        client, "levels", "dezelfde.csv", csv_bytes(*(";".join(c or "" for c in r) for r in SHEET))
    )
    assert "Dit staat er allemaal al" in says
    applied(client, upload)
    ready.use(Use.DEVELOPMENT)
    assert (Level.objects.count(), LevelImport.objects.count()) == (3, 1)


def test_sending_apply_twice_writes_once(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    upload, _says = previewed(client, "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert applied(client, upload) == applied(client, upload)
    ready.use(Use.DEVELOPMENT)
    assert Level.objects.count() == 3


def test_who_is_in_the_list_is_told(ready: Cast) -> None:
    brought_in(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    ready.enter()
    recipients = set(OutboxMessage.objects.values_list("recipient", flat=True))
    assert recipients == {"anna@lindenhof.example", "fatou@lindenhof.example"}


@pytest.mark.parametrize("purpose", ["development", "appraisal", "certification", "succession"])
def test_levels_carry_the_purpose_they_were_gathered_for(ready: Cast, purpose: str) -> None:
    brought_in(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*SHEET), purpose=purpose)
    brought = {"Luisteren": 3, "Samenwerken": 2}
    for use in ("development", "appraisal", "certification", "succession"):
        is_open = opens_rows(Purpose(purpose), Use(use), herself=False)
        assert levels_of(ready, "anna", Use(use)) == (brought if is_open else {}), use


def test_levels_of_a_selection_are_never_brought_in(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    upload = sent(client, "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert "selection" not in client.get(url(upload, "match/")).content.decode()
    assert match(client, upload, purpose="selection").status_code == 422


def test_a_day_that_has_yet_to_come_is_refused(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    upload = sent(client, "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    refused = match(client, upload, observed_on="2999-01-01")
    assert refused.status_code == 422
    assert "Deze dag moet nog komen." in seen(refused)
    assert match(client, upload, observed_on="").status_code == 422
    lines = ("Personeelslid;Competentie;Niveau;Datum", "Anna Peeters;Luisteren;3;01/02/2099")
    _upload, says = previewed(client, "levels", "niveaus.csv", csv_bytes(*lines))
    assert "Rij 2, kolom Niveau De dag 2099-02-01 moet nog komen." in says


def test_unknown_people_and_competences_are_said_with_what_nearly_matches(ready: Cast) -> None:
    sheet = (
        ("Naam", "Luistern", "Samenwerken"),
        ("Peters Anna", "sterk", "sterk"),
        ("Claes Bram", "sterk", "sterk"),
    )
    _upload, says = previewed(ready.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*sheet))
    assert "Blad Personeel, kolom Luistern De competentie “Luistern” bestaat niet. Bedoel je “Luisteren”?" in says
    assert "Blad Personeel, rij 2, kolom Naam “Peters Anna” staat niet bij de mensen die je kan zien." in says
    assert "Bedoel je “Anna Peeters”" in says
    assert "Bram" not in says


def test_two_people_of_one_name_are_told_apart_by_their_number(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    ready.enter()
    add_person("Anna", "Peeters", personnel_number="777", by=ready.system, at=NOW)
    _upload, says = previewed(client, "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert "Meer dan één persoon heet “Peeters Anna”. Voeg een personeelsnummer of mailadres toe." in says
    numbered = (("Stamnr", *SHEET[0]), ("777", *SHEET[1]))
    assert "Nieuwe niveaus 2" in brought_in(client, "levels", "niveaus.xlsx", xlsx_bytes(*numbered))
    assert levels_of(ready, "anna") == {}


def test_a_number_that_belongs_to_someone_else_is_no_level_of_hers(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    ready.enter()
    add_person("Lies", "Nieuw", personnel_number="777", by=ready.system, at=NOW)
    numbered = (("Stamnr", *SHEET[0]), ("777", *SHEET[1]))
    _upload, says = previewed(client, "levels", "niveaus.xlsx", xlsx_bytes(*numbered))
    assert "is van iemand anders dan “Peeters Anna”" in says


def test_a_level_of_another_scale_is_said_to_be_one(ready: Cast) -> None:
    with_competences(ready.system, ["Wondzorg"], ["niet", "onder toezicht", "zelfstandig"])
    client = ready.client("carla", "hr")
    upload = sent(client, "levels", "niveaus.xlsx", xlsx_bytes(("Naam", "Luisteren"), ("Peeters Anna", "zelfstandig")))
    refused = match(client, upload)
    assert refused.status_code == 422
    assert "“zelfstandig” is een niveau van een andere schaal. Kies een niveau voor “zelfstandig”." in seen(refused)
    sheet = (("Naam", "Luisteren", "Wondzorg"), ("Peeters Anna", "sterk", "zelfstandig"))
    assert "Nieuwe niveaus 2" in brought_in(client, "levels", "twee.xlsx", xlsx_bytes(*sheet))
    assert levels_of(ready, "anna") == {"Luisteren": 3, "Wondzorg": 3}


def test_one_person_named_in_two_ways_is_not_counted_twice(ready: Cast) -> None:
    lines = (
        "Naam;E-mail;Luisteren",
        "Peeters Anna;;sterk",
        ";anna@lindenhof.example;op weg",
    )
    _upload, says = previewed(ready.client("carla", "hr"), "levels", "niveaus.csv", csv_bytes(*lines))
    assert "“Luisteren: op weg” is niet hetzelfde als in rij 2." in says


def test_of_two_days_in_one_list_the_later_counts_and_that_is_said(ready: Cast) -> None:
    lines = (
        "Personeelslid;Competentie;Niveau;Datum",
        "Anna Peeters;Luisteren;3;01/06/2026",
        "Anna Peeters;Luisteren;2;01/02/2025",
    )
    client = ready.client("carla", "hr")
    upload, says = previewed(client, "levels", "niveaus.csv", csv_bytes(*lines))
    assert "Weggelaten: er staat een latere dag in hetzelfde bestand 1" in says
    applied(client, upload)
    assert levels_of(ready, "anna") == {"Luisteren": 3}


def test_without_competences_there_is_nothing_to_bring_levels_in_for(cast: Cast) -> None:
    response = send(cast.client("carla", "hr"), "levels", "niveaus.xlsx", xlsx_bytes(*SHEET))
    assert response.status_code == 422
    assert "Hier zijn nog geen competenties. Breng eerst je eigen lijst in, of kies uit ESCO." in seen(response)


def test_a_column_with_remarks_can_be_left_unread(ready: Cast) -> None:
    client = ready.client("carla", "hr")
    sheet = (("Naam", "Luisteren", "Samenwerken"), ("Peeters Anna", "sterk", "vroeg zelf om een gesprek"))
    upload = sent(client, "levels", "niveaus.xlsx", xlsx_bytes(*sheet))
    fields = fields_of(client.get(url(upload, "match/")))
    remarks = next(name for name, held in fields.items() if name == "column_3" and held == "level")
    match(client, upload, **{remarks: "-"})
    assert "Nieuwe niveaus 1" in applied(client, upload)
    assert levels_of(ready, "anna") == {"Luisteren": 3}
