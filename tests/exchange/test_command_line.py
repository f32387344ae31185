"""`kiem import` speaks the organisation's language, and says which columns it left unread."""

from pathlib import Path

import pytest

from kiem.config.cli import parser
from kiem.exchange.commands import run
from kiem.organisation.models import Person
from tests.cast import Cast

HEADINGS = "Voornaam;Naam;Personeelsnummer;Dienst;Functie;Percentage;Startdatum\n"


def answer(cast: Cast, path: Path, *words: str) -> int:
    return run(parser().parse_args(["import", words[0], str(path), *words[1:]]), cast.organisation)


def test_what_would_happen_is_said_in_the_language_of_the_organisation(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mensen.csv"
    file.write_text(HEADINGS + "Jan;Jacobs;P7;De Linde;Kok;80%;01/09/2026\n", encoding="utf-8")
    before = Person.objects.count()
    assert answer(cast, file, "people") == 0
    assert capsys.readouterr().out.startswith("Dit zou er gebeuren: nieuwe mensen (1)")
    file.write_text(HEADINGS + "Jan;Jacobs;P7;De Linde;Kok;80%;31/02/2026\n", encoding="utf-8")
    assert answer(cast, file, "people", "--apply") == 1
    said = capsys.readouterr()
    assert "Rij 2, kolom Startdatum: “31/02/2026” is geen datum." in said.out
    assert "Er is niets bewaard." in said.err
    cast.enter()
    assert Person.objects.count() == before


def test_a_refusal_says_that_the_column_it_misses_was_never_read(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "niveaus.csv"
    file.write_text("Naam;Luisteren\nAnna Peeters 85.07.30-033.28;sterk\n", encoding="utf-8")
    assert answer(cast, file, "levels") == 1
    said = capsys.readouterr()
    assert "Er is niets gewijzigd." in said.err
    assert "De kolom “Naam” is niet gelezen: het lijken rijksregisternummers." in said.out
    assert "85.07.30" not in said.out + said.err


def test_a_pack_without_a_column_is_refused_with_the_name_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "skillGroups_nl.csv").write_text("conceptType,conceptUri,status\nSkillGroup,http://x,released\n")
    assert run(parser().parse_args(["import", "esco", str(tmp_path)]), None) == 1
    assert capsys.readouterr().err.startswith("skillGroups_nl.csv: De lijst is niet ingelezen. Rij 1: De kolom")
