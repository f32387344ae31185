"""From the cells of a list to levels of people: who, which competence, which place on its scale, seen when. Pure."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kiem.assessments.rules import BroughtInLevel
from kiem.exchange.reading.levels import LevelCell, LevelRows, LevelWord, PersonKey, word_key
from kiem.exchange.reading.names import Ambiguous, Exact, Unknown, match_names, nearest_names
from kiem.exchange.reading.problems import Place, Problem, Reason
from kiem.exchange.reading.vocabulary import Field, plain
from kiem.exchange.rules.choices import NOT_YET_KNOWN, Levels
from kiem.exchange.rules.outline import ColumnSeen

_FIELDS_OF_PEOPLE = (
    Field.PERSONNEL_NUMBER, Field.EMAIL, Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAME,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone who may be meant."""

    id: uuid.UUID
    name: str
    personnel_number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class KnownCompetence:
    """A competence that may be meant, by any of its names."""

    id: uuid.UUID
    version_id: uuid.UUID
    scale: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownScale:
    """A scale version: of each level, from low to high, its name here and in all languages."""

    id: str
    names: tuple[str, ...]
    spoken: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All that a list of levels can be about."""

    people: Sequence[KnownPerson] = ()
    competences: Sequence[KnownCompetence] = ()
    scales: Mapping[str, KnownScale] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """`levels` are what would be brought in, each person and competence once; `older` gave way to a later day in the
    same list, `left_out` were said to be not yet known. `words`: by scale the words that stand for its levels."""

    levels: tuple[BroughtInLevel, ...]
    problems: tuple[Problem, ...]
    words: Mapping[str, tuple[LevelWord, ...]]
    older: int
    left_out: int

    @property
    def people(self) -> int:
        return len({level.person_id for level in self.levels})

    @property
    def competences(self) -> int:
        return len({level.competence_id for level in self.levels})


def resolve(found: LevelRows, columns: Sequence[ColumnSeen], known: Known, levels: Levels, today: date) -> Resolved:
    """Every cell with a person, a competence and a word that are known; a problem for each one that is not."""
    problems: list[Problem] = []
    where = _Where(found, columns)
    people = _people(found, where, known.people, problems)
    competences = _competences(found, where, known.competences, problems)
    meant = [
        (cell, people[cell.person], competences[cell.competence])
        for cell in found.cells
        if cell.person in people and cell.competence in competences
    ]
    words = _words((cell, competences[cell.competence].scale) for cell in found.cells if cell.competence in competences)
    _note_open_words(found.cells, competences, known.scales, levels, where, problems)
    kept: dict[tuple[uuid.UUID, uuid.UUID], tuple[LevelCell, BroughtInLevel]] = {}
    older = left_out = 0
    for cell, person, competence in meant:
        place = levels.get(competence.scale, {}).get(word_key(cell.word))
        if place is None:
            continue
        if place == NOT_YET_KNOWN:
            left_out += 1
            continue
        if cell.observed_on and cell.observed_on > today:
            problems.append(Problem(Reason.IN_THE_FUTURE, where.of_cell(cell), cell.observed_on.isoformat()))
            continue
        level = BroughtInLevel(
            person, competence.id, competence.version_id, uuid.UUID(competence.scale), place, cell.observed_on
        )
        older += _keep(kept, cell, level, where, problems)
    return Resolved(tuple(level for _cell, level in kept.values()), tuple(problems), words, older, left_out)


def _keep(
    kept: dict[tuple[uuid.UUID, uuid.UUID], tuple[LevelCell, BroughtInLevel]],
    cell: LevelCell, level: BroughtInLevel, where: "_Where", problems: list[Problem],
) -> int:  # fmt: skip
    """Keep the latest of one person and competence; the number that gave way. Two of one day are a problem: rows that
    name one person in different ways."""
    key = (level.person_id, level.competence_id)
    before = kept.get(key)
    if before is None:
        kept[key] = cell, level
        return 0
    first, earlier = before
    if earlier.observed_on == level.observed_on:
        reason = Reason.REPEATED if earlier.position == level.position else Reason.CONTRADICTS
        value = f"{cell.competence}: {cell.word}"
        problems.append(Problem(reason, where.of_cell(cell), value, first_row=first.row))
        return 0
    if (level.observed_on or date.min) > (earlier.observed_on or date.min):
        kept[key] = cell, level
    return 1


class _Where:
    """Where in the file something stands, as its reader would say it."""

    def __init__(self, found: LevelRows, columns: Sequence[ColumnSeen]) -> None:
        self._sheet = found.sheet
        self._turned = found.form == "turned matrix"
        self._long = found.form == "long"
        self._headers = {column.held: column.name for column in reversed(columns) if column.held}

    def of_cell(self, cell: LevelCell) -> Place:
        return Place("", self._sheet, cell.row, cell.column)

    def of_person(self, row: int, key: PersonKey, held: Field | None = None) -> Place:
        if self._turned:
            return Place("", self._sheet, row, key.name)
        fields = (held, *_FIELDS_OF_PEOPLE) if held else _FIELDS_OF_PEOPLE[::-1]
        column = next((self._headers[field] for field in fields if field in self._headers), "")
        return Place("", self._sheet, row, column)

    def of_competence(self, cell: LevelCell) -> Place:
        if self._long or self._turned:
            return Place("", self._sheet, cell.row, self._headers.get(Field.COMPETENCE, ""))
        return Place("", self._sheet, None, cell.column)


def _people(
    found: LevelRows, where: _Where, known: Sequence[KnownPerson], problems: list[Problem]
) -> Mapping[PersonKey, uuid.UUID]:
    """By personnel number, then by mail address, then by name; a name that contradicts the number is a problem."""
    by_number = {person.personnel_number.casefold(): person for person in known if person.personnel_number}
    by_email = {person.email.casefold(): person for person in known if person.email}
    keys = [key for _row, key in found.people]
    names = (key.name for key in keys if key.name)
    by_name = match_names(names, ((person.name, person) for person in known), any_order=True)
    meant: dict[PersonKey, uuid.UUID] = {}
    for row, key in found.people:
        person = by_number.get(key.personnel_number.casefold()) or by_email.get(key.email.casefold())
        named = by_name.get(key.name)
        if person is None and isinstance(named, Exact) and not _differs(key, named.id):
            person = named.id
        elif person is not None and key.name and not _could_be(key.name, person.name):
            problems.append(Problem(Reason.OTHER_PERSON, where.of_person(row, key, Field.FULL_NAME), key.name))
            continue
        if person is not None:
            meant[key] = person.id
        elif isinstance(named, Ambiguous):
            problems.append(Problem(Reason.AMBIGUOUS_PERSON, where.of_person(row, key, Field.FULL_NAME), key.name))
        else:
            value = key.name or key.personnel_number or key.email
            nearest = named.nearest if isinstance(named, Unknown) else ()
            problems.append(Problem(Reason.UNKNOWN_PERSON, where.of_person(row, key), value, nearest=nearest))
    return meant


def _differs(key: PersonKey, person: KnownPerson) -> bool:
    """Whether the file gives someone of this name another number than she has: then it is someone else."""
    return bool(key.personnel_number and person.personnel_number)


def _could_be(written: str, name: str) -> bool:
    """Whether a name in the file can be this person's: they share a word, in whatever order, accents apart.

    >>> _could_be("PEETERS A.", "Anna Peeters"), _could_be("Claes Bram", "Anna Peeters")
    (True, False)
    """
    return bool(set(plain(written).split()) & set(plain(name).split()))


def _competences(
    found: LevelRows, where: _Where, known: Sequence[KnownCompetence], problems: list[Problem]
) -> Mapping[str, KnownCompetence]:
    matches = match_names(found.competences, [(name, each) for each in known for name in each.names])
    first: dict[str, LevelCell] = {}
    for cell in found.cells:
        first.setdefault(cell.competence, cell)
    meant: dict[str, KnownCompetence] = {}
    for name in found.competences:
        match = matches[name]
        if isinstance(match, Exact):
            meant[name] = match.id
        elif name in first:
            place = where.of_competence(first[name])
            if isinstance(match, Ambiguous):
                problems.append(Problem(Reason.AMBIGUOUS_COMPETENCE, place, name))
            else:
                problems.append(Problem(Reason.UNKNOWN_COMPETENCE, place, name, nearest=match.nearest))
    return meant


def _words(cells: Iterable[tuple[LevelCell, str]]) -> Mapping[str, tuple[LevelWord, ...]]:
    """By scale its words; numbers first and in order, then words as they first appear."""
    counted: dict[str, dict[str, tuple[str, int]]] = {}
    for cell, scale in cells:
        on_scale = counted.setdefault(scale, {})
        spelling, count = on_scale.get(word_key(cell.word), (cell.word, 0))
        on_scale[word_key(cell.word)] = (spelling, count + 1)
    return {
        scale: tuple(sorted((LevelWord(*each) for each in words.values()), key=_numbers_first))
        for scale, words in counted.items()
    }


def _numbers_first(word: LevelWord) -> tuple[bool, int]:
    return not word.word.isdecimal(), int(word.word) if word.word.isdecimal() else 0


def _note_open_words(
    cells: Sequence[LevelCell], competences: Mapping[str, KnownCompetence], scales: Mapping[str, KnownScale],
    levels: Levels, where: _Where, problems: list[Problem],
) -> None:  # fmt: skip
    """A problem for each word without a place, at the first cell where it stands."""
    noted: set[tuple[str, str]] = set()
    for cell in cells:
        competence = competences.get(cell.competence)
        if competence is None:
            continue
        key = (competence.scale, word_key(cell.word))
        if key in noted or key[1] in levels.get(competence.scale, {}):
            continue
        noted.add(key)
        elsewhere = words_of_others(competence.scale, scales)
        reason = Reason.OTHER_SCALE if plain(cell.word) in elsewhere else Reason.UNKNOWN_LEVEL
        names = scales[competence.scale].names
        nearest = nearest_names(cell.word, names) or names[:3]
        problems.append(Problem(reason, where.of_cell(cell), cell.word, nearest=nearest))


def words_of_others(scale: str, scales: Mapping[str, KnownScale]) -> frozenset[str]:
    """The names of levels that only other scales have, plain."""
    names = {key: {plain(name) for each in known.spoken for name in each} for key, known in scales.items()}
    return frozenset(name for key, words in names.items() if key != scale for name in words) - names[scale]


def digest_of(levels: Sequence[BroughtInLevel], observed_on: date | None) -> bytes:
    """The same for lists that say the same, however their files are written."""
    lines = sorted(
        f"{level.person_id} {level.competence_id} {level.competence_version_id} {level.scale_version_id} "
        f"{level.position} {level.observed_on or observed_on}"
        for level in levels
    )
    return hashlib.sha256("\n".join(lines).encode()).digest()
