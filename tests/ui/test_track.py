"""The level track is drawn by one grammar, and says in words all that it draws."""

import re
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest

from kiem.assessments.rules import Basis
from kiem.ui.track import (
    Known,
    SmallTracks,
    Track,
    TrackWords,
    in_words,
    large_track,
    legend_html,
    small_track,
)
from kiem.ui.track_values import BASES

STOPS = ("start", "on the way", "strong", "example")
WORDS = TrackWords(**{field.name: f"[{field.name}]" for field in fields(TrackWords)})
SHAPES = Path(__file__).resolve().parents[2] / "kiem/ui/templates/ui/_track_shapes.html"

EVERY_KIND = [
    Track(STOPS, required, known, differently, self_view=view, shared=shared)
    for required, known, differently, view, shared in product(
        (None, 3),
        (
            None,
            *(Known(level, basis, ageing=ageing) for level in (1, 3) for basis in BASES for ageing in ("", "by March")),
        ),
        (None, (2, 3)),
        (None, 1),
        (True, False),
    )
]


def shapes_at(svg: str) -> list[list[str]]:
    """The shapes drawn at each stop of a large track, from the left."""
    stops = re.findall(r'<svg x="[\d.]+%"[^>]*>(.*?)</svg>', svg)
    return [re.findall(r'href="#t-([\w-]+)"', stop) for stop in stops]


def test_required_is_a_ring_and_agreed_a_filled_disc() -> None:
    assert shapes_at(large_track(Track(STOPS, 3, Known(2)), WORDS)) == [["stop"], ["disc"], ["stop", "ring"], ["stop"]]


def test_an_agreed_level_on_the_asked_stop_fills_the_ring() -> None:
    assert shapes_at(large_track(Track(STOPS, 3, Known(3)), WORDS))[2] == ["disc", "ring"]


def test_an_unknown_level_is_dashed_and_never_stands_at_the_left_end() -> None:
    svg = large_track(Track(STOPS, 2), WORDS)
    assert shapes_at(svg) == [["open"], ["open", "ring"], ["open"], ["open"]]
    assert "t-line-unknown" in svg
    assert svg.count("[unknown]") == 2  # said, and written under the stops


def test_a_level_brought_in_never_looks_agreed() -> None:
    for draw in (large_track, small_track):
        svg = draw(Track(STOPS, 3, Known(2, "brought_in", contested=True)), WORDS)
        assert "t-dots" in svg
        assert "t-disc" not in svg
        assert "[contested]" in svg


def test_a_level_that_ages_has_a_dashed_ring_and_its_date_in_words() -> None:
    for draw in (large_track, small_track):
        svg = draw(Track(STOPS, 3, Known(3, ageing="look again by 3 March")), WORDS)
        assert "t-ageing" in svg
        assert ">look again by 3 March<" in svg


def test_determined_has_a_bar_under_the_disc_and_tested_a_tick() -> None:
    assert shapes_at(large_track(Track(STOPS, None, Known(4, "determined")), WORDS))[3] == ["disc", "bar"]
    assert shapes_at(large_track(Track(STOPS, None, Known(4, "tested")), WORDS))[3] == ["tested"]


def test_the_bar_hangs_below_whatever_ring_there_is() -> None:
    def bar(track: Track) -> float:
        found = re.search(r'#t-bar" y="([\d.]+)"', large_track(track, WORDS))
        assert found
        return float(found[1])

    bare, ringed = Track(STOPS, 1, Known(2, "determined")), Track(STOPS, 2, Known(2, "determined"))
    aged = Track(STOPS, 2, Known(2, "determined", ageing="old"))
    assert 6.5 < bar(bare) < bar(ringed) < bar(aged)


def test_seeing_it_differently_is_two_half_discs_with_those_words() -> None:
    svg = large_track(Track(STOPS, 4, differently=(3, 2)), WORDS)
    assert shapes_at(svg) == [["stop"], ["half-right"], ["half-left"], ["stop", "ring"]]
    assert "[differently] ([self_view]: strong; [manager]: on the way)" in svg


def test_both_halves_on_one_stop_make_no_bare_stop() -> None:
    assert shapes_at(large_track(Track(STOPS, differently=(2, 2)), WORDS))[1] == ["half-left", "half-right"]


def test_views_stand_side_by_side_above_their_stop() -> None:
    svg = large_track(Track(STOPS, 3, Known(2), self_view=2, manager=2, others=2), WORDS)
    assert shapes_at(svg)[1] == ["disc", "self", "manager", "others"]
    assert re.findall(r'#t-(?:self|manager|others)"(?: x="(-?\d+)")? y="-23"', svg) == ["-14", "", "14"]


def test_views_that_differ_are_words_only() -> None:
    svg = large_track(Track(STOPS, 3, Known(2), views_differ=True), WORDS)
    assert "t-others" not in svg
    assert "[others]: [views_differ]" in svg


def test_one_observer_says_indication() -> None:
    assert "[others]: strong ([indication])" in in_words(Track(STOPS, 3, others=3, indication=True), WORDS)


def test_not_shared_and_not_asked_are_words_never_a_blank() -> None:
    for draw in (large_track, small_track):
        assert "[not_shared]" in draw(Track(STOPS, 3, shared=False), WORDS)
        assert ">[not_asked]<" in draw(Track(STOPS), WORDS)


def test_what_is_not_shared_is_neither_drawn_nor_said() -> None:
    track = Track(STOPS, 3, Known(2), differently=(4, 4), shared=False)
    for draw in (large_track, small_track):
        svg = draw(track, WORDS)
        assert "t-disc" not in svg and "t-half" not in svg
        assert "[agreed]" not in svg and "[differently]" not in svg
        assert "t-line-unknown" not in svg
        assert "is-known" not in svg


def test_the_stops_stand_at_the_middle_of_equal_columns() -> None:
    assert re.findall(r'<svg x="([\d.]+)%', large_track(Track(STOPS, 1), WORDS)) == ["12.5", "37.5", "62.5", "87.5"]


def test_the_small_track_spans_its_scale() -> None:
    svg = small_track(Track(STOPS, 4, Known(1)), WORDS)
    assert 'width="96"' in svg
    assert '#t-disc-s" x="12" y="14"' in svg
    assert '#t-ring-s" x="84" y="14"' in svg


def test_a_small_track_tells_its_names_in_hidden_words() -> None:
    svg = small_track(Track(STOPS, 3, Known(2)), WORDS)
    assert '<span class="visually-hidden">[required]: strong. [agreed]: on the way. </span>' in svg


def test_long_names_become_a_list_and_are_not_cut() -> None:
    long = ("knows the basics", "works independently", "accompanies colleagues", "develops the practice")
    svg = large_track(Track(long, 2), WORDS)
    assert all(f">{name}</li>" in svg for name in long)


@pytest.mark.parametrize("track", EVERY_KIND)
def test_every_track_says_what_is_asked_and_what_is_known(track: Track) -> None:
    said = in_words(track, WORDS)
    assert ("[required]: strong" in said) == (track.required == 3)
    assert ("[not_asked]" in said) == (track.required is None)
    assert ("[unknown]" in said) == (track.is_unknown)
    assert ("[not_shared]" in said) == (not track.shared)


def test_every_shape_in_use_is_drawn_in_the_sprite() -> None:
    drawn = set(re.findall(r'<g id="(t-[\w-]+)"', SHAPES.read_text()))
    pages = "".join(large_track(track, WORDS) + small_track(track, WORDS) for track in EVERY_KIND)
    used = set(re.findall(r'href="#(t-[\w-]+)"', pages + legend_html(EVERY_KIND, WORDS)))
    assert used <= drawn


def test_no_track_carries_a_style() -> None:
    pages = "".join(large_track(track, WORDS) + small_track(track, WORDS) for track in EVERY_KIND)
    assert "style" not in pages + SHAPES.read_text()


def test_words_and_stops_are_escaped() -> None:
    track = Track(("<b>a", "c&d"), 1, Known(2, ageing='<i>"x'))
    for html in (large_track(track, WORDS), small_track(track, WORDS)):
        assert "<b>" not in html and "<i>" not in html
        assert '"x' not in html


@pytest.mark.parametrize("level", [0, 5, -1])
def test_a_level_off_the_scale_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="not on a scale of 4"):
        Track(STOPS, 3, Known(level))


def test_the_bases_are_those_of_assessments() -> None:
    assert set(BASES) == {basis.value for basis in Basis}


def test_people_who_stand_alike_share_one_ready_string() -> None:
    cells = SmallTracks(STOPS, WORDS)
    assert cells(3, 2) is cells(3, 2) is small_track(Track(STOPS, 3, Known(2)), WORDS)


def test_the_legend_shows_only_what_is_on_the_page() -> None:
    legend = legend_html([Track(STOPS, 3, Known(2), self_view=1), Track(STOPS, 3)], WORDS)
    assert re.findall(r"\[(\w+)\]", legend) == ["required", "agreed", "self_view", "unknown"]
    assert legend_html([Track(STOPS, shared=False)], WORDS) == ""
