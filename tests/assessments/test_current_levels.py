"""The current levels are what recomputing them from all facts would give."""

import hashlib
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiem.assessments.actions import bring_in_levels
from kiem.assessments.models import CurrentLevel, Level
from kiem.assessments.rules import Basis, BroughtInLevel, counts_by
from kiem.competences.models import CompetenceVersion
from kiem.foundation.purposes import Purpose, Use
from tests.assessments.test_bringing_in import a_level
from tests.cast import NOW, Cast
from tests.make import Make

PEOPLE = ("anna", "fatou", "farid")
PURPOSES = (Purpose.DEVELOPMENT, Purpose.APPRAISAL)
cells = st.tuples(st.sampled_from(PEOPLE), st.integers(0, 1))
lists = st.tuples(
    st.sampled_from(PURPOSES),
    st.dictionaries(cells, st.integers(1, 4), min_size=1),
    st.integers(0, 600),  # observed so many days before
    st.integers(-3, 3),  # recorded so many minutes away from now: clocks jump
)


def rebuild_current_levels() -> dict[tuple[uuid.UUID, uuid.UUID, str], uuid.UUID]:
    """The current level of each person, competence and purpose, judged afresh from every fact."""
    best: dict[tuple[uuid.UUID, uuid.UUID, str], Level] = {}
    corrected = set(Level.objects.exclude(corrects=None).values_list("corrects_id", flat=True))

    def order(level: Level) -> tuple[bool, date, datetime, int]:
        return counts_by(Basis(level.basis), level.observed_on, level.recorded_at, level.id)

    for level in Level.objects.all():
        key = (level.person_id, level.competence_id, level.purpose)
        if level.id not in corrected and (key not in best or order(level) > order(best[key])):
            best[key] = level
    return {key: level.id for key, level in best.items()}


def bring_in(
    cast: Cast, words: list[CompetenceVersion], number: int, event: tuple[Purpose, dict[tuple[str, int], int], int, int]
) -> None:
    purpose, found, days, minutes = event
    levels: list[BroughtInLevel] = [a_level(cast, name, words[n], position) for (name, n), position in found.items()]
    bring_in_levels(
        levels,
        purpose=purpose,
        observed_on=date(2026, 11, 20) - timedelta(days=days),
        file_name=f"{number}.csv",
        digest=hashlib.sha256(str(number).encode()).digest(),
        by=cast.system,
        at=NOW + timedelta(minutes=minutes),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(lists, max_size=6))
def test_the_current_levels_equal_recomputed_ones(
    cast: Cast, events: list[tuple[Purpose, dict[tuple[str, int], int], int, int]]
) -> None:
    with transaction.atomic():
        cast.use(Use.ADMINISTRATION)
        words = list(Make(cast).language("Eén", "Twee").values())
        for number, event in enumerate(events):
            bring_in(cast, words, number, event)
        cast.use(Use.KEEPING)
        rows = CurrentLevel.objects.select_related("level")
        kept = {(row.person_id, row.competence_id, row.purpose): row for row in rows}
        assert {key: row.level_id for key, row in kept.items()} == rebuild_current_levels()
        for row in kept.values():
            level = row.level
            assert (row.position, row.basis, row.observed_on, row.valid_until, row.scale_version_id) == (
                level.position,
                level.basis,
                level.observed_on,
                level.valid_until,
                level.scale_version_id,
            )
        transaction.set_rollback(True)


def test_a_level_is_not_changed_nor_taken_away_by_the_application(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege('assessments_level', 'UPDATE'), "
            "has_table_privilege('assessments_level', 'DELETE')"
        )
        assert cursor.fetchone() == (False, False)


def test_what_a_current_level_was_gathered_for_never_changes(cast: Cast) -> None:
    Make(cast).de_linde()
    cast.use(Use.KEEPING)
    current = CurrentLevel.objects.filter(purpose=Purpose.DEVELOPMENT)
    assert current.exists()
    for values in ({"purpose": Purpose.APPRAISAL.value}, {"person": cast.people["farid"]}):
        with pytest.raises(IntegrityError, match="keeps its person, competence and purpose"), transaction.atomic():
            current.update(**values)
