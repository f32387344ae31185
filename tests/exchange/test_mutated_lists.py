"""Whatever is broken in a list, it is brought in whole or refused with a sentence: never half, and never a crash.

``KIEM_LONG=yes`` breaks 10,000 lists, half of them CSV and half XLSX; else a few.
"""

import io
import os
import resource
import sys
import zipfile

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiem.exchange.actions import bring_in_as_examined, examine
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.opened import FileToBringIn, opened
from kiem.exchange.rules.steps import Kind
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.errors import CannotDo
from kiem.organisation.models import Mandate, Person, Placement, Unit
from tests.cast import NOW, Cast
from tests.exchange.payrolls import dutch, excel
from tests.exchange.reading.make import zip_bytes

EXAMPLES = 5_000 if os.environ.get("KIEM_LONG") else 60
MOST_MEMORY = 500 * 1024 * 1024
CSV, XLSX = dutch(), excel()
PARTS = {name: zipfile.ZipFile(io.BytesIO(XLSX)).read(name) for name in zipfile.ZipFile(io.BytesIO(XLSX)).namelist()}
SHEET = "xl/worksheets/sheet1.xml"
BROKEN = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=not os.environ.get("KIEM_LONG"),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
BITS = (
    b";", b"\r\n", b'"', b";;", b"9999", b"31/12/9999", b"0,00", b"-", b"\x00", b"\xff", b"Totaal;", b"=1+1",
    b"De Linde",    b"000123", b"\xc3\xa9", b"32/13/2026", b"1e400", b"</c>", b"<c", b"<v>", b"&#x0;",
)  # fmt: skip
edits = st.lists(
    st.tuples(st.integers(0, 5_000), st.integers(0, 60), st.sampled_from(BITS) | st.binary(max_size=8)),
    min_size=1, max_size=5,
)  # fmt: skip
COUNTED = (Person, Placement, Unit, Mandate)


def peak() -> int:
    """The most memory that this process held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def mutated(content: bytes, changes: list[tuple[int, int, bytes]], cut: int | None) -> bytes:
    for at, length, new in changes:
        start = at % (len(content) + 1)
        content = content[:start] + new + content[start + length :]
    return content if cut is None else content[: cut % (len(content) + 1)]


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in COUNTED)


def bring_in_or_refuse(name: str, content: bytes, cast: Cast) -> None:
    """All or nothing; what is refused has its sentence. Everything is undone afterwards."""
    file = FileToBringIn(Kind.PEOPLE, name, content, Choices(is_full=True, names_are_new=True), ("nl",))
    by, before, taken = cast.system, counts(), peak()
    with transaction.atomic():
        try:
            with transaction.atomic():
                found = examine(opened(file), by=by, at=NOW)
                report = found.report
                for problem in report.problems if report else ():
                    assert sentence_of(problem)
                if report is not None and report.can_apply:
                    done = bring_in_as_examined(file, found, by=by, at=NOW)
                    assert counts()[0] == before[0] + done.added
                    assert counts()[1] == before[1] + report.facts["placements_added"]
                else:
                    assert counts() == before
        except CannotRead as wrong:
            assert refusal_of(wrong)
            assert counts() == before
        except CannotDo as refused:
            assert str(refused.sentence)
            assert counts() == before
        transaction.set_rollback(True)
    assert peak() <= max(MOST_MEMORY, taken), "beside what other tests of this process had taken already"


@BROKEN
@given(edits, st.none() | st.integers(0, 2_000))
def test_a_broken_csv_is_brought_in_whole_or_not_at_all(
    cast: Cast, changes: list[tuple[int, int, bytes]], cut: int | None
) -> None:
    bring_in_or_refuse("loon.csv", mutated(CSV, changes, cut), cast)


@BROKEN
@given(edits, st.none() | st.integers(0, 20_000), st.booleans())
def test_a_broken_workbook_is_brought_in_whole_or_not_at_all(
    cast: Cast, changes: list[tuple[int, int, bytes]], cut: int | None, inside: bool
) -> None:
    """``inside``: a sound archive of which the sheet is broken."""
    parts = PARTS | {SHEET: mutated(PARTS[SHEET], changes, cut)}
    content = zip_bytes(parts) if inside else mutated(XLSX, changes, cut)
    bring_in_or_refuse("loon.xlsx", content, cast)


def test_a_list_that_is_cut_off_in_its_last_row_is_refused_with_that_reason(cast: Cast) -> None:
    content = CSV[: CSV.index(b"000126") + 20]
    try:
        opened(FileToBringIn(Kind.PEOPLE, "loon.csv", content, Choices(), ("nl",)))
    except CannotRead as wrong:
        assert "midden in zijn laatste rij" in refusal_of(wrong)
    else:
        raise AssertionError("it was read")
