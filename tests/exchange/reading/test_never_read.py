"""National register numbers, bank accounts, absence, nationality and union membership never leave the reader."""

import pytest

from kiem.exchange.reading.files.banned import banned_header, banned_values, is_iban, is_national_number
from kiem.exchange.reading.files.workbook import Banned
from kiem.exchange.reading.levels import read_levels
from kiem.exchange.reading.people import read_people
from tests.exchange.reading.make import read_csv, read_xlsx

# Made up: dates of birth in 1985 and 2005, with check digits that fit; the account is the example of the Belgian banks.
BORN_1985 = "85.07.30-033.28"
BORN_2005 = "05.07.30-033." + f"{97 - int('2050730033') % 97:02}"
IBAN = "BE68 5390 0754 7034"


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Rijksregisternummer", Banned.NATIONAL_NUMBER),
        ("rijksregisternr.", Banned.NATIONAL_NUMBER),
        ("INSZ-nummer", Banned.NATIONAL_NUMBER),
        ("NISS", Banned.NATIONAL_NUMBER),
        ("RRN", Banned.NATIONAL_NUMBER),
        ("N° registre national", Banned.NATIONAL_NUMBER),
        ("IBAN", Banned.BANK_ACCOUNT),
        ("Rekeningnummer", Banned.BANK_ACCOUNT),
        ("Numéro de compte", Banned.BANK_ACCOUNT),
        ("Ziektedagen 2026", Banned.ABSENCE),
        ("Afwezigheid (uren)", Banned.ABSENCE),
        ("Aantal dagen ziekte", Banned.ABSENCE),
        ("Absentéisme", Banned.ABSENCE),
        ("Jours de maladie", Banned.ABSENCE),
        ("Jours d'absence", Banned.ABSENCE),
        ("Days off sick", Banned.ABSENCE),
        ("Verlof ziekte", Banned.ABSENCE),
        ("Incapacité", Banned.ABSENCE),
        ("Numéro de sécurité sociale", Banned.NATIONAL_NUMBER),
        ("Social security number", Banned.NATIONAL_NUMBER),
        ("RR-nummer", Banned.NATIONAL_NUMBER),
        ("Carte d'identité", Banned.NATIONAL_NUMBER),
        ("N° compte", Banned.BANK_ACCOUNT),
        ("Rek.nr.", Banned.BANK_ACCOUNT),
        ("Account no.", Banned.BANK_ACCOUNT),
        ("Land van herkomst", Banned.NATIONALITY),
        ("Pays d'origine", Banned.NATIONALITY),
        ("Country of birth", Banned.NATIONALITY),
        ("Aangesloten bij vakbond", Banned.UNION),
        ("Affilié syndicat", Banned.UNION),
        ("Member of union", Banned.UNION),
        ("Nationaliteit", Banned.NATIONALITY),
        ("Nationalité", Banned.NATIONALITY),
        ("Vakbond", Banned.UNION),
        ("Lid vakbond", Banned.UNION),
        ("Syndicale premie", Banned.UNION),
        ("syndicaat", Banned.UNION),
    ],
)
def test_a_telling_header_is_known(header: str, why: Banned) -> None:
    assert banned_header(header) is why


@pytest.mark.parametrize(
    "header",
    [
        "Omgaan met ziekte en verlies", "Overleg met de vakbond voeren", "Ziekenzorg", "Naam", "Functie",
        "Personeelsnummer", "Werken met verschillende nationaliteiten", "Niveau", "Statuut",
        "Begeleiden bij arbeidsongeschiktheid", "Kennis van sociale zekerheid", "Sécurité sociale",
        "Gestion de l'absence d'un collègue", "Faire un compte rendu", "Verlof", "Rekening houden met anderen",
    ],
)  # fmt: skip
def test_a_competence_with_such_a_word_in_its_name_is_kept(header: str) -> None:
    assert banned_header(header) is None


def test_the_checks_are_those_of_the_number_itself() -> None:
    assert is_national_number("85073003328")
    assert not is_national_number("85073003329")
    assert not is_national_number("85993003328")
    assert is_iban(IBAN)
    assert not is_iban("BE68 5390 0754 7035")


@pytest.mark.parametrize("value", [BORN_1985, BORN_2005, "85073003328", "85 07 30 033 28", f"zie {BORN_1985} (oud)"])
def test_register_numbers_are_known_by_their_value(value: str) -> None:
    people = read_people(read_csv("Naam;Nr;Opmerking", f"Peeters Anna;{value};ok", "Maes Bram;;"))
    assert [(column.column, column.why, column.by_value) for column in people.ignored] == [
        ("B", Banned.NATIONAL_NUMBER, True)
    ]


def test_a_register_number_that_excel_made_a_number_is_known_too() -> None:
    number = 5_07_30_033_00 + 97 - int("2050730033") % 97
    sheet = read_xlsx(["Naam", "Matricule"], ["Peeters Anna", number]).sheets[0]
    assert sheet.ignored[0].why is Banned.NATIONAL_NUMBER
    assert sheet.rows[1] == ("Peeters Anna", None)


@pytest.mark.parametrize("value", [IBAN, "be68539007547034", f"{IBAN} KREDBEBB", "NL91 ABNA 0417 1643 00"])
def test_accounts_are_known_by_their_value(value: str) -> None:
    assert read_csv("Naam;Code", f"Anna Peeters;{value}").sheets[0].ignored[0].why is Banned.BANK_ACCOUNT


def test_ordinary_long_numbers_are_kept() -> None:
    phones = [f"3247{number:07}" for number in range(0, 900_000, 1711)]
    assert banned_values(phones) is None
    assert banned_values(["0470 12 34 56", "BE0123456789", "2026-02-01", "12345678901234"]) is None


def test_a_sentence_that_looks_like_an_account_is_kept() -> None:
    sentences = [f"NR{number:02} heeft meer dan tien mensen begeleid" for number in range(100)]
    assert banned_values([*sentences, *(text.replace("NR", "DE") for text in sentences)]) is None


def test_their_values_are_nowhere_in_what_is_read() -> None:
    lines = [
        "Naam;Rijksregisternummer;Dienst;Ziekte;Nationaliteit;Vakbond;x;Overleg",
        f"Peeters Anna;{BORN_1985};Nacht;37;BE;ACV;{IBAN};sterk",
    ]
    workbook = read_csv(*lines)
    everything = repr(workbook) + repr(read_people(workbook)) + repr(read_levels(workbook))
    for value in (BORN_1985, "37", "'BE'", "ACV'", IBAN):
        assert value not in everything
    headers = [column.header for column in workbook.ignored]
    assert headers == ["Rijksregisternummer", "Ziekte", "Nationaliteit", "Vakbond", "x"]


def test_a_number_in_the_title_is_blanked_and_the_column_below_it_stays() -> None:
    workbook = read_csv(f"Dossier {BORN_1985};", ";", "Naam;Functie", "Peeters Anna;Kok")
    assert BORN_1985 not in repr(workbook)
    assert read_people(workbook).rows[0].given_name == "Anna"


def test_a_banned_header_under_a_group_of_its_own_is_found() -> None:
    workbook = read_xlsx(
        ["Naam", "Afwezigheid", ""], ["", "2025", "2026"], ["Peeters Anna", 3, 7], merges=["A1:A2", "B1:C1"]
    )
    assert [column.why for column in workbook.ignored] == [Banned.ABSENCE, Banned.ABSENCE]
    assert workbook.sheets[0].rows[2] == ("Peeters Anna", None, None)


def test_numbers_behind_a_name_or_without_their_zeros_are_found_too() -> None:
    names = [f"Anna Peeters {number}" for number in ("85073003328", "85073003427")]
    assert banned_values(names) is Banned.NATIONAL_NUMBER
    born_in_january_2000 = int(f"000101033{97 - int('2000101033') % 97:02}")
    assert banned_values([born_in_january_2000, born_in_january_2000]) is Banned.NATIONAL_NUMBER
    assert banned_values([f"tel. 324701234{number:02}" for number in range(40)]) is None


def test_days_of_absence_are_no_level_of_a_competence() -> None:
    sheet = read_csv("Voornaam;Naam;Luisteren;Jours d'absence;Pays d'origine\nAnna;Peeters;3;2;1\n")
    rows = read_levels(sheet)
    assert rows.competences == ("Luisteren",)
    assert {each.header for each in rows.ignored} == {"Jours d'absence", "Pays d'origine"}
