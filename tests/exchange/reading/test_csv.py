"""CSV as programs here write it."""

import time

import pytest

from kiem.exchange.reading.files.tables import read_tables
from tests.exchange.reading.make import csv_bytes, read_csv

LINES = ("Naam;Functie;Begin;VTE", "Peeters Zoë;Coördinator ’s nachts;01/02/2020;0,8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    sheet = read_csv(*LINES, encoding=encoding).sheets[0]
    assert sheet.rows[1] == ("Peeters Zoë", "Coördinator ’s nachts", "01/02/2020", "0,8")
    assert sheet.header_row == 1


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    lines = [separator.join(line.split(";")).replace("0,8", '"0,8"') for line in LINES]
    assert read_csv(*lines).sheets[0].rows[1] == ("Peeters Zoë", "Coördinator ’s nachts", "01/02/2020", "0,8")


def test_decimal_commas_do_not_pass_for_separators() -> None:
    sheet = read_csv("Naam;VTE", "Anna;0,8", "Bram;1,0", "Carla;0,5").sheets[0]
    assert sheet.rows[3] == ("Carla", "0,5")


def test_excels_own_separator_line_is_no_row() -> None:
    sheet = read_csv("sep=,", "Naam,Functie", "Anna,Kok").sheets[0]
    assert sheet.rows == (("Naam", "Functie"), ("Anna", "Kok"))


def test_a_line_break_inside_a_cell_does_not_shift_the_rows() -> None:
    sheet = read_csv("Naam;Uitleg", 'Anna;"een', 'twee"', "Bram;drie").sheets[0]
    assert sheet.cell(2, 2) == "een\r\ntwee"
    assert sheet.cell(3, 1) == "Bram"


def test_blank_lines_keep_their_number_and_padding_does_not_count() -> None:
    sheet = read_csv("Naam;Functie;;;", "", "Anna;Kok;;;", ";;;;", "").sheets[0]
    assert sheet.cell(3, 1) == "Anna"
    assert len(sheet.rows) == 3


def test_leading_zeros_stay() -> None:
    assert read_csv("Stamnummer;Naam", "00123;Anna").sheets[0].cell(2, 1) == "00123"


def test_a_hundred_thousand_rows_take_a_few_seconds() -> None:
    lines = ["Stamnummer;Voornaam;Naam;E-mail;Dienst;Functie;Begin"]
    lines += [f"{row};Anna;Peeters;anna{row}@zorg.be;Nacht;Kok;01/02/2020" for row in range(99_999)]
    content = csv_bytes(*lines)
    started = time.process_time()
    assert len(read_tables(content, "groot.csv").sheets[0].rows) == 100_000
    # Processor time, with room for a busy machine: about two seconds on a quiet one.
    assert time.process_time() - started < 10
