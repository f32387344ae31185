"""O*NET: the real files, and what is respected and refused in small ones."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from kiem.exchange.reading.onet.database import OnetRead, read_onet
from kiem.exchange.reading.problems import CannotRead, Reason
from tests.exchange.onet_files import CROSSWALK, DATA, FILES, Rows, write_onet

REAL, CROSSWALK_FILE = DATA / "onet-29.2", DATA / "esco-nl-1.2.1" / "ESCO_to_ONET-SOC.xlsx"
NURSE = "https://www.onetonline.org/link/summary/29-1141.00"
ELEMENT = "https://www.onetonline.org/find/descriptor/result/"


@pytest.fixture(scope="module")
def real() -> OnetRead:
    if not REAL.is_dir() or not CROSSWALK_FILE.is_file():
        pytest.skip("the real O*NET files and crosswalk are not on this machine (../shared/data/onet-29.2)")
    return read_onet(REAL, CROSSWALK_FILE)


def test_the_real_files_give_every_occupation_and_element_once(real: OnetRead) -> None:
    pack = real.reference.pack
    kinds = [str(each.kind) for each in pack.concepts]
    assert (pack.release, pack.language, pack.whole) == ("29.2", "en", True)
    assert (kinds.count("occupation"), kinds.count("skill"), kinds.count("knowledge")) == (1_016, 35, 33)
    assert len({each.uri for each in pack.concepts}) == len(kinds)
    assert real.problems == ()


def test_the_real_ratings_stay_on_their_scales_and_leave_out_what_may_not_be_said(real: OnetRead) -> None:
    ratings = real.reference.ratings
    assert len(ratings) == 879 * 68
    assert all(each.importance is None or 1 <= each.importance <= 5 for each in ratings)
    assert all(each.level is None or 0 <= each.level <= 7 for each in ratings)
    assert real.not_relevant == 3_296 + 6 + 3_727 + 1_150 + 1_062
    assert all(each.level is None for each in ratings if not each.relevant)
    reading = next(each for each in ratings if (each.occupation, each.element) == (NURSE, ELEMENT + "2.A.1.a"))
    assert reading.importance is not None and reading.level is not None and reading.relevant


def test_the_real_crosswalk_knows_the_codes_that_the_dutch_occupations_carry(real: OnetRead) -> None:
    codes = {each.code for each in real.reference.crossings}
    assert {"0110.10", "2654.1.7"} <= codes
    assert (len(codes), real.unknown_occupations) == (3_349, 0)


def test_what_onet_advises_against_is_unknown_and_not_zero(tmp_path: Path) -> None:
    read = read_onet(write_onet(tmp_path), tmp_path / CROSSWALK)
    [one, two] = read.reference.ratings
    assert (one.importance, one.level, one.relevant) == (Decimal("4.12"), None, True)
    assert (two.importance, two.level, two.relevant) == (Decimal("1.50"), None, False)
    assert (read.suppressed, read.not_relevant) == (1, 1)
    assert [(each.code, each.occupation[-10:]) for each in read.reference.crossings] == [("5321.1", "31-1131.00")]


@pytest.mark.parametrize("name", [*FILES, CROSSWALK])
def test_a_file_that_is_missing_or_damaged_is_named(tmp_path: Path, name: str) -> None:
    folder = write_onet(tmp_path)
    (folder / name).write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(CannotRead) as error:
        read_onet(folder, folder / CROSSWALK)
    assert (error.value.reason, error.value.place.file) == (Reason.DAMAGED, name)
    (folder / name).unlink()
    with pytest.raises(CannotRead) as error:
        read_onet(folder, folder / CROSSWALK)
    assert (error.value.reason, error.value.place.file) == (Reason.MISSING_FILE, name)


def test_a_missing_column_and_a_scale_with_other_ends_are_refused(tmp_path: Path) -> None:
    folder = write_onet(tmp_path, {"Skills.xlsx": [["O*NET-SOC Code", "Element ID"], ["31-1131.00", "2.A.1.a"]]})
    with pytest.raises(CannotRead) as error:
        read_onet(folder, folder / CROSSWALK)
    assert (error.value.reason, error.value.problem.value) == (Reason.NAMED_COLUMN_MISSING, "Element Name")
    scales: Rows = [
        ["Scale ID", "Scale Name", "Minimum", "Maximum"],
        ["IM", "Importance", 0, 100],
        ["LV", "Level", 0, 7],
    ]
    with pytest.raises(CannotRead) as error:
        read_onet(write_onet(folder, {"Scales Reference.xlsx": scales}), folder / CROSSWALK)
    assert (error.value.reason, error.value.problem.value) == (Reason.OTHER_SCALE, "IM")


def test_a_doubled_row_and_a_figure_off_its_scale_are_problems_with_their_row(tmp_path: Path) -> None:
    rows: Rows = [*FILES["Skills.xlsx"], FILES["Skills.xlsx"][1], [*FILES["Skills.xlsx"][3][:6], 7.5, "N", "N"]]
    read = read_onet(write_onet(tmp_path, {"Skills.xlsx": rows}), tmp_path / CROSSWALK)
    first, second = read.problems
    assert (first.reason, first.place.row, first.first_row) == (Reason.REPEATED, 6, 2)
    assert (second.reason, second.place.row, second.value) == (Reason.UNKNOWN_LEVEL, 7, "7.5")


def test_the_small_files_are_workbooks(tmp_path: Path) -> None:
    with ZipFile(write_onet(tmp_path) / "Skills.xlsx") as archive:
        assert "xl/workbook.xml" in archive.namelist()
