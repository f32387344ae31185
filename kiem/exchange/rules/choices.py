"""What someone chose for a file: which column holds what, which level a word stands for, purpose and date. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kiem.exchange.reading.files.workbook import Sheet, Workbook
from kiem.exchange.reading.vocabulary import Field, plain_header
from kiem.foundation.purposes import Purpose

NOT_YET_KNOWN = 0
"""The place of a word that stands for no level: "not yet known". Such a cell is left out."""

Levels = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Choices:
    """`columns`: by column number the field it holds, None for "not read"; empty: as guessed. `levels`: by scale
    version and word key the position. `observed_on` and `starts_on` hold where a row has no date of its own.
    `names_are_new`: units and jobs that look like known ones are really new. `is_full`: the list is complete; `ends`:
    of the placements it lacks those that someone said to end, by id, no longer held from `ends_before`."""

    sheet: str = ""
    columns: Mapping[int, Field | None] = field(default_factory=dict)
    levels: Levels = field(default_factory=dict)
    purpose: Purpose = Purpose.DEVELOPMENT
    observed_on: date | None = None
    starts_on: date | None = None
    language: str = ""
    name_order: str = ""
    names_are_new: bool = False
    is_full: bool = False
    ends: tuple[str, ...] = ()
    ends_before: date | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "columns": {str(number): held.value if held else None for number, held in self.columns.items()},
            "levels": {scale: dict(words) for scale, words in self.levels.items()},
            "purpose": self.purpose.value,
            "observed_on": self.observed_on.isoformat() if self.observed_on else None,
            "starts_on": self.starts_on.isoformat() if self.starts_on else None,
            "language": self.language,
            "name_order": self.name_order,
            "names_are_new": self.names_are_new,
            "is_full": self.is_full,
            "ends": list(self.ends),
            "ends_before": self.ends_before.isoformat() if self.ends_before else None,
        }

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Choices":
        observed_on, starts_on, ends_before = (kept.get(name) for name in ("observed_on", "starts_on", "ends_before"))
        return Choices(
            sheet=kept.get("sheet", ""),
            columns={int(number): Field(held) if held else None for number, held in kept.get("columns", {}).items()},
            levels={scale: dict(words) for scale, words in kept.get("levels", {}).items()},
            purpose=Purpose(kept.get("purpose", Purpose.DEVELOPMENT)),
            observed_on=date.fromisoformat(observed_on) if observed_on else None,
            starts_on=date.fromisoformat(starts_on) if starts_on else None,
            language=kept.get("language", ""),
            name_order=kept.get("name_order", ""),
            names_are_new=kept.get("names_are_new", False),
            is_full=kept.get("is_full", False),
            ends=tuple(kept.get("ends", ())),
            ends_before=date.fromisoformat(ends_before) if ends_before else None,
        )


def as_chosen(workbook: Workbook, choices: Choices) -> Workbook:
    """The workbook with what was chosen: columns that are not to be read are gone, the others hold what was said."""
    if not choices.columns:
        return workbook
    sheets = tuple(
        _sheet_as_chosen(sheet, choices.columns) if sheet.name == choices.sheet else sheet for sheet in workbook.sheets
    )
    return replace(workbook, sheets=sheets)


def _sheet_as_chosen(sheet: Sheet, columns: Mapping[int, Field | None]) -> Sheet:
    unread = {number for number, held in columns.items() if held is None}
    kept = tuple(column for column in sheet.columns if column.number not in unread)
    chosen = {number: held for number, held in columns.items() if held is not None}
    return replace(sheet, columns=kept, chosen=chosen)


def headers_digest(kind: str, headers: Iterable[str]) -> bytes:
    """The same for files of one kind with the same headers, in whatever order: what choices are remembered under."""
    words = sorted(plain_header(header) for header in headers)
    return hashlib.sha256("\n".join((kind, *words)).encode()).digest()


def to_remember(choices: Choices, headers: Mapping[int, str], *, people_on_top: bool) -> dict[str, Any]:
    """What holds for the next file with these headers: columns by their header, words that stand for a level, purpose.

    No dates, no words that stand for nothing (they may be remarks), and no headers that are people.
    """
    by_header = {
        plain_header(headers[number]): held.value if held else None
        for number, held in choices.columns.items()
        if headers.get(number) and not (people_on_top and held in (Field.LEVEL, None))
    }
    levels = {
        scale: {word: place for word, place in words.items() if place != NOT_YET_KNOWN}
        for scale, words in choices.levels.items()
    }
    bare = replace(
        choices, observed_on=None, starts_on=None, columns={}, sheet="", names_are_new=False, ends=(), ends_before=None
    )
    kept = replace(bare, levels=levels).as_json()
    return kept | {"by_header": by_header}


def remembered(kept: Mapping[str, Any], headers: Mapping[int, str], sheet: str) -> Choices:
    """The choices that were kept, for the columns of this file."""
    by_header = kept.get("by_header", {})
    columns = {
        number: Field(by_header[key]) if by_header[key] else None
        for number, header in headers.items()
        if (key := plain_header(header)) in by_header
    }
    return replace(Choices.from_json({**kept, "columns": {}}), columns=columns, sheet=sheet)
