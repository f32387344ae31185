"""`kiem import esco` and `kiem import onet`: languages and releases merged, all or nothing, the same again 0 rows."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from kiem.competences.models import (
    ReferenceAnchor,
    ReferenceCrossing,
    ReferenceEntry,
    ReferenceRating,
    ReferenceRelation,
    ReferenceText,
)
from kiem.config.cli import parser
from kiem.exchange.commands import run
from tests.exchange.onet_files import CROSSWALK, DATA, FILES, write_onet

DUTCH, ENGLISH = DATA / "esco-nl-1.2.1", DATA / "esco-en-1.2.0"
TABLES = ("rating", "anchor", "crossing", "relation", "text", "entry")
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(autouse=True)
def _emptied(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The owner's own commits are taken away after each test."""
    with django_db_blocker.unblock():
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE " + ", ".join(f"competences_reference{table}" for table in TABLES))
        connections["owner"].close()


def do(*words: str | Path) -> int:
    return run(parser().parse_args(["import", *map(str, words)]), None)


def rows() -> Rows:
    """The physical rows: an update, even to the same values, would give others."""
    found: Rows = {}
    with connections["owner"].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT ctid::text, id FROM competences_reference{table} ORDER BY id")
            found[table] = list(cursor.fetchall())
    return found


def real(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.skip(f"the real ESCO files are not on this machine (../shared/data/{folder.name})")
    return folder


def test_two_languages_of_two_releases_merge_by_uri_and_the_same_again_writes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for folder in (real(DUTCH), real(ENGLISH)):
        assert do("esco", folder) == 0
    said = capsys.readouterr().out
    assert "ESCO 1.2.1 (nl): 6638 new" in said and "ESCO 1.2.0 (en): 1118 new" in said
    assert "Rows that repeat another of their file, of which the newest counts: occupations_nl.csv (4)." in said
    entries = ReferenceEntry.objects.using("owner")
    assert ReferenceText.objects.using("owner").count() == 6_638 + 1_118
    assert set(entries.filter(texts__language="nl").values_list("release", flat=True)) == {"1.2.1"}
    assert not entries.exclude(retired_since="").exists()
    assert ReferenceRelation.objects.using("owner").exclude(source_uri__in=entries.values("uri")).exists()
    before = rows()
    assert do("esco", DUTCH) == do("esco", ENGLISH) == 0
    assert capsys.readouterr().out.count("All of this is here already. Nothing was written.") == 2
    assert rows() == before


def newer(folder: Path, into: Path) -> tuple[str, str]:
    """The same pack with a skill reworded, one left out and one new; the URIs of the first two."""
    shutil.copytree(folder, into)
    path = into / "languageSkillsCollection_en.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        names, all_rows = reader.fieldnames or [], list(reader)
    reworded, gone, *kept = all_rows
    new = {**kept[0], "conceptUri": "http://data.europa.eu/esco/skill/new", "preferredLabel": "sign to children"}
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, names)
        writer.writeheader()
        writer.writerows([{**reworded, "preferredLabel": "in other words"}, *kept, new])
    return reworded["conceptUri"], gone["conceptUri"]


def test_a_newer_whole_pack_adds_changes_and_retires(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert do("esco", real(ENGLISH)) == 0
    reworded, gone = newer(ENGLISH, tmp_path / "pack")
    assert do("esco", tmp_path / "pack", "--release", "1.3.0", "--whole") == 0
    assert "ESCO 1.3.0 (en): 1 new, 1 changed, 1116 unchanged, 1 retired;" in capsys.readouterr().out
    retired = ReferenceEntry.objects.using("owner").exclude(retired_since="")
    assert list(retired.values_list("uri", "retired_since", "release")) == [(gone, "1.3.0", "1.2.0")]
    assert ReferenceText.objects.using("owner").get(entry__uri=reworded).label == "in other words"
    assert do("esco", ENGLISH) == 1
    assert "1.2.0" in capsys.readouterr().err


def test_a_pack_without_a_release_in_the_name_of_its_folder_asks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "skills_nl.csv").write_text("conceptUri,preferredLabel\nu:1,tellen\n", encoding="utf-8")
    (tmp_path / "skills_fr.csv").write_text("conceptUri,preferredLabel\nu:1,\n", encoding="utf-8")
    before = rows()
    assert do("esco", tmp_path, "--release", "1.2.1") == 1
    (tmp_path / "skills_fr.csv").write_text("conceptUri,preferredLabel\nu:1,compter\n", encoding="utf-8")
    assert do("esco", tmp_path) == 1
    assert "--release" in capsys.readouterr().err
    assert do("esco", tmp_path, "--release", "newest") == 1
    assert rows() == before
    assert do("esco", tmp_path, "--release", "1.2.1") == 0
    assert ReferenceText.objects.using("owner").count() == 2


@pytest.mark.parametrize(
    "row", [f"u:1,{'x' * 301}", f"{'u' * 301},x", "u:1,te\x00llen"], ids=["label", "address", "null character"]
)
def test_what_the_database_could_not_keep_is_refused_before_it(tmp_path: Path, row: str) -> None:
    (tmp_path / "skills_nl.csv").write_text(f"conceptUri,preferredLabel\n{row}\n", encoding="utf-8")
    assert do("esco", tmp_path, "--release", "1.2.1") == 1


def test_onet_is_loaded_once_and_a_newer_release_replaces_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    onet = ("onet", write_onet(tmp_path), "--crosswalk", tmp_path / CROSSWALK)
    assert do(*onet, "--release", "29.2") == 0
    counts = [model.objects.using("owner").count() for model in (ReferenceRating, ReferenceAnchor, ReferenceCrossing)]
    assert counts == [2, 2, 1]
    before = rows()
    assert do(*onet, "--release", "29.2") == 0
    assert "Nothing was written." in capsys.readouterr().out
    assert rows() == before
    skills = [each for each in FILES["Skills.xlsx"] if "Programming" not in each]
    skills[1] = [*skills[1][:6], 4.5, "N", ""]
    write_onet(tmp_path, {"Skills.xlsx": skills})
    assert do(*onet, "--release", "29.3") == 0
    [rating] = ReferenceRating.objects.using("owner").select_related("element")
    assert (rating.element.code, float(rating.importance or 0)) == ("2.A.1.b", 4.5)
    retired = ReferenceEntry.objects.using("owner").exclude(retired_since="")
    assert list(retired.values_list("code", "retired_since")) == [("2.B.3.e", "29.3")]


def test_the_real_onet_loads_and_again_writes_nothing() -> None:
    if not (DATA / "onet-29.2").is_dir():
        pytest.skip("the real O*NET files are not on this machine (../shared/data/onet-29.2)")
    onet = ("onet", DATA / "onet-29.2", "--crosswalk", real(DUTCH) / CROSSWALK)
    assert do(*onet) == 0
    before = rows()
    assert (len(before["rating"]), len(before["crossing"]), len(before["entry"])) == (59_772, 8_627, 1_084)
    assert do(*onet) == 0
    assert rows() == before
