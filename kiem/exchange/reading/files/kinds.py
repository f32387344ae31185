"""What kind of file this is, from its first bytes: a name can lie."""

from enum import StrEnum
from pathlib import PurePath

from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason


class FileKind(StrEnum):
    """The two kinds that are read."""

    TEXT = "text"
    ZIP = "zip"


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# First bytes of files that people rename or upload by mistake, with the name they know them by.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "WebP"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
)


def kind_of(content: bytes, filename: str) -> FileKind:
    """TEXT or ZIP; anything else raises CannotRead with what it is."""
    place = Place(file=filename)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise CannotRead(Reason.EMPTY_FILE, place)
    if content.startswith(_ZIP):
        return FileKind.ZIP
    if content.startswith(_OLE):
        raise CannotRead(_reason_of_compound_file(content, filename), place)
    found = _other_kind(content)
    if found:
        raise CannotRead(Reason.OTHER_KIND, place, value=found, expected=Expected.CSV_OR_XLSX)
    if PurePath(filename).suffix.casefold() in {".xlsx", ".xlsm"} and b"\x00" in content[:4096]:
        raise CannotRead(Reason.DAMAGED, place)
    return FileKind.TEXT


def _reason_of_compound_file(content: bytes, filename: str) -> Reason:
    """Excel wraps an encrypted workbook in the same container that .xls files used: its stream names tell."""
    if "EncryptedPackage".encode("utf-16-le") in content or "EncryptionInfo".encode("utf-16-le") in content:
        return Reason.ENCRYPTED
    streams = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    if PurePath(filename).suffix.casefold() == ".xls" or any(name in content for name in streams):
        return Reason.OLD_EXCEL
    return Reason.ENCRYPTED


def _other_kind(content: bytes) -> str:
    head = content[:512].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    if head.startswith(b"<?xml"):
        return "XML"
    for signature, name in _OTHERS:
        # Two-byte signatures are ordinary letters too ("BMI;naam"): only with binary content behind them.
        if content.startswith(signature) and (len(signature) > 2 or b"\x00" in content[:64]):
            return name
    return ""
