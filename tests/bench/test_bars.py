"""The bench's own arithmetic: ratios, verdicts, and that it times nothing when the answers differ."""

import itertools

import pytest

from bench.bar import AnswersDiffer, Ways, refuse_when_different, verdict
from bench.bars import BARS
from bench.processor import spent
from bench.rounds import alternate, measured
from bench.seen import main_text


def _page(words: str) -> bytes:
    return f"<body><main>{words}</main></body>".encode()


def test_the_ratio_is_the_median_of_the_pairs_and_not_of_the_sums() -> None:
    found = measured([(2.0, 1.0), (30.0, 10.0), (100.0, 10.0)])
    assert (found.ratio, found.page, found.other, found.rounds) == (3.0, 30.0, 10.0, 3)


@pytest.mark.parametrize(
    ("ratio", "most", "expected"),
    [(1.0, 2.0, "holds"), (2.0, 2.0, "holds"), (2.01, 2.0, "short"), (5.0, None, "orientation")],
)
def test_a_bar_holds_up_to_and_with_its_number(ratio: float, most: float | None, expected: str) -> None:
    assert verdict(ratio, most) == expected


def test_answers_that_differ_are_refused_with_the_place_where_they_part() -> None:
    ways = Ways(lambda: _page("Anna <b>Peeters</b>"), lambda: _page("Anna Claes"), main_text)
    with pytest.raises(AnswersDiffer, match="from character 5 on"):
        refuse_when_different(ways)


def test_two_answers_that_show_nothing_are_refused() -> None:
    with pytest.raises(AnswersDiffer):
        refuse_when_different(Ways(lambda: b"", lambda: b"", main_text))


def test_the_same_words_in_other_tags_are_the_same_answer() -> None:
    refuse_when_different(Ways(lambda: _page("<p>3 &gt;  2</p>"), lambda: _page("<i>3 > 2</i>"), main_text))


def test_pages_that_need_not_be_alike_are_not_compared() -> None:
    refuse_when_different(Ways(lambda: _page("a"), lambda: _page("b"), None))


def test_both_ways_alternate_and_take_turns_at_going_first() -> None:
    clock = itertools.count()
    asked: list[str] = []

    def answer(name: str) -> bytes:
        asked.append(name)
        return b""

    def used() -> float:
        return float(next(clock))

    found = alternate(lambda: answer("page"), lambda: answer("other"), used, rounds=3)
    timed = [name for name, _again in itertools.groupby(asked[30:])]
    assert timed == ["page", "other", "page", "other"]
    assert found.ratio == 1.0


def test_processor_time_is_read_after_a_name_with_spaces_and_brackets() -> None:
    stat = "7 (postgres: kiem (x) idle) S 1 7 7 0 -1 0 0 0 0 0 150 50 9 9 20 0 1 0"
    assert spent(stat, 100) == 2.0


def test_every_bar_has_a_name_of_its_own() -> None:
    names = [bar.name for bar in BARS]
    assert len(names) == len(set(names))
