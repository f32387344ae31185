"""How far rounds are, for a higher manager: of rounds in her units, of eight others at least, and no more than that."""

from datetime import timedelta

import pytest

from kiem.assessments.actions import count_rounds, raise_smallest_group
from kiem.assessments.models import Asked, RoundCount, Subject
from kiem.assessments.queries import rounds_in_progress
from kiem.assessments.queries.rounds import rounds_in_progress_below
from kiem.assessments.rules import GroupKind, ViewFrom
from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import end_mandate, give_mandate, move_unit
from kiem.organisation.models import Mandate
from kiem.organisation.rules import MandateKind
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.rounds import Rounds

GROWING, APPRAISING = Use.DEVELOPMENT, Use.APPRAISAL


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    """De Linde, with five more people in it, and something that is asked of everyone there and at night."""
    found = Rounds(cast)
    words = found.profile()
    found.make.profile("Verpleegkundige", dict.fromkeys(words.values(), 3))
    found.team()
    return found


def counted(rounds: Rounds, days: int = 0) -> None:
    rounds.cast.use(Use.ADMINISTRATION)
    count_rounds(by=rounds.cast.system, at=NOW + timedelta(days=days))


def followed(rounds: Rounds, name: str = "elke", use: Use = GROWING) -> list[tuple[int, int]]:
    """What someone follows as leader: (done, asked)."""
    viewer = rounds.cast.viewer(name, "leader", use)
    return [(each.handed_in, each.invited) for each in rounds_in_progress_below(viewer)]


def gone_from(rounds: Rounds, name: str = "elke", use: Use = GROWING, role: str = "leader") -> None:
    with pytest.raises(NotFound):
        rounds_in_progress_below(rounds.cast.viewer(name, role, use))


def test_a_higher_manager_sees_how_far_a_round_in_the_units_below_her_is(rounds: Rounds) -> None:
    rounds.opened()
    rounds.answers({"anna": 2, "bram": 3})
    counted(rounds)
    assert followed(rounds) == [(2, 10)]


def test_a_round_stands_there_as_it_was_last_counted_and_no_more_once_it_is_closed(rounds: Rounds) -> None:
    round = rounds.opened()
    counted(rounds)
    rounds.answers({"anna": 2})
    assert followed(rounds) == [(0, 10)]
    counted(rounds, days=1)
    assert followed(rounds) == [(1, 10)]
    rounds.closed(round)
    assert followed(rounds) == []


def test_a_round_that_touches_one_person_outside_her_units_is_not_hers_to_follow(rounds: Rounds) -> None:
    rounds.opened("anna", "lotte")
    counted(rounds)
    assert followed(rounds) == [(0, 12)]
    assert followed(rounds, "bram") == [(0, 12)]
    rounds.opened("anna", "farid", at=NOW + timedelta(seconds=1))
    counted(rounds)
    assert len(followed(rounds)) == 2
    assert followed(rounds, "bram") == [(0, 12)]


def test_a_round_that_looks_at_someone_who_worked_nowhere_when_it_opened_is_nobodys_to_follow(rounds: Rounds) -> None:
    round = rounds.opened("anna", "hamid")
    rounds.cast.use(GROWING)
    assert Subject.objects.get(round=round, person=rounds.people["hamid"]).unit is None
    counted(rounds)
    assert RoundCount.objects.count() == 1
    assert followed(rounds) == []


def test_a_unit_that_stands_elsewhere_by_now_is_no_longer_below_her(rounds: Rounds) -> None:
    rounds.opened("anna", "lotte")
    counted(rounds)
    assert len(followed(rounds, "bram")) == 1
    rounds.cast.use(Use.ADMINISTRATION)
    units = rounds.cast.units
    move_unit(units["De Linde nacht"], parent=units["De Beuk"], starts_on=TODAY, by=rounds.cast.system, at=NOW)
    gone_from(rounds, "bram")
    assert len(followed(rounds)) == 1


def test_a_round_of_only_people_whom_she_leads_herself_is_no_business_of_a_higher_manager(rounds: Rounds) -> None:
    rounds.opened("anna", "fatou")
    counted(rounds)
    assert followed(rounds, "bram") == []
    assert len(followed(rounds)) == 1


def test_a_round_that_looks_at_herself_is_not_hers_to_follow(rounds: Rounds) -> None:
    rounds.opened("bram", "lotte", "anna")
    counted(rounds)
    assert len(followed(rounds)) == 1
    assert followed(rounds, "bram") == []


def test_of_fewer_than_eight_others_nothing_is_said(rounds: Rounds) -> None:
    names = ("anna", "fatou", "greet", "dries", "c1", "c2", "c3", "lotte")
    round = rounds.opened(*names[:-1], views=[ViewFrom.SELF])
    counted(rounds)
    assert (RoundCount.objects.count(), followed(rounds)) == (0, [])
    rounds.closed(round)
    rounds.opened(*names, views=[ViewFrom.SELF], at=NOW + timedelta(days=40))
    counted(rounds, days=40)
    assert followed(rounds) == [(0, 8)]


def test_who_follows_a_round_is_not_one_of_the_eight_herself(rounds: Rounds) -> None:
    rounds.opened("lotte", "fatou", "greet", "dries", "c1", "c2", "c3", views=[ViewFrom.SELF, ViewFrom.MANAGER])
    counted(rounds)
    rounds.cast.use(GROWING)
    lookers = set(Asked.objects.values_list("looker", flat=True))
    assert (len(lookers), rounds.people["bram"] in lookers) == (8, True)
    assert followed(rounds, "bram") == []
    assert followed(rounds) == [(0, 14)]


def test_a_smallest_count_that_was_raised_holds_for_her_too(rounds: Rounds) -> None:
    rounds.opened()
    counted(rounds)
    rounds.cast.use(Use.ADMINISTRATION)
    by = rounds.cast.system
    raise_smallest_group(GroupKind.COUNTED, 11, starts_on=TODAY, decision="Overleg", by=by, at=NOW)
    assert followed(rounds) == []


def test_under_each_use_only_rounds_for_that_purpose_stand_there(rounds: Rounds) -> None:
    rounds.opened("anna", purpose=Purpose.APPRAISAL, views=[ViewFrom.SELF, ViewFrom.MANAGER, ViewFrom.COLLEAGUE])
    counted(rounds)
    assert followed(rounds) == []
    assert len(followed(rounds, use=APPRAISING)) == 1


@pytest.mark.parametrize("use", sorted(set(Use) - {GROWING, APPRAISING}))
def test_for_any_other_use_there_is_nothing_to_follow(rounds: Rounds, use: Use) -> None:
    rounds.opened()
    counted(rounds)
    gone_from(rounds, use=use)


def test_who_leads_nothing_with_units_below_it_follows_nothing(rounds: Rounds) -> None:
    rounds.opened("anna", "lotte")
    counted(rounds)
    gone_from(rounds, "lotte")
    for name, role in (("carla", "hr"), ("dries", "delegate"), ("elke", "director"), ("anna", "employee")):
        gone_from(rounds, name, role=role)


def test_a_substitute_follows_while_nobody_leads(rounds: Rounds) -> None:
    cast = rounds.cast
    rounds.opened("anna", "lotte")
    counted(rounds)
    unit, kind = cast.units["De Linde"], MandateKind.SUBSTITUTE
    give_mandate(cast.people["farid"], kind, unit=unit, starts_on=BEFORE, by=cast.system, at=NOW)
    gone_from(rounds, "farid")
    cast.use(Use.ADMINISTRATION)
    brams = Mandate.objects.get(person=cast.people["bram"], kind=MandateKind.LEADER)
    end_mandate(brams.id, ends_before=TODAY, by=cast.system, at=NOW)
    assert followed(rounds, "farid") == [(0, 12)]


def test_as_leader_the_first_page_tells_nothing_of_it_and_a_director_still_sees_all(rounds: Rounds) -> None:
    rounds.opened("anna", "farid")
    counted(rounds)
    assert rounds_in_progress(rounds.cast.viewer("elke", "leader", Use.OWN_DATA)) == []
    assert len(rounds_in_progress(rounds.cast.viewer("elke", "director", Use.OWN_DATA))) == 1


def test_the_page_says_how_many_and_no_name_no_title_and_no_level(rounds: Rounds) -> None:
    rounds.opened()
    rounds.answers(dict.fromkeys(rounds.lookers(), 3) | {"anna": 2, "bram": 4}, comment="kanarie")
    counted(rounds)
    client = rounds.cast.client("elke", "leader")
    said = client.get("/rounds/development/below/").content.decode()
    assert "10 van de 10" in said
    main = said[said.index("<main") : said.index("</main>")]
    names = [name.capitalize() for name in rounds.people if name != "elke"]
    for word in (*names, "Najaar", "Competentie", "kanarie", "De Linde", "op weg", "sterk", "voorbeeld"):
        assert word not in main, word


def test_only_a_leader_with_units_below_hers_finds_the_way_to_it(rounds: Rounds) -> None:
    for name, there in (("elke", True), ("bram", True), ("lotte", False)):
        listed = rounds.cast.client(name, "leader").get("/rounds/").content.decode()
        assert ("/rounds/development/below/" in listed) is there, name
    assert "/rounds/development/below/" not in rounds.cast.client("carla", "hr").get("/rounds/").content.decode()
