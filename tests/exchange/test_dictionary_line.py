"""A whole dictionary out and in again: a round trip loses nothing, and the same file again writes nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone, translation

from kiem.competences.actions import adopt_framework, choose_starter, word_competence
from kiem.competences.queries import held_now, newest_scales, starter_dictionary
from kiem.competences.rules import CompetenceKind, ScaleKind, Wording
from kiem.config.cli import parser
from kiem.exchange.actions import bring_in, examine
from kiem.exchange.commands import run, take_out
from kiem.exchange.pages.out import dictionary_file
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import Kind
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import acting
from tests.cast import NOW, TODAY, Cast
from tests.exchange.line import brought_in, seen
from tests.exchange.reading.make import book_bytes, csv_bytes

THREE = ("nl", "fr", "en")
TRICKY = Wording(
    "nl",
    "=1+1",
    '-Twee\n   regels; met "aanhaling"\u00a0en \'s morgens',
    ("+een", "", "'=drie"),
    "@plat <script>alert(1)</script>",
    ("'s avonds", "''x"),
    ("", "=titel"),
    (("- a", "", "c"),),
    ((), ("=b",)),
)


def _out(by: Actor, extension: str, language: str = "nl") -> bytes:
    with translation.override(language):
        return dictionary_file(by, THREE, extension, draft=False)


def _rows(content: bytes, name: str) -> list[tuple[Any, ...]]:
    """All rows of all sheets, without the ids."""
    sheets = read_tables(content, name).sheets
    return [row[1:] if number == 0 else row for number, sheet in enumerate(sheets) for row in sheet.rows]


def _in(content: bytes, name: str, by: Actor) -> Report:
    """What bringing it in would do; brought in when nothing is in the way."""
    read = opened(FileToBringIn(Kind.DICTIONARY, name, content, Choices(), THREE))
    found = examine(read, by=by, at=timezone.now())
    assert found.report is not None
    if found.report.can_apply:
        bring_in(read.file, found.rows, by=by, at=timezone.now())
    return found.report


def _starter(cast: Cast) -> Actor:
    by = cast.viewer("carla", "hr")
    choose_starter([each.key for each in starter_dictionary()], by=by, at=NOW)
    word_competence(CompetenceKind.TEAM, [TRICKY], by=by, at=NOW)
    return by


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_out_into_an_empty_organisation_and_out_again_gives_the_same_rows(cast: Cast, extension: str) -> None:
    name, by = f"woordenboek.{extension}", _starter(cast)
    taken = {language: _out(by, extension, language) for language in THREE}
    other = system_actor(cast.other_organisation, "tests")
    for language, first in taken.items():
        with acting(other):
            report = _in(first, name, other)
            assert [sentence_of(said) for said in report.problems] == []
            assert (report.added, report.changed) == (len(starter_dictionary()) + 1, 0)
            assert _rows(_out(other, extension, language), name) == _rows(first, name)
            tricky = next(each.content for each in held_now().values() if each.content.kind is CompetenceKind.TEAM)
            assert tricky.wordings == (TRICKY.cleaned(),)
            transaction.set_rollback(True)


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_into_the_same_organisation_it_writes_nothing(cast: Cast, extension: str) -> None:
    by = _starter(cast)
    for language in THREE:
        report = _in(_out(by, extension, language), f"a.{extension}", by)
        assert [sentence_of(said) for said in report.problems] == []
        assert (report.already, report.writes, report.unchanged) == (True, 0, len(starter_dictionary()) + 1)


HEADINGS = ("Id", "Competentie", "Soort competentie", "Schaal", "Taal", "Onderdeel", "Niveau", "Plaats", "Tekst")
NAME = ("", "Luisteren", "kern", "", "nl", "naam", "", "", "Luisteren")
SCALE = ("Schaal", "Taal", "Onderdeel", "Niveau", "Tekst")


def _problems(by: Actor, *rows: tuple[str | int, ...]) -> list[str]:
    with translation.override("nl"):
        report = _in(book_bytes({"Competenties": (HEADINGS, NAME, *rows)}), "lijst.xlsx", by)
        return [sentence_of(said) for said in report.problems]


def test_each_thing_that_is_wrong_is_said_with_its_sheet_row_and_column(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    for row, column, what in (
        (("", "Luisteren", "", "", "nl", "kleur", "", "", "x"), "Onderdeel", "“kleur”"),
        (("", "Luisteren", "", "", "de", "naam", "", "", "x"), "Taal", "“de”"),
        (("", "Luisteren", "", "", "", "definitie", "", "", "x"), "Taal", "leeg"),
        (("", "Luisteren", "team", "", "nl", "definitie", "", "", "x"), "Soort competentie", "rij 2"),
        (("", "Luisteren", "blauw", "", "nl", "definitie", "", "", "x"), "Soort competentie", "“blauw”"),
        (("", "Luisteren", "", "", "nl", "titel", "", "", "x"), "Niveau", "leeg"),
        (("", "Luisteren", "", "", "nl", "titel", "hoog", "", "x"), "Niveau", "“hoog”"),
        (("", "Luisteren", "", "start · op weg · sterk · voorbeeld", "nl", "titel", 5, "", "x"), "Niveau", "4"),
        (("", "Luisteren", "", "", "nl", "titel", 5, "", "x"), "Niveau", "4"),
        (("", "Luisteren", "", "", "nl", "indicator", 1, "x", "x"), "Plaats", "“x”"),
        (("", "Luisteren", "", "", "nl", "naam", "", "", "Luisteren"), "Onderdeel", "rij 2"),
        (("", "Luisteren", "", "", "nl", "definitie", "", "", "x" * 30_000), "Tekst", "te lang"),
        (("", "", "", "", "nl", "naam", "", "", "x"), "Competentie", "leeg"),
    ):
        (said,) = _problems(by, row)
        assert said.startswith(f"Blad Competenties, rij 3, kolom {column}: "), said
        assert what in said
    assert held_now() == {}


@pytest.mark.parametrize("left_out", ["Taal", "Onderdeel", "Tekst", "Competentie"])
def test_a_missing_column_is_said_and_nothing_is_read(cast: Cast, left_out: str) -> None:
    by, headings = cast.viewer("carla", "hr"), [each for each in HEADINGS if each not in (left_out, "Id")]
    content = csv_bytes(";".join(headings), ";".join("x" for _each in headings))
    read = opened(FileToBringIn(Kind.DICTIONARY, "lijst.csv", content, Choices(), THREE))
    found = examine(read, by=by, at=timezone.now())
    assert found.report is None
    assert found.wrong is not None
    with translation.override("nl"):
        assert sentence_of(found.wrong).startswith("Rij 1: Er ontbreekt een kolom.")


def test_two_megabytes_of_text_and_a_page_of_html_are_refused_in_words(cast: Cast) -> None:
    long = csv_bytes(";".join(HEADINGS), ";".join((*map(str, NAME[:-1]), "x" * 2_000_000)))
    with translation.override("nl"), pytest.raises(CannotRead) as wrong:
        opened(FileToBringIn(Kind.DICTIONARY, "lang.csv", long, Choices(), THREE))
    assert "Rij 2" in refusal_of(wrong.value)
    page = b"<!DOCTYPE html><html><body>Luisteren</body></html>"
    answer = cast.client("carla", "hr").post("/bring-in/dictionary/", {"file": SimpleUploadedFile("a.csv", page)})
    assert answer.status_code == 422
    assert "Er is niets gewijzigd." in seen(answer)
    cast.viewer("carla", "hr")
    assert held_now() == {}


def test_a_scale_that_is_here_stays_as_it_is_and_another_is_made(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Koken")], by=by, at=NOW)
    named = ("", "Tillen", "", "nog niet · wel", "nl", "naam", "", "", "Tillen")
    name_of = ("nog niet · wel", "nl", "naam van het niveau")
    kind = ("nog niet · wel", "", "soort schaal", "", "behaald of niet")
    levels = ((*name_of, 1, "nog niet"), (*name_of, 2, "wel"), kind)
    book = {"Competenties": (HEADINGS, named), "Schalen": (SCALE, *levels)}
    assert _in(book_bytes(book), "a.xlsx", by).added == 1
    assert [(scale.name, scale.kind) for scale in newest_scales()][-1] == ("nog niet · wel", ScaleKind.MET)
    other = (levels[0], (*name_of, 2, "bijna"))
    report = _in(book_bytes({**book, "Schalen": (SCALE, *other)}), "a.xlsx", by)
    assert (report.problem_count, len(newest_scales())) == (1, 2)
    unknown = _in(book_bytes({"Competenties": (HEADINGS, (*named[:3], "andere", *named[4:]))}), "a.xlsx", by)
    assert unknown.problem_count == 1


def test_what_is_not_in_the_file_stays_and_a_part_that_is_there_is_replaced(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    both = [Wording("nl", "Koken", "Je kookt.", synonyms=("eten maken",)), Wording("fr", "Cuisiner")]
    key = word_competence(CompetenceKind.SHARED, both, by=by, at=NOW).competence_id
    row = (str(key), "", "", "", "nl", "definitie", "", "", "Je kookt lekker.")
    assert _in(book_bytes({"Competenties": (HEADINGS, row)}), "a.xlsx", by).changed == 1
    nl, fr = sorted(held_now()[key].content.wordings, key=lambda each: each.language, reverse=True)
    assert (nl.name, nl.definition, nl.synonyms, fr.name) == ("Koken", "Je kookt lekker.", ("eten maken",), "Cuisiner")


def test_on_screen_and_for_whom(cast: Cast) -> None:
    by = _starter(cast)
    carla = cast.client("carla", "hr")
    draft = carla.get("/take-out/dictionary.xlsx?draft=1")
    assert draft.status_code == 200
    adopt_framework("Directie", TODAY, by=by, at=NOW)
    for name, role in (("anna", ""), ("bram", "leader"), ("elke", "director")):
        client = cast.client(name, role)
        assert client.get("/take-out/dictionary.csv").status_code == 200
        assert client.get("/take-out/dictionary.csv?draft=1").status_code == 404
    rows = (HEADINGS, NAME, ("", "Luisteren", "", "", "fr", "naam", "", "", "Écouter"))
    says = brought_in(carla, "dictionary", "a.xlsx", book_bytes({"Competenties": rows}))
    assert "Nieuwe competenties 1" in says
    assert "Ze staan in het ontwerp." in says


def test_the_command_line_writes_and_reads_the_same(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    _starter(cast)
    file = tmp_path / "taal.xlsx"
    assert take_out(parser().parse_args(["export", "dictionary", str(file)]), cast.organisation) == 0
    assert run(parser().parse_args(["import", "dictionary", str(file), "--apply"]), cast.organisation) == 0
    assert "Dit staat er allemaal al." in capsys.readouterr().out
    assert run(parser().parse_args(["import", "dictionary", str(file)]), cast.other_organisation) == 0
    assert f"nieuwe competenties ({len(starter_dictionary()) + 1})" in capsys.readouterr().out
    wrong = tmp_path / "taal.docx"
    assert take_out(parser().parse_args(["export", "dictionary", str(wrong)]), cast.organisation) == 1
    assert not wrong.exists()
