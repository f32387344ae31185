"""What bringing in a file would do: what would be new, changed or the same, and what stands in the way. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kiem.exchange.reading.problems import CannotRead, Problem, Reason
from kiem.exchange.reading.sentences import Text, message_of

MOST_KEPT = 5_000
MOST_TICKS = 500
_SLIPS = (Reason.UNKNOWN_UNIT, Reason.UNKNOWN_JOB, Reason.UNKNOWN_FAMILY)


@dataclass(frozen=True, slots=True)
class Said:
    """One problem, to be translated: where it is, what is wrong, what was expected, what comes near."""

    key: str
    sheet: str
    row: int | None
    column: str
    value: str
    where: Text | None
    rest: tuple[Text, ...]

    @staticmethod
    def of(problem: Problem | CannotRead) -> "Said":
        message = message_of(problem)
        it = problem.problem if isinstance(problem, CannotRead) else problem
        rest = tuple(text for text in (message.what, message.expected, message.nearest) if text)
        return Said(message.key, it.place.sheet, it.place.row, it.place.column, it.value, message.where, rest)

    @staticmethod
    def plainly(sentence: str) -> "Said":
        """A sentence that someone else made, already in the reader's language."""
        return Said("", "", None, "", "", None, (Text("%(sentence)s", {"sentence": sentence}),))

    def as_json(self) -> list[Any]:
        texts = [[text.msgid, dict(text.arguments)] for text in self.rest]
        where = [self.where.msgid, dict(self.where.arguments)] if self.where else None
        return [self.key, self.sheet, self.row, self.column, self.value, where, texts]

    @staticmethod
    def from_json(kept: Sequence[Any]) -> "Said":
        key, sheet, row, column, value, where, texts = kept
        rest = tuple(Text(msgid, arguments) for msgid, arguments in texts)
        return Said(key, sheet, row, column, value, Text(*where) if where else None, rest)


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What a row of the file writes: `sign` is "new" or "changed"; each change is (field, before, after)."""

    row: int
    sign: str
    person: str
    changes: tuple[tuple[str, str, str], ...]

    def as_json(self) -> list[Any]:
        return [self.row, self.sign, self.person, self.changes]

    @staticmethod
    def from_json(kept: Sequence[Any]) -> "RowSaid":
        row, sign, person, changes = kept
        return RowSaid(row, sign, person, tuple((field, before, after) for field, before, after in changes))


@dataclass(frozen=True, slots=True)
class EndSaid:
    """A placement that a full list lacks, and so proposes to end. `since`: a day as 2026-11-27."""

    id: str
    person: str
    unit: str
    job: str
    since: str
    in_list: bool

    def as_json(self) -> list[Any]:
        return [self.id, self.person, self.unit, self.job, self.since, self.in_list]


@dataclass(frozen=True, slots=True)
class Report:
    """`refused`: rows with a problem; `problems` holds the first 5,000 of `problem_count`. `facts` are other counts by
    name (people, competences, blank, …) and `lists` names to show (new units, …). `already`: it stands there as it is,
    so applying writes nothing. `writes`: how much applying would write. `fingerprint`: of what would be written and
    what stands there before it. `changed_meanwhile`: that was otherwise when she looked before. `row_by_row`: the first
    5,000 rows that write something; `ends`: the first 5,000 placements that a full list proposes to end."""

    rows: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    problem_count: int = 0
    problems: tuple[Said, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    writes: int = 0
    already: bool = False
    fingerprint: str = ""
    changed_meanwhile: bool = False
    row_by_row: tuple[RowSaid, ...] = ()
    ends: tuple[EndSaid, ...] = ()

    @property
    def may_be_new(self) -> bool:
        """Whether all that is in the way are names that look like known ones."""
        return bool(self.problems) and all(said.key in _SLIPS for said in self.problems)

    @property
    def seen(self) -> str:
        """A short sign of what was looked at, for the command line; "" when nothing would be written."""
        return self.fingerprint[:12] if self.can_apply else ""

    @property
    def can_apply(self) -> bool:
        return not self.problem_count and (self.writes > 0 or bool(self.ends))

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "problem_count": self.problem_count,
            "problems": [said.as_json() for said in self.problems],
            "near": self.near,
            "others": self.others,
            "skipped": self.skipped,
            "facts": dict(self.facts),
            "lists": {name: list(words) for name, words in self.lists.items()},
            "writes": self.writes,
            "already": self.already,
            "fingerprint": self.fingerprint,
            "changed_meanwhile": self.changed_meanwhile,
            "row_by_row": [row.as_json() for row in self.row_by_row],
            "ends": [end.as_json() for end in self.ends],
        }

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "Report":
        return Report(
            **{
                **kept,
                "problems": tuple(Said.from_json(said) for said in kept["problems"]),
                "near": tuple((column, word) for column, word in kept["near"]),
                "others": tuple(kept["others"]),
                "skipped": tuple((row, text) for row, text in kept["skipped"]),
                "lists": {name: tuple(words) for name, words in kept["lists"].items()},
                "row_by_row": tuple(RowSaid.from_json(row) for row in kept.get("row_by_row", ())),
                "ends": tuple(EndSaid(*end) for end in kept.get("ends", ())),
            }
        )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """As one goes down the file; what is about a column or the whole first."""
    return sorted(problems, key=lambda problem: problem.place.row or 0)


def refused_rows(problems: Iterable[Problem]) -> int:
    """How many rows have a problem; one about a whole column counts as one."""
    return len({(problem.place.sheet, problem.place.row or problem.place.column) for problem in problems})


def kept_problems(problems: Sequence[Problem]) -> tuple[Said, ...]:
    return tuple(Said.of(problem) for problem in in_order(problems)[:MOST_KEPT])
