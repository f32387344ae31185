"""Lists: only what the page offers is taken from the address."""

from hypothesis import given
from hypothesis import strategies as st

from kiem.ui.listing import Listing, read_listing


def test_an_unknown_filter_or_order_falls_away() -> None:
    listing = read_listing({"salary": "1", "sort": "birth_date"}, filters=["unit"], sorts=["name"], default_sort="name")
    assert (listing.filters, listing.sort) == ({}, "name")


def test_the_next_page_keeps_filters_and_order() -> None:
    asked = {"unit": "7", "sort": "-name", "page": "2"}
    listing = read_listing(asked, filters=["unit"], sorts=["name"], default_sort="name").counted(107)
    assert listing.next_query == "unit=7&sort=-name&page=3"
    assert listing.previous_query == "unit=7&sort=-name"


def test_forty_rows_stand_on_a_page() -> None:
    listing = read_listing({"page": "3"}).counted(107)
    assert (listing.pages, listing.offset, listing.first, listing.last) == (3, 80, 81, 107)
    assert listing.next_query is None


def test_an_empty_list_has_one_page_and_no_rows() -> None:
    listing = read_listing({"page": "4"}).counted(0)
    assert (listing.page, listing.pages, listing.offset, listing.first, listing.last) == (1, 1, 0, 0, 0)


def test_a_column_asked_again_turns_round() -> None:
    listing = read_listing({"sort": "name", "page": "2"}, sorts=["name", "unit"]).counted(100)
    assert listing.heading("name", "Name").query == "sort=-name"
    assert listing.heading("name", "Name").state == "ascending"
    assert listing.heading("unit", "Unit").state == "none"


def test_a_default_order_stays_out_of_the_address() -> None:
    assert read_listing({"sort": "-date"}, sorts=["date"], default_sort="-date").query(page=1) == ""


@given(st.dictionaries(st.sampled_from(["page", "sort", "unit", "x"]), st.text()), st.integers(0, 10_000))
def test_no_address_leads_off_the_list(asked: dict[str, str], total: int) -> None:
    listing = read_listing(asked, filters=["unit"], sorts=["name"]).counted(total)
    assert isinstance(listing, Listing)
    assert 1 <= listing.page <= listing.pages
    assert 0 <= listing.offset <= max(total - 1, 0)
    assert listing.sort in {"", "name"}
