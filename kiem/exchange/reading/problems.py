"""What can be wrong with a file, as reasons and places. Sentences are made from these elsewhere (`sentences`)."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a file, a row or a cell was not taken. The value is a stable key for interfaces and logs."""

    # The file as a whole; carried by CannotRead.
    EMPTY_FILE = "empty_file"
    FILE_TOO_BIG = "file_too_big"
    UNPACKS_TOO_BIG = "unpacks_too_big"
    ENCRYPTED = "encrypted"
    OLD_EXCEL = "old_excel"
    OTHER_KIND = "other_kind"
    DAMAGED = "damaged"
    NOT_TEXT = "not_text"
    UNCLOSED_QUOTE = "unclosed_quote"
    CUT_OFF = "cut_off"
    CELL_TOO_LONG = "cell_too_long"
    TOO_MANY_SHEETS = "too_many_sheets"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    NO_ROWS = "no_rows"
    NO_HEADER_ROW = "no_header_row"
    NO_SUCH_SHEET = "no_such_sheet"
    DUPLICATE_HEADER = "duplicate_header"
    MISSING_COLUMN = "missing_column"
    NAMED_COLUMN_MISSING = "named_column_missing"
    MISSING_FILE = "missing_file"
    OTHER_LIST = "other_list"
    # A row or a cell; listed beside what could be read.
    MISSING_VALUE = "missing_value"
    MISSING_HEADER = "missing_header"
    UNREADABLE_NAME = "unreadable_name"
    NOT_A_DATE = "not_a_date"
    NOT_A_SHARE = "not_a_share"
    NOT_AN_EMAIL = "not_an_email"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_KIND = "not_a_kind"
    NOT_A_ROLE = "not_a_role"
    NOT_A_LANGUAGE = "not_a_language"
    NOT_A_LEVEL = "not_a_level"
    LEVEL_BECAME_DATE = "level_became_date"
    TOO_LONG = "too_long"
    CELL_ERROR = "cell_error"
    NOT_CALCULATED = "not_calculated"
    ENDS_BEFORE_START = "ends_before_start"
    NOT_A_PART = "not_a_part"
    NOT_AN_ASPECT = "not_an_aspect"
    NOT_A_NUMBER = "not_a_number"
    LEVEL_BEYOND = "level_beyond"
    REPEATED = "repeated"
    CONTRADICTS = "contradicts"
    UNIT_CYCLE = "unit_cycle"
    NOT_A_LAYER = "not_a_layer"
    NOT_A_WEIGHT = "not_a_weight"
    NOT_A_SCHEME = "not_a_scheme"
    # What the caller finds when she compares with what exists.
    UNKNOWN_PERSON = "unknown_person"
    AMBIGUOUS_PERSON = "ambiguous_person"
    OTHER_PERSON = "other_person"
    IN_THE_FUTURE = "in_the_future"
    UNKNOWN_COMPETENCE = "unknown_competence"
    AMBIGUOUS_COMPETENCE = "ambiguous_competence"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_JOB = "unknown_job"
    UNKNOWN_LEVEL = "unknown_level"
    OTHER_SCALE = "other_scale"
    UNKNOWN_FAMILY = "unknown_family"
    NO_SUCH_UNIT = "no_such_unit"
    NO_SUCH_FAMILY = "no_such_family"
    AMBIGUOUS_NAME = "ambiguous_name"
    FAMILY_CYCLE = "family_cycle"
    TEAM_COMPETENCE = "team_competence"
    LATER_THAN_PROFILE = "later_than_profile"
    OVER_THE_MOST = "over_the_most"
    OF_EVERYONE = "of_everyone"
    NO_LIKELY_DAY = "no_likely_day"


class Expected(StrEnum):
    """What should have stood there, as a key with a sentence of its own."""

    CSV_OR_XLSX = "csv_or_xlsx"
    DATE = "date"
    SHARE = "share"
    EMAIL = "email"
    YES_OR_NO = "yes_or_no"
    PERSON_KIND = "person_kind"
    ROLE = "role"
    COMPETENCE_KIND = "competence_kind"
    LANGUAGE = "language"
    FULL_NAME = "full_name"
    LEVEL_WORD = "level_word"
    PERSON_COLUMN = "person_column"
    COMPETENCE_COLUMN = "competence_column"
    LEVEL_COLUMNS = "level_columns"
    PART = "part"
    SCALE_PART = "scale_part"
    SCALE_KIND = "scale_kind"
    ASPECT = "aspect"
    PART_COLUMN = "part_column"
    LANGUAGE_COLUMN = "language_column"
    TEXT_COLUMN = "text_column"
    ESCO_PACK = "esco_pack"
    ONET_FILES = "onet_files"
    LAYER = "layer"
    WEIGHT = "weight"
    SCHEME = "scheme"
    PROFILE_PART = "profile_part"
    LAYER_COLUMN = "layer_column"
    AS_DICTIONARY = "as_dictionary"
    LEAVE_EMPTY = "leave_empty"
    PROFILE_PART_COLUMN = "profile_part_column"
    DAY_OF_PROFILE = "day_of_profile"
    UNIT_FIRST = "unit_first"
    KEEP_THE_ID = "keep_the_id"
    TAKE_ONE_OUT = "take_one_out"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file. Rows count from 1 as in Excel; a column is named by its header, or by its letter."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `value` is what stood there: it may be personal, so it belongs on the screen of who
    brought the file and never in a log. `first_row` is the earlier row that this one repeats or contradicts."""

    reason: Reason
    place: Place
    value: str = ""
    expected: Expected | None = None
    nearest: tuple[str, ...] = ()
    limit: int | None = None
    first_row: int | None = None


class CannotRead(Exception):
    """The file as a whole cannot be read; nothing of it was kept."""

    def __init__(
        self,
        reason: Reason,
        place: Place,
        *,
        value: str = "",
        expected: Expected | None = None,
        nearest: tuple[str, ...] = (),
        limit: int | None = None,
    ) -> None:
        self.problem = Problem(reason, place, value, expected, nearest, limit)
        # The text of the exception ends up in logs: the reason only, never what stood in the file.
        super().__init__(reason.value)

    @property
    def reason(self) -> Reason:
        return self.problem.reason

    @property
    def place(self) -> Place:
        return self.problem.place
