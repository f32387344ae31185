"""From a cell to the value a field asks for. Each gives None for what it cannot read; blank is the caller's to see."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from kiem.exchange.reading.files.workbook import Cell
from kiem.exchange.reading.vocabulary import plain

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_YEARS = range(1900, 2200)
# 01/01/9999 and the like mean "no end" in many personnel systems.
_NO_END_FROM = 2900
_EXCEL_DAY_ZERO = date(1899, 12, 30)
# Two digits of a year as most programs take them: 69 is 1969, 68 is 2068.
_PIVOT = 69
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari janvier january janv", "feb februari fevrier february fevr", "mrt maart mars march mar",
            "apr april avril avr", "mei mai may", "jun juni juin june", "jul juli juillet july juil",
            "aug augustus aout august", "sep september septembre sept", "okt oktober octobre october oct",
            "nov november novembre", "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_NAMED_MONTH = re.compile(r"(\d{1,2})(?:er|e|de|ste|st|nd|rd|th)? ([a-z]+) (\d{4})")
_EMAIL = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"().][^\s@<>,;\"()]*\.[^\s@<>,;\"().]{2,}")
_YES = frozenset(("ja", "j", "yes", "y", "oui", "o", "waar", "true", "vrai", "x", "1", "v"))
_NO = frozenset(("nee", "neen", "n", "no", "non", "onwaar", "false", "faux", "0"))
_LANGUAGES = {
    **dict.fromkeys(("nl", "n", "nld", "dut", "nederlands", "neerlandais", "dutch", "vlaams"), "nl"),
    **dict.fromkeys(("fr", "f", "fra", "fre", "frans", "francais", "french"), "fr"),
    **dict.fromkeys(("en", "e", "eng", "engels", "anglais", "english"), "en"),
}


def as_text(cell: Cell) -> str:
    """One line of text; whole numbers without a decimal point, dates as ISO 8601.

    >>> as_text(" Anna\u00a0 Peeters "), as_text(12), as_text(None), as_text(0.5)
    ('Anna Peeters', '12', '', '0.5')
    """
    if isinstance(cell, str):
        return " ".join((cell if cell.isascii() else cell.translate(_INVISIBLE)).split())
    return as_long_text(cell)


def as_long_text(cell: Cell) -> str:
    """Text that keeps its line breaks."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    text = str(cell)
    if not text.isascii():
        text = text.replace("\u00a0", " ").translate(_INVISIBLE)
    return "\n".join(line.strip() for line in text.splitlines()).strip()


def as_date(cell: Cell) -> date | None:
    """Day first, as is written in Belgium, or ISO 8601; also Excel's day number where the format was lost.

    >>> as_date("03/04/2026"), as_date("2026-04-03"), as_date("3 april 2026"), as_date("13/13/2026")
    (datetime.date(2026, 4, 3), datetime.date(2026, 4, 3), datetime.date(2026, 4, 3), None)
    """
    if isinstance(cell, date):
        found: date | None = cell
    elif isinstance(cell, bool):
        found = None
    elif isinstance(cell, int | float):
        found = _EXCEL_DAY_ZERO + timedelta(days=int(cell)) if 1 <= cell < 200_000 else None
    else:
        found = _date_in(as_text(cell))
    return found if found and found.year in _YEARS else None


def is_no_end(cell: Cell) -> bool:
    """Whether an end date is one of the far-off days that stand for "open"."""
    found = cell if isinstance(cell, date) else _date_in(as_text(cell))
    return found is not None and found.year >= _NO_END_FROM


def _date_in(text: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        if len(match[3]) == 2:
            year += 1900 if year >= _PIVOT else 2000
        return _day(year, month, day)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if text.isdecimal() and len(text) == 8:
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if text.isdecimal() and len(text) == 5:
        return _EXCEL_DAY_ZERO + timedelta(days=int(text))
    if match := _NAMED_MONTH.fullmatch(plain(text)):
        return _day(int(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def as_number(cell: Cell) -> Decimal | None:
    """
    >>> as_number("0,8"), as_number("1.234,5"), as_number(3), as_number("drie")
    (Decimal('0.8'), Decimal('1234.5'), Decimal('3'), None)
    """
    if isinstance(cell, bool | date):
        return None
    text = as_text(cell).replace(" ", "")
    if not re.fullmatch(r"[+-]?[0-9.,]+(?:[eE][+-]?[0-9]{1,2})?", text):
        return None
    if "," in text:
        # The last of the two is the decimal sign: 1.234,5 and 1,234.5.
        thousands, decimal = (".", ",") if text.rfind(",") > text.rfind(".") else (",", ".")
        text = text.replace(thousands, "").replace(decimal, ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def as_share(cell: Cell) -> Decimal | None:
    """A part of full time above 0 and at most 1, to four decimals. Up to 1 is a fraction and from 5 a percentage; in
    between could be either, so only with its sign. A breuk such as 19/38 counts.

    >>> as_share("80%"), as_share("0,8"), as_share(80), as_share("19/38"), as_share("3")
    (Decimal('0.8000'), Decimal('0.8000'), Decimal('0.8000'), Decimal('0.5000'), None)
    """
    text = as_text(cell)
    whole = text.split("/")
    if len(whole) == 2:
        part, full = as_number(whole[0]), as_number(whole[1])
        number = part / full if part is not None and full else None
    elif text.endswith("%"):
        number = as_number(text.removesuffix("%"))
        number = number / 100 if number is not None else None
    else:
        number = as_number(cell)
        if number is not None and number > 1:
            number = number / 100 if number >= 5 else None
    # Only then rounded: a number of thirty digits cannot be.
    return (number.quantize(Decimal("0.0001")) or None) if number is not None and 0 < number <= 1 else None


def as_yes_no(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = plain(as_text(cell))
    return True if word in _YES else False if word in _NO else None


def as_email(cell: Cell) -> str | None:
    """
    >>> as_email("mailto:Anna@Zorg.be"), as_email("anna at zorg")
    ('Anna@zorg.be', None)
    """
    text = as_text(cell).removeprefix("mailto:")
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        return None
    name, _, host = text.rpartition("@")
    return f"{name}@{host.lower()}"


def as_language(cell: Cell) -> str | None:
    """A language of the screens: nl, fr or en.

    >>> as_language("Nederlands"), as_language("nl-BE"), as_language("Duits")
    ('nl', 'nl', None)
    """
    words = plain(as_text(cell)).split()
    return _LANGUAGES.get(words[0]) if words else None
