"""On whichever day the demo is built, nothing that its stories stand on is missing, too late or over its term."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kiem.demo.building.acts import ENTRUSTED, PRACTISED, SHOWN
from kiem.demo.building.build import SEED
from kiem.demo.content.days import (
    CLOSES_BEFORE,
    OPENED_BEFORE,
    YEARLY,
    When,
    at_work,
    bram_leads_since,
    talk_day,
)
from kiem.demo.content.de_linde import BEFORE_BRAM, DAYS_BEFORE_BRAM, KNOWN_IN_DE_LINDE
from kiem.demo.content.levels import present_placements, sheet_rows
from kiem.demo.content.mandates import BRAM, mandates
from kiem.demo.content.people import people
from kiem.demo.content.rounds import MENTOR, MENTORED, ROUNDS
from kiem.demo.content.talks import MEETS_SOON, TALKS
from kiem.organisation.queries import shipped_terms
from kiem.organisation.rules import Term, holding

DAYS = [date(2027, 1, 1) + timedelta(days=number) for number in range(366 + 366)]
"""Two years on end, with a leap day in the second."""
IN_ORDER: tuple[When, ...] = ("two years ago", "a year ago", "in between", "now")


def over(term: Term, since: date) -> date:
    """The day on which what began then is over."""
    return holding(term, since, shipped_terms()).after(since)


def test_there_is_a_leap_day_among_them() -> None:
    assert date(2028, 2, 29) in DAYS


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_days_are_past_in_order_and_within_their_terms(today: date) -> None:
    talks = {when: talk_day(today, when) for when in IN_ORDER}
    opened = {when: day - OPENED_BEFORE for when, day in talks.items()}
    closed = {when: day - CLOSES_BEFORE + timedelta(days=1) for when, day in talks.items()}
    assert all(day.weekday() < 5 for day in talks.values())
    assert all(closed[one] < opened[other] for one, other in pairwise(IN_ORDER))
    assert talks["now"] + timedelta(days=21) <= today, "a reply and a review came after it"
    # Greet is seen higher: Bram's view from when he began and the one of now are both still kept.
    assert over(Term.VIEWS_ALONE, closed["in between"]) > today
    assert over(Term.VIEWS, talks["now"]) > today
    # What she wrote a year ago can still be read.
    assert over(Term.WORDS, talks["a year ago"]) > today
    # One and the same leader looked both times, and another before.
    since = bram_leads_since(today)
    assert since < opened["in between"]
    assert talks["a year ago"] < since
    # What was written down before Bram has not lapsed yet.
    assert over(Term.BROUGHT_IN, since - timedelta(days=DAYS_BEFORE_BRAM)) > today
    meets = at_work(today + timedelta(days=MEETS_SOON[1]))
    assert meets.weekday() < 5
    assert meets > today


@pytest.mark.parametrize("today", DAYS[::13], ids=str)
def test_who_a_story_is_about_is_in_its_rounds_and_led_by_whom_it_says(today: date) -> None:
    everyone = {person.key: person for person in people(SEED, today=today)}
    led = [each for each in mandates(tuple(everyone.values()), today=today) if each.role == "leader"]
    for round in ROUNDS:
        on = talk_day(today, round.when) - OPENED_BEFORE
        for unit in round.units:
            leads = [
                e.person
                for e in led
                if e.unit == unit and e.starts_on <= on and (not e.ends_before or on < e.ends_before)
            ]
            if unit == "de-linde":
                assert len(leads) == 1
                assert (leads == [BRAM]) == (round.when in ("in between", "now"))
    for talk in TALKS:
        on = talk_day(today, talk.when) - OPENED_BEFORE
        units = {unit for round in ROUNDS if round.when == talk.when for unit in round.units}
        assert any(part.unit in units for part in present_placements(everyone[talk.person], on)), (talk.person, today)
    assert present_placements(everyone[MENTOR], talk_day(today, "a year ago"))
    noted = [*((key, days) for key, _act, days in SHOWN), *PRACTISED, *ENTRUSTED]
    assert all(present_placements(everyone[key], today - timedelta(days=days)) for key, days in noted)
    assert MENTORED in everyone


@pytest.mark.parametrize("today", DAYS[::31], ids=str)
def test_the_old_sheet_says_nothing_of_a_day_to_come(today: date) -> None:
    everyone = people(SEED, today=today)
    assert all(row.observed_on <= today for row in sheet_rows(everyone, SEED, today=today))
    assert set(BEFORE_BRAM) <= set(KNOWN_IN_DE_LINDE)
    assert YEARLY[-1] == "now"
