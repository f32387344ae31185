"""What a fact about a person may be used for: the matrix of purposes and uses. Pure.

Each fact has one immutable purpose (what it was gathered for); each transaction has one use (what it is being done
for). The database enforces ``opens_rows``; a house test compares its function with this table, cell by cell.
"""

from enum import StrEnum


class Purpose(StrEnum):
    """What a fact about a person was gathered for."""

    DEVELOPMENT = "development"
    APPRAISAL = "appraisal"
    SELECTION = "selection"
    CERTIFICATION = "certification"
    SUCCESSION = "succession"


class Use(StrEnum):
    """What a transaction is being done for. The last three stand on no screen for choosing."""

    DEVELOPMENT = "development"
    APPRAISAL = "appraisal"
    SELECTION = "selection"
    CERTIFICATION = "certification"
    SUCCESSION = "succession"
    WORKFORCE = "workforce"
    RESEARCH = "research"
    ADMINISTRATION = "administration"
    OWN_DATA = "own_data"
    KEEPING = "keeping"


class Reach(StrEnum):
    """How far a use reaches into facts of a purpose. Only ``YES`` opens rows."""

    YES = "yes"
    NO = "no"
    HERSELF = "herself"
    STATUS = "status"
    TOTALS = "totals"
    PROTOCOL = "protocol"
    IF_SAID_BEFOREHAND = "if_said_beforehand"
    AFTER_HIRE = "after_hire"
    THAT_VACANCY = "that_vacancy"
    COVER = "cover"


_COLUMNS = (
    Use.DEVELOPMENT,
    Use.APPRAISAL,
    Use.SELECTION,
    Use.CERTIFICATION,
    Use.SUCCESSION,
    Use.WORKFORCE,
    Use.RESEARCH,
)
_R = Reach
_ROWS: dict[Purpose, tuple[Reach, ...]] = {
    Purpose.DEVELOPMENT: (_R.YES, _R.NO, _R.NO, _R.NO, _R.NO, _R.TOTALS, _R.PROTOCOL),
    Purpose.APPRAISAL: (_R.HERSELF, _R.YES, _R.NO, _R.NO, _R.IF_SAID_BEFOREHAND, _R.TOTALS, _R.PROTOCOL),
    Purpose.SELECTION: (_R.AFTER_HIRE, _R.NO, _R.THAT_VACANCY, _R.NO, _R.NO, _R.NO, _R.NO),
    Purpose.CERTIFICATION: (_R.YES, _R.STATUS, _R.STATUS, _R.YES, _R.STATUS, _R.COVER, _R.PROTOCOL),
    Purpose.SUCCESSION: (_R.NO, _R.NO, _R.NO, _R.NO, _R.YES, _R.NO, _R.NO),
}
MATRIX: dict[Purpose, dict[Use, Reach]] = {p: dict(zip(_COLUMNS, row, strict=True)) for p, row in _ROWS.items()}

CHOOSABLE_USES = _COLUMNS[:5]

FEWEST_WHO_LOOKED = 4
"""The floor: a colleagues' view needs at least so many people who looked at that competence."""
FEWEST_COUNTED = 8
"""The floor: any other count about people needs at least so many. An organisation may raise both, never lower them."""


def reach(purpose: Purpose, use: Use) -> Reach:
    """How far ``use`` reaches into facts gathered for ``purpose``; administration reaches none of them.

    >>> reach(Purpose.DEVELOPMENT, Use.APPRAISAL)
    <Reach.NO: 'no'>
    """
    if use is Use.KEEPING:
        return Reach.YES
    if use is Use.OWN_DATA:
        return Reach.HERSELF
    return MATRIX[purpose].get(use, Reach.NO)


def opens_rows(purpose: Purpose, use: Use, *, herself: bool) -> bool:
    """Whether rows of ``purpose`` are readable under ``use``; ``herself``: the row is about the one who looks.

    >>> opens_rows(Purpose.APPRAISAL, Use.OWN_DATA, herself=True)
    True
    """
    if use is Use.OWN_DATA:
        return herself
    return reach(purpose, use) is Reach.YES
