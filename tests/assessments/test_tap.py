"""One tap on a telephone: what it costs, counted where transactions really begin and commit."""

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiem.assessments.models import Answer
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.rounds import Rounds

AT_MOST = 8


def test_one_tap_is_one_transaction_of_at_most_eight_statements(apart: Cast) -> None:
    with transaction.atomic():
        rounds = Rounds(apart)
        rounds.profile()
        rounds.team()
        rounds.opened()
        asked = rounds.asked("bram")
        competence = rounds.on(asked)[0]
    bram = apart.client("bram")
    place = reverse("assessments:look_at", args=["development", asked, 1])
    for position in (2, 3):
        with CaptureQueriesContext(connection) as taken:
            answer = bram.post(place, {"competence": competence, "position": position}, headers={"HX-Request": "true"})
        assert answer.status_code == 200
        said = [each["sql"] for each in taken.captured_queries]
        assert [each for each in said if each in {"BEGIN", "COMMIT", "ROLLBACK"}] == ["BEGIN", "COMMIT"]
        assert len(said) - 2 <= AT_MOST, said
        with transaction.atomic():
            apart.use(Use.KEEPING)
            assert Answer.objects.get().position == position
