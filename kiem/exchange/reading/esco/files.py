"""The CSV files of an ESCO pack: which there are, and their rows by column name, whatever the order of columns."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiem.exchange.reading.problems import CannotRead, Expected, Place, Reason

_NAME = re.compile(r"(\w+)_([a-z]{2})\.csv", re.IGNORECASE)
_LARGEST = 300 * 1024 * 1024
_BETWEEN_LABELS = re.compile(r"\s*[\r\n]+\s*|\s+\|\s+")

# The columns without which a file cannot be read, and those that are read when present; others are reported.
_CONCEPT = ("conceptUri", "preferredLabel")
_CONCEPT_TOO = (
    "conceptType", "skillType", "reuseLevel", "altLabels", "hiddenLabels", "status", "modifiedDate", "description",
    "code", "iscoGroup", "broaderConceptUri",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()


CONCEPTS = Layout(_CONCEPT, _CONCEPT_TOO)
LAYOUTS: Mapping[str, Layout] = {
    "skillgroups": CONCEPTS,
    "skills": CONCEPTS,
    "occupations": CONCEPTS,
    "iscogroups": Layout((*_CONCEPT, "code"), _CONCEPT_TOO),
    "skillshierarchy": Layout(
        tuple(f"Level {level} {what}" for level in range(4) for what in ("URI", "preferred term")),
        ("Description", *(f"Level {level} code" for level in range(4))),
    ),
    "skillskillrelations": Layout(("originalSkillUri", "relationType", "relatedSkillUri")),
    "occupationskillrelations": Layout(("occupationUri", "relationType", "skillUri")),
    "broaderrelationsoccpillar": Layout(("conceptUri", "broaderUri")),
    "broaderrelationsskillpillar": Layout(("conceptUri", "broaderUri")),
}
_COLLECTION = re.compile(r"(\w+?)(skills|occupations)collection")


@dataclass(frozen=True, slots=True)
class EscoFile:
    """`role` is the key of its layout; a collection ("transversal") has its own name beside it."""

    path: Path
    role: str
    language: str
    layout: Layout
    collection: str = ""


def files_in(folder: Path) -> tuple[tuple[EscoFile, ...], tuple[str, ...]]:
    """The files that are read, and the names of all others. CannotRead when nothing in it is ESCO."""
    found, unread = [], []
    for path in sorted(folder.iterdir(), key=lambda path: path.name.casefold()) if folder.is_dir() else []:
        file = _recognised(path)
        if file:
            found.append(file)
        elif not path.name.startswith("."):
            unread.append(path.name)
    if not found:
        raise CannotRead(Reason.MISSING_FILE, Place(file=folder.name), expected=Expected.ESCO_PACK)
    return tuple(found), tuple(unread)


def _recognised(path: Path) -> EscoFile | None:
    match = _NAME.fullmatch(path.name)
    if not match or not path.is_file():
        return None
    role, language = match[1].casefold(), match[2].lower()
    if role in LAYOUTS:
        return EscoFile(path, role, language, LAYOUTS[role])
    collection = _COLLECTION.fullmatch(role)
    if not collection:
        return None
    name = match[1][: len(collection[1])]
    return EscoFile(path, f"{collection[2]}collection", language, CONCEPTS, name)


class EscoRows:
    """The rows of one file, numbered from 1 for the header, with only the columns of its layout."""

    def __init__(self, file: EscoFile) -> None:
        self.file = file
        self.count = 0
        self.unread_columns: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        name = self.file.path.name
        if self.file.path.stat().st_size > _LARGEST:
            raise CannotRead(Reason.FILE_TOO_BIG, Place(name), limit=_LARGEST // (1024 * 1024))
        try:
            with self.file.path.open(encoding="utf-8-sig", newline="") as text:
                yield from self._rows(csv.reader(_lines(text, name)))
        except UnicodeDecodeError as error:
            raise CannotRead(Reason.NOT_TEXT, Place(name), expected=Expected.ESCO_PACK) from error
        except csv.Error as error:
            raise CannotRead(Reason.CELL_TOO_LONG, Place(name, row=self.count + 2)) from error

    def _rows(self, records: Iterator[list[str]]) -> Iterator[tuple[int, dict[str, str]]]:
        header = [column.strip() for column in next(records, [])]
        self._check(header)
        layout = self.file.layout
        wanted = [(at, column) for at, column in enumerate(header) if column in {*layout.needed, *layout.optional}]
        self.unread_columns = tuple(column for column in header if column not in {*layout.needed, *layout.optional})
        for record in records:
            self.count += 1
            if len(record) > len(header):
                # A separator too many: every cell after it stands under the wrong header.
                raise CannotRead(Reason.DAMAGED, Place(self.file.path.name, row=self.count + 1))
            yield self.count + 1, {column: record[at].strip() for at, column in wanted if at < len(record)}

    def _check(self, header: list[str]) -> None:
        place = Place(self.file.path.name, row=1)
        if not header:
            raise CannotRead(Reason.EMPTY_FILE, Place(self.file.path.name))
        for column in self.file.layout.needed:
            if column not in header:
                raise CannotRead(Reason.NAMED_COLUMN_MISSING, place, value=column, expected=Expected.ESCO_PACK)
            if header.count(column) > 1:
                raise CannotRead(Reason.DUPLICATE_HEADER, place, value=column)


def _lines(text: Iterable[str], name: str) -> Iterator[str]:
    """Lines as they are. One with a null character belongs to no text, and the database would refuse it."""
    for line in text:
        if "\x00" in line:
            raise CannotRead(Reason.NOT_TEXT, Place(name), expected=Expected.ESCO_PACK)
        yield line


def labels(cell: str) -> tuple[str, ...]:
    """Labels as the files separate them: by line breaks in some, by " | " in others.

    >>> labels("prater\\nspreker\\nprater"), labels("a | b"), labels("")
    (('prater', 'spreker'), ('a', 'b'), ())
    """
    return tuple(dict.fromkeys(label for label in _BETWEEN_LABELS.split(cell.strip()) if label))
