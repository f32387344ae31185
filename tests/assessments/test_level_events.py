"""Whatever happens to levels, in whatever order: the current ones are what the facts say, judged afresh.

``KIEM_LONG=yes`` lets some ten thousand things happen; else there are a few hundred.
"""

import hashlib
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kiem.assessments.actions import agree_levels, bring_in_levels, contest_level
from kiem.assessments.models import CurrentLevel, Level
from kiem.assessments.rules import Basis, LevelToAgree, has_lapsed
from kiem.competences.models import CompetenceVersion
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Purpose, Use
from tests.assessments.test_bringing_in import a_level
from tests.assessments.test_current_levels import rebuild_current_levels
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

people = st.sampled_from(("anna", "fatou"))
which = st.integers(0, 1)
positions = st.integers(1, 4)
days = st.integers(0, 600)  # observed so many days ago
minutes = st.integers(-3, 3)  # recorded so many minutes away from now: clocks jump


class LevelEvents(RuleBasedStateMachine):
    """Lists, talks, what is put right and what is said to be wrong, of two people and two competences."""

    cast: Cast
    words: list[CompetenceVersion]

    @initialize()
    def begin(self) -> None:
        self.files = 0
        self.cast.use(Use.ADMINISTRATION)
        self.kept = transaction.savepoint()
        self.words = list(Make(self.cast).language("Eén", "Twee").values())

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.kept)

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def bring_in(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        self.files += 1
        bring_in_levels(
            [a_level(self.cast, name, self.words[n], position)],
            purpose=Purpose.DEVELOPMENT,
            observed_on=TODAY - timedelta(days=ago),
            file_name="lijst.csv",
            digest=hashlib.sha256(str(self.files).encode()).digest(),
            by=self.cast.system,
            at=NOW + timedelta(minutes=late),
        )

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def agree(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        self._agree(name, self._line(n, position), ago, late)

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def put_right(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        """The agreed level that was written first: it was perhaps put right before, and then it is refused."""
        self.cast.use(Use.DEVELOPMENT)
        agreed = Level.objects.filter(
            person=self.cast.people[name], competence=self.words[n].competence_id, basis=Basis.AGREED
        )
        first = agreed.order_by("id").first()
        if first is None:
            return
        before = agreed.filter(corrects=first).exists()
        try:
            self._agree(name, self._line(n, position, first), ago, late)
        except CannotDo:
            assert before
        else:
            assert not before

    @rule(name=people, n=which)
    def contest(self, name: str, n: int) -> None:
        viewer = self.cast.viewer(name, use=Use.OWN_DATA)
        current = CurrentLevel.objects.filter(person=viewer.person_id, competence=self.words[n].competence_id).first()
        if current is None:
            return
        with suppress(CannotDo):  # agreed, or said before
            contest_level(current.level_id, "Niet juist.", by=viewer, at=NOW)

    @invariant()
    def the_current_levels_are_what_the_facts_say(self) -> None:
        self.cast.use(Use.KEEPING)
        rows = CurrentLevel.objects.select_related("level")
        kept = {(row.person_id, row.competence_id, row.purpose): row for row in rows}
        assert {key: row.level_id for key, row in kept.items()} == rebuild_current_levels()
        for row in kept.values():
            fact = row.level
            assert (row.position, row.basis, row.valid_until) == (fact.position, fact.basis, fact.valid_until)

    @invariant()
    def what_people_agreed_never_lapses_nor_gives_way_to_a_list(self) -> None:
        self.cast.use(Use.KEEPING)
        later = TODAY + timedelta(days=4000)
        for row in CurrentLevel.objects.all():
            agreed = Level.objects.filter(person=row.person_id, competence=row.competence_id, basis=Basis.AGREED)
            assert (row.basis == Basis.AGREED) is agreed.exists()
            assert has_lapsed(Basis(row.basis), row.valid_until, later) is not agreed.exists()

    def _line(self, n: int, position: int, wrong: Level | None = None) -> LevelToAgree:
        word = self.words[n]
        return LevelToAgree(word.competence_id, word.id, word.scale_version_id, position, wrong.id if wrong else None)

    def _agree(self, name: str, line: LevelToAgree, ago: int, late: int) -> None:
        agree_levels(
            self.cast.people[name],
            [line],
            agreed_with=self.cast.people["bram"],
            asked=[line.competence_id],
            observed_on=TODAY - timedelta(days=ago),
            by=self.cast.viewer("bram", use=Use.DEVELOPMENT),
            at=NOW + timedelta(minutes=late),
        )


@pytest.mark.usefixtures("cast")
def test_current_levels_equal_recomputed_ones_over_random_events(cast: Cast) -> None:
    LevelEvents.cast = cast
    run_state_machine_as_test(
        LevelEvents,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        ),
    )
