"""Bringing in a competence list on screen, into the draft of the competence language."""

from kiem.competences.queries import language_of
from kiem.exchange.examples import example_csv
from kiem.exchange.rules.steps import Kind
from tests.cast import Cast
from tests.exchange.line import applied, brought_in, match, previewed, seen, sent, url
from tests.exchange.reading.make import book_bytes, csv_bytes, xlsx_bytes

LIST = (
    ("Competentie", "Definitie", "Soort", "start", "op weg", "sterk", "voorbeeld"),
    ("Luisteren", "Je hoort wat iemand zegt.", "kern", "a", "b", "c", "d"),
    ("Wondzorg", "Je verzorgt wonden.", "functiespecifiek", "a", "b", "c", "d"),
)


def names(cast: Cast) -> list[str]:
    cast.enter()
    language = language_of()
    return [entry.name for entry in language.entries] if language else []


def test_an_excel_list_becomes_competences_in_the_draft(cast: Cast) -> None:
    says = brought_in(cast.client("carla", "hr"), "framework", "lijst.xlsx", xlsx_bytes(*LIST))
    assert "Nieuwe competenties 2" in says
    assert "Ze staan in het ontwerp." in says
    cast.enter()
    language = language_of()
    assert language is not None
    listening = next(entry for entry in language.entries if entry.name == "Luisteren")
    assert (listening.kind, listening.definition) == ("core", "Je hoort wat iemand zegt.")
    assert [(level.name, level.text) for level in listening.levels] == [
        ("start", "a"), ("op weg", "b"), ("sterk", "c"), ("voorbeeld", "d"),
    ]  # fmt: skip


def test_a_csv_is_the_same_and_a_second_time_says_nothing_new(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    assert "Nieuwe competenties 3" in brought_in(client, "framework", "lijst.csv", example_csv(Kind.FRAMEWORK))
    upload, says = previewed(client, "framework", "lijst.csv", example_csv(Kind.FRAMEWORK))
    assert "Dit staat er allemaal al" in says
    applied(client, upload)
    assert len(names(cast)) == 3


def test_the_preview_names_what_is_new_what_changes_and_what_stays(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    brought_in(client, "framework", "lijst.xlsx", xlsx_bytes(*LIST))
    changed = (LIST[0], ("Luisteren", "Je hoort ook wat niemand zegt.", "kern", "a", "b", "c", "d"),
               ("Koken", "", "gedeeld", "", "", "", ""))  # fmt: skip
    _upload, says = previewed(client, "framework", "nieuw.xlsx", xlsx_bytes(*changed))
    assert "Nieuwe competenties (1) Koken" in says
    assert "Competenties met wijzigingen (1) Luisteren" in says
    assert "Niet in dit bestand: deze blijven (1) Wondzorg" in says


def test_levels_of_ones_own_become_a_scale(cast: Cast) -> None:
    lines = ("Competentie;niet;onder toezicht;zelfstandig", "Wondzorg;a;b;c")
    brought_in(cast.client("carla", "hr"), "framework", "lijst.csv", csv_bytes(*lines))
    cast.enter()
    language = language_of()
    assert language is not None
    assert [level.name for level in language.entries[0].levels] == ["niet", "onder toezicht", "zelfstandig"]


def test_numbered_levels_as_many_as_the_default_are_its_levels(cast: Cast) -> None:
    lines = ("Competentie;Niveau 1;Niveau 2;Niveau 3;Niveau 4", "Wondzorg;a;b;c;d")
    brought_in(cast.client("carla", "hr"), "framework", "lijst.csv", csv_bytes(*lines))
    cast.enter()
    language = language_of()
    assert language is not None
    assert [level.name for level in language.entries[0].levels] == ["start", "op weg", "sterk", "voorbeeld"]


def test_a_repeated_competence_and_a_level_too_many_change_nothing(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    _upload, says = previewed(client, "framework", "lijst.xlsx", xlsx_bytes(*LIST, LIST[1]))
    assert "Blad Personeel, rij 4, kolom Competentie “Luisteren” staat ook in rij 2." in says
    wide = ("Competentie;" + ";".join(f"trap {letter}" for letter in "abcdefghij"), "Wondzorg" + ";tekst" * 10)
    upload, says = previewed(client, "framework", "breed.csv", csv_bytes(*wide))
    assert "2 tot 9 niveaus" in says
    applied(client, upload)
    assert names(cast) == []


def test_another_sheet_can_be_chosen_and_is_read_anew(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    content = book_bytes({"Kern": LIST[:2], "Oud": (("Competentie", "Uitleg"), ("Koken", "Je kookt."))})
    upload = sent(client, "framework", "boek.xlsx", content)
    match(client, upload, sheet="Oud")
    page = client.get(url(upload), follow=True)
    assert "Uitleg" in seen(page)
    match(client, upload)
    assert "Nieuwe competenties (1) Koken" in seen(client.get(url(upload), follow=True))


def test_a_list_without_a_column_for_the_competence_can_be_put_right(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    upload = sent(client, "framework", "lijst.csv", csv_bytes("Bekwaamheid;Wat is het", "Koken;Je kookt."))
    refused = match(client, upload)
    assert refused.status_code == 422
    assert "Er ontbreekt een kolom. Eén kolom moet de competentie noemen." in seen(refused)
    match(client, upload, column_1="competence", column_2="definition")
    assert "Nieuwe competenties 1" in applied(client, upload)
    assert names(cast) == ["Koken"]
