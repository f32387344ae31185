"""Forms are filled in for people only where the people are made up."""

import pytest

from kiem.assessments.actions import MadeUpAnswer, make_up_answers
from kiem.assessments.models import Answer
from kiem.foundation.errors import NotAllowed
from kiem.foundation.models import Organisation, TrailLine
from tests.cast import NOW, Cast
from tests.rounds import Rounds


def _for_anna(rounds: Rounds) -> list[MadeUpAnswer]:
    asked = rounds.asked("anna")
    return [MadeUpAnswer(asked, rounds.people["anna"], competence, 2) for competence in rounds.on(asked)]


def test_nobody_fills_in_the_form_of_someone_real(cast: Cast) -> None:
    rounds = Rounds(cast)
    rounds.profile()
    round = rounds.opened("anna")
    with pytest.raises(NotAllowed):
        make_up_answers(round.id, _for_anna(rounds), by=cast.system, at=NOW)


def test_in_a_made_up_organisation_only_the_system_does_and_only_what_was_asked(cast: Cast) -> None:
    rounds = Rounds(cast)
    rounds.profile()
    round = rounds.opened("anna")
    answers = _for_anna(rounds)
    Organisation.objects.filter(id=cast.organisation).update(is_demo=True)
    with pytest.raises(NotAllowed):
        make_up_answers(round.id, answers, by=cast.viewer("carla", "hr"), at=NOW)
    stranger = MadeUpAnswer(answers[0].asked_id, rounds.people["farid"], answers[0].competence_id, 4)
    make_up_answers(round.id, [*answers, stranger], by=cast.system, at=NOW)
    assert TrailLine.objects.get(verb="make_up_answers").count == len(answers)
    with rounds.looking("anna"):
        assert list(Answer.objects.values_list("position", flat=True)) == [2] * len(answers)
