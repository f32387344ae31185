"""One cell at a time."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiem.exchange.reading.cells import as_date, as_email, as_number, as_share, as_text
from kiem.exchange.reading.files.places import column_letters, column_number


@pytest.mark.parametrize(
    "cell",
    ["01/02/2020", "1-2-20", "1.2.2020", "2020-02-01", "2020/2/1", "20200201", "1 februari 2020", "1er février 2020",
     "01/02/2020 00:00", "2020-02-01T00:00:00", "43862", 43862, date(2020, 2, 1)],
)  # fmt: skip
def test_a_date_in_any_usual_writing_is_the_same_day(cell: str | int | date) -> None:
    assert as_date(cell) == date(2020, 2, 1)


@pytest.mark.parametrize("cell", ["2020", "12/31/2020", "31/02/2020", "gisteren", "1/2", 12.5e9, True, "01/02/1066"])
def test_what_is_no_date_is_no_date(cell: str | float | bool) -> None:
    assert as_date(cell) is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_in_both_writings(day: date) -> None:
    assert as_date(day.strftime("%d/%m/%Y")) == as_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("cell", "share"),
    [("80%", "0.8"), ("0,8", "0.8"), (0.8, "0.8"), (80, "0.8"), ("4/5", "0.8"), ("30,4/38", "0.8"), (1, "1"),
     ("100 %", "1"), ("1%", "0.01"), ("0.3333333", "0.3333")],
)  # fmt: skip
def test_a_share_of_full_time_is_read_in_every_usual_writing(cell: str | float, share: str) -> None:
    assert as_share(cell) == Decimal(share)


@pytest.mark.parametrize("cell", ["0", "2", "120%", "-0,5", "veel", "1/0", "5/4", "0,00001", "nan", "1e99", True])
def test_a_share_that_could_be_either_or_nothing_is_none(cell: str | bool) -> None:
    assert as_share(cell) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none(), st.dates()))
def test_any_cell_can_be_asked_for_anything(cell: str | int | float | bool | date | None) -> None:
    assert isinstance(as_text(cell), str)
    for read in (as_date, as_share, as_number, as_email):
        read(cell)


@given(st.integers(1, 20_000))
def test_column_letters_and_numbers_are_each_others_reverse(number: int) -> None:
    assert column_number(column_letters(number)) == number
