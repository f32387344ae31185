"""All profiles out and in again: a round trip loses nothing, and no version that stands is written over."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from kiem.competences.actions import add_scale, choose_starter, word_competence
from kiem.competences.actions.making_scales import make
from kiem.competences.models import CompetenceVersion, ScaleVersion
from kiem.competences.queries import starter_dictionary
from kiem.competences.rules import CompetenceKind, ScaleToMake, Wording
from kiem.config.cli import parser
from kiem.exchange.actions import bring_in, examine
from kiem.exchange.commands import run, take_out
from kiem.exchange.pages.out import dictionary_file, profiles_file
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import Kind
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import acting
from kiem.organisation.actions import add_unit
from kiem.organisation.models import Job
from kiem.profiles.actions import add_family, describe_profile, put_in_family, set_requirement, start_profiles
from kiem.profiles.models import JobFamily, RoleProfileVersion
from kiem.profiles.queries import families_on, profile_versions, starter_profiles
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    ProfileOf,
    Reference,
    ReferenceScheme,
    Weight,
    of_family,
    of_job,
    of_position,
)
from tests.cast import NOW, TODAY, Cast
from tests.exchange.line import brought_in, seen, send
from tests.exchange.reading.make import book_bytes
from tests.make import Make

THREE = ("nl", "fr", "en")
START = date(2026, 1, 1)
HEADINGS = ("Laag", "Naam", "Dienst", "Valt onder", "Onderdeel", "Plaats", "Competentie", "Niveau", "Gewicht", "Vanaf",
            "Indeling", "Code", "Procent", "Tekst")  # fmt: skip


def _out(by: Actor, extension: str, language: str = "nl") -> bytes:
    with translation.override(language):
        return profiles_file(by, THREE, extension, today=TODAY)


def _rows(content: bytes, name: str) -> list[tuple[object, ...]]:
    """All rows, without the ids of profiles and competences."""
    (sheet,) = read_tables(content, name).sheets
    return [(*row[1:7], *row[8:]) for row in sheet.rows]


def _in(content: bytes, name: str, by: Actor, *, apply: bool = True, **chosen: Any) -> Report:
    """What bringing it in would do; brought in when nothing is in the way."""
    with translation.override("nl"):
        read = opened(FileToBringIn(Kind.PROFILES, name, content, Choices(**chosen), THREE))
        found = examine(read, by=by, at=NOW)
        assert found.report is not None, found.wrong and refusal_of(found.wrong)
        if apply and found.report.can_apply:
            bring_in(read.file, found.rows, by=by, at=NOW)
        return found.report


def _said(report: Report) -> list[str]:
    with translation.override("nl"):
        return [sentence_of(each) for each in report.problems]


def _book(*rows: dict[str, str | int]) -> bytes:
    return book_bytes({"Profielen": (HEADINGS, *(tuple(row.get(each, "") for each in HEADINGS) for row in rows))})


def _row(part: str = "competentie", name: str = "Zorgkundige", **more: str | int) -> dict[str, str | int]:
    return {"Laag": "functie", "Naam": name, "Onderdeel": part, **more}


def _starter(cast: Cast) -> Actor:
    by = cast.viewer("carla", "hr")
    choose_starter([each.key for each in starter_dictionary()], by=by, at=NOW)
    start_profiles([each.key for each in starter_profiles().profiles], by=by, at=NOW)
    return by


def _layers(cast: Cast) -> Actor:
    """Every layer, with all that a profile can say, and words that a spreadsheet would take for something else."""
    a, b, c, d, e = Make(cast).language(*"ABCDE").values()
    by = cast.viewer("carla", "hr")
    care = of_family(add_family('=Zorg; "en" wonen', starts_on=START, by=by, at=NOW).id)
    nursing = of_family(add_family("-Verpleging", parent=care.family_id, starts_on=START, by=by, at=NOW).id)
    add_family("Lege familie", starts_on=START, by=by, at=NOW)
    for name in ("Zorgkundige", "Kok"):
        put_in_family(cast.jobs[name], family=nursing.family_id, starts_on=START, by=by, at=NOW)
    job: ProfileOf = of_job(cast.jobs["Zorgkundige"])
    position = of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"])
    asked: tuple[tuple[ProfileOf, CompetenceVersion, int, Weight], ...] = (
        (WHOLE_ORGANISATION, a, 1, Weight.ESSENTIAL), (care, b, 2, Weight.DESIRABLE), (nursing, c, 3, Weight.ESSENTIAL),
        (job, d, 4, Weight.DESIRABLE), (job, a, 2, Weight.ESSENTIAL), (position, e, 1, Weight.ESSENTIAL),
    )  # fmt: skip
    for of, version, level, weight in asked:
        set_requirement(of, version.competence_id, level, weight, starts_on=START, by=by, at=NOW)
    references = (
        Reference(ReferenceScheme.IFIC, "6170", "+Zorgkundige", 60),
        Reference(ReferenceScheme.ESCO, "http://data.europa.eu/esco/occupation/x"),
        Reference(ReferenceScheme.OTHER, "=1+1"),
    )
    describe_profile(
        job,
        purpose='@Je zorgt.\r\nElke dag <script>alert(1)</script>; "echt"',
        results=("=een", "'s avonds rust", "-drie"),
        references=references,
        decision="Directie, na advies",
        starts_on=START + timedelta(days=40),
        by=by,
        at=NOW,
    )
    return by


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("built", [_starter, _layers])
def test_into_the_same_organisation_it_writes_nothing(cast: Cast, built: Any, extension: str) -> None:
    by = built(cast)
    before = RoleProfileVersion.objects.count()
    for language in THREE:
        report = _in(_out(by, extension, language), f"a.{extension}", by)
        assert (_said(report), report.already, report.writes) == ([], True, 0)
        assert report.unchanged >= 5
    assert RoleProfileVersion.objects.count() == before


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
@pytest.mark.parametrize("built", [_starter, _layers])
def test_into_an_empty_organisation_and_out_again_gives_the_same_rows(cast: Cast, built: Any, extension: str) -> None:
    by, name = built(cast), f"a.{extension}"
    words = dictionary_file(by, THREE, "xlsx", draft=False)
    taken = {language: _out(by, extension, language) for language in THREE}
    other = system_actor(cast.other_organisation, "tests")
    for language, first in taken.items():
        with acting(other):
            add_unit("De Linde", starts_on=START, by=other, at=NOW)
            read = opened(FileToBringIn(Kind.DICTIONARY, "a.xlsx", words, Choices(), THREE))
            bring_in(read.file, examine(read, by=other, at=NOW).rows, by=other, at=NOW)
            report = _in(first, name, other)
            assert _said(report) == []
            assert report.added >= 5
            assert _rows(_out(other, extension, language), name) == _rows(first, name)
            again = _in(first, name, other)
            assert (again.already, again.writes, _said(again)) == (True, 0, [])
            transaction.set_rollback(True)


def _line(of: ProfileOf) -> list[tuple[str, int, str]]:
    return [(line.name, line.position, line.weight.value) for line in profile_versions(of, ["nl"])[0].lines]


def test_a_change_is_a_next_version_and_what_stood_stays(cast: Cast) -> None:
    by = _layers(cast)
    job = of_job(cast.jobs["Zorgkundige"])
    rows = [_row(Competentie="D", Niveau="sterk", Gewicht="gewenst"), _row(Competentie="B", Niveau=1)]
    preview = _in(_book(*rows), "a.xlsx", by, apply=False)
    assert (preview.added, preview.changed) == (0, 1)
    assert preview.facts == {"lines_added": 1, "lines_changed": 1, "lines_removed": 1}
    assert preview.lists["lines_changed"] == ("Zorgkundige: D (voorbeeld, gewenst → sterk, gewenst)",)
    assert preview.lists["lines_removed"] == ("Zorgkundige: A (op weg, noodzakelijk)",)
    before = profile_versions(job, ["nl"])
    _in(_book(*rows), "a.xlsx", by)
    now = profile_versions(job, ["nl"])
    assert [each.lines for each in now[1:]] == [each.lines for each in before]
    assert (now[0].starts_on, now[0].purpose, now[0].results) == (TODAY, before[0].purpose, before[0].results)
    assert sorted(_line(job)) == [("B", 1, "essential"), ("D", 3, "desirable")]
    assert _in(_book(*rows), "a.xlsx", by).already


def test_a_later_day_in_the_file_is_the_day_of_the_next_version(cast: Cast) -> None:
    by = _layers(cast)
    job, later = of_job(cast.jobs["Zorgkundige"]), TODAY + timedelta(days=60)
    rows = [_row("profiel", Vanaf=later.isoformat()), _row("resultaatgebied", Tekst="Rust"), _row("doel", Tekst="Zorg")]
    assert _in(_book(*rows), "a.xlsx", by).changed == 1
    newest = profile_versions(job, ["nl"])[0]
    assert (newest.starts_on, newest.purpose, newest.results, len(newest.lines)) == (later, "Zorg", ("Rust",), 2)


def test_jobs_and_families_that_are_not_here_are_made_unless_they_look_like_a_slip(cast: Cast) -> None:
    by = _layers(cast)
    rows = [
        _row(name="Tuinman", Competentie="B", Niveau="start", **{"Valt onder": "Groen"}),
        {**_row(name="Groen", Competentie="C", Niveau="start"), "Laag": "functiefamilie"},
    ]
    report = _in(_book(*rows), "a.xlsx", by)
    assert (_said(report), report.added, report.lists["moved"]) == ([], 2, ("Tuinman → Groen",))
    gardener, green = Job.objects.get(name="Tuinman"), JobFamily.objects.get(name="Groen")
    assert families_on(TODAY).family_of[gardener.id] == green.id
    slip = _book(_row(name="Zorgkundge", Competentie="B", Niveau="start"))
    report = _in(slip, "a.xlsx", by)
    (said,) = _said(report)
    assert said.startswith("Blad Profielen, rij 2, kolom Naam: ")
    assert "Bedoel je “Zorgkundige”?" in said
    assert report.may_be_new
    assert _in(slip, "a.xlsx", by, names_are_new=True).added == 1


ESCO_CODE = "http://data.europa.eu/esco/occupation/x"


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        (_row(Competentie="Luistren", Niveau="start"), "Competentie", "De competentie “Luistren” bestaat niet."),
        (_row(Competentie="Luistren", Niveau="start"), "Competentie", "Bedoel je “Luisteren”?"),
        (_row(Competentie="Dragen", Niveau="start"), "Competentie", "nooit van één persoon"),
        (_row(Competentie="A", Niveau="sterker"), "Niveau", "Bedoel je “sterk”?"),
        (_row(Competentie="A", Niveau="wel"), "Niveau", "“wel” is een niveau van een andere schaal."),
        (_row(Competentie="A", Niveau=5), "Niveau", "“5” is geen van de niveaus."),
        (_row(Competentie="A", Niveau=""), "Niveau", "leeg"),
        (_row(Competentie="A", Niveau="start", Gewicht="zwaar"), "Gewicht", "“zwaar”"),
        (_row(Competentie="A", Niveau="start", Vanaf="ooit"), "Vanaf", "“ooit” is geen datum."),
        (_row(Competentie="B", Niveau="start", Vanaf="2030-01-01"), "Vanaf", "2030-01-01"),
        (_row("profiel", Vanaf="01/01/1900"), "Vanaf", "“1900-01-01” is wellicht niet de dag die bedoeld is."),
        (_row(Competentie="B", Niveau="start", Vanaf="04/01/1904"), "Vanaf", "wellicht niet"),
        *((_row("doel", Tekst="x", name="") | {"Laag": "hele organisatie", asked: "Zorg"}, asked, "hier staat “Zorg”")
          for asked in ("Naam", "Dienst", "Valt onder")),
        (_row(Competentie="", Niveau="start"), "Competentie", "leeg"),
        (_row("kleur"), "Onderdeel", "“kleur”"),
        ({**_row(), "Laag": "afdeling"}, "Laag", "“afdeling”"),
        ({**_row(), "Laag": ""}, "Laag", "leeg"),
        ({**_row(), "Naam": ""}, "Naam", "leeg"),
        ({**_row(), "Laag": "functie in een dienst"}, "Dienst", "leeg"),
        (_row("profiel", **{"Valt onder": "Lege famile"}), "Valt onder", "Bedoel je “Lege familie”?"),
        ({**_row("doel", Tekst="x"), "Laag": "functie in een dienst", "Dienst": "De Lende"}, "Dienst",
         "Er is geen dienst “De Lende”. Bedoel je “De Linde” of “De Linde nacht”?"),
        ({**_row("doel", Tekst="x"), "Laag": "functie in een dienst", "Dienst": "Xyz"}, "Dienst", "Maak eerst"),
        (_row("doel", Tekst="x" * 2_001), "Tekst", "te lang"),
        (_row("resultaatgebied", Tekst="x" * 301), "Tekst", "te lang"),
        (_row("resultaatgebied", Plaats=13, Tekst="x"), "Plaats", "“13”"),
        (_row("verwijzing", Indeling="IFIC"), "Code", "leeg"),
        (_row("verwijzing", Indeling="FIC", Code="1"), "Indeling", "“FIC”"),
        (_row("verwijzing", Indeling="IFIC", Code="1", Procent=101), "Procent", "“101”"),
        (_row("verwijzing", Indeling="ESCO", Code="1"), "Code", "http://data.europa.eu/esco/occupation/"),
        (_row("verwijzing", Indeling="IFIC", Code="x" * 301), "Code", "te lang"),
    ],
)  # fmt: skip
def test_each_thing_that_is_wrong_is_said_where_it_stands(
    cast: Cast, row: dict[str, str | int], column: str, says: str
) -> None:
    by = _layers(cast)
    scale = add_scale(ScaleToMake({"nl": ["nog niet", "wel"]}, {}), by=by, at=NOW)
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Luisteren")], scale_version_id=scale, by=by, at=NOW)
    word_competence(CompetenceKind.TEAM, [Wording("nl", "Dragen")], by=by, at=NOW)
    before = RoleProfileVersion.objects.count()
    (said,) = _said(_in(_book(row), "a.xlsx", by))
    assert said.startswith(f"Blad Profielen, rij 2, kolom {column}: "), said
    assert says in said
    assert RoleProfileVersion.objects.count() == before


def test_what_stands_twice_or_contradicts_is_said_with_both_rows(cast: Cast) -> None:
    by = _layers(cast)
    asked = _row(Competentie="A", Niveau="start")
    for first, second, column in (
        (asked, _row(Competentie="a ", Niveau="sterk"), "Competentie"),
        (_row("doel", Tekst="x"), _row("doel", Tekst="y"), "Onderdeel"),
        (_row("profiel", Vanaf="2027-01-01"), _row("profiel", Vanaf="2027-02-01"), "Onderdeel"),
        (_row("resultaatgebied", Plaats=1, Tekst="x"), _row("resultaatgebied", Plaats=1, Tekst="y"), "Plaats"),
        ({**asked, "Valt onder": "Lege familie"}, {**_row("doel"), "Valt onder": "-Verpleging"}, "Valt onder"),
    ):
        (said,) = _said(_in(_book(first, second), "a.xlsx", by))
        assert said.startswith(f"Blad Profielen, rij 3, kolom {column}: "), said
        assert "rij 2" in said


def test_families_never_come_under_themselves_and_may_change_places(cast: Cast) -> None:
    by = _layers(cast)

    def under(name: str, above: str) -> dict[str, str | int]:
        return {"Laag": "functiefamilie", "Naam": name, "Onderdeel": "profiel", "Valt onder": above}

    circle = _in(_book(under('\'=Zorg; "en" wonen', "'-Verpleging")), "a.xlsx", by)
    (said,) = _said(circle)
    assert said.startswith("Blad Profielen, rij 2, kolom Valt onder: ")
    assert "onder zichzelf" in said
    rows = (under('\'=Zorg; "en" wonen', "'-Verpleging"), under("'-Verpleging", "Lege familie"))
    report = _in(_book(*rows), "a.xlsx", by)
    assert (_said(report), len(report.lists["moved"])) == ([], 2)
    found = families_on(TODAY)
    assert [(row.name, row.depth) for row in found.rows] == [
        ("Lege familie", 0), ("-Verpleging", 1), ("=Zorg; \"en\" wonen", 2)
    ]  # fmt: skip


def test_a_thirteenth_competence_over_all_layers_is_refused_as_on_screen(cast: Cast) -> None:
    by = _layers(cast)
    names = [f"Taak {letter}" for letter in "abcdefghi"]
    Make(cast).language(*names)
    cast.viewer("carla", "hr")
    everyone = [{**_row(Competentie=each, Niveau=1), "Laag": "hele organisatie", "Naam": ""} for each in ("A", *names)]
    (said,) = _said(_in(_book(*everyone), "a.xlsx", by))
    assert said.startswith("Blad Profielen, rij 11, kolom Competentie: ")
    assert "meer dan 12 competenties" in said
    assert "Zorgkundige, Zorgkundige (De Linde)" in said
    (said,) = _said(_in(_book(*everyone[:-1]), "a.xlsx", by))
    assert "Zorgkundige (De Linde)" in said
    assert _said(_in(_book(*everyone[:-2]), "a.xlsx", by)) == []


def test_a_line_on_an_older_version_of_its_scale_comes_back_as_it_is(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    first = add_scale(ScaleToMake({"nl": ["nog niet", "wel"]}, {}), by=by, at=NOW)
    key = word_competence(CompetenceKind.SHARED, [Wording("nl", "Koken")], scale_version_id=first, by=by, at=NOW)
    job = of_job(cast.jobs["Kok"])
    set_requirement(job, key.competence_id, 2, Weight.ESSENTIAL, by=by, at=NOW)
    make(ScaleVersion.objects.get(id=first).scale, 2, ScaleToMake({"nl": ["nee", "ja", "wel"]}, {}), by, NOW)
    report = _in(_out(by, "csv"), "a.csv", by)
    assert (_said(report), report.already) == ([], True)


def test_what_a_spreadsheet_made_of_it_is_said_and_a_page_is_refused(cast: Cast) -> None:
    by = _layers(cast)
    book = book_bytes({"Profielen": (HEADINGS, tuple(_row(Competentie="A", Niveau=date(2026, 4, 3)).get(each, "")  # type: ignore[arg-type]  # a day
                                                     for each in HEADINGS))})  # fmt: skip
    (said,) = _said(_in(book, "a.xlsx", by))
    assert said.startswith("Blad Profielen, rij 2, kolom Niveau: Hier staat de datum")
    answer = send(cast.client("carla", "hr"), "profiles", "a.csv", b"<!DOCTYPE html><html><body>x</body></html>")
    assert answer.status_code == 422
    assert "Er is niets gewijzigd." in seen(answer)


def test_a_dictionary_sent_as_profiles_is_said_to_be_one(cast: Cast) -> None:
    by = _starter(cast)
    with translation.override("nl"):
        content = dictionary_file(by, THREE, "xlsx", draft=True)
    answer = send(cast.client("carla", "hr"), "profiles", "a.xlsx", content)
    assert answer.status_code == 422
    assert "Dit lijkt een heel woordenboek: verstuur het als dat." in seen(answer)


def test_on_screen_and_for_whom(cast: Cast) -> None:
    _layers(cast)
    carla = cast.client("carla", "hr")
    assert b"/take-out/profiles.xlsx" in carla.get("/profiles/").content
    assert carla.get("/take-out/profiles.xlsx").status_code == 200
    for name, role in (("anna", ""), ("bram", "leader"), ("elke", "director")):
        assert cast.client(name, role).get("/take-out/profiles.csv").status_code == 404
        assert b"/take-out/" not in cast.client(name, role).get("/profiles/").content
    html = _row("doel", Tekst="<b>vet</b>")
    rows = [html, {**_row(name="<i>Tuinman</i>", Competentie="B", Niveau="start")}]
    says = brought_in(carla, "profiles", "a.xlsx", _book(*rows))
    assert "Nieuwe profielen 1" in says
    page = carla.get(f"/profiles/{cast.jobs['Zorgkundige']}/").content.decode()
    assert "<b>vet</b>" not in page
    assert "&lt;b&gt;vet&lt;/b&gt;" in page


def test_the_command_line_writes_and_reads_the_same(cast: Cast, tmp_path: Path, capsys: Any) -> None:
    _layers(cast)
    file = tmp_path / "profielen.xlsx"
    assert take_out(parser().parse_args(["export", "profiles", str(file)]), cast.organisation) == 0
    assert f"Alle profielen staan in {file}." in capsys.readouterr().out
    assert run(parser().parse_args(["import", "profiles", str(file), "--apply"]), cast.organisation) == 0
    assert "Dit staat er allemaal al." in capsys.readouterr().out
    assert run(parser().parse_args(["import", "profiles", str(file)]), cast.other_organisation) == 1
    assert "De competentie “A” bestaat niet." in capsys.readouterr().out
