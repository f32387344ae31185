"""An own competence list becomes competences with a text per level."""

import pytest

from kiem.competences.rules import CompetenceKind
from kiem.exchange.reading.framework import FrameworkRows, read_framework
from kiem.exchange.reading.problems import CannotRead, Reason
from tests.exchange.reading.make import read_csv, read_xlsx


def framework(*lines: str) -> FrameworkRows:
    return read_framework(read_csv(*lines))


def test_each_further_column_is_a_level() -> None:
    found = framework(
        "Competentie;Definitie;Soort;start;op weg;sterk;voorbeeld",
        "Samenwerken;Werkt samen;kerncompetentie;a;b;c;d",
        "Wondzorg;;technisch;e;;g;h",
    )
    assert found.level_names == ("start", "op weg", "sterk", "voorbeeld")
    assert not found.levels_are_numbers
    assert found.competences[0].level_texts == ("a", "b", "c", "d")
    assert found.competences[1].level_texts == ("e", None, "g", "h")
    assert [row.kind for row in found.competences] == [CompetenceKind.CORE, CompetenceKind.JOB_SPECIFIC]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("headers", "names"),
    [("Niveau 1;Niveau 2", ("Niveau 1", "Niveau 2")), ("level1;level2", ("level1", "level2")), ("1;2", ("1", "2"))],
)
def test_numbered_levels_are_known_to_have_no_name(headers: str, names: tuple[str, ...]) -> None:
    found = framework(f"Competentie;{headers}", "Samenwerken;a;b")
    assert (found.level_names, found.levels_are_numbers) == (names, True)


def test_numbered_levels_are_put_in_order_and_keep_their_name() -> None:
    found = framework("Competentie;Niveau 2: sterk;Niveau 1: start", "Samenwerken;b;a")
    assert found.level_names == ("start", "sterk")
    assert found.competences[0].level_texts == ("a", "b")


def test_one_row_per_competence_and_level_gives_the_same() -> None:
    wide = framework("Competentie;Definitie;start;sterk", "Samenwerken;Werkt samen;a;b", "Overleg;;c;")
    long = framework(
        "Competentie;Niveau;Tekst;Definitie",
        "Samenwerken;start;a;Werkt samen",
        "Samenwerken;sterk;b;",
        "Overleg;start;c;",
    )
    assert long.level_names == wide.level_names
    assert [(row.name, row.definition, row.level_texts) for row in long.competences] == [
        (row.name, row.definition, row.level_texts) for row in wide.competences
    ]


def test_a_list_without_levels_is_a_list() -> None:
    found = framework("Compétence;Définition;Opmerking", "Coopérer;Travailler ensemble;nog nakijken")
    assert found.level_names == ()
    assert found.others == ("Opmerking",)
    assert found.competences[0].definition == "Travailler ensemble"


def test_a_level_whose_texts_are_still_to_be_written_is_a_level_and_a_weight_is_not() -> None:
    found = read_framework(read_xlsx(["Competentie", "start", "sterk", "Gewicht"], ["Samenwerken", "a", None, 3]))
    assert found.level_names == ("start", "sterk")
    assert found.competences[0].level_texts == ("a", None)
    assert found.others == ("Gewicht",)


def test_a_competence_that_begins_as_a_total_is_no_total() -> None:
    assert len(framework("Competentie;start", "Samenwerken;a", "Totaal overzicht bewaren;b").competences) == 2


def test_line_breaks_in_a_text_stay() -> None:
    found = read_framework(read_xlsx(["Competentie", "start"], ["Samenwerken", "- vraagt hulp\n- biedt hulp"]))
    assert found.competences[0].level_texts == ("- vraagt hulp\n- biedt hulp",)


def test_a_competence_twice_an_unknown_kind_and_a_missing_name_are_problems() -> None:
    found = framework(
        "Competentie;Soort;start", "Samenwerken;kern;a", "samenwerken ;kern;b", "Overleg;blauw;c", ";kern;d"
    )
    assert [(p.reason, p.place.row, p.first_row) for p in found.problems] == [
        (Reason.REPEATED, 3, 2), (Reason.NOT_A_KIND, 4, None), (Reason.MISSING_VALUE, 5, None),
    ]  # fmt: skip


def test_two_definitions_of_one_competence_contradict_each_other() -> None:
    found = framework("Competentie;Niveau;Tekst;Definitie", "Overleg;1;a;zo", "Overleg;2;b;anders")
    assert [(p.reason, p.place.column) for p in found.problems] == [(Reason.CONTRADICTS, "Definitie")]


def test_a_list_of_people_is_no_competence_list() -> None:
    with pytest.raises(CannotRead) as error:
        framework("Voornaam;Familienaam;Functie", "Anna;Peeters;Kok")
    assert error.value.reason is Reason.MISSING_COLUMN
