"""Reading a folder of ESCO files into concepts and relations, with an account of every row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kiem.exchange.reading.esco.concepts import (
    SKILL_KINDS,
    Concept,
    ConceptKind,
    EscoPack,
    EscoReport,
    FileReport,
    Relation,
    RelationKind,
)  # fmt: skip
from kiem.exchange.reading.esco.files import EscoFile, EscoRows, files_in, labels
from kiem.exchange.reading.problems import Place, Problem, Reason

_VERSION = re.compile(r"\d+\.\d+(?:\.\d+)?")
_ISCO = "http://data.europa.eu/esco/isco/C"
_LONGEST = {
    **dict.fromkeys(("conceptUri", "preferredLabel", "broaderUri", "occupationUri", "skillUri"), 300),
    **dict.fromkeys(("originalSkillUri", "relatedSkillUri"), 300),
    **{f"Level {level} {what}": 300 for level in range(4) for what in ("URI", "preferred term")},
    **dict.fromkeys(("code", *(f"Level {level} code" for level in range(4))), 40),
}
_KIND_OF_ROLE = {
    "skillgroups": ConceptKind.SKILL_GROUP,
    "skills": ConceptKind.SKILL,
    "skillscollection": ConceptKind.SKILL,
    "occupations": ConceptKind.OCCUPATION,
    "occupationscollection": ConceptKind.OCCUPATION,
    "iscogroups": ConceptKind.ISCO_GROUP,
}
_ENDS = {
    "skillskillrelations": ("originalSkillUri", "relatedSkillUri"),
    "occupationskillrelations": ("occupationUri", "skillUri"),
    "broaderrelationsoccpillar": ("conceptUri", "broaderUri"),
    "broaderrelationsskillpillar": ("conceptUri", "broaderUri"),
}


def read_esco_packs(folder: Path) -> tuple[EscoPack, ...]:
    """One pack per language in the folder, in the order of their codes. CannotRead for a folder without ESCO files,
    or a file that misses a column; OSError where a file cannot be opened."""
    files, unread = files_in(folder)
    found = _VERSION.search(folder.resolve().name)
    languages = sorted({file.language for file in files})
    return tuple(
        _Pack(language, unread).read([file for file in files if file.language == language], found[0] if found else "")
        for language in languages
    )


class _Pack:
    """One language being read: concepts first, so that relations can be held against them."""

    def __init__(self, language: str, unread: tuple[str, ...]) -> None:
        self.language = language
        self.unread = unread
        self.concepts: dict[str, Concept] = {}
        # Insertion-ordered, so that a second reading gives the same order; the files that gave each, for the report.
        self.relations: dict[Relation, int] = {}
        self.reports: dict[int, FileReport] = {}
        self.problems: list[Problem] = []
        self.differing: set[str] = set()
        self.english = 0
        self.has_occupation_parents = False

    def read(self, files: Sequence[EscoFile], version_hint: str) -> EscoPack:
        self.has_occupation_parents = any(file.role == "broaderrelationsoccpillar" for file in files)
        for number, file in enumerate(files):
            if file.role in _KIND_OF_ROLE:
                self._read_concepts(number, file)
        for number, file in enumerate(files):
            if file.role == "skillshierarchy":
                self._read_hierarchy(number, file)
        for number, file in enumerate(files):
            if file.role in _ENDS:
                self._read_relations(number, file)
        within = self._within()
        concepts, relations = tuple(self.concepts.values()), tuple(self.relations)
        report = self._report(concepts, within)
        return EscoPack(self.language, version_hint, concepts, relations, tuple(self.problems), report)

    def _read_concepts(self, number: int, file: EscoFile) -> None:
        rows = EscoRows(file)
        new = repeated = 0
        of_this_file: set[str] = set()
        for row, cells in rows:
            if not cells.get("conceptUri") or not cells.get("preferredLabel"):
                self._missing(file, row, "preferredLabel" if cells.get("conceptUri") else "conceptUri")
                continue
            if self._too_long(file, row, cells):
                continue
            of_this_file.add(cells["conceptUri"])
            if self._keep(self._concept(file, cells)):
                new += 1
            else:
                repeated += 1
            self._relate(number, cells["conceptUri"], cells.get("broaderConceptUri", ""))
            if file.role == "occupations" and cells.get("iscoGroup"):
                self._isco_parent(number, cells["conceptUri"], cells["iscoGroup"])
        self.reports[number] = FileReport(
            file.path.name,
            rows.count,
            new,
            repeated,
            new + repeated - len(of_this_file),
            unread_columns=rows.unread_columns,
        )

    def _concept(self, file: EscoFile, cells: dict[str, str]) -> Concept:
        kind = _KIND_OF_ROLE[file.role]
        if kind is ConceptKind.SKILL and cells.get("skillType") == "knowledge":
            kind = ConceptKind.KNOWLEDGE
        return Concept(
            cells["conceptUri"],
            kind,
            cells.get("code", ""),
            self.language,
            cells["preferredLabel"],
            labels(cells.get("altLabels", "")),
            labels(cells.get("hiddenLabels", "")),
            cells.get("description", ""),
            cells.get("reuseLevel", ""),
            cells.get("status", ""),
            cells.get("modifiedDate", ""),
            frozenset({file.collection} if file.collection else ()),
        )

    def _keep(self, concept: Concept) -> bool:
        """Whether it is new. Of a repeated one the newest is kept, in all collections that name it; what one file
        leaves blank another fills in."""
        known = self.concepts.setdefault(concept.uri, concept)
        if known is concept:
            return True
        first, second = (concept, known) if concept.modified > known.modified else (known, concept)
        if concept.preferred_label != known.preferred_label or (
            concept.description and known.description and concept.description != known.description
        ):
            self.differing.add(concept.uri)
        self.concepts[concept.uri] = replace(
            first,
            kind=known.kind,
            code=first.code or second.code,
            alternative_labels=first.alternative_labels or second.alternative_labels,
            hidden_labels=first.hidden_labels or second.hidden_labels,
            description=first.description or second.description,
            reuse_level=first.reuse_level or second.reuse_level,
            in_collections=known.in_collections | concept.in_collections,
        )
        return False

    def _isco_parent(self, number: int, uri: str, code: str) -> None:
        """Where the pack has no file of occupations' parents: the group in the occupation's own row. It is the parent
        only of those at the top; "2654.1.7" stands under another occupation that carries the same group."""
        if not self.has_occupation_parents and self.concepts[uri].code.count(".") <= 1:
            self._add(number, Relation(uri, _ISCO + code, RelationKind.BROADER))

    def _read_hierarchy(self, number: int, file: EscoFile) -> None:
        """Each row is the path from the top to one group; the last filled level is the group itself."""
        rows = EscoRows(file)
        new = repeated = 0
        for row, cells in rows:
            path = [level for level in range(4) if cells.get(f"Level {level} URI")]
            if not path or not cells.get(f"Level {path[-1]} preferred term"):
                self._missing(file, row, "Level 0 URI" if not path else f"Level {path[-1]} preferred term")
                continue
            if self._too_long(file, row, cells):
                continue
            uris = [cells[f"Level {level} URI"] for level in path]
            if self._keep_group(uris[-1], cells, path[-1]):
                new += 1
            else:
                repeated += 1
            for narrower, broader in zip(uris[1:], uris, strict=False):
                self._add(number, Relation(narrower, broader, RelationKind.BROADER))
        self.reports[number] = FileReport(file.path.name, rows.count, new, repeated, unread_columns=rows.unread_columns)

    def _keep_group(self, uri: str, cells: dict[str, str], level: int) -> bool:
        # The hierarchy carries English descriptions in every language that was looked at.
        description = cells.get("Description", "") if self.language == "en" else ""
        self.english += bool(cells.get("Description")) and self.language != "en"
        label, code = cells[f"Level {level} preferred term"], cells.get(f"Level {level} code", "")
        concept = Concept(uri, ConceptKind.SKILL_GROUP, code, self.language, label, description=description)
        known = self.concepts.setdefault(uri, concept)
        if known is not concept:
            self.concepts[uri] = replace(known, description=known.description or description, code=known.code or code)
        return known is concept

    def _read_relations(self, number: int, file: EscoFile) -> None:
        rows = EscoRows(file)
        from_column, to_column = _ENDS[file.role]
        for row, cells in rows:
            kind = _relation_kind(cells)
            if not cells.get(from_column) or not cells.get(to_column) or kind is None:
                self._missing(file, row, "relationType" if kind is None else from_column)
                continue
            if self._too_long(file, row, cells):
                continue
            self._add(number, Relation(cells[from_column], cells[to_column], kind))
        self.reports[number] = FileReport(file.path.name, rows.count, unread_columns=rows.unread_columns)

    def _relate(self, number: int, uri: str, broader: str) -> None:
        for target in labels(broader):
            self._add(number, Relation(uri, target, RelationKind.BROADER))

    def _add(self, number: int, relation: Relation) -> None:
        self.relations.setdefault(relation, number)

    def _missing(self, file: EscoFile, row: int, column: str) -> None:
        self.problems.append(Problem(Reason.MISSING_VALUE, Place(file.path.name, "", row, column)))

    def _too_long(self, file: EscoFile, row: int, cells: dict[str, str]) -> bool:
        """Whether a cell holds more than can be kept; no label or code of ESCO comes near."""
        column = next((name for name, cell in cells.items() if len(cell) > _LONGEST.get(name, len(cell))), None)
        if column is None:
            return False
        place = Place(file.path.name, "", row, column)
        self.problems.append(Problem(Reason.TOO_LONG, place, cells[column][:40] + "…", limit=_LONGEST[column]))
        return True

    def _within(self) -> int:
        """How many relations have both ends here; the report of each file counts its own."""
        within = 0
        for relation, number in self.relations.items():
            report = self.reports[number]
            if relation.from_uri in self.concepts and relation.to_uri in self.concepts:
                within += 1
                self.reports[number] = replace(report, relations=report.relations + 1)
            else:
                self.reports[number] = replace(report, outside=report.outside + 1)
        return within

    def _report(self, concepts: Iterable[Concept], within: int) -> EscoReport:
        skills = sum(concept.kind in SKILL_KINDS for concept in concepts)
        return EscoReport(
            tuple(report for _, report in sorted(self.reports.items())),
            self.unread,
            skills,
            len(self.concepts) - skills,
            within,
            len(self.relations) - within,
            sum(not concept.description for concept in concepts),
            self.english,
            len(self.differing),
        )


def _relation_kind(cells: dict[str, str]) -> RelationKind | None:
    """Files of one kind of relation have no column for it: those are all "broader"."""
    word = cells.get("relationType")
    if word is None:
        return RelationKind.BROADER
    return {"essential": RelationKind.ESSENTIAL, "optional": RelationKind.OPTIONAL}.get(word.rpartition("/")[2])
