"""Lists of people as payroll offices send them: made up, in three of the shapes that are about."""

from datetime import date

from tests.exchange.reading.make import csv_bytes, xlsx_bytes

_DUTCH_HEAD = (
    "Werkgever: 0123 - VZW Het Lindenhof;;;;;;;;;",
    "Personeelslijst op 23/11/2026;;;;;;;;;",
    ";;;;;;;;;",
    "Werknemer;;;Contract;;;;Tewerkstelling;;",
    "Stamnr;Naam en voornaam;INSZ;Nr;Van;Tot en met;Statuut;Breuk %;Afdeling;Functie",
)
_DUTCH_ROWS = (
    '000123;"MAES, Nele";85.07.30-033.28;1;01/03/2024;31/12/9999;Bediende;80,00;De Linde;Zorgkundige',
    '000124;"VAN DEN BROECK, Joris";93.05.18-223.61;1;15/01/2025;;Bediende;50,00;De Wilg;Kok',
    '000124;"VAN DEN BROECK, Joris";93.05.18-223.61;2;15/01/2025;31/12/2026;Bepaalde duur;30,00;De Linde;Zorgkundige',
    '000125;"D\'HONDT, Zoë";;1;01/02/2026;;Jobstudent;12,50;De Linde nacht;Zorgkundige',
    '000126;"DE SMEDT-ÖZDEMIR, Meryem";;1;01/02/2026;;Arbeider;100,00;Keuken;Kok',
)


def dutch(*, without: str = "") -> bytes:
    """Windows-1252, semicolons, title rows, two rows of headers, one row a contract, names in capitals with a comma,
    31/12/9999 for no end, and a total below. ``without``: the personnel number of someone who is left out."""
    rows = [row for row in _DUTCH_ROWS if not without or not row.startswith(without)]
    return csv_bytes(*_DUTCH_HEAD, *rows, f"Totaal;{len(rows)};;;;;;272,50;;", "", encoding="cp1252")


def french() -> bytes:
    """Tabs, UTF-16 as some programs call "Unicode text", full-time equivalents with a comma, the family name first."""
    lines = (
        "Matricule\tNom et prénom\tService\tFonction\tETP\tEntrée en service\tDate de sortie",
        "501\tLeroy Zoé\tNuit\tAide-soignante\t0,75\t1/3/2024\t",
        "502\tVan den Broeck Léa Marie\tCuisine\tCuisinière\t1,00\t15/01/2025\t31/12/2026",
        "Total général\t2\t\t\t1,75\t\t",
    )
    return "\r\n".join(lines).encode("utf-16")


def excel() -> bytes:
    """A workbook with merged groups above its headers, real dates, a fraction of hours, and a sum at the bottom."""
    return xlsx_bytes(
        ["Overzicht contracten", None, None, None, None, None, None],
        ["Persoon", None, None, "Contract", None, None, None],
        ["Pers. nr", "Naam", "Voornaam", "Dienst", "Functie", "Uren/week", "Begindatum"],
        [601, "De Backer", "Ilse", "De Linde", "Zorgkundige", "30,4/38", date(2019, 9, 1)],
        [602, "Nguyen", "Thi Mai", "De Wilg", "Verpleegkundige", "38/38", date(2022, 5, 16)],
        [602, "Nguyen", "Thi Mai", "De Wilg nacht", "Verpleegkundige", "3,8/38", date(2022, 5, 16)],
        ["Totaal VTE", None, None, None, None, 1.9, None],
        merges=["A2:C2", "D2:G2"],
    )
