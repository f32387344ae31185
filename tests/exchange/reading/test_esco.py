"""The ESCO pack: every row accounted for, on the real files and on small ones."""

from collections import Counter
from pathlib import Path

import pytest

from kiem.exchange.reading.esco.concepts import ConceptKind, EscoPack, RelationKind
from kiem.exchange.reading.esco.pack import read_esco_packs
from kiem.exchange.reading.problems import CannotRead, Reason

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
DUTCH, ENGLISH = DATA / "esco-nl-1.2.1", DATA / "esco-en-1.2.0"
SKILL = "http://data.europa.eu/esco/skill/"


@pytest.fixture(scope="module")
def dutch() -> EscoPack:
    if not DUTCH.is_dir():
        pytest.skip("the real ESCO files are not on this machine (../shared/data/esco-nl-1.2.1)")
    (pack,) = read_esco_packs(DUTCH)
    return pack


def test_the_real_pack_has_as_many_distinct_concepts_as_is_known(dutch: EscoPack) -> None:
    assert (dutch.language, dutch.version_hint) == ("nl", "1.2.1")
    assert dutch.report.skills_and_groups == 2_980
    assert dutch.report.occupations_and_groups == 3_658
    assert len({concept.uri for concept in dutch.concepts}) == len(dutch.concepts) == 6_638
    assert dutch.problems == ()


def test_relations_outside_the_real_pack_are_counted_and_kept_as_such(dutch: EscoPack) -> None:
    report = {file.file: file for file in dutch.report.files}["skillSkillRelations_nl.csv"]
    assert (report.rows, report.relations, report.outside) == (5_818, 550, 5_268)
    here = {concept.uri for concept in dutch.concepts}
    within = [each for each in dutch.relations if {each.from_uri, each.to_uri} <= here]
    assert (len(within), len(dutch.relations)) == (
        dutch.report.relations,
        dutch.report.relations + dutch.report.outside,
    )
    assert Counter(relation.kind for relation in within)[RelationKind.ESSENTIAL] == 52


def test_every_row_of_the_real_pack_went_somewhere(dutch: EscoPack) -> None:
    assert dutch.report.unread_files == ("dictionary_nl.csv", "ESCO_to_ONET-SOC.xlsx")
    for file in dutch.report.files:
        assert file.new + file.repeated in (0, file.rows)
        assert file.new + file.repeated or file.relations + file.outside == file.rows


def test_repeated_concepts_are_one_in_several_collections(dutch: EscoPack) -> None:
    several = [concept for concept in dutch.concepts if len(concept.in_collections) > 1]
    assert len(several) > 40
    assert {name for concept in dutch.concepts for name in concept.in_collections} == {
        "digComp", "digital", "green", "language", "transversal",
    }  # fmt: skip
    occupations = {file.file: file for file in dutch.report.files}["occupations_nl.csv"]
    assert (occupations.new, occupations.repeated, occupations.doubled) == (3_039, 4, 4)
    newest = next(concept for concept in dutch.concepts if concept.uri.endswith("4d27152a-a8ee-4f5a-9f93-a2fb4fb2b2e3"))
    assert newest.modified.startswith("2025-11-26")


def test_labels_are_separated_in_both_ways(dutch: EscoPack) -> None:
    by_uri = {concept.uri: concept for concept in dutch.concepts}
    manager = by_uri["http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34"]
    assert manager.alternative_labels == ("technisch directeur", "inspiciënte", "toneelmeester", "chef-inspiciënt")
    spoken = by_uri[SKILL + "021c8a09-6b8d-4708-a5dd-17677e846640"]
    assert spoken.alternative_labels[1] == "Luxemburgse toespraken begrijpen"
    assert not any("|" in label or "\n" in label for concept in dutch.concepts for label in concept.alternative_labels)


def test_english_texts_do_not_pass_for_dutch(dutch: EscoPack) -> None:
    assert dutch.report.english_descriptions == 507
    assert not any(concept.description.startswith("Making a choice from") for concept in dutch.concepts)
    assert not any(concept.preferred_label == "Armed forces occupations" for concept in dutch.concepts)


def test_the_older_english_files_are_read_with_what_they_have() -> None:
    if not ENGLISH.is_dir():
        pytest.skip("the real ESCO files are not on this machine (../shared/data/esco-en-1.2.0)")
    (pack,) = read_esco_packs(ENGLISH)
    assert (pack.language, pack.report.skills_and_groups, pack.report.occupations_and_groups) == ("en", 1_118, 0)
    assert sum(concept.kind is ConceptKind.SKILL_GROUP for concept in pack.concepts) == 640


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_columns_may_stand_in_any_order_and_others_are_named(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        skills_nl="naceCode,preferredLabel,skillType,conceptUri\n,rekenen,knowledge,u:1\n,tellen,skill/competence,u:2\n",
        occupationSkillRelations_nl="skillUri,occupationUri,relationType\nu:1,u:9,essential\n",
        occupations_nl='code,conceptUri,preferredLabel,altLabels\n1.2,u:9,teller,"a\nb"\n',
    )
    (pack,) = read_esco_packs(folder)
    assert [(concept.uri, concept.kind) for concept in pack.concepts] == [
        ("u:9", ConceptKind.OCCUPATION), ("u:1", ConceptKind.KNOWLEDGE), ("u:2", ConceptKind.SKILL),
    ]  # fmt: skip
    assert [(relation.from_uri, relation.to_uri) for relation in pack.relations] == [("u:9", "u:1")]
    assert {file.file: file.unread_columns for file in pack.report.files}["skills_nl.csv"] == ("naceCode",)


def test_a_row_without_a_label_is_a_problem_with_its_row(tmp_path: Path) -> None:
    folder = write(tmp_path, skills_fr="conceptUri,preferredLabel\nu:1,compter\nu:2,\n")
    (pack,) = read_esco_packs(folder)
    (problem,) = pack.problems
    assert (problem.reason, problem.place.file, problem.place.row) == (Reason.MISSING_VALUE, "skills_fr.csv", 3)


def test_a_missing_column_names_the_file_and_the_column(tmp_path: Path) -> None:
    write(tmp_path, skills_nl="conceptUri,label\nu:1,tellen\n")
    with pytest.raises(CannotRead) as error:
        read_esco_packs(tmp_path)
    assert error.value.reason is Reason.NAMED_COLUMN_MISSING
    assert (error.value.place.file, error.value.problem.value) == ("skills_nl.csv", "preferredLabel")


def test_two_texts_for_one_concept_keep_the_newest_and_are_counted(tmp_path: Path) -> None:
    row = "conceptUri,preferredLabel,modifiedDate\n"
    folder = write(
        tmp_path,
        skills_nl=row + "u:1,tellen,2024-01-01\n",
        greenSkillsCollection_nl=row + "u:1,goed tellen,2025-01-01\n",
    )
    (pack,) = read_esco_packs(folder)
    assert pack.concepts[0].preferred_label == "goed tellen"
    assert pack.concepts[0].in_collections == {"green"}
    assert pack.report.differing == 1


def test_two_languages_in_one_folder_are_two_packs(tmp_path: Path) -> None:
    text = "conceptUri,preferredLabel\nu:1,x\n"
    packs = read_esco_packs(write(tmp_path, skills_nl=text, skills_fr=text))
    assert [pack.language for pack in packs] == ["fr", "nl"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (b"conceptUri,preferredLabel\nu:1,caf\xe9\n", Reason.NOT_TEXT),
        (b"conceptUri,preferredLabel\nu:1,a,b\n", Reason.DAMAGED),
        (b"conceptUri,preferredLabel,conceptUri\n", Reason.DUPLICATE_HEADER),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes, reason: Reason) -> None:
    (tmp_path / "skills_nl.csv").write_bytes(content)
    with pytest.raises(CannotRead) as error:
        read_esco_packs(tmp_path)
    assert (error.value.reason, error.value.place.file) == (reason, "skills_nl.csv")


def test_a_folder_without_esco_says_so(tmp_path: Path) -> None:
    (tmp_path / "lijst.csv").write_text("a")
    for folder in (tmp_path, tmp_path / "nergens"):
        with pytest.raises(CannotRead) as error:
            read_esco_packs(folder)
        assert error.value.reason is Reason.MISSING_FILE
