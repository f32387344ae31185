"""On her growth page: how she was seen, how sure that is, what moved, and what will be asked."""

import re
from datetime import timedelta

import pytest

from kiem.assessments.actions import save_answer
from kiem.assessments.queries import seen_over_time
from kiem.assessments.rules import Said, ViewFrom
from kiem.foundation.purposes import Purpose, Use
from kiem.profiles.actions import set_requirement
from kiem.profiles.rules import Weight, of_job
from tests.cast import NOW, TODAY, Cast
from tests.gaps.pages import MOST, statements_of
from tests.home.reading import page_of, words_of
from tests.rounds import Rounds

FIRST = "Competentie 1"
COLLEAGUES = ("fatou", "greet", "dries", "c1", "c2", "c3", "c4", "c5")


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def card_of(html: str, name: str) -> str:
    """The card with this title, what its track says to who does not see it included."""
    found = re.search(rf'<section class="card[^>]*>(?:(?!<section).)*?<h3>{re.escape(name)}.*?</section>', html, re.S)
    assert found, name
    return " ".join(found[0].split())


def _round(rounds: Rounds, answers: dict[str, int], days: int = 0, **how: object) -> None:
    at = NOW + timedelta(days=days)
    round = rounds.opened("anna", at=at, **how)
    rounds.answers(answers)
    assert rounds.closed(round, at=at + timedelta(days=1))


def test_what_she_and_her_manager_saw_is_drawn_and_one_who_looked_is_an_indication(rounds: Rounds) -> None:
    _round(rounds, {"anna": 2, "bram": 3})
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "jij: op weg" in card and "leidinggevende: sterk" in card
    assert "een aanwijzing, want één persoon keek" in card


def test_her_own_view_alone_makes_nothing_sure_and_shows_before_the_round_closes(rounds: Rounds) -> None:
    rounds.opened("anna")
    rounds.answers({"anna": 4, "bram": 2}, submit=True)
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "jij: voorbeeld" in card
    assert "Hoe zeker" not in card and "leidinggevende:" not in card


def test_four_colleagues_and_a_manager_within_one_level_support_each_other(rounds: Rounds) -> None:
    _round(rounds, dict.fromkeys(COLLEAGUES, 3) | {"bram": 2, "anna": 1})
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "collega's: sterk" in card.replace("’", "'")
    assert "Hoe zeker: gesteund" in card


def test_where_the_manager_lies_two_levels_off_it_stays_an_indication(rounds: Rounds) -> None:
    _round(rounds, dict.fromkeys(COLLEAGUES, 3) | {"bram": 1})
    assert "Hoe zeker: een aanwijzing. Weinig" in card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)


def test_where_views_differ_it_says_so_in_words(rounds: Rounds) -> None:
    _round(rounds, dict.fromkeys(COLLEAGUES[:4], 1) | dict.fromkeys(COLLEAGUES[4:], 4))
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "de meningen verschillen" in card and "Hoe zeker: een aanwijzing" in card


def test_a_higher_view_is_rated_higher_and_never_growth(rounds: Rounds) -> None:
    _round(rounds, {"bram": 2})
    _round(rounds, {"bram": 3}, days=4)
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "Hoger ingeschat door je leidinggevende op" in card
    assert "gegroeid" not in card and "Iemand anders keek" not in card


def test_what_was_seen_for_an_appraisal_moves_nothing_here(rounds: Rounds) -> None:
    _round(rounds, {"bram": 3})
    appraisal = rounds.opened("anna", views=[ViewFrom.MANAGER], purpose=Purpose.APPRAISAL, at=NOW + timedelta(days=2))
    asked = rounds.asked("bram", purpose=Purpose.APPRAISAL)
    with rounds.looking("bram", Purpose.APPRAISAL) as by:
        for competence in rounds.on(asked):
            save_answer(asked, competence, Said(1), by=by, at=NOW)
    assert rounds.closed(appraisal)
    card = card_of(page_of(rounds.cast.client("anna"), "/growth/"), FIRST)
    assert "leidinggevende: sterk" in card and "ingeschat door" not in card


def test_a_round_opens_to_all_that_was_seen(rounds: Rounds) -> None:
    _round(rounds, {"bram": 3})
    html = page_of(rounds.cast.client("anna"), "/growth/")
    assert "/looking/about-me/" in html.split('id="rounds"')[1]


def test_nobody_elses_views_come_back_and_none_for_another_use(rounds: Rounds) -> None:
    _round(rounds, {"anna": 2, "bram": 3})
    cast = rounds.cast
    assert len(seen_over_time(cast.viewer("anna", use=Use.OWN_DATA))) == 6
    assert seen_over_time(cast.viewer("bram", use=Use.OWN_DATA)) == {}
    assert seen_over_time(cast.viewer("anna", use=Use.DEVELOPMENT)) == {}


def test_what_will_be_asked_stands_with_its_day_and_does_not_count_today(rounds: Rounds) -> None:
    cast, make = rounds.cast, rounds.make
    words = make.language(*(f"Competentie {place}" for place in range(1, 7)), "Zingen")
    cast.use(Use.ADMINISTRATION)
    of, day = of_job(cast.jobs["Zorgkundige"]), TODAY + timedelta(days=30)
    for name, position in ((FIRST, 4), ("Zingen", 2)):
        version = words[name]
        set_requirement(of, version.competence_id, position, Weight.ESSENTIAL, by=make.by, at=NOW, starts_on=day)
    html = page_of(cast.client("anna"), "/growth/")
    later = words_of(html).split("Wat je gevraagd zal worden")[1]
    assert "competentie 1 op “voorbeeld” in plaats van “sterk”" in later
    assert "ook zingen gevraagd" in later
    assert "gevraagd: sterk" in card_of(html, FIRST)


def test_however_many_rounds_it_takes_as_many_statements(rounds: Rounds) -> None:
    client = rounds.cast.client("anna")
    few = statements_of(client, "/growth/")
    for days in (1, 3, 5, 7):
        _round(rounds, {"anna": 2, "bram": 3}, days=days)
    many = statements_of(client, "/growth/")
    assert len(many) == len(few) <= MOST, "\n".join(many)
