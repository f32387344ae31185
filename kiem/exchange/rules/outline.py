"""What a file looks like before anything is decided: its columns, how they were read, its words for levels. Pure."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kiem.exchange.reading.cells import as_text
from kiem.exchange.reading.files.places import column_letters
from kiem.exchange.reading.files.workbook import Sheet
from kiem.exchange.reading.levels import LevelWord
from kiem.exchange.reading.vocabulary import Field, plain

_EXAMPLES = 2
_LONGEST_EXAMPLE = 40


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column: its letter, its header and the first values in it. `held`: the field it was read as, or ""."""

    number: int
    letters: str
    header: str
    held: str
    examples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.header or self.letters


@dataclass(frozen=True, slots=True)
class WordSeen:
    """A word for a level as first written, how often it stands there, and the position proposed for it, if any.

    `of_another_scale`: it is the name of a level, but of another scale.
    """

    word: str
    count: int
    guess: int | None = None
    of_another_scale: bool = False


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """The words that stand for levels of one scale, from competences measured on it."""

    scale: str
    names: tuple[str, ...]
    words: tuple[WordSeen, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """`form` is how a file of levels is laid out. `undated`: how many levels have no date of their own. `ignored`:
    (header, why) of columns that are never read. `one_cell_name`: how names in one cell are taken apart, or ""."""

    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[ColumnSeen, ...]
    rows: int
    form: str = ""
    scales: tuple[ScaleWords, ...] = ()
    undated: int = 0
    one_cell_name: str = ""
    ignored: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def headers(self) -> Mapping[int, str]:
        return {column.number: column.header for column in self.columns}

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Outline":
        columns = tuple(ColumnSeen(**{**column, "examples": tuple(column["examples"])}) for column in kept["columns"])
        scales = tuple(
            ScaleWords(scale["scale"], tuple(scale["names"]), tuple(WordSeen(**word) for word in scale["words"]))
            for scale in kept["scales"]
        )
        return Outline(
            sheets=tuple(kept["sheets"]),
            sheet=kept["sheet"],
            columns=columns,
            rows=kept["rows"],
            form=kept["form"],
            scales=scales,
            undated=kept["undated"],
            one_cell_name=kept["one_cell_name"],
            ignored=tuple((header, why) for header, why in kept["ignored"]),
            hidden=tuple(kept["hidden"]),
        )


def columns_of(sheet: Sheet, read_as: Mapping[int, Field]) -> tuple[ColumnSeen, ...]:
    """Every column that is read at all, with its first values. `sheet`: with all its columns, as the file has it."""
    return tuple(
        ColumnSeen(
            column.number,
            column_letters(column.number),
            column.header,
            read_as.get(column.number, ""),
            _examples(sheet, column.number - 1),
        )
        for column in sheet.columns
    )


def _examples(sheet: Sheet, index: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in sheet.rows[sheet.header_row :]:
        text = as_text(row[index]) if index < len(row) else ""
        if text and text not in found:
            found.append(text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 1]}…")
        if len(found) == _EXAMPLES:
            break
    return tuple(found)


def scale_words(
    scale: str, names: Sequence[str], words: Sequence[LevelWord], guess: Mapping[str, int], elsewhere: Container[str]
) -> ScaleWords:
    """`elsewhere`: the plain names of other scales' levels; nothing is proposed for those."""
    seen = []
    for word in words:
        other = plain(word.word) in elsewhere
        seen.append(WordSeen(word.word, word.count, None if other else guess.get(word.key), other))
    return ScaleWords(scale, tuple(names), tuple(seen))
