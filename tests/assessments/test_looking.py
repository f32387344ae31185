"""Looking along: what is saved is hers alone while the round is open, and nobody's to trace once it is closed."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from kiem.accounts.models import Membership
from kiem.assessments.actions import clear_answers, save_answer, submit_look
from kiem.assessments.models import Answer, LookForm, SubjectCompetence, SummaryText, View
from kiem.assessments.rules import Said, ViewFrom
from kiem.competences.models import Indicator
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Purpose, Use
from tests.cast import NOW, Cast
from tests.house.isolating import organisation_tables, rows
from tests.rounds import Rounds

LATER = NOW + timedelta(days=3)


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def _kept(rounds: Rounds) -> list[dict[str, Any]]:
    rounds.cast.use(Use.KEEPING)
    return [dict(each) for each in Answer.objects.values("position", "not_seen", "comment", "ticked")]


def test_a_double_tap_and_a_second_window_leave_one_answer(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("fatou")
    competence = rounds.on(asked)[0]
    with rounds.looking("fatou") as by:
        for _time in range(2):
            save_answer(asked, competence, Said(3), by=by, at=NOW)
        save_answer(asked, competence, Said(comment=" Rustig bij drukte. "), by=by, at=NOW)
        save_answer(asked, competence, Said(2), by=by, at=NOW)
    assert _kept(rounds) == [{"position": 2, "not_seen": False, "comment": "Rustig bij drukte.", "ticked": []}]


def test_not_seen_is_an_answer_and_an_answer_can_be_taken_back(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("fatou")
    competence = rounds.on(asked)[0]
    with rounds.looking("fatou") as by:
        save_answer(asked, competence, Said(0), by=by, at=NOW)
    assert (_kept(rounds)[0]["position"], _kept(rounds)[0]["not_seen"]) == (None, True)
    with rounds.looking("fatou") as by:
        save_answer(asked, competence, Said(-1), by=by, at=NOW)
    assert (_kept(rounds)[0]["position"], _kept(rounds)[0]["not_seen"]) == (None, False)
    with rounds.looking("fatou") as by:
        clear_answers(asked, by=by, at=NOW)
    assert _kept(rounds) == []


def test_only_indicators_that_are_anchors_of_that_competence_are_ticked(rounds: Rounds) -> None:
    rounds.opened()
    asked = rounds.asked("fatou")
    first, second = rounds.on(asked)[:2]
    rounds.cast.use(Use.DEVELOPMENT)
    versions = dict(SubjectCompetence.objects.values_list("id", "competence_version_id"))
    mine, others = (Indicator.objects.filter(competence_version=versions[each])[0].id for each in (first, second))
    with rounds.looking("fatou") as by:
        save_answer(asked, first, Said(ticked=[mine, others, uuid.uuid4()]), by=by, at=NOW)
    assert _kept(rounds)[0]["ticked"] == [mine]


@pytest.mark.parametrize("position", [5, 99, -2])
def test_a_level_outside_the_scale_is_not_kept(rounds: Rounds, position: int) -> None:
    rounds.opened()
    asked = rounds.asked("fatou")
    competence = rounds.on(asked)[0]
    with rounds.looking("fatou") as by, pytest.raises(NotFound):
        save_answer(asked, competence, Said(position), by=by, at=NOW)
    assert _kept(rounds) == []


def test_nobody_answers_on_what_she_was_not_asked_or_on_the_form_of_another(rounds: Rounds) -> None:
    rounds.opened()
    of_fatou, of_bram = rounds.asked("fatou"), rounds.asked("bram")
    not_asked = next(each for each in rounds.on(of_bram) if each not in rounds.on(of_fatou))
    first = rounds.on(of_fatou)[0]
    with rounds.looking("fatou") as by:
        for asked, competence in ((of_fatou, not_asked), (of_bram, first), (uuid.uuid4(), first)):
            with pytest.raises(NotFound):
                save_answer(asked, competence, Said(3), by=by, at=NOW)
        with pytest.raises(NotFound):
            submit_look(of_bram, by=by, at=NOW)
    assert _kept(rounds) == []


def test_a_view_by_name_is_given_once_and_stays(rounds: Rounds) -> None:
    rounds.opened()
    rounds.answers({"bram": 3}, comment="Sterk", submit=True)
    asked = rounds.asked("bram")
    on = rounds.on(asked)
    with rounds.looking("bram") as by:
        submit_look(asked, by=by, at=LATER)
        with pytest.raises(CannotDo, match="deze kijk al gegeven"):
            save_answer(asked, on[0], Said(1), by=by, at=LATER)
        with pytest.raises(CannotDo, match="deze kijk al gegeven"):
            clear_answers(asked, by=by, at=LATER)
        views = View.objects.filter(view_from=ViewFrom.MANAGER)
        assert {(each.position, each.comment, each.given_on) for each in views} == {(3, "Sterk van bram", NOW.date())}
        assert len(views) == 6
    assert TrailLine.objects.filter(verb="submit_look").count() == 1


def test_a_colleague_who_is_done_may_still_change_her_mind_and_leaves_no_line(rounds: Rounds) -> None:
    rounds.opened()
    before = TrailLine.objects.count()
    rounds.answers({"fatou": 3}, submit=True)
    rounds.answers({"fatou": 2})
    assert {each["position"] for each in _kept(rounds)} == {2}
    assert TrailLine.objects.count() == before


def test_what_is_only_in_her_form_is_not_given_before_closing(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"anna": 2})
    rounds.cast.use(Use.DEVELOPMENT)
    assert not View.objects.exists()
    rounds.closed(round)
    rounds.cast.use(Use.OWN_DATA, "anna")
    assert View.objects.filter(view_from=ViewFrom.SELF).count() == 6


def test_an_open_form_is_read_by_nobody_but_who_looks_whatever_the_setting(rounds: Rounds) -> None:
    rounds.opened()
    rounds.answers({"fatou": 3, "anna": 2, "bram": 4}, comment="Geheim")
    fatou = rounds.people["fatou"]
    mine = {(Use.OWN_DATA, fatou), (Use.DEVELOPMENT, fatou)}
    for use in Use:
        for person in (None, *rounds.people.values()):
            enter(rounds.cast.organisation, use, user=rounds.cast.users["carla"], person=person)
            for model in (Answer, LookForm):
                seen = model.objects.filter(looker=fatou).exists()
                assert seen == ((use, person) in mine or use is Use.KEEPING), (model, use, person)


def test_an_appraisal_form_does_not_open_under_development(rounds: Rounds) -> None:
    rounds.opened("anna", views=[ViewFrom.MANAGER], purpose=Purpose.APPRAISAL)
    rounds.cast.use(Use.DEVELOPMENT, "bram")
    assert not LookForm.objects.exists()
    rounds.cast.use(Use.APPRAISAL, "bram")
    assert LookForm.objects.count() == 1


def test_a_colleague_who_left_keeps_her_say(rounds: Rounds) -> None:
    round = rounds.opened()
    names = rounds.lookers()
    rounds.answers(dict.fromkeys(names, 3), comment="Dank")
    Membership.objects.filter(id=rounds.cast.memberships["fatou"]).update(ended_at=LATER)
    assert rounds.closed(round)
    rounds.cast.use(Use.DEVELOPMENT)
    assert SummaryText.objects.count() == 3 * len(names)


def test_once_closed_no_row_anywhere_joins_a_colleague_to_what_she_said(rounds: Rounds) -> None:
    """In every table: no row names a colleague together with one of her words, forms or answers, or names those at all.

    Of what a colleague said only the texts stand anywhere, each alone, under a new id.
    """
    round = rounds.opened()
    names = rounds.lookers()
    rounds.answers(dict.fromkeys(names, 3), comment="Woorden", submit=True)
    rounds.cast.use(Use.KEEPING)
    forms, answers = (set(model.objects.values_list("id", flat=True)) for model in (LookForm, Answer))
    rounds.closed(round)
    enter(rounds.cast.organisation, Use.KEEPING)
    lookers = {rounds.people[name] for name in names}
    texts = {text.id for text in SummaryText.objects.all()}
    for table in organisation_tables():
        for row in rows(table):
            whole = json.dumps(row, default=str)
            assert not [key for key in forms | answers if str(key) in whole], table.name
            if "Woorden van" in whole:
                assert (table.name, row["id"] in texts) == ("assessments_summarytext", True)
                assert not [key for key in lookers if str(key) in whole]
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs")
        assert not [row for row in cursor.fetchall() if any(str(key) in row[0] for key in forms | answers)]


def test_order_and_ids_of_texts_say_nothing_of_who_wrote_first(rounds: Rounds) -> None:
    """Over many rounds the place of the first writer's text, by id or as the table gives it, is spread evenly."""
    places = []
    for time in range(8):
        round = rounds.opened(views=[ViewFrom.COLLEAGUE], at=NOW + timedelta(minutes=time))
        names = rounds.lookers()[:4]
        for name in names:
            asked = rounds.asked(name)
            competence = rounds.on(asked)[0]
            with rounds.looking(name) as by:
                save_answer(asked, competence, Said(comment=name), by=by, at=NOW)
        rounds.closed(round)
        rounds.cast.use(Use.DEVELOPMENT)
        texts = list(SummaryText.objects.filter(subject__round=round).values_list("text", flat=True))
        assert sorted(texts) == sorted(names)
        places.append(texts.index(names[0]))
    assert len(set(places)) > 1
