"""The sentences about problems, as gettext templates: what happened, where, what was expected, what comes near.

Nothing is translated here. `message_of` gives message ids and their arguments; the layer that knows the reader's
language joins the translated parts. House voice: plain, no blame, and always said that nothing was changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kiem.exchange.reading.files.workbook import Banned
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Problem, Reason


def _(msgid: str) -> str:
    """Marks a message id for the catalogues; it is translated elsewhere."""
    return msgid


NOT_READ = _("The file was not brought in.")
NOTHING_CHANGED = _("Nothing was changed.")
AT = _("%(where)s: %(what)s")

WHAT: Mapping[Reason, str] = {
    Reason.EMPTY_FILE: _("The file “%(file)s” is empty."),
    Reason.FILE_TOO_BIG: _("The file “%(file)s” is larger than %(limit)s MB."),
    Reason.UNPACKS_TOO_BIG: _("The file “%(file)s” unpacks to far more than it should (at most %(limit)s MB)."),
    Reason.ENCRYPTED: _("The file “%(file)s” is protected with a password. Save it without a password and try again."),
    Reason.OLD_EXCEL: _("The file “%(file)s” is an Excel file of the old kind (.xls). Save it as .xlsx and try again."),
    Reason.OTHER_KIND: _("The file “%(file)s” is no list but a file of another kind (%(value)s)."),
    Reason.DAMAGED: _("The file “%(file)s” is damaged. Open it in Excel, save it again and try once more."),
    Reason.NOT_TEXT: _("The file “%(file)s” is no readable text."),
    Reason.UNCLOSED_QUOTE: _("A quotation mark opens here and is not closed."),
    Reason.CUT_OFF: _("The file stops in the middle of its last row: it was probably cut off on the way."),
    Reason.CELL_TOO_LONG: _("A cell here holds more text than can be read."),
    Reason.TOO_MANY_SHEETS: _("The file “%(file)s” has more than %(limit)s sheets."),
    Reason.TOO_MANY_ROWS: _("There are more than %(limit)s rows."),
    Reason.TOO_MANY_COLUMNS: _("There are more than %(limit)s columns."),
    Reason.TOO_MANY_CELLS: _(
        "There are more than %(limit)s cells, blank ones between the first and the last included."
    ),
    Reason.NO_ROWS: _("There is nothing below the row with column names."),
    Reason.NO_HEADER_ROW: _("No row with column names was found."),
    Reason.NO_SUCH_SHEET: _("The file “%(file)s” has no sheet “%(value)s”."),
    Reason.DUPLICATE_HEADER: _("Two columns are called “%(value)s”."),
    Reason.MISSING_COLUMN: _("A column is missing."),
    Reason.NAMED_COLUMN_MISSING: _("The column “%(value)s” is missing."),
    Reason.MISSING_FILE: _("No file in “%(file)s” could be used."),
    Reason.MISSING_VALUE: _("This cell is empty."),
    Reason.MISSING_HEADER: _("This column has values but no name."),
    Reason.UNREADABLE_NAME: _("“%(value)s” cannot be split into a given name and a family name."),
    Reason.NOT_A_DATE: _("“%(value)s” is not a date."),
    Reason.NOT_A_SHARE: _("“%(value)s” is not a share of full time."),
    Reason.NOT_AN_EMAIL: _("“%(value)s” is not an e-mail address."),
    Reason.NOT_YES_OR_NO: _("“%(value)s” is neither yes nor no."),
    Reason.NOT_A_KIND: _("“%(value)s” is no kind that we know."),
    Reason.NOT_A_ROLE: _("“%(value)s” is no role that a list can ask."),
    Reason.NOT_A_LANGUAGE: _("“%(value)s” is not a language of Kiem."),
    Reason.NOT_A_LEVEL: _("“%(value)s” is too long for a level."),
    Reason.LEVEL_BECAME_DATE: _("Here stands the date %(value)s. Perhaps Excel made it of a level such as 3/4."),
    Reason.TOO_LONG: _("“%(value)s” is too long."),
    Reason.CELL_ERROR: _("This cell holds an error, such as #N/A."),
    Reason.NOT_CALCULATED: _("The formula in this cell was never calculated. Open the file in Excel and save it."),
    Reason.ENDS_BEFORE_START: _("The end comes before the start: %(value)s."),
    Reason.NOT_A_PART: _("“%(value)s” is no part that can stand here."),
    Reason.NOT_AN_ASPECT: _("“%(value)s” is neither knowledge, nor skill, nor attitude."),
    Reason.NOT_A_NUMBER: _("“%(value)s” is no whole number from 1 to %(limit)s."),
    Reason.LEVEL_BEYOND: _("Level %(value)s is higher than the scale goes: it has %(limit)s levels."),
    Reason.REPEATED: _("“%(value)s” also stands in row %(first_row)s."),
    Reason.CONTRADICTS: _("“%(value)s” is not the same as in row %(first_row)s."),
    Reason.UNIT_CYCLE: _("“%(value)s” would come under itself."),
    Reason.NOT_A_LAYER: _("“%(value)s” is no layer of profiles."),
    Reason.NOT_A_WEIGHT: _("“%(value)s” does not say how much it weighs."),
    Reason.NOT_A_SCHEME: _("“%(value)s” is no classification that we know."),
    Reason.UNKNOWN_PERSON: _("“%(value)s” was not found among the people you can see."),
    Reason.AMBIGUOUS_PERSON: _("More than one person is called “%(value)s”. Add a personnel number or e-mail address."),
    Reason.OTHER_PERSON: _(
        "The personnel number or e-mail address in this row belongs to someone else than “%(value)s”."
    ),
    Reason.IN_THE_FUTURE: _("The day %(value)s has yet to come."),
    Reason.UNKNOWN_COMPETENCE: _("The competence “%(value)s” does not exist."),
    Reason.AMBIGUOUS_COMPETENCE: _("More than one competence is called “%(value)s”."),
    Reason.UNKNOWN_UNIT: _("The unit “%(value)s” does not exist."),
    Reason.UNKNOWN_JOB: _("The job “%(value)s” does not exist."),
    Reason.UNKNOWN_LEVEL: _("“%(value)s” is not one of the levels."),
    Reason.OTHER_SCALE: _("“%(value)s” is a level of another scale."),
    Reason.UNKNOWN_FAMILY: _("The job family “%(value)s” does not exist."),
    Reason.NO_SUCH_UNIT: _("There is no unit “%(value)s”."),
    Reason.NO_SUCH_FAMILY: _("There is no job family “%(value)s” to come under."),
    Reason.AMBIGUOUS_NAME: _("More than one is called “%(value)s”."),
    Reason.FAMILY_CYCLE: _("The job family “%(value)s” would come under itself."),
    Reason.TEAM_COMPETENCE: _("“%(value)s” is asked of a team together, never of one person."),
    Reason.LATER_THAN_PROFILE: _("The day %(value)s is later than the day from which the profile asks this."),
    Reason.OVER_THE_MOST: _("All layers together would ask more than %(limit)s competences of %(value)s."),
    Reason.OTHER_LIST: _("This file holds another kind of list."),
    Reason.OF_EVERYONE: _("What is asked of everyone has no name, unit or family, and here stands “%(value)s”."),
    Reason.NO_LIKELY_DAY: _("“%(value)s” is hardly the day that is meant."),
}

EXPECTED: Mapping[Expected, str] = {
    Expected.CSV_OR_XLSX: _("Give a CSV or an Excel file (.xlsx)."),
    Expected.DATE: _("Write a date such as 31/12/2026."),
    Expected.SHARE: _("Write a share such as 80%% or 0,8."),
    Expected.EMAIL: _("Write an address such as anna@example.org."),
    Expected.YES_OR_NO: _("Write yes or no."),
    Expected.PERSON_KIND: _(
        "Write one of: employee, civil servant, target-group worker, temporary, self-employed, student, trainee, "
        "volunteer."
    ),
    Expected.ROLE: _("Write HR, director or delegate, or leave it empty."),
    Expected.COMPETENCE_KIND: _("Write one of: core, shared, job-specific, team."),
    Expected.LANGUAGE: _("Write nl, fr or en."),
    Expected.FULL_NAME: _("Write the family name and then the given name, for example Peeters Anna."),
    Expected.LEVEL_WORD: _("Write the level as a word or a number."),
    Expected.PERSON_COLUMN: _("One column must name the person: a name, a personnel number or an e-mail address."),
    Expected.COMPETENCE_COLUMN: _("One column must name the competence."),
    Expected.LEVEL_COLUMNS: _("One or more columns must hold the levels."),
    Expected.PART: _(
        "Write one of: name, definition, plain text, other word, title, in general, indicator, counter-indicator."
    ),
    Expected.SCALE_PART: _("Write one of: name of the level, sentence of the level, kind of scale, months it holds."),
    Expected.SCALE_KIND: _("Write one of: levels from low to high, met or not met, shown able."),
    Expected.ASPECT: _("Write one of: knowledge, skill, attitude."),
    Expected.PART_COLUMN: _("One column must say which part of the competence a text is: its name, a definition, …"),
    Expected.LANGUAGE_COLUMN: _("One column must say the language of each text."),
    Expected.TEXT_COLUMN: _("One column must hold the texts."),
    Expected.ESCO_PACK: _("Give the folder with the CSV files as ESCO publishes them."),
    Expected.ONET_FILES: _(
        "Give the folder with the Excel files as O*NET publishes them, and its crosswalk from ESCO."
    ),
    Expected.LAYER: _("Write one of: whole organisation, job family, job, position."),
    Expected.WEIGHT: _("Write essential or desirable."),
    Expected.SCHEME: _("Write one of: IFIC, ISCO, ESCO, other."),
    Expected.PROFILE_PART: _("Write one of: profile, purpose, result area, decision, competence, reference."),
    Expected.AS_DICTIONARY: _("This looks like a whole dictionary: send it as that."),
    Expected.LEAVE_EMPTY: _("Leave it empty, or write another layer."),
    Expected.LAYER_COLUMN: _("One column must say the layer: whole organisation, job family, job, position."),
    Expected.PROFILE_PART_COLUMN: _("One column must say what a row is about: a competence, a result area, …"),
    Expected.DAY_OF_PROFILE: _("Write that day in the row with the part “profile”."),
    Expected.UNIT_FIRST: _("Make the unit first."),
    Expected.KEEP_THE_ID: _("Keep the column Id as Kiem wrote it, or give one of them another name."),
    Expected.TAKE_ONE_OUT: _("Take one out first."),
}

NEAREST_ONE = _("Do you mean “%(first)s”?")
NEAREST_TWO = _("Do you mean “%(first)s” or “%(second)s”?")
NEAREST_THREE = _("Do you mean “%(first)s”, “%(second)s” or “%(third)s”?")

NEVER_READ: Mapping[Banned, str] = {
    Banned.NATIONAL_NUMBER: _("The column “%(column)s” was not read: it looks like national register numbers."),
    Banned.BANK_ACCOUNT: _("The column “%(column)s” was not read: it looks like bank accounts."),
    Banned.ABSENCE: _("The column “%(column)s” was not read: it looks like absence or illness."),
    Banned.NATIONALITY: _("The column “%(column)s” was not read: it looks like nationality."),
    Banned.UNION: _("The column “%(column)s” was not read: it looks like union membership."),
}

# Keyed by which of sheet, row and column are known.
_WHERE: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): _("Sheet %(sheet)s, row %(row)s, column %(column)s"),
    (True, True, False): _("Sheet %(sheet)s, row %(row)s"),
    (True, False, True): _("Sheet %(sheet)s, column %(column)s"),
    (True, False, False): _("Sheet %(sheet)s"),
    (False, True, True): _("Row %(row)s, column %(column)s"),
    (False, True, False): _("Row %(row)s"),
    (False, False, True): _("Column %(column)s"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A message id and what fills its places: `gettext(text.msgid) % text.arguments`."""

    msgid: str
    arguments: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Message:
    """The parts of one problem, each to be translated and joined in this order. `key` is stable and has no words."""

    key: str
    where: Text | None
    what: Text
    expected: Text | None
    nearest: Text | None


def message_of(problem: Problem | CannotRead) -> Message:
    """What to say about a problem; around a list of them come NOT_READ and NOTHING_CHANGED, once each."""
    if isinstance(problem, CannotRead):
        problem = problem.problem
    place = problem.place
    arguments: dict[str, str | int] = {"file": place.file, "value": problem.value}
    arguments |= {
        name: number
        for name, number in (("limit", problem.limit), ("first_row", problem.first_row))
        if number is not None
    }
    return Message(
        problem.reason.value,
        where_of(place),
        Text(WHAT[problem.reason], arguments),
        Text(EXPECTED[problem.expected], {}) if problem.expected else None,
        nearest_of(problem.nearest),
    )


def where_of(place: Place) -> Text | None:
    """The sheet, row and column as far as they are known; a CSV file has no sheet."""
    msgid = _WHERE.get((bool(place.sheet), place.row is not None, bool(place.column)))
    if msgid is None:
        return None
    return Text(msgid, {"sheet": place.sheet, "row": place.row or 0, "column": place.column})


def nearest_of(names: tuple[str, ...]) -> Text | None:
    """At most three names are offered."""
    msgids = (NEAREST_ONE, NEAREST_TWO, NEAREST_THREE)
    shown = dict(zip(("first", "second", "third"), names, strict=False))
    return Text(msgids[len(shown) - 1], shown) if shown else None


def all_messages() -> tuple[str, ...]:
    """Every message id of this module, for the catalogues."""
    return (
        NOT_READ, NOTHING_CHANGED, AT, *WHAT.values(), *EXPECTED.values(), NEAREST_ONE, NEAREST_TWO, NEAREST_THREE,
        *NEVER_READ.values(), *_WHERE.values(),
    )  # fmt: skip
