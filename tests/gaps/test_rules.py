"""Which next step lies nearest, and when a level grows old."""

import uuid
from datetime import date

from kiem.assessments.rules import Basis
from kiem.competences.rules import CompetenceKind
from kiem.engine.gaps import MET, UNKNOWN, Gap, Standing
from kiem.gaps.rules import Candidate, grows_old, in_reading_order, next_step
from kiem.profiles.rules import AskedLevel, Weight

TODAY = date(2026, 11, 23)


def asked(name: str, weight: Weight = Weight.ESSENTIAL, kind: CompetenceKind = CompetenceKind.SHARED) -> AskedLevel:
    return AskedLevel(uuid.uuid4(), uuid.uuid4(), name, kind, uuid.uuid4(), 3, weight, ())


def short(by: int = 1) -> Gap:
    return Gap(Standing.SHORT, by)


def name_of(candidate: Candidate | None) -> str:
    return candidate.asked.name if candidate else ""


def test_what_the_job_cannot_do_without_comes_before_what_is_unknown() -> None:
    found = next_step([Candidate(asked("A"), UNKNOWN), Candidate(asked("B"), short())])
    assert name_of(found) == "B"


def test_what_is_unknown_comes_before_what_is_only_desirable() -> None:
    found = next_step([Candidate(asked("A", Weight.DESIRABLE), short()), Candidate(asked("B"), UNKNOWN)])
    assert name_of(found) == "B"


def test_a_core_competence_comes_first_then_the_nearest_step_then_the_alphabet() -> None:
    core = Candidate(asked("Z", kind=CompetenceKind.CORE), short(3))
    near, far, other = Candidate(asked("M"), short(1)), Candidate(asked("A"), short(2)), Candidate(asked("N"), short(1))
    assert name_of(next_step([far, other, near, core])) == "Z"
    assert name_of(next_step([far, other, near])) == "M"


def test_a_level_that_is_contested_is_no_ground_for_a_step() -> None:
    assert next_step([Candidate(asked("A"), short(), contested=True)]) is None


def test_who_is_where_her_job_asks_is_given_no_step() -> None:
    assert next_step([Candidate(asked("A"), MET), Candidate(asked("B"), Gap(Standing.OVER, 1))]) is None


def test_a_level_is_marked_from_sixty_days_before_its_end() -> None:
    assert not grows_old(Basis.BROUGHT_IN, date(2027, 1, 23), TODAY)
    assert grows_old(Basis.BROUGHT_IN, date(2027, 1, 22), TODAY)
    assert not grows_old(Basis.AGREED, None, TODAY)


def test_core_competences_are_read_first_then_names_without_regard_to_accents() -> None:
    found = in_reading_order([asked("Zorg"), asked("Écht luisteren"), asked("Fier", kind=CompetenceKind.CORE)])
    assert [one.name for one in found] == ["Fier", "Écht luisteren", "Zorg"]
