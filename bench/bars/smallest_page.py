"""For orientation: the list of people beside an empty page under the same middleware."""

from bench.bar import Bar, Ways
from bench.house import House
from bench.site import Browser


def _ways(house: House, browser: Browser) -> Ways:
    hr = browser.signed_in(house.hr)
    return Ways(lambda: hr.get("/people/"), lambda: hr.get("/bench/empty/"), None)


BAR = Bar("empty-page", "the people list against an empty page: what this machine takes at least", None, _ways)
