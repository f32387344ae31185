"""O*NET as a reference: occupations, skills and knowledge, what the first ask of the others, and the way from ESCO.

Importance (IM) runs from 1 to 5, level (LV) from 0 to 7. Where O*NET recommends to suppress a figure it is left
unknown, and so is the level of what is not relevant in an occupation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kiem.competences.rules import ESCO, Crossing, LevelAnchor, RatedElement, RatedReference, ReferencePack
from kiem.exchange.reading.onet.sheets import rows_of
from kiem.exchange.reading.problems import CannotRead, Expected, Place, Problem, Reason

_RELEASE = re.compile(r"\d+\.\d+")
_OCCUPATION = "https://www.onetonline.org/link/summary/"
_ELEMENT = "https://www.onetonline.org/find/descriptor/result/"
_RATED = {"skill": "Skills.xlsx", "knowledge": "Knowledge.xlsx"}
_SCALES = {"IM": (Decimal(1), Decimal(5)), "LV": (Decimal(0), Decimal(7))}
_CODE, _ELEMENT_ID = "O*NET-SOC Code", "Element ID"


@dataclass(frozen=True, slots=True)
class OnetEntry:
    """An occupation, a skill or a kind of knowledge; ``code`` is O*NET's own."""

    uri: str
    kind: str
    code: str
    preferred_label: str
    description: str = ""
    alternative_labels: tuple[str, ...] = ()
    in_collections: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OnetRead:
    """What the files give. ``suppressed``, ``not_relevant``: ratings; ``unknown_occupations``: crossings left out."""

    reference: RatedReference
    problems: tuple[Problem, ...]
    suppressed: int
    not_relevant: int
    unknown_occupations: int


def read_onet(folder: Path, crosswalk: Path, release: str = "") -> OnetRead:
    """The five files of the folder and the crosswalk from ESCO; without ``release``, what the folder's name says.

    CannotRead for a file that is missing, damaged or without a column, and for a scale of other ends than is known.
    """
    found = _RELEASE.search(folder.resolve().name)
    return _Database(folder, crosswalk).read(release or (found[0] if found else ""))


class _Database:
    def __init__(self, folder: Path, crosswalk: Path) -> None:
        self.folder, self.crosswalk = folder, crosswalk
        self.entries: dict[str, OnetEntry] = {}
        self.problems: list[Problem] = []
        self.ratings: dict[tuple[str, str], RatedElement] = {}
        self.suppressed: set[tuple[str, str]] = set()
        self.unknown_occupations = 0

    def read(self, release: str) -> OnetRead:
        self._check_scales()
        self._occupations()
        for kind, name in _RATED.items():
            self._rate(kind, self.folder / name)
        anchors, crossings = tuple(self._anchors()), tuple(dict.fromkeys(self._crossings()))
        pack = ReferencePack(tuple(self.entries.values()), (), "en", release, whole=True)
        ratings = tuple(self.ratings.values())
        return OnetRead(
            RatedReference(pack, ratings, anchors, crossings, ESCO),
            tuple(self.problems),
            len(self.suppressed),
            sum(not rating.relevant for rating in ratings),
            self.unknown_occupations,
        )

    def _check_scales(self) -> None:
        """A release that rates on other scales would be read wrongly, and nobody would see it."""
        path = self.folder / "Scales Reference.xlsx"
        seen = {
            cells["Scale ID"]: (_number(cells["Minimum"]), _number(cells["Maximum"]))
            for _row, cells in rows_of(path, ("Scale ID", "Minimum", "Maximum"))
        }
        for scale, ends in _SCALES.items():
            if seen.get(scale) != ends:
                raise CannotRead(Reason.OTHER_SCALE, Place(path.name), value=scale, expected=Expected.ONET_FILES)

    def _occupations(self) -> None:
        path = self.folder / "Occupation Data.xlsx"
        seen: dict[str, int] = {}
        for row, cells in rows_of(path, (_CODE, "Title", "Description")):
            code = cells[_CODE]
            if not self._whole(path, row, cells, (_CODE, "Title")):
                continue
            first = seen.setdefault(code, row)
            if first != row:
                self.problems.append(Problem(Reason.REPEATED, Place(path.name, "", row, _CODE), code, first_row=first))
                continue
            entry = OnetEntry(_OCCUPATION + code, "occupation", code, cells["Title"], cells["Description"])
            self.entries[entry.uri] = entry

    def _rate(self, kind: str, path: Path) -> None:
        columns = (_CODE, _ELEMENT_ID, "Element Name", "Scale ID", "Data Value", "Recommend Suppress", "Not Relevant")
        seen: dict[tuple[str, str, str], int] = {}
        for row, cells in rows_of(path, columns):
            place = Place(path.name, "", row, "Data Value")
            scale, value = cells["Scale ID"], _number(cells["Data Value"])
            if scale not in _SCALES or not self._whole(path, row, cells, (_CODE, _ELEMENT_ID, "Element Name")):
                continue
            lowest, highest = _SCALES[scale]
            if value is None or not lowest <= value <= highest:
                self.problems.append(Problem(Reason.UNKNOWN_LEVEL, place, cells["Data Value"]))
                continue
            first = seen.setdefault((cells[_CODE], cells[_ELEMENT_ID], scale), row)
            if first != row:
                self.problems.append(Problem(Reason.REPEATED, place, cells[_ELEMENT_ID], first_row=first))
                continue
            self._keep(kind, cells, scale, value)

    def _keep(self, kind: str, cells: dict[str, str], scale: str, value: Decimal) -> None:
        occupation, element = _OCCUPATION + cells[_CODE], _ELEMENT + cells[_ELEMENT_ID]
        self.entries.setdefault(element, OnetEntry(element, kind, cells[_ELEMENT_ID], cells["Element Name"]))
        if occupation not in self.entries:
            self.unknown_occupations += 1
            return
        key = (occupation, element)
        known = self.ratings.get(key) or RatedElement(occupation, element, None, None)
        suppressed, irrelevant = cells["Recommend Suppress"] == "Y", cells["Not Relevant"] == "Y"
        if suppressed:
            self.suppressed.add(key)
        said = None if suppressed or irrelevant else value
        self.ratings[key] = RatedElement(
            occupation,
            element,
            said if scale == "IM" else known.importance,
            said if scale == "LV" else known.level,
            known.relevant and not irrelevant,
        )

    def _anchors(self) -> Iterator[LevelAnchor]:
        path = self.folder / "Level Scale Anchors.xlsx"
        seen: dict[tuple[str, Decimal], int] = {}
        for row, cells in rows_of(path, (_ELEMENT_ID, "Scale ID", "Anchor Value", "Anchor Description")):
            value, element = _number(cells["Anchor Value"]), _ELEMENT + cells[_ELEMENT_ID]
            if cells["Scale ID"] != "LV" or element not in self.entries:
                continue
            if value is None:
                place = Place(path.name, "", row, "Anchor Value")
                self.problems.append(Problem(Reason.UNKNOWN_LEVEL, place, cells["Anchor Value"]))
                continue
            first = seen.setdefault((element, value), row)
            if first != row:
                place = Place(path.name, "", row, "Anchor Value")
                self.problems.append(Problem(Reason.REPEATED, place, cells["Anchor Value"], first_row=first))
                continue
            yield LevelAnchor(element, value, cells["Anchor Description"])

    def _crossings(self) -> Iterator[Crossing]:
        """From an ESCO code, as occupations carry it; the crosswalk names its groups too, by their ISCO code."""
        code, target = "ESCO/ISCO Code", "O*NET-SOC 2019 Code"
        for row, cells in rows_of(self.crosswalk, (code, target)):
            if not cells[target]:
                continue  # below the table stand the sources
            if not self._whole(self.crosswalk, row, cells, (code,)):
                continue
            if _OCCUPATION + cells[target] in self.entries:
                yield Crossing(cells[code], _OCCUPATION + cells[target])
            else:
                self.unknown_occupations += 1

    def _whole(self, path: Path, row: int, cells: dict[str, str], columns: tuple[str, ...]) -> bool:
        empty = next((column for column in columns if not cells[column]), None)
        if empty is not None:
            self.problems.append(Problem(Reason.MISSING_VALUE, Place(path.name, "", row, empty)))
        return empty is None


def _number(text: str) -> Decimal | None:
    """To two decimals, as O*NET gives it; None for what is no number."""
    try:
        return Decimal(text).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
