"""What an item is made of, how large things may be, and for how long something is shared. Pure."""

import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

LONGEST_TITLE = 120
LONGEST_NAME = 120
LONGEST_WORDS = 2000
LONGEST_FILE_NAME = 100
MOST_HOURS = 5000
LARGEST = 10_000_000
"""Bytes of one file, as it comes in and as it is kept."""
LARGEST_TOGETHER = 60_000_000
"""Bytes of all files of one person: what she takes out whole is made in memory."""
SOON = timedelta(days=60)
"""So long before its end a certificate is named on top."""
USUAL_SHARE = timedelta(days=30)
LONGEST_SHARE = timedelta(days=365)


class ItemKind(StrEnum):
    """What someone keeps."""

    EXAMPLE = "example"
    CERTIFICATE = "certificate"
    COURSE = "course"
    THANKS = "thanks"


HELD: Mapping[ItemKind, tuple[str, ...]] = {
    ItemKind.EXAMPLE: ("situation", "task", "action", "result"),
    ItemKind.CERTIFICATE: ("given_by", "ends_before", "words"),
    ItemKind.COURSE: ("given_by", "hours", "words"),
    ItemKind.THANKS: ("given_by", "words"),
}
"""Besides a title, a day and competences: what an item of a kind may hold."""


class FileKind(StrEnum):
    """What a file may be, by its content."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"


EXTENSIONS: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.JPEG: ("jpg", "jpeg"),
    FileKind.PNG: ("png",),
    FileKind.WEBP: ("webp",),
    FileKind.PDF: ("pdf",),
}
"""How a name may end, by kind; the first is how it ends when it is kept."""
CONTENT_TYPES: Mapping[FileKind, str] = {
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.WEBP: "image/webp",
    FileKind.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class ItemToKeep:
    """What someone typed about an item. ``ends_before``: the day after the last on which a certificate holds."""

    title: str
    day: date
    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    words: str = ""
    given_by: str = ""
    hours: Decimal | None = None
    ends_before: date | None = None
    competences: frozenset[uuid.UUID] = frozenset()


def is_over(ends_before: date | None, today: date) -> bool:
    """Whether a certificate no longer holds.

    >>> is_over(date(2026, 1, 1), date(2026, 1, 1)), is_over(None, date(2026, 1, 1))
    (True, False)
    """
    return ends_before is not None and ends_before <= today


def is_over_soon(ends_before: date | None, today: date) -> bool:
    """Whether it holds today and ends within sixty days.

    >>> is_over_soon(date(2026, 2, 1), date(2026, 1, 1)), is_over_soon(date(2026, 1, 1), date(2026, 1, 1))
    (True, False)
    """
    return ends_before is not None and today < ends_before <= today + SOON


def kind_by_name(name: str) -> FileKind | None:
    """What a file's name says that it is.

    >>> kind_by_name("Attest EHBO.PDF"), kind_by_name("foto.heic"), kind_by_name("pdf")
    (<FileKind.PDF: 'pdf'>, None, None)
    """
    stem, dot, ending = name.rpartition(".")
    known = {each: kind for kind, endings in EXTENSIONS.items() for each in endings}
    return known.get(ending.strip().casefold()) if stem and dot else None


def kind_by_content(content: bytes) -> FileKind | None:
    """What a file is, by the bytes it begins with.

    >>> kind_by_content(b"%PDF-1.7 ..."), kind_by_content(b"<html>")
    (<FileKind.PDF: 'pdf'>, None)
    """
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    return FileKind.WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def kept_name(name: str, kind: FileKind) -> str:
    """A file's name as it is kept: no folders, nothing unseen, no sign that a system reads as more than a letter.

    >>> kept_name("C:\\\\fotos\\\\Attest: EHBO?.JPG", FileKind.JPEG), kept_name("../?.pdf", FileKind.PDF)
    ('Attest EHBO.jpg', 'bestand.pdf')
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] if kind_by_name(last) else last
    shown = "".join(each if unicodedata.category(each)[0] not in "CZ" else " " for each in stem)
    plain = " ".join("".join(each for each in shown if each not in '<>:"|?*').split()).strip(". ")
    ending = EXTENSIONS[kind][0]
    return f"{plain[: LONGEST_FILE_NAME - len(ending) - 1].rstrip('. ') or 'bestand'}.{ending}"


class CannotShare(StrEnum):
    """Why something cannot be shared until a day."""

    PAST = "past"
    FAR = "far"


def why_not_share_until(ends_before: date, today: date) -> CannotShare | None:
    """What stands in the way, or None. ``ends_before``: the day after the last.

    >>> why_not_share_until(date(2026, 1, 1), date(2026, 1, 1))
    <CannotShare.PAST: 'past'>
    """
    if ends_before <= today:
        return CannotShare.PAST
    return CannotShare.FAR if ends_before > today + LONGEST_SHARE + timedelta(days=1) else None
