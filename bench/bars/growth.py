"""The growth page of someone who is asked fifteen competences, beside the same page written by hand."""

from bench.bar import Bar, Ways
from bench.house import House
from bench.seen import main_text
from bench.site import Browser


def _ways(house: House, browser: Browser) -> Ways:
    someone = browser.signed_in(house.leader)
    return Ways(lambda: someone.get("/growth/"), lambda: someone.get("/bench/growth/"), main_text)


BAR = Bar("growth-page", "the growth page against the same page by hand, three queries", 2.0, _ways)
