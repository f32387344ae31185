"""Whatever is broken in a file, the answer is CannotRead or something read, never another error."""

import io
import zipfile
from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiem.exchange.reading.files.limits import Limits
from kiem.exchange.reading.files.tables import read_tables
from kiem.exchange.reading.framework import read_framework
from kiem.exchange.reading.levels import read_levels
from kiem.exchange.reading.people import read_people
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.reading.sentences import message_of
from tests.exchange.reading.make import csv_bytes, xlsx_bytes, zip_bytes

SMALL = Limits(rows=2_000, cells=100_000)
CSV = csv_bytes(
    "Naam;Functie;VTE;Begin;Competentie;Niveau;Definitie", 'Peeters Anna;Kok;80%;01/02/2020;Zorg;"ste\nrk";"a ""b"""',
    "Maes Bram;Kok;0,5;2020-02-01;Overleg;3;c", "Totaal;2;;;;;",
)  # fmt: skip
XLSX = xlsx_bytes(
    ["Lijst"], [], ["Naam", "Functie", "Begin", "Zorg", "Overleg"],
    ["Peeters Anna", "Kok", date(2020, 2, 1), 3, True], ["Maes Bram", "=1+1", date(2021, 3, 1), 0.5, "sterk"],
    merges=["A1:C1"],
)  # fmt: skip
PARTS = {name: zipfile.ZipFile(io.BytesIO(XLSX)).read(name) for name in zipfile.ZipFile(io.BytesIO(XLSX)).namelist()}
READ = [name for name in PARTS if not name.startswith("docProps")]
QUICK = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

edits = st.lists(st.tuples(st.integers(0), st.integers(0, 12), st.binary(max_size=12)), min_size=1, max_size=6)
XML_BITS = (
    b"<c", b"</c>", b'"', b">", b"<", b"1e999", b"-1", b"99999999999999999999", b'r="A1"', b'r="ZZZZ9"', b't="s"',
    b't="d"', b't="e"', b"<v>", b"</v>", b"&#x0;", b"&amp;", b"\xff\xfe", b"\x00", b'<mergeCell ref="A1:XFD1048576"/>',
    b"<row/>",
)  # fmt: skip
xml_edits = st.lists(st.tuples(st.integers(0), st.integers(0, 30), st.sampled_from(XML_BITS)), min_size=1, max_size=4)


def mutated(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, new in changes:
        start = at % (len(content) + 1)
        content = content[:start] + new + content[start + length :]
    return content


def read_everything(content: bytes, filename: str) -> None:
    try:
        workbook = read_tables(content, filename, SMALL)
    except CannotRead as error:
        message_of(error)
        return
    for read in (read_people, read_framework, read_levels):
        with suppress(CannotRead):
            for problem in read(workbook).problems:
                message_of(problem)


@QUICK
@given(edits)
@example([(0, 0, b"\xff\xfe")])
@example([(0, 0, b'"')])
def test_a_broken_csv_never_raises_anything_else(changes: list[tuple[int, int, bytes]]) -> None:
    read_everything(mutated(CSV, changes), "lijst.csv")


@QUICK
@given(st.text(alphabet=st.sampled_from('Naam;,\t"\r\n\x00é3%/-. ComptiVr'), max_size=200))
def test_any_text_never_raises_anything_else(text: str) -> None:
    read_everything(text.encode(), "lijst.csv")


@QUICK
@given(edits)
def test_a_broken_archive_never_raises_anything_else(changes: list[tuple[int, int, bytes]]) -> None:
    read_everything(mutated(XLSX, changes), "lijst.xlsx")


@QUICK
@given(st.sampled_from(READ), xml_edits)
@example("xl/_rels/workbook.xml.rels", [(31, 0, b"1e999")])  # an encoding that nobody knows
def test_a_sound_archive_of_broken_parts_never_raises_anything_else(
    part: str, changes: list[tuple[int, int, bytes]]
) -> None:
    read_everything(zip_bytes(PARTS | {part: mutated(PARTS[part], changes)}), "lijst.xlsx")


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_never_raise_anything_else(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"\xff\xfe", b"\xef\xbb\xbf"):
        read_everything(start + content, "lijst.xlsx")
