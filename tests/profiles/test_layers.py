"""What is asked over four layers: everyone, families, jobs, positions; and that it stays doable."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kiem.competences.models import CompetenceVersion
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Use
from kiem.gaps.queries import growth_of, team_growth
from kiem.organisation.actions import place_person
from kiem.organisation.rules import PlacementKind
from kiem.profiles.actions import (
    add_family,
    describe_profile,
    end_family,
    move_family,
    put_in_family,
    remove_requirement,
    set_requirement,
)
from kiem.profiles.models import RoleProfile
from kiem.profiles.queries import asked_at, asked_of, families_on, profile_versions, references_of_each
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    AskedLevel,
    Layer,
    ProfileOf,
    Reference,
    ReferenceScheme,
    Weight,
    of_family,
    of_job,
    of_position,
)
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

START = date(2026, 1, 1)


def _ask(cast: Cast, of: ProfileOf, version: CompetenceVersion, level: int, weight: Weight = Weight.ESSENTIAL) -> None:
    cast.use(Use.ADMINISTRATION)
    set_requirement(of, version.competence_id, level, weight, by=cast.system, at=NOW)


def _family(cast: Cast, name: str, *jobs: str, parent: ProfileOf | None = None) -> ProfileOf:
    cast.use(Use.ADMINISTRATION)
    above = parent.family_id if parent else None
    family = add_family(name, parent=above, starts_on=START, by=cast.system, at=NOW)
    for job in jobs:
        put_in_family(cast.jobs[job], family=family.id, starts_on=START, by=cast.system, at=NOW)
    return of_family(family.id)


def _asked(cast: Cast, name: str, on: date = TODAY) -> dict[str, AskedLevel]:
    cast.use(Use.ADMINISTRATION)
    return {one.name: one for one in asked_of([cast.people[name]], on, ["nl"])[cast.people[name]]}


def _layers(one: AskedLevel) -> Sequence[Layer]:
    return [line.source.layer for line in one.lines]


def test_someone_is_asked_what_every_layer_of_her_place_asks(cast: Cast) -> None:
    a, b, c, d, e = Make(cast).language(*"ABCDE").values()
    care = _family(cast, "Zorg")
    nursing = _family(cast, "Verpleging en zorg", "Zorgkundige", parent=care)
    _ask(cast, WHOLE_ORGANISATION, a, 1)
    _ask(cast, care, b, 2)
    _ask(cast, nursing, c, 3)
    _ask(cast, of_job(cast.jobs["Zorgkundige"]), d, 4)
    _ask(cast, of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"]), e, 2)
    assert set(_asked(cast, "anna")) == set("ABCDE")
    assert set(_asked(cast, "farid")) == set("ABCD"), "he has the same job in another unit"
    assert set(_asked(cast, "greet")) == {"A"}, "her job is in no family"


def test_a_nearer_layer_raises_and_both_are_said(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    job = of_job(cast.jobs["Zorgkundige"])
    _ask(cast, WHOLE_ORGANISATION, version, 2)
    _ask(cast, job, version, 3, Weight.DESIRABLE)
    one = _asked(cast, "anna")["A"]
    assert (one.position, one.weight, _layers(one)) == (3, Weight.ESSENTIAL, [Layer.ORGANISATION, Layer.JOB])
    cast.use(Use.ADMINISTRATION)
    assert asked_at([WHOLE_ORGANISATION], TODAY)[WHOLE_ORGANISATION][0].position == 2


def test_two_part_time_jobs_share_what_everyone_is_asked(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    _ask(cast, WHOLE_ORGANISATION, version, 2)
    place_person(
        cast.people["anna"],
        unit=cast.units["De Beuk"],
        job=cast.jobs["Kok"],
        share=Decimal("0.2"),
        kind=PlacementKind.EMPLOYEE,
        starts_on=START,
        by=cast.system,
        at=NOW,
    )
    assert _layers(_asked(cast, "anna")["A"]) == [Layer.ORGANISATION]


def test_a_job_belongs_to_a_family_for_a_time(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    care = _family(cast, "Zorg", "Zorgkundige")
    cast.use(Use.ADMINISTRATION)
    set_requirement(care, version.competence_id, 2, Weight.ESSENTIAL, starts_on=START, by=cast.system, at=NOW)
    put_in_family(cast.jobs["Zorgkundige"], family=None, starts_on=date(2026, 12, 1), by=cast.system, at=NOW)
    assert set(_asked(cast, "anna", date(2026, 11, 30))) == {"A"}
    assert set(_asked(cast, "anna", date(2026, 12, 1))) == set()
    assert set(_asked(cast, "anna", date(2025, 12, 31))) == set()


def test_growth_and_team_pages_read_all_layers(cast: Cast) -> None:
    first, second = Make(cast).language("A", "B").values()
    _ask(cast, WHOLE_ORGANISATION, first, 2)
    _ask(cast, of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"]), second, 2)
    anna = cast.viewer("anna", use=Use.OWN_DATA)
    assert [line.name for line in growth_of(anna, cast.people["anna"]).lines] == ["A", "B"]
    bram = cast.viewer("bram", "leader", Use.DEVELOPMENT)
    team = team_growth(bram, cast.units["De Linde"])
    asked = {
        member.name.split()[0]: [team.cells[number].asked is not None for number in row]
        for member, row in zip(team.members, team.rows, strict=True)
    }
    assert asked["Anna"] == [True, True]
    assert asked["Greet"] == [True, False]


def test_a_thirteenth_over_all_layers_is_refused_wherever_it_is_added(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(14))).values())
    job = of_job(cast.jobs["Zorgkundige"])
    for version in words[:11]:
        _ask(cast, job, version, 2)
    _ask(cast, WHOLE_ORGANISATION, words[11], 2)
    care = _family(cast, "Zorg", "Zorgkundige")
    for of in (job, WHOLE_ORGANISATION, care, of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"])):
        with pytest.raises(CannotDo, match="12") as refused:
            _ask(cast, of, words[12], 2)
        assert refused.value.field == "competence"
    _ask(cast, care, words[0], 3)
    _ask(cast, of_job(cast.jobs["Kok"]), words[12], 2)


def test_a_family_that_would_bring_a_thirteenth_is_refused_too(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(13))).values())
    for version in words[:12]:
        _ask(cast, of_job(cast.jobs["Zorgkundige"]), version, 2)
    care, above = _family(cast, "Zorg"), _family(cast, "Alles")
    _ask(cast, above, words[12], 2)
    assert care.family_id is not None
    put_in_family(cast.jobs["Zorgkundige"], family=care.family_id, starts_on=START, by=cast.system, at=NOW)
    with pytest.raises(CannotDo, match="Zorgkundige") as refused:
        move_family(care.family_id, parent=above.family_id, starts_on=START, by=cast.system, at=NOW)
    assert refused.value.field == "parent"
    with pytest.raises(CannotDo, match="Zorgkundige"):
        put_in_family(cast.jobs["Zorgkundige"], family=above.family_id, starts_on=TODAY, by=cast.system, at=NOW)
    assert families_on(TODAY).parents == {}


def test_a_circle_of_families_is_refused_with_a_sentence(cast: Cast) -> None:
    top = _family(cast, "Boven")
    below = _family(cast, "Onder", parent=top)
    assert top.family_id is not None
    for parent in (below.family_id, top.family_id):
        with pytest.raises(CannotDo) as refused:
            move_family(top.family_id, parent=parent, starts_on=TODAY, by=cast.system, at=NOW)
        assert refused.value.field == "parent"


def test_a_family_in_use_does_not_end(cast: Cast) -> None:
    care = _family(cast, "Zorg", "Zorgkundige")
    assert care.family_id is not None
    with pytest.raises(CannotDo) as refused:
        end_family(care.family_id, ends_before=TODAY, by=cast.system, at=NOW)
    assert refused.value.field == "ends_before"
    put_in_family(cast.jobs["Zorgkundige"], family=None, starts_on=TODAY, by=cast.system, at=NOW)
    end_family(care.family_id, ends_before=TODAY, by=cast.system, at=NOW)
    assert families_on(TODAY).rows == ()


def test_the_database_keeps_each_layer_to_its_own(cast: Cast) -> None:
    cast.use(Use.ADMINISTRATION)
    job, unit = cast.jobs["Kok"], cast.units["De Linde"]
    wrong = ({"layer": "organisation", "job_id": job}, {"layer": "job"}, {"layer": "position", "unit_id": unit})
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleProfile.objects.create(organisation_id=cast.organisation, **values)


def test_what_is_not_here_has_no_profile(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    for of in (
        of_family(cast.organisation),
        of_job(cast.organisation),
        of_position(cast.jobs["Kok"], cast.organisation),
    ):
        with pytest.raises(NotFound):
            _ask(cast, of, version, 2)


def test_a_line_says_since_when_it_is_asked_so(cast: Cast) -> None:
    first, second = Make(cast).language("A", "B").values()
    job = of_job(cast.jobs["Kok"])
    cast.use(Use.ADMINISTRATION)
    for day, version, level in ((START, first, 2), (date(2026, 6, 1), second, 2), (TODAY, second, 3)):
        set_requirement(job, version.competence_id, level, Weight.ESSENTIAL, starts_on=day, by=cast.system, at=NOW)
    newest = profile_versions(job, ["nl"])[0]
    assert {line.name: line.since for line in newest.lines} == {"A": START, "B": TODAY}


def test_what_a_profile_says_stands_in_a_version_of_its_own_with_the_lines_it_had(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    job = of_job(cast.jobs["Kok"])
    _ask(cast, job, version, 2)
    said: dict[str, Any] = {
        "purpose": " Koken. ",
        "results": ["Een goed maal", "Een propere keuken"],
        "decision": "Directie",
    }
    references = (Reference(ReferenceScheme.IFIC, "1234", "Kok", 80), Reference(ReferenceScheme.ISCO, "5120"))
    cast.use(Use.ADMINISTRATION)
    assert describe_profile(job, **said, references=references, by=cast.system, at=NOW)
    assert not describe_profile(job, **said, references=references, by=cast.system, at=NOW)
    remove_requirement(job, version.competence_id, by=cast.system, at=NOW)
    newest = profile_versions(job)[0]
    assert (newest.purpose, newest.results, newest.decision) == ("Koken.", tuple(said["results"]), "Directie")
    assert references_of_each([newest.version_id])[newest.version_id] == references


@pytest.mark.parametrize(
    "references",
    [
        [Reference(ReferenceScheme.IFIC, "1", share=60), Reference(ReferenceScheme.IFIC, "2", share=60)],
        [Reference(ReferenceScheme.ISCO, "1"), Reference(ReferenceScheme.ISCO, "1")],
        [Reference(ReferenceScheme.ESCO, "verpleegkundige")],
    ],
)
def test_references_that_cannot_stand_together_are_refused(cast: Cast, references: Sequence[Reference]) -> None:
    cast.use(Use.ADMINISTRATION)
    of = of_job(cast.jobs["Kok"])
    with pytest.raises(CannotDo) as refused:
        describe_profile(of, purpose="", results=[], references=references, by=cast.system, at=NOW)
    assert refused.value.field == "references"
    assert profile_versions(of) == []
