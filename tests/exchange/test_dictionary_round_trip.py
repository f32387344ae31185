"""What a dictionary loses between going out and coming in: nothing, whatever it says, on whatever scale it stands."""

import uuid
from collections.abc import Mapping, Sequence

import pytest
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st

from kiem.competences.actions import add_scale, word_competence
from kiem.competences.actions.making_scales import make
from kiem.competences.models import ScaleVersion
from kiem.competences.queries import held_now, scales
from kiem.competences.rules import (
    Aspect,
    CompetenceInFull,
    CompetenceKind,
    Content,
    Held,
    ScaleInFull,
    ScaleKind,
    ScaleToMake,
    Wording,
    one_line,
)
from kiem.exchange.actions import bring_in, examine
from kiem.exchange.examples import as_csv, tables_xlsx
from kiem.exchange.pages.out import dictionary_file
from kiem.exchange.reading.dictionary import read_dictionary
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.dictionary import DictionaryHeld, one_table, tables_of
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.report import Report
from kiem.exchange.rules.steps import Kind
from kiem.exchange.telling import sentence_of
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.context import acting
from tests.cast import NOW, Cast
from tests.exchange.reading.make import book_bytes

THREE = ("nl", "fr", "en")
HEADINGS = ("Competentie", "Soort competentie", "Schaal", "Schaalversie", "Taal", "Onderdeel", "Niveau", "Tekst")


def _out(by: Actor, extension: str) -> bytes:
    with translation.override("nl"):
        return dictionary_file(by, THREE, extension, draft=False)


def _rows(content: bytes, name: str) -> list[tuple[object, ...]]:
    """All rows of all sheets, without the ids."""
    sheets = read_tables(content, name).sheets
    return [row[1:] if number == 0 else row for number, sheet in enumerate(sheets) for row in sheet.rows]


def _in(content: bytes, name: str, by: Actor) -> Report:
    """What bringing it in would do; brought in when nothing is in the way."""
    with translation.override("nl"):
        read = opened(FileToBringIn(Kind.DICTIONARY, name, content, Choices(), THREE))
        found = examine(read, by=by, at=timezone.now())
        assert found.report is not None
        if found.report.can_apply:
            bring_in(read.file, found.rows, by=by, at=timezone.now())
        return found.report


def _said(report: Report) -> list[str]:
    with translation.override("nl"):
        return [sentence_of(each) for each in report.problems]


def _two_versions_in_use(by: Actor) -> None:
    """As databases from before new wordings kept to the newest version may hold them."""
    first = add_scale(ScaleToMake({"nl": ["nog niet", "wel"]}, {}), by=by, at=NOW)
    titled = [Wording("nl", "Koken", titles=("a", "b"))]
    word_competence(CompetenceKind.SHARED, titled, scale_version_id=first, by=by, at=NOW)
    scale = ScaleVersion.objects.get(id=first).scale
    second = make(scale, 2, ScaleToMake({"nl": ["nee", "een beetje", "ja"]}, {}), by, NOW)
    titled = [Wording("nl", "Tillen", titles=("a", "b", "c"))]
    word_competence(CompetenceKind.SHARED, titled, scale_version_id=second, by=by, at=NOW)


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_two_versions_of_one_scale_go_out_and_come_in(cast: Cast, extension: str) -> None:
    name, by = f"a.{extension}", cast.viewer("carla", "hr")
    _two_versions_in_use(by)
    first = _out(by, extension)
    again = _in(first, name, by)
    assert (_said(again), again.writes, again.unchanged) == ([], 0, 2)
    other = system_actor(cast.other_organisation, "tests")
    with acting(other):
        report = _in(first, name, other)
        assert (_said(report), report.added) == ([], 2)
        assert _rows(_out(other, extension), name) == _rows(first, name)
        versions = {scale.number: scale.names for scale in scales().values()}
        assert versions == {1: ("nog niet", "wel"), 2: ("nee", "een beetje", "ja")}
        transaction.set_rollback(True)


def test_a_row_that_names_no_version_leaves_a_competence_on_its_own(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    _two_versions_in_use(by)
    rows = [("Koken", "", "nog niet · wel", "", "nl", "naam", "", "Koken")]
    report = _in(book_bytes({"Competenties": (HEADINGS, *rows)}), "a.xlsx", by)
    assert (_said(report), report.writes, report.unchanged) == ([], 0, 1)
    rows = [("Poetsen", "", "nog niet · wel", "", "nl", *said) for said in (("naam", "", "Poetsen"), ("titel", 3, "c"))]
    report = _in(book_bytes({"Competenties": (HEADINGS, *rows)}), "a.xlsx", by)
    assert (_said(report), report.added) == ([], 1)


def test_another_organisation_may_number_the_same_scale_otherwise(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    key = add_scale(ScaleToMake({"nl": ["nog niet", "wel"]}, {}), by=by, at=NOW)
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Koken")], scale_version_id=key, by=by, at=NOW)
    rows: list[tuple[str | int, ...]] = [("Koken", "", "nog niet · wel", 7, "nl", "naam", "", "Koken")]
    headings = ("Schaal", "Schaalversie", "Taal", "Onderdeel", "Niveau", "Tekst")
    levels: list[tuple[str | int, ...]] = [
        ("nog niet · wel", 7, "nl", "naam van het niveau", at, name) for at, name in ((1, "nog niet"), (2, "wel"))
    ]
    report = _in(book_bytes({"Competenties": (HEADINGS, *rows), "Schalen": (headings, *levels)}), "a.xlsx", by)
    assert (_said(report), report.writes, report.unchanged) == ([], 0, 1)
    report = _in(book_bytes({"Competenties": (HEADINGS, *rows)}), "a.xlsx", by)
    (said,) = _said(report)
    assert "“nog niet · wel (7)”" in said


@pytest.mark.parametrize(
    ("column", "longest"), [("Schaal", 80), ("Competentie", 160), ("naam", 160), ("titel", 120), ("indicator", 300)]
)
def test_what_is_longer_than_may_be_kept_is_said_where_it_stands(cast: Cast, column: str, longest: int) -> None:
    by = cast.viewer("carla", "hr")
    names = [("Luisteren", "", "", "", "nl", "naam", "", "Luisteren")]
    for length in (longest + 1, longest + 40, 3_000):
        long = {"Competentie": "Koken", "Schaal": "", "Onderdeel": "definitie", "Niveau": "", "Tekst": "Je kookt."}
        if column in long:
            long[column] = "x" * length
        else:
            long |= {"Onderdeel": column, "Niveau": "1", "Tekst": "x" * length}
        row = tuple(long.get(heading, "nl" if heading == "Taal" else "") for heading in HEADINGS)
        (said,) = _said(_in(book_bytes({"Competenties": (HEADINGS, *names, row)}), "a.xlsx", by))
        where = column if column in HEADINGS else "Tekst"
        assert said.startswith(f"Blad Competenties, rij 3, kolom {where}: "), said
        assert "te lang" in said
    assert held_now() == {}


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_a_name_as_long_as_may_be_that_begins_like_a_formula_comes_back(cast: Cast, extension: str) -> None:
    by = cast.viewer("carla", "hr")
    for sign in "=+-@'":
        name = f"{sign}'{sign}".ljust(160, "x") if sign == "'" else sign.ljust(160, "x")
        word_competence(CompetenceKind.SHARED, [Wording("nl", name)], by=by, at=NOW)
    report = _in(_out(by, extension), f"a.{extension}", by)
    assert (_said(report), report.unchanged) == ([], 5)


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_control_characters_are_not_kept(cast: Cast, extension: str) -> None:
    by = cast.viewer("carla", "hr")
    unkept = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160)])) + "\ufffe\uffff\ud800"
    said = Wording("nl", f"Ko{unkept}ken", f"Je{unkept}\tkookt.\nEn\r\nproeft\rvoor.", titles=(f"a{unkept}",))
    key = word_competence(CompetenceKind.SHARED, [said], by=by, at=NOW).competence_id
    (kept,) = held_now()[key].content.wordings
    assert (kept.name, kept.titles) == ("Koken", ("a",))
    assert kept.definition == "Je\tkookt.\nEn\nproeft\nvoor."
    report = _in(_out(by, extension), f"a.{extension}", by)
    assert (_said(report), report.unchanged) == ([], 1)


_PIECES = st.one_of(
    st.sampled_from(
        ("=", "+", "-", "@", "'", "\"", ";", ",", "\t", "\n", "\r\n", " ", "\u00a0", "<b>", "&amp;", "_x0041_", "é",
         "1", "0", "#N/A", "TRUE", "31/12/2026", "Totaal", "ja", "\u200b", "\ufeff", "😀", "sep=;", "%s", "{{")
    ),
    st.text(max_size=3),
)  # fmt: skip


def _text(longest: int) -> st.SearchStrategy[str]:
    return st.lists(_PIECES, max_size=6).map(lambda pieces: "".join(pieces)[:longest])


_by_level = st.lists(_text(60), max_size=3).map(tuple)
_lists = st.lists(st.lists(_text(60), max_size=3).map(tuple), max_size=3).map(tuple)


@st.composite
def _wordings(draw: st.DrawFn) -> tuple[Wording, ...]:
    spoken = draw(st.lists(st.sampled_from(THREE), min_size=1, unique=True))
    drawn = (
        Wording(language, draw(_text(160)), draw(_text(300)), draw(_by_level), draw(_text(300)), draw(_by_level),
                draw(_by_level), draw(_lists), draw(_lists)).cleaned()
        for language in sorted(spoken)
    )  # fmt: skip
    return tuple(each for each in drawn if each.name) or (Wording("nl", "Koken"),)


@st.composite
def _scales(draw: st.DrawFn) -> tuple[ScaleInFull, ...]:
    """Scales with one or two versions each, of any kind."""
    found: list[ScaleInFull] = []
    level = _text(60).map(one_line).filter(bool)
    for name in draw(st.lists(_text(80).map(one_line).filter(bool), min_size=1, max_size=2, unique=True)):
        for number in draw(st.lists(st.integers(1, 999), min_size=1, max_size=2, unique=True)):
            kind, size = draw(st.sampled_from(ScaleKind)), draw(st.integers(2, 4))
            levels = {
                language: tuple(draw(st.lists(level, min_size=size, max_size=size)))
                for language in draw(st.lists(st.sampled_from(THREE), min_size=1, unique=True))
            }
            told = {language: tuple(f"{each}." for each in names) for language, names in levels.items()}
            months = draw(st.integers(1, 120)) if kind is ScaleKind.SHOWN_ABLE else None
            found.append(ScaleInFull(name, kind, months, levels, draw(st.sampled_from(({}, told))), number))
    return tuple(found)


@st.composite
def _dictionaries(draw: st.DrawFn) -> DictionaryHeld:
    found = {uuid.uuid4(): each for each in draw(_scales())}
    held = [
        Held(
            draw(st.uuids(version=4)), uuid.uuid4(), 1,
            Content(draw(st.sampled_from(CompetenceKind)), draw(st.sampled_from(list(found))), words,
                    draw(st.sampled_from(("", *Aspect)))),
        )
        for words in draw(st.lists(_wordings(), min_size=1, max_size=3))
    ]  # fmt: skip
    by_id = {each.competence_id: each for each in held}
    names = {key: each.content.wordings[0].name for key, each in by_id.items()}
    return DictionaryHeld(tuple(by_id.values()), names, found)


def _as_told(held: DictionaryHeld) -> tuple[Sequence[CompetenceInFull], Mapping[tuple[str, int], ScaleInFull]]:
    """What a reader of the file is to find."""
    on = held.scales
    used = {each.content.scale_version_id: on[each.content.scale_version_id] for each in held.competences}
    return [
        CompetenceInFull(
            each.competence_id, each.content.kind, each.content.aspect, on[each.content.scale_version_id].name,
            each.content.wordings, held.names[each.competence_id], on[each.content.scale_version_id].number,
        )
        for each in held.competences
    ], {(scale.name, scale.number): scale for scale in used.values()}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(_dictionaries(), st.sampled_from(THREE), st.sampled_from(("xlsx", "csv")))
def test_any_dictionary_is_read_as_it_was_written(held: DictionaryHeld, language: str, extension: str) -> None:
    table = one_table(held, language)
    xlsx = extension == "xlsx"
    content = tables_xlsx(tables_of(held, language)) if xlsx else as_csv(table.headings, table.rows)
    found = read_dictionary(read_tables(content, f"a.{extension}"))
    competences, on = _as_told(held)
    assert [sentence_of(each) for each in found.problems] == []
    assert (list(found.competences), {(each.name, each.number): each for each in found.scales}) == (competences, on)
