"""Planning, opening and closing a round."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from kiem.assessments.actions import (
    choose_competences,
    close_round,
    count_rounds,
    open_round,
    plan_round,
    raise_smallest_group,
    remind_round,
    save_answer,
)
from kiem.assessments.models import (
    Anchor,
    Answer,
    Asked,
    LookForm,
    Round,
    RoundCount,
    Subject,
    SubjectCompetence,
    Summary,
    SummaryText,
    View,
)
from kiem.assessments.queries.planning import plan_of
from kiem.assessments.rules import GroupKind, Said, Says, ViewFrom
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import place_person
from kiem.organisation.rules import PlacementKind
from tests.cast import NOW, TODAY, Cast
from tests.rounds import EVERYONE, Rounds

LATER = NOW + timedelta(days=31)


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def test_a_round_looks_at_what_is_asked_of_each_and_invites_who_works_beside_her(rounds: Rounds) -> None:
    round = rounds.opened("anna", "fatou")
    assert (round.purpose, round.opened_at, round.closed_at) == ("development", NOW, None)
    rounds.cast.use(Use.DEVELOPMENT)
    subject = Subject.objects.get(person=rounds.people["anna"])
    assert (subject.unit_id, subject.manager_id) == (rounds.cast.units["De Linde"], rounds.people["bram"])
    assert SubjectCompetence.objects.filter(subject=subject, position=3).count() == 6
    assert rounds.lookers(ViewFrom.MANAGER) == ["bram"]
    assert rounds.lookers(ViewFrom.SELF) == ["anna"]
    colleagues = rounds.lookers()
    assert len(colleagues) == 8
    assert not {"anna", "bram", "farid", "lotte", "carla"} & {*colleagues}
    assert all(len(rounds.on(rounds.asked(name))) == 3 for name in colleagues)
    assert len(rounds.on(rounds.asked("bram"))) == 6


def test_anchors_are_the_first_indicators_of_the_level_that_is_asked(rounds: Rounds) -> None:
    rounds.opened()
    assert set(Anchor.objects.values_list("position", flat=True)) == {1, 2, 3, 4}
    rounds.cast.use(Use.DEVELOPMENT)
    assert {(each.anchors_from, each.anchors_to) for each in SubjectCompetence.objects.all()} == {(3, 3)}


def test_opening_twice_does_nothing_the_second_time(rounds: Rounds) -> None:
    round = rounds.opened()
    forms = Asked.objects.count()
    rounds.cast.use(Use.ADMINISTRATION)
    assert open_round(round.id, by=rounds.cast.system, at=LATER) == 0
    rounds.cast.use(Use.DEVELOPMENT)
    assert Asked.objects.count() == forms
    assert Round.objects.get().opened_at == NOW


def test_everyone_who_is_asked_is_told_once_and_not_of_whom(rounds: Rounds) -> None:
    rounds.opened("anna", "fatou")
    mails = list(OutboxMessage.objects.all())
    assert {mail.recipient.partition("@")[0] for mail in mails} == {"anna", "fatou", "bram", "dries"}
    assert len(mails) == 4
    assert not any("Anna" in mail.body for mail in mails if not mail.recipient.startswith("anna"))


def test_a_leader_plans_for_her_own_team_only(rounds: Rounds) -> None:
    bram = rounds.cast.viewer("bram", "leader", Use.DEVELOPMENT)
    assert rounds.planned("anna", by=bram).planned_by_id == rounds.people["bram"]
    with pytest.raises(NotAllowed):
        rounds.planned("farid", by=rounds.cast.viewer("bram", "leader", Use.DEVELOPMENT))
    with pytest.raises(NotAllowed):
        rounds.planned("anna", by=rounds.cast.viewer("anna", use=Use.DEVELOPMENT))


def test_a_leader_opens_and_closes_only_what_she_planned(rounds: Rounds) -> None:
    round = rounds.planned("anna")
    for act in (open_round, close_round, remind_round):
        with pytest.raises(NotAllowed):
            act(round.id, by=rounds.cast.viewer("bram", "leader", Use.DEVELOPMENT), at=NOW)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"purpose": Purpose.SELECTION}, "om te groeien of om te beoordelen"),
        ({"views": []}, "minstens één kant"),
        ({"people": []}, "minstens één persoon"),
        ({"closes_on": TODAY - timedelta(days=1)}, "voor ze begint"),
        ({"starts_on": TODAY - timedelta(days=9), "closes_on": TODAY}, "vandaag of vroeger"),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_a_sentence(
    rounds: Rounds, changed: dict[str, object], sentence: str
) -> None:
    values: dict[str, Any] = {
        "purpose": Purpose.DEVELOPMENT,
        "views": EVERYONE,
        "people": [rounds.people["anna"]],
        "starts_on": TODAY,
        "closes_on": TODAY + timedelta(days=30),
        **changed,
    }
    with pytest.raises(CannotDo, match=sentence):
        plan_round("Najaar", **values, by=rounds.cast.system, at=NOW)
    assert not Round.objects.exists()


def test_more_than_three_hours_of_one_manager_asks_why(rounds: Rounds) -> None:
    rounds.team(36)
    names = [f"c{place}" for place in range(1, 37)] + ["anna"]
    round = rounds.planned(*names, views=[ViewFrom.MANAGER])
    plan = plan_of(round, TODAY)
    assert plan.too_much == {rounds.people["bram"]: 185}
    with pytest.raises(CannotDo, match="drie uur"):
        open_round(round.id, by=rounds.cast.system, at=NOW)
    open_round(round.id, reason="Eerste ronde, gespreid over een maand.", by=rounds.cast.system, at=NOW)
    assert Round.objects.get().reason_for_load == "Eerste ronde, gespreid over een maand."


def test_before_opening_it_says_where_enough_colleagues_cannot_be_found(rounds: Rounds) -> None:
    plan = plan_of(rounds.planned("anna", "farid"), TODAY)
    reached = {each.person_id: plan.reached(ViewFrom.COLLEAGUE)[each.subject_id] for each in plan.subjects}
    assert reached == {rounds.people["anna"]: 3, rounds.people["farid"]: 0}
    assert plan.minutes[rounds.people["anna"]] == 5


def test_nobody_is_asked_to_look_at_more_than_eight_people_a_year_as_a_colleague(rounds: Rounds) -> None:
    team = [*(f"c{place}" for place in range(1, 6)), "anna", "fatou", "greet", "dries"]
    for _time in range(2):
        rounds.opened(*team, views=[ViewFrom.COLLEAGUE])
    asked = list(Asked.objects.values_list("looker_id", flat=True))
    assert max(asked.count(looker) for looker in asked) == 8


def test_two_competences_are_chosen_until_the_round_opens(rounds: Rounds) -> None:
    words = rounds.make.language("Competentie 1", "Koken", "Zingen", "Rijden")
    round = rounds.planned()
    subject = Subject.objects.get(round=round)
    chosen = [words["Koken"].competence_id, words["Zingen"].competence_id]
    core = SubjectCompetence.objects.get(subject=subject, chosen=False)
    choose_competences(subject.id, chosen, by=rounds.cast.system, at=NOW)
    rows = SubjectCompetence.objects.filter(subject=subject).order_by("place")
    assert list(rows.values_list("competence_id", "position")) == [
        (core.competence_id, 3), (chosen[0], None), (chosen[1], None)
    ]  # fmt: skip
    open_round(round.id, by=rounds.cast.system, at=NOW)
    with pytest.raises(CannotDo, match="is open"):
        choose_competences(subject.id, chosen[:1], by=rounds.cast.system, at=NOW)


def test_someone_who_moves_or_whose_profile_changes_stays_as_the_round_found_her(rounds: Rounds) -> None:
    rounds.opened()
    before = list(SubjectCompetence.objects.order_by("id").values())
    rounds.make.profile("Zorgkundige", dict.fromkeys(rounds.make.language("Competentie 1").values(), 4))
    place_person(
        rounds.people["anna"], unit=rounds.cast.units["De Beuk"], job=rounds.cast.jobs["Kok"], share=Decimal(1),
        kind=PlacementKind.EMPLOYEE, starts_on=TODAY, by=rounds.cast.system, at=NOW,
    )  # fmt: skip
    rounds.cast.use(Use.DEVELOPMENT)
    assert Subject.objects.get().unit_id == rounds.cast.units["De Linde"]
    assert list(SubjectCompetence.objects.order_by("id").values()) == before


def test_closing_keeps_views_by_name_and_frozen_summaries_and_forgets_the_forms(rounds: Rounds) -> None:
    round = rounds.opened()
    names = rounds.lookers()
    rounds.answers(dict.fromkeys(names[:5], 3) | {names[5]: 2, "anna": 2, "bram": 3}, comment="Mooi")
    assert rounds.closed(round)
    rounds.cast.use(Use.DEVELOPMENT)
    assert {(each.view_from, each.position, each.given_by_id) for each in View.objects.all()} == {
        ("self", 2, rounds.people["anna"]),
        ("manager", 3, rounds.people["bram"]),
    }
    assert {(each.view_from, each.says, each.position) for each in Summary.objects.all()} == {
        ("colleague", Says.MOST, 3)
    }
    assert Summary.objects.count() == 3
    assert SummaryText.objects.count() == 18
    rounds.cast.use(Use.KEEPING)
    assert not Answer.objects.exists()
    assert not LookForm.objects.exists()


def test_closing_a_second_time_writes_nothing(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"anna": 2, "bram": 3})
    assert rounds.closed(round)
    lines = TrailLine.objects.count()
    assert not rounds.closed(round, at=LATER + timedelta(days=1))
    assert TrailLine.objects.count() == lines
    assert Round.objects.get().closed_at == LATER


def test_too_few_and_differing_views_say_so_without_a_count(rounds: Rounds) -> None:
    round = rounds.opened("anna", "fatou")
    of_anna, of_fatou = rounds.lookers(), rounds.lookers(about="fatou")
    rounds.answers(dict.fromkeys(of_anna[:3], 4), comment="Fijn")
    rounds.answers({name: 1 + place % 2 for place, name in enumerate(of_fatou)}, about="fatou")
    rounds.closed(round)
    rounds.cast.use(Use.DEVELOPMENT)
    said = {(each.person_id, each.says, each.position) for each in Summary.objects.all()}
    assert said == {(rounds.people["anna"], Says.TOO_FEW, None), (rounds.people["fatou"], Says.DIFFER, None)}
    assert not SummaryText.objects.exists()


def test_who_did_not_see_it_did_not_look_at_it(rounds: Rounds) -> None:
    round = rounds.opened()
    names = rounds.lookers()
    rounds.answers(dict.fromkeys(names[:3], 3) | dict.fromkeys(names[3:], 0))
    rounds.closed(round)
    rounds.cast.use(Use.DEVELOPMENT)
    assert {each.says for each in Summary.objects.all()} == {Says.TOO_FEW}


def test_a_raised_smallest_group_holds_at_closing_and_is_never_lowered(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers(dict.fromkeys(rounds.lookers()[:4], 3))
    rounds.cast.use(Use.ADMINISTRATION)
    by = rounds.cast.system
    raise_smallest_group(GroupKind.LOOKED, 5, starts_on=TODAY, decision="Overleg", by=by, at=NOW)
    for people in (3, 4, 5):
        with pytest.raises(CannotDo, match="alleen hoger"):
            raise_smallest_group(GroupKind.LOOKED, people, starts_on=TODAY, decision="Overleg", by=by, at=NOW)
    rounds.closed(round)
    rounds.cast.use(Use.DEVELOPMENT)
    assert {each.says for each in Summary.objects.all()} == {Says.TOO_FEW}


def test_an_answer_that_comes_after_closing_is_refused_with_a_sentence(rounds: Rounds) -> None:
    round = rounds.opened()
    asked = rounds.asked("bram")
    on = rounds.on(asked)
    rounds.answers({"bram": 3})
    rounds.closed(round)
    with rounds.looking("bram") as by, pytest.raises(CannotDo, match="is bewaard"):
        save_answer(asked, on[0], Said(2), by=by, at=LATER)
    rounds.cast.use(Use.DEVELOPMENT)
    assert {each.position for each in View.objects.all()} == {3}


def test_a_round_that_was_never_opened_is_not_closed(rounds: Rounds) -> None:
    with pytest.raises(CannotDo, match="nooit geopend"):
        rounds.closed(rounds.planned())


def test_progress_is_counted_from_eight_people_on_without_a_name(rounds: Rounds) -> None:
    rounds.opened()
    small = rounds.opened("anna", views=[ViewFrom.SELF, ViewFrom.MANAGER])
    names = rounds.lookers()
    rounds.answers(dict.fromkeys(names[:3], 3))
    rounds.cast.use(Use.ADMINISTRATION)
    assert count_rounds(by=rounds.cast.system, at=NOW) == 1
    assert count_rounds(by=rounds.cast.system, at=NOW) == 0
    counted = RoundCount.objects.get()
    assert (counted.round_id != small.id, counted.invited, counted.handed_in) == (True, 10, 3)


def test_a_reminder_goes_to_all_whoever_answered(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"anna": 2, "bram": 3}, submit=True)
    rounds.cast.use(Use.ADMINISTRATION)
    OutboxMessage.objects.all().delete()
    assert remind_round(round.id, by=rounds.cast.system, at=NOW) == 10
    assert {"anna", "bram"} <= {mail.recipient.partition("@")[0] for mail in OutboxMessage.objects.all()}
