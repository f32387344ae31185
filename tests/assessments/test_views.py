"""What a round left about someone, for the talk: one's own view always, the other's when it opens."""

from datetime import date, timedelta

import pytest

from kiem.assessments.queries import SeenInRound, rounds_about, views_for_talk
from kiem.assessments.rules import Says, ViewFrom
from kiem.foundation.purposes import Use
from tests.cast import TODAY, Cast
from tests.rounds import Rounds


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    return found


def _seen(rounds: Rounds, name: str, use: Use, talk_on: date | None) -> SeenInRound:
    viewer = rounds.cast.viewer(name, use=use)
    seen = views_for_talk(viewer, rounds_about(viewer, rounds.people["anna"])[0].subject_id, talk_on=talk_on)
    assert seen is not None
    return seen


def _sides(seen: SeenInRound) -> set[ViewFrom]:
    return {view.view_from for each in seen.competences for view in each.views}


def test_each_sees_the_view_of_the_other_from_seven_days_before_the_talk(rounds: Rounds) -> None:
    rounds.opened()
    rounds.answers({"anna": 2, "bram": 3}, submit=True)
    for days, sides in ((8, 1), (7, 2), (0, 2), (-3, 2), (None, 1)):
        talk_on = None if days is None else TODAY + timedelta(days=days)
        for name, use in (("anna", Use.OWN_DATA), ("bram", Use.DEVELOPMENT)):
            assert len(_sides(_seen(rounds, name, use, talk_on))) == sides, (days, name)


def test_without_a_talk_the_views_open_when_the_round_closes(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"anna": 2, "bram": 3} | dict.fromkeys(rounds.lookers(), 4), comment="Fijn")
    assert _sides(_seen(rounds, "anna", Use.OWN_DATA, None)) == set()
    rounds.closed(round)
    seen = _seen(rounds, "anna", Use.OWN_DATA, None)
    assert _sides(seen) == {ViewFrom.SELF, ViewFrom.MANAGER}
    first, *_others, last = seen.competences
    assert [(said.says, said.position) for said in first.others] == [(Says.MOST, 4)]
    assert (first.asked, last.others) == (3, ())
    assert len(seen.texts) == 24


def test_whoever_skipped_looking_at_herself_leaves_nothing(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"bram": 3})
    rounds.closed(round)
    seen = _seen(rounds, "bram", Use.DEVELOPMENT, TODAY)
    assert _sides(seen) == {ViewFrom.MANAGER}
    assert all(each.view(ViewFrom.SELF) is None for each in seen.competences)


def test_another_use_or_another_person_sees_nothing(rounds: Rounds) -> None:
    round = rounds.opened()
    rounds.answers({"anna": 2, "bram": 3})
    rounds.closed(round)
    anna = rounds.people["anna"]
    subject = rounds_about(rounds.cast.viewer("anna", use=Use.OWN_DATA), anna)[0].subject_id
    for name, use in (("farid", Use.OWN_DATA), ("bram", Use.APPRAISAL), ("bram", Use.ADMINISTRATION)):
        viewer = rounds.cast.viewer(name, use=use)
        assert views_for_talk(viewer, subject, talk_on=TODAY) is None
        assert rounds_about(viewer, anna) == []
