"""The list of people, 40 rows to a page, beside the same page written by hand."""

from bench.bar import Bar, Ways
from bench.house import House
from bench.seen import main_text
from bench.site import Browser


def _ways(house: House, browser: Browser) -> Ways:
    hr = browser.signed_in(house.hr)
    return Ways(lambda: hr.get("/people/"), lambda: hr.get("/bench/people/"), main_text)


BAR = Bar("people-40-rows", "the people list against the same page by hand, two queries", 2.0, _ways)
