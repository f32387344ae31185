"""Whatever happens to levels, in whatever order: the current ones are what the facts say, judged afresh.

``KIEM_LONG=yes`` lets some ten thousand things happen; else there are a few hundred.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from kiem.assessments.actions import agree_levels, bring_in_levels, contest_level, determine_levels
from kiem.assessments.models import CurrentLevel, Level
from kiem.assessments.queries import current_levels_of
from kiem.assessments.rules import Basis, BroughtInLevel, LevelToAgree, has_lapsed
from kiem.competences.actions import bring_in_dictionary
from kiem.competences.models import CompetenceVersion
from kiem.competences.rules import CompetenceInFull, ScaleInFull, Wording
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import add_person, end_placement, place_person
from kiem.organisation.models import Placement
from kiem.organisation.rules import PlacementKind
from tests.assessments.test_current_levels import rebuild_current_levels
from tests.cast import NOW, Cast
from tests.make import Make

EVENTS = 10_000 if os.environ.get("KIEM_LONG") else 300
STEPS = 40
which = st.integers(0, 1)
positions = st.integers(1, 4)
days = st.integers(0, 600)  # observed so many days ago
minutes = st.integers(-3, 3)  # recorded so many minutes away from now: clocks jump
SCALES = {
    "Vijf stappen": ("nog niet", "met hulp", "zelf", "leert aan", "vernieuwt"),
    "Vier woorden": ("nog niet", "aan het leren", "kan het", "toont het voor"),
}


class LevelEvents(RuleBasedStateMachine):
    """Lists, talks, evaluations, what is put right and what is said to be wrong, of two competences.

    Meanwhile people come and move, time goes by and levels lapse, and competences get other words on another scale.
    """

    cast: Cast
    happened = 0
    people: Bundle[str] = Bundle("people")

    @initialize(target=people)
    def begin(self) -> MultipleResults[str]:
        self.files, self.now = 0, NOW
        self.cast.use(Use.ADMINISTRATION)
        self.kept = transaction.savepoint()
        self.known = dict(self.cast.people)
        self.versions = [[word] for word in Make(self.cast).language("Eén", "Twee").values()]
        return multiple("anna", "fatou")

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.kept)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @rule(name=people, n=which, position=positions, ago=days, late=minutes, old=st.booleans())
    def bring_in(self, name: str, n: int, position: int, ago: int, late: int, old: bool) -> None:
        self.files += 1
        word = self.versions[n][0 if old else -1]
        self.cast.use(Use.ADMINISTRATION)
        bring_in_levels(
            [BroughtInLevel(self.known[name], word.competence_id, word.id, word.scale_version_id, position)],
            purpose=Purpose.DEVELOPMENT,
            observed_on=self.today - timedelta(days=ago),
            file_name="lijst.csv",
            digest=hashlib.sha256(str(self.files).encode()).digest(),
            by=self.cast.system,
            at=self.now + timedelta(minutes=late),
        )

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def agree(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        self._agree(name, self._line(n, position), ago, late)

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def determine(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        line = self._line(n, position)
        determine_levels(
            self.known[name],
            [line],
            determined_by=self.known["bram"],
            asked=[line.competence_id],
            observed_on=self.today - timedelta(days=ago),
            by=self.cast.viewer("bram", use=Use.APPRAISAL),
            at=self.now + timedelta(minutes=late),
        )

    @rule(name=people, n=which, position=positions, ago=days, late=minutes)
    def put_right(self, name: str, n: int, position: int, ago: int, late: int) -> None:
        """The agreed level that was written first: it was perhaps put right before, and then it is refused."""
        self.cast.use(Use.DEVELOPMENT)
        agreed = Level.objects.filter(
            person=self.known[name], competence=self.versions[n][0].competence_id, basis=Basis.AGREED
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

    @rule(n=which)
    def contest(self, n: int) -> None:
        viewer = self.cast.viewer("anna", use=Use.OWN_DATA)
        competence = self.versions[n][0].competence_id
        current = CurrentLevel.objects.filter(person=viewer.person_id, competence=competence).first()
        if current is None:
            return
        with suppress(CannotDo):  # agreed, or said before
            contest_level(current.level_id, "Niet juist.", by=viewer, at=self.now)

    @rule(target=people)
    def hire(self) -> str:
        self.cast.use(Use.ADMINISTRATION)
        name = f"Nieuw {len(self.known)}"
        self.known[name] = add_person(name, "Mens", by=self.cast.system, at=self.now).id
        self._place(name, "De Linde")
        return name

    @rule(name=people, unit=st.sampled_from(("De Linde", "De Beuk")))
    def move(self, name: str, unit: str) -> None:
        """Where someone works says nothing of what she can do."""
        self.cast.use(Use.ADMINISTRATION)
        for placement in Placement.objects.filter(person=self.known[name], ends_before=None):
            if placement.starts_on < self.today:
                end_placement(placement.id, ends_before=self.today, by=self.cast.system, at=self.now)
        with suppress(CannotDo):  # she came or moved there today
            self._place(name, unit)

    @rule(months=st.integers(1, 9))
    def time_goes_by(self, months: int) -> None:
        self.now += timedelta(days=30 * months)

    @rule(n=which, scale=st.sampled_from(sorted(SCALES)))
    def word_anew(self, n: int, scale: str) -> None:
        """Other words, on another scale: what was recorded keeps the words and the scale that it was recorded on."""
        self.cast.use(Use.ADMINISTRATION)
        of, number = self.versions[n][0].competence_id, len(self.versions[n])
        words = Wording("nl", f"Competentie {n}, anders gezegd {number}")
        row = CompetenceInFull(of, None, "", scale, (words,))
        described = ScaleInFull(scale, None, None, {"nl": SCALES[scale]}, {})
        bring_in_dictionary([row], [described], by=self.cast.system, at=self.now)
        self.versions[n].append(CompetenceVersion.objects.get(competence=of, number=number + 1))

    @invariant()
    def something_happened(self) -> None:
        type(self).happened += 1

    @invariant()
    def the_current_levels_are_what_the_facts_say(self) -> None:
        self.cast.use(Use.KEEPING)
        rows = CurrentLevel.objects.select_related("level")
        kept = {(row.person_id, row.competence_id, row.purpose): row for row in rows}
        assert {key: row.level_id for key, row in kept.items()} == rebuild_current_levels()
        for row in kept.values():
            fact = row.level
            assert (row.position, row.basis, row.valid_until, row.scale_version_id) == (
                fact.position,
                fact.basis,
                fact.valid_until,
                fact.scale_version_id,
            )

    @invariant()
    def what_people_agreed_never_lapses_nor_gives_way_to_a_list(self) -> None:
        self.cast.use(Use.KEEPING)
        later = self.today + timedelta(days=4000)
        for row in CurrentLevel.objects.filter(purpose=Purpose.DEVELOPMENT):
            agreed = Level.objects.filter(person=row.person_id, competence=row.competence_id, basis=Basis.AGREED)
            assert (row.basis == Basis.AGREED) is agreed.exists()
            assert has_lapsed(Basis(row.basis), row.valid_until, later) is not agreed.exists()

    @invariant()
    def her_own_page_reads_what_counts_and_whether_it_lapsed(self) -> None:
        self.cast.use(Use.KEEPING)
        anna = self.known["anna"]
        counts = {
            level for (person, _competence, _purpose), level in rebuild_current_levels().items() if person == anna
        }
        viewer = replace(self.cast.viewer("anna", use=Use.OWN_DATA), today=self.today)
        read = {fact.level_id: fact for fact in current_levels_of(viewer, anna)}
        assert read.keys() == counts
        for fact in read.values():
            brought_in_long_ago = fact.basis is Basis.BROUGHT_IN and (fact.valid_until or date.max) <= self.today
            assert has_lapsed(fact.basis, fact.valid_until, self.today) is brought_in_long_ago

    def _place(self, name: str, unit: str) -> None:
        place_person(
            self.known[name],
            unit=self.cast.units[unit],
            job=self.cast.jobs["Zorgkundige"],
            share=Decimal("0.5"),
            kind=PlacementKind.EMPLOYEE,
            starts_on=self.today,
            by=self.cast.system,
            at=self.now,
        )

    def _line(self, n: int, position: int, wrong: Level | None = None) -> LevelToAgree:
        word = self.versions[n][-1]
        return LevelToAgree(word.competence_id, word.id, word.scale_version_id, position, wrong.id if wrong else None)

    def _agree(self, name: str, line: LevelToAgree, ago: int, late: int) -> None:
        agree_levels(
            self.known[name],
            [line],
            agreed_with=self.known["bram"],
            asked=[line.competence_id],
            observed_on=self.today - timedelta(days=ago),
            by=self.cast.viewer("bram", use=Use.DEVELOPMENT),
            at=self.now + timedelta(minutes=late),
        )


@pytest.mark.usefixtures("cast")
def test_current_levels_equal_recomputed_ones_over_random_events(cast: Cast) -> None:
    LevelEvents.cast, LevelEvents.happened = cast, 0
    while LevelEvents.happened < EVENTS:
        run_state_machine_as_test(
            LevelEvents,
            settings=settings(
                max_examples=EVENTS // STEPS + 1,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=[HealthCheck.function_scoped_fixture],
            ),
        )
