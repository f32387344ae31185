"""A file opened: its rows as they were read, before they are held against anything. Pure, and the longest part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiem.exchange.reading.dictionary import DictionaryRows, read_dictionary
from kiem.exchange.reading.dictionary_words import DICTIONARY_FIELDS
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.files.workbook import Sheet, Workbook
from kiem.exchange.reading.framework import FrameworkRows, read_framework
from kiem.exchange.reading.headers import chosen_sheet
from kiem.exchange.reading.levels import LevelRows, read_levels
from kiem.exchange.reading.names import NameOrder
from kiem.exchange.reading.people import PeopleRows, read_people
from kiem.exchange.reading.problems import CannotRead, Reason
from kiem.exchange.reading.profile_words import PROFILE_FIELDS
from kiem.exchange.reading.profiles import ProfileRows, read_profiles
from kiem.exchange.reading.vocabulary import (
    FRAMEWORK_FIELDS,
    LEVEL,
    LEVEL_FIELDS,
    PEOPLE_FIELDS,
    PERSON_FIELDS,
    Wanted,
)
from kiem.exchange.rules.choices import Choices, as_chosen
from kiem.exchange.rules.steps import Kind

Found = PeopleRows | FrameworkRows | DictionaryRows | ProfileRows | LevelRows
# What someone can put right by saying which column is which.
_ABOUT_COLUMNS = frozenset({Reason.MISSING_COLUMN, Reason.DUPLICATE_HEADER})
_FIELDS: Mapping[Kind, tuple[Wanted, ...]] = {
    Kind.PEOPLE: PEOPLE_FIELDS,
    Kind.FRAMEWORK: (*FRAMEWORK_FIELDS, LEVEL),
    Kind.DICTIONARY: DICTIONARY_FIELDS,
    Kind.PROFILES: PROFILE_FIELDS,
    Kind.LEVELS: (*PERSON_FIELDS, *LEVEL_FIELDS),
}


@dataclass(frozen=True, slots=True)
class FileToBringIn:
    """A file with what was chosen for it. `languages`: the organisation's."""

    kind: Kind
    name: str
    content: bytes
    choices: Choices
    languages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """`found` are its rows; None when its columns cannot be read as they are chosen now, and `wrong` says why."""

    file: FileToBringIn
    workbook: Workbook
    sheet: Sheet
    found: Found | None = None
    wrong: CannotRead | None = None


def opened(file: FileToBringIn) -> Opened:
    """Read a file as it was chosen to be read. Raises CannotRead where choosing other columns would not help."""
    whole = read_tables(file.content, file.name)
    workbook = as_chosen(whole, file.choices)
    sheet = chosen_sheet(workbook, file.choices.sheet, _FIELDS[file.kind])
    as_it_is = next(each for each in whole.sheets if each.name == sheet.name)
    try:
        return Opened(file, whole, as_it_is, _READ[file.kind](workbook, sheet.name, file.choices))
    except CannotRead as wrong:
        if wrong.reason not in _ABOUT_COLUMNS:
            raise
        return Opened(file, whole, as_it_is, wrong=wrong)


def _people(workbook: Workbook, sheet: str, choices: Choices) -> PeopleRows:
    order = NameOrder(choices.name_order) if choices.name_order else None
    return read_people(workbook, sheet=sheet, name_order=order)


def _framework(workbook: Workbook, sheet: str, choices: Choices) -> FrameworkRows:
    return read_framework(workbook, sheet=sheet)


def _dictionary(workbook: Workbook, sheet: str, choices: Choices) -> DictionaryRows:
    return read_dictionary(workbook, sheet=sheet)


def _profiles(workbook: Workbook, sheet: str, choices: Choices) -> ProfileRows:
    return read_profiles(workbook, sheet=sheet)


def _levels(workbook: Workbook, sheet: str, choices: Choices) -> LevelRows:
    return read_levels(workbook, sheet=sheet)


_READ: Mapping[Kind, Callable[[Workbook, str, Choices], Found]] = {
    Kind.PEOPLE: _people,
    Kind.FRAMEWORK: _framework,
    Kind.DICTIONARY: _dictionary,
    Kind.PROFILES: _profiles,
    Kind.LEVELS: _levels,
}
