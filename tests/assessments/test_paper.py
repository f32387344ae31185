"""A form on paper: entered by a helper she names, and hers only once she says that it is right."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from kiem.accounts.models import Membership
from kiem.assessments.actions import (
    confirm_paper,
    enter_from_paper,
    name_helper,
    refuse_paper,
    save_answer,
    stop_helping,
    submit_look,
    take_back_help,
)
from kiem.assessments.models import Answer, LookForm, PaperAnswer, PaperHelp, Round, View
from kiem.assessments.queries.paper import entered_from_paper, paper_fingerprint
from kiem.assessments.rules import Said, ViewFrom
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.actions import add_unit, give_mandate, place_person
from kiem.organisation.rules import MandateKind, PlacementKind
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.rounds import Rounds

LOTTE = "Lotte Hermans"
LATER = NOW + timedelta(days=3)


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def _named(rounds: Rounds, name: str = "greet", called: str = LOTTE) -> tuple[uuid.UUID, uuid.UUID]:
    """Someone names who enters her form about Anna; the ids of what she was asked and of the help."""
    asked = rounds.asked(name)
    with rounds.looking(name) as by:
        name_helper(asked, called, by=by, at=NOW)
        return asked, PaperHelp.objects.get(asked=asked).id


def _entered(rounds: Rounds, name: str, help: uuid.UUID, said: Said, helper: str = "lotte") -> None:
    """On everything that she was asked."""
    on = rounds.on(rounds.asked(name))
    with rounds.looking(helper) as by:
        for competence in on:
            enter_from_paper(help, competence, said, by=by, at=NOW)


def _confirmed(rounds: Rounds, name: str, asked: uuid.UUID) -> None:
    with rounds.looking(name) as by:
        help = PaperHelp.objects.get(asked=asked)
        confirm_paper(asked, paper_fingerprint(entered_from_paper(help.id)), by=by, at=NOW)


def _kept(rounds: Rounds) -> list[tuple[int | None, bool, str]]:
    rounds.cast.use(Use.KEEPING)
    return list(Answer.objects.values_list("position", "not_seen", "comment"))


def _on_paper(rounds: Rounds) -> tuple[int, int]:
    """How many helps and answers from paper there are."""
    rounds.cast.use(Use.KEEPING)
    return PaperHelp.objects.count(), PaperAnswer.objects.count()


def test_what_a_helper_enters_counts_once_she_says_that_it_is_right(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3, comment=" Rustig bij drukte. "))
    assert _kept(rounds) == []
    _confirmed(rounds, "greet", asked)
    assert set(_kept(rounds)) == {(3, False, "Rustig bij drukte.")}
    assert len(_kept(rounds)) == 3
    assert _on_paper(rounds) == (0, 0)
    assert LookForm.objects.get(asked=asked).submitted


def test_a_view_of_oneself_from_paper_is_given_as_on_the_screen(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds, "anna")
    _entered(rounds, "anna", help, Said(2))
    _confirmed(rounds, "anna", asked)
    rounds.cast.use(Use.OWN_DATA, "anna")
    assert View.objects.filter(view_from=ViewFrom.SELF, position=2).count() == 6


def test_without_a_yes_nothing_counts_and_all_of_it_is_erased_at_closing(rounds: Rounds) -> None:
    round = rounds.opened()
    _asked, help = _named(rounds, "anna")
    _entered(rounds, "anna", help, Said(2, comment="Op papier"))
    rounds.closed(round)
    assert _on_paper(rounds) == (0, 0)
    assert not View.objects.exists()


def test_only_the_two_read_what_is_on_paper_whatever_the_use(rounds: Rounds) -> None:
    rounds.opened()
    _asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    rounds.opened("anna", at=NOW + timedelta(days=1))
    two = {rounds.people["greet"], rounds.people["lotte"]}
    for use in Use:
        for person in (None, *rounds.people.values()):
            enter(rounds.cast.organisation, use, user=rounds.cast.users["carla"], person=person)
            for model in (PaperHelp, PaperAnswer):
                hers = use in (Use.OWN_DATA, Use.DEVELOPMENT) and person in two
                assert model.objects.exists() == (hers or use is Use.KEEPING), (model, use, person)


def test_once_it_is_confirmed_the_helper_reads_nothing_of_it_any_more(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    _confirmed(rounds, "greet", asked)
    for use in set(Use) - {Use.KEEPING}:
        rounds.cast.use(use, "lotte")
        assert not PaperHelp.objects.exists()
        assert not Answer.objects.filter(looker=rounds.people["greet"]).exists()
    with rounds.looking("lotte") as by, pytest.raises(CannotDo, match="Hier kan niets meer ingevoerd worden"):
        enter_from_paper(help, rounds.on(asked)[0], Said(1), by=by, at=LATER)


def test_naming_entering_and_confirming_leaves_no_line_and_no_mail(rounds: Rounds) -> None:
    round = rounds.opened()
    before = TrailLine.objects.count(), OutboxMessage.objects.count()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    with rounds.looking("greet") as by:
        refuse_paper(asked, by=by, at=NOW)
    _entered(rounds, "greet", help, Said(2))
    _confirmed(rounds, "greet", asked)
    assert (TrailLine.objects.count(), OutboxMessage.objects.count()) == before
    rounds.closed(round)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM foundation_trailline WHERE verb LIKE '%paper%' OR verb LIKE '%help%'")
        assert cursor.fetchone() == (0,)


def test_who_may_be_named_works_elsewhere_leads_neither_and_is_not_of_hr(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("greet")
    people = {"Fatou Diallo": False, "Bram Claes": False, "Carla Maes": False, "Elke De Smet": False,
              "Hamid Karimi": False, "Anna Peeters": False, "Greet Janssens": False, "Niemand Hier": False,
              "dries@lindenhof.example": False, "Zara Vermeulen": False,
              "lotte  HERMANS": True, "farid@lindenhof.example": True}  # fmt: skip
    for called, may in people.items():
        with rounds.looking("greet") as by:
            if may:
                name_helper(asked, called, by=by, at=NOW)
                take_back_help(asked, by=by, at=NOW)
            else:
                with pytest.raises(CannotDo, match="niemand gevonden die je met dit formulier kan helpen"):
                    name_helper(asked, called, by=by, at=NOW)
    assert _on_paper(rounds) == (0, 0)


def test_who_leads_in_another_branch_does_not_name_whoever_leads_above_her_there(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("greet")
    rounds.cast.use(Use.ADMINISTRATION)
    branch = add_unit("Thuiszorg", starts_on=BEFORE, by=rounds.cast.system, at=NOW).id
    led = add_unit("Thuiszorg Noord", parent=branch, starts_on=BEFORE, by=rounds.cast.system, at=NOW).id
    for name, unit in (("greet", led), ("farid", branch)):
        give_mandate(rounds.people[name], MandateKind.LEADER, unit=unit, starts_on=TODAY, by=rounds.cast.system, at=NOW)
    with rounds.looking("greet") as by:
        with pytest.raises(CannotDo, match="niemand gevonden"):
            name_helper(asked, "Farid El Amrani", by=by, at=NOW)
        name_helper(asked, LOTTE, by=by, at=NOW)


def test_what_a_manager_sees_is_handed_to_nobody(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("bram")
    with rounds.looking("bram") as by, pytest.raises(CannotDo, match="aan niemand anders"):
        name_helper(asked, LOTTE, by=by, at=NOW)


def test_nobody_helps_two_people_with_a_form_about_the_same_person(rounds: Rounds) -> None:
    rounds.opened()
    _named(rounds, "greet")
    asked = rounds.asked("fatou")
    with rounds.looking("fatou") as by, pytest.raises(CannotDo, match="niemand gevonden"):
        name_helper(asked, LOTTE, by=by, at=NOW)


def test_naming_twice_leaves_one_help_and_another_only_after_taking_back(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    assert _named(rounds) == (asked, help)
    with rounds.looking("greet") as by:
        with pytest.raises(CannotDo, match="Lotte Hermans helpt je al"):
            name_helper(asked, "Farid El Amrani", by=by, at=NOW)
        for _time in range(2):
            take_back_help(asked, by=by, at=NOW)
        name_helper(asked, "Farid El Amrani", by=by, at=NOW)
        assert PaperHelp.objects.get(asked=asked).helper_id == rounds.people["farid"]


def _take_back(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    with rounds.looking("greet") as by:
        take_back_help(asked, by=by, at=NOW)


def _stop(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    with rounds.looking("lotte") as by:
        for _time in range(2):
            stop_helping(help, by=by, at=NOW)


def _close(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    rounds.cast.use(Use.DEVELOPMENT)
    rounds.closed(Round.objects.get(closed_at=None))


def _lead(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    """The helper takes over the unit of the other."""
    rounds.cast.use(Use.ADMINISTRATION)
    give_mandate(
        rounds.people["lotte"], MandateKind.SUBSTITUTE, unit=rounds.cast.units["De Linde"], starts_on=TODAY,
        by=rounds.cast.system, at=NOW,
    )  # fmt: skip


def _move(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    """The helper comes to work beside who is looked at."""
    rounds.cast.use(Use.ADMINISTRATION)
    place_person(
        rounds.people["lotte"], unit=rounds.cast.units["De Linde"], job=rounds.cast.jobs["Zorgkundige"],
        share=Decimal("0.2"), kind=PlacementKind.EMPLOYEE, starts_on=TODAY, by=rounds.cast.system, at=NOW,
    )  # fmt: skip


def _leave(rounds: Rounds, asked: uuid.UUID, help: uuid.UUID) -> None:
    Membership.objects.filter(id=rounds.cast.memberships["lotte"]).update(ended_at=NOW)


@pytest.mark.parametrize(
    ("happens", "left"),
    [(_take_back, (0, 0)), (_stop, (0, 0)), (_close, (0, 0)), (_lead, (1, 1)), (_move, (1, 1)), (_leave, (1, 1))],
)
def test_what_comes_too_late_from_a_helper_is_said_and_not_kept(
    rounds: Rounds, happens: Callable[[Rounds, uuid.UUID, uuid.UUID], None], left: tuple[int, int]
) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    first, second = rounds.on(asked)[:2]
    with rounds.looking("lotte") as by:
        enter_from_paper(help, first, Said(3), by=by, at=NOW)
    happens(rounds, asked, help)
    with rounds.looking("lotte") as by, pytest.raises(CannotDo, match="Dit antwoord is niet bewaard"):
        enter_from_paper(help, second, Said(3), by=by, at=NOW)
    assert _on_paper(rounds) == left


def test_of_a_helper_who_left_what_was_entered_can_still_be_confirmed_or_taken_back(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    _leave(rounds, asked, help)
    _confirmed(rounds, "greet", asked)
    assert len(_kept(rounds)) == 3


def test_two_windows_of_a_helper_and_double_taps_leave_one_answer(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    competence = rounds.on(asked)[0]
    with rounds.looking("lotte") as by:
        for said in (Said(3), Said(3), Said(comment="Eens"), Said(0), Said(2), Said(-1), Said(4)):
            enter_from_paper(help, competence, said, by=by, at=NOW)
        found = PaperAnswer.objects.get(help=help)
        assert (found.position, found.not_seen, found.comment) == (4, False, "Eens")


def test_what_is_not_on_the_form_or_not_on_the_scale_is_not_kept(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    first = rounds.on(asked)[0]
    not_asked = next(each for each in rounds.on(rounds.asked("bram")) if each not in rounds.on(asked))
    with rounds.looking("lotte") as by:
        for competence, position in ((not_asked, 3), (uuid.uuid4(), 3), (first, 5), (first, -2)):
            with pytest.raises(NotFound):
                enter_from_paper(help, competence, Said(position), by=by, at=NOW)
        with pytest.raises(CannotDo, match="600"):
            enter_from_paper(help, first, Said(comment="x" * 601), by=by, at=NOW)
    assert _on_paper(rounds) == (1, 0)


def test_someone_else_enters_nothing_on_a_form_she_was_not_named_for(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    for name in ("farid", "bram", "greet"):
        with rounds.looking(name) as by, pytest.raises(CannotDo, match="niets meer ingevoerd"):
            enter_from_paper(help, rounds.on(asked)[0], Said(3), by=by, at=NOW)
    for name in ("farid", "lotte", "anna"):
        with rounds.looking(name) as by, pytest.raises(NotFound):
            confirm_paper(asked, "", by=by, at=NOW)
    assert _on_paper(rounds) == (1, 0)


def test_what_was_entered_while_she_read_is_not_confirmed_unread(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    with rounds.looking("greet"):
        seen = paper_fingerprint(entered_from_paper(help))
    _entered(rounds, "greet", help, Said(1))
    with rounds.looking("greet") as by, pytest.raises(CannotDo, match="terwijl je las"):
        confirm_paper(asked, seen, by=by, at=NOW)
    assert _kept(rounds) == []
    _confirmed(rounds, "greet", asked)
    assert {position for position, *_said in _kept(rounds)} == {1}


def test_saying_twice_that_it_is_right_leaves_one_answer_each(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    _confirmed(rounds, "greet", asked)
    with rounds.looking("greet") as by, pytest.raises(CannotDo, match="Er wacht niets"):
        confirm_paper(asked, "", by=by, at=NOW)
    assert len(_kept(rounds)) == 3


def test_what_is_not_right_is_gone_and_the_helper_may_begin_anew(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds)
    _entered(rounds, "greet", help, Said(3))
    with rounds.looking("greet") as by:
        for _time in range(2):
            refuse_paper(asked, by=by, at=NOW)
    assert _on_paper(rounds) == (1, 0)
    _entered(rounds, "greet", help, Said(2))
    assert _on_paper(rounds) == (1, 3)


def test_the_paper_stands_in_the_place_of_what_she_tapped_and_the_rest_stays(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("greet")
    first, second, third = rounds.on(asked)
    with rounds.looking("greet") as by:
        save_answer(asked, first, Said(1, comment="Zelf"), by=by, at=NOW)
        save_answer(asked, second, Said(1), by=by, at=NOW)
    _asked, help = _named(rounds)
    with rounds.looking("lotte") as by:
        enter_from_paper(help, first, Said(4), by=by, at=NOW)
        enter_from_paper(help, third, Said(comment="Alleen woorden"), by=by, at=NOW)
    _confirmed(rounds, "greet", asked)
    assert set(_kept(rounds)) == {(4, False, "Zelf"), (1, False, ""), (None, False, "Alleen woorden")}


def test_a_view_that_she_gave_on_the_screen_ends_the_help(rounds: Rounds) -> None:
    rounds.opened()
    asked, help = _named(rounds, "anna")
    _entered(rounds, "anna", help, Said(2))
    with rounds.looking("anna") as by:
        submit_look(asked, by=by, at=NOW)
        assert _on_paper(rounds) == (0, 0)
    with rounds.looking("anna") as by, pytest.raises(CannotDo, match="deze kijk al gegeven"):
        name_helper(asked, LOTTE, by=by, at=NOW)
    with rounds.looking("lotte") as by, pytest.raises(CannotDo, match="niets meer ingevoerd"):
        enter_from_paper(help, rounds.on(asked)[0], Said(3), by=by, at=NOW)
