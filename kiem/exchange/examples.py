"""An example of each kind of file: what the doors show and what can be downloaded."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from kiem.exchange.rules.dictionary import Table
from kiem.exchange.rules.steps import Kind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
Cell = str | int | date
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - XLSX knows no time zones
"""What a workbook says of when it was made: the same rows are the same bytes."""


@dataclass(frozen=True, slots=True)
class Example:
    """Names, numbers and addresses are made up."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


EXAMPLES: Mapping[Kind, Example] = {
    Kind.PEOPLE: Example(
        "Personeel",
        ("Personeelsnummer", "Voornaam", "Familienaam", "E-mail", "Dienst", "Valt onder", "Functie", "Tewerkstelling",
         "Statuut", "In dienst sinds", "Uit dienst", "Leidinggevende"),
        (
            ("1041", "Amina", "Bakkali", "amina.bakkali@voorbeeld.be", "De Wilg", "Woonzorg", "Zorgkundige", "80%",
             "bediende", "01/03/2019", "", "nee"),
            ("1042", "Joris", "Van den Broeck", "joris.vandenbroeck@voorbeeld.be", "De Wilg", "Woonzorg", "Teamleider",
             "100%", "bediende", "15/09/2014", "", "ja"),
            ("1043", "Marie", "Dubois", "", "Keuken", "", "Kok", "19/38", "tijdelijk", "01/10/2026", "31/03/2027",
             "nee"),
        ),
    ),
    Kind.FRAMEWORK: Example(
        "Competenties",
        ("Competentie", "Definitie", "Soort", "start", "op weg", "sterk", "voorbeeld"),
        (
            ("Luisteren", "Je hoort wat iemand zegt en wat hij niet zegt.", "kern", "Je laat iemand uitspreken.",
             "Je vat samen en vraagt door.", "Je hoort ook wat niet gezegd wordt.", "Anderen leren van jou luisteren."),
            ("Samenwerken", "Je werkt met anderen aan hetzelfde doel.", "kern", "Je vraagt en geeft hulp.",
             "Je stemt af met je team.", "Je brengt mensen bij elkaar.", "Je bouwt bruggen tussen teams."),
            ("Wondzorg", "Je verzorgt wonden volgens de afspraken.", "functiegebonden", "Je helpt mee.",
             "Je verzorgt gewone wonden.", "Je verzorgt ook moeilijke wonden.", "Je leert het anderen."),
        ),
    ),
    Kind.DICTIONARY: Example(
        "Competenties",
        ("Id", "Competentie", "Soort competentie", "Vooral een zaak van", "Schaal", "Taal", "Onderdeel", "Niveau",
         "Plaats", "Tekst"),
        tuple(
            ("", "Luisteren", "kerncompetentie", "vaardigheid", "start · op weg · sterk · voorbeeld", *said)
            for said in (
                ("nl", "naam", "", "", "Luisteren"),
                ("nl", "definitie", "", "", "Je hoort wat iemand zegt en wat hij niet zegt."),
                ("nl", "indicator", "1", "1", "Je laat iemand uitspreken."),
                ("fr", "naam", "", "", "Écouter"),
                ("fr", "indicator", "1", "1", "Vous laissez finir la personne."),
            )
        ),
    ),
    Kind.PROFILES: Example(
        "Profielen",
        ("Laag", "Naam", "Valt onder", "Onderdeel", "Plaats", "Competentie", "Niveau", "Gewicht", "Vanaf", "Tekst"),
        (
            ("functie", "Zorgkundige", "Zorg", "profiel", "", "", "", "", "01/01/2027", ""),
            ("functie", "Zorgkundige", "Zorg", "doel", "", "", "", "", "", "Je zorgt mee voor bewoners."),
            ("functie", "Zorgkundige", "Zorg", "competentie", "", "Luisteren", "sterk", "noodzakelijk", "", ""),
            ("functie", "Zorgkundige", "Zorg", "resultaatgebied", "1", "", "", "", "", "De zorg gaat door."),
            ("functiefamilie", "Zorg", "", "competentie", "", "Samenwerken", "op weg", "gewenst", "", ""),
        ),
    ),
    Kind.LEVELS: Example(
        "Niveaus",
        ("Personeelsnummer", "Naam", "Luisteren", "Samenwerken", "Wondzorg"),
        (
            ("1041", "Bakkali Amina", "sterk", "op weg", "op weg"),
            ("1042", "Van den Broeck Joris", "voorbeeld", "sterk", ""),
            ("1043", "Dubois Marie", "op weg", "sterk", ""),
        ),
    ),
}  # fmt: skip


def example_xlsx(kind: Kind) -> bytes:
    """The example as an Excel workbook, with the header row in bold and kept in sight."""
    example = EXAMPLES[kind]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet(example.sheet)
        bold = book.add_format({"bold": True})
        for at, header in enumerate(example.headers):
            sheet.write_string(0, at, header, bold)
            sheet.set_column(at, at, max(12, *(len(str(row[at])) for row in example.rows), len(header)) + 2)
        for number, row in enumerate(example.rows, start=1):
            for at, cell in enumerate(row):
                sheet.write_string(number, at, str(cell))
        sheet.freeze_panes(1, 0)
    return target.getvalue()


def tables_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; every text is written as text."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            for number, row in enumerate((table.headings, *table.rows)):
                for at, cell in enumerate(row):
                    if isinstance(cell, int):
                        sheet.write_number(number, at, cell)
                    else:
                        sheet.write_string(number, at, cell, None if number else bold)
            sheet.set_column(0, len(table.headings) - 2, 16)
            sheet.set_column(len(table.headings) - 1, len(table.headings) - 1, 80)
            sheet.freeze_panes(1, 0)
    return target.getvalue()


def example_csv(kind: Kind) -> bytes:
    """The example as a CSV that Excel opens well here: semicolons, and a mark that says UTF-8."""
    example = EXAMPLES[kind]
    return as_csv(example.headers, example.rows)


def as_csv(headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Rows as CSV. What begins like a formula is made text, so that no spreadsheet runs it.

    >>> as_csv(["a"], [["=1+1"]]).decode("utf-8-sig")
    "a\\r\\n'=1+1\\r\\n"
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for row in (headers, *rows):
        writer.writerow([as_text_cell(str(cell)) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def as_text_cell(text: str) -> str:
    """
    >>> as_text_cell("@cmd"), as_text_cell("+32"), as_text_cell("Anna")
    ("'@cmd", "'+32", 'Anna')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text
