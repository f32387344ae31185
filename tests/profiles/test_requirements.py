"""What a job asks: set, changed, removed, refused."""

import uuid
from collections.abc import Callable

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kiem.competences.actions import adopt_framework, bring_in_framework, reword_competence, word_competence
from kiem.competences.models import CompetenceVersion
from kiem.competences.rules import CompetenceKind, CompetenceToBringIn, Wording
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from kiem.profiles.actions import remove_requirement, set_requirement
from kiem.profiles.models import Requirement, RoleProfile, RoleProfileVersion
from kiem.profiles.queries import requirements_of_jobs
from kiem.profiles.rules import AT_MOST_REQUIREMENTS, RequiredLevel, Weight, of_job
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

JOB = "Zorgkundige"


def _lines(cast: Cast, job: str = JOB) -> tuple[RequiredLevel, ...]:
    return requirements_of_jobs([cast.jobs[job]], TODAY, ["nl"]).get(cast.jobs[job], ())


def _ask(cast: Cast, version: CompetenceVersion, position: int = 3, weight: Weight = Weight.ESSENTIAL) -> bool:
    by = cast.viewer("carla", "hr")
    return set_requirement(of_job(cast.jobs[JOB]), version.competence_id, position, weight, by=by, at=NOW)


def test_a_job_asks_a_competence_at_a_level(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    assert _ask(cast, version)
    [line] = _lines(cast)
    assert (line.name, line.source.name, line.position, line.weight) == ("Luisteren", JOB, 3, Weight.ESSENTIAL)
    assert (line.competence_version_id, line.reworded, line.retired) == (version.id, False, False)


def test_asking_just_the_same_again_writes_nothing(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    _ask(cast, version)
    lines = TrailLine.objects.count()
    assert not _ask(cast, version)
    assert (RoleProfileVersion.objects.count(), TrailLine.objects.count()) == (1, lines)


def test_a_changed_line_takes_the_place_of_the_old_and_a_removed_one_is_gone(cast: Cast) -> None:
    words = Make(cast).language("Luisteren", "Plannen")
    for version in words.values():
        _ask(cast, version)
    _ask(cast, words["Luisteren"], 2, Weight.DESIRABLE)
    assert [(line.name, line.position) for line in _lines(cast)] == [("Plannen", 3), ("Luisteren", 2)]
    remove_requirement(of_job(cast.jobs[JOB]), words["Plannen"].competence_id, by=cast.viewer("carla", "hr"), at=NOW)
    assert [line.name for line in _lines(cast)] == ["Luisteren"]


def test_each_change_leaves_one_line_in_the_trail(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    before = TrailLine.objects.count()
    _ask(cast, version)
    remove_requirement(of_job(cast.jobs[JOB]), version.competence_id, by=cast.viewer("carla", "hr"), at=NOW)
    verbs = list(TrailLine.objects.order_by("id").values_list("verb", flat=True))[before:]
    assert verbs == ["set_requirement", "remove_requirement"]


@pytest.mark.parametrize(
    ("name", "role"), [("anna", ""), ("bram", "leader"), ("dries", "delegate"), ("elke", "director")]
)
def test_only_hr_changes_a_profile(cast: Cast, name: str, role: str) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    by = cast.viewer(name, role)
    with pytest.raises(NotAllowed):
        set_requirement(of_job(cast.jobs[JOB]), version.competence_id, 3, Weight.ESSENTIAL, by=by, at=NOW)
    with pytest.raises(NotAllowed):
        remove_requirement(of_job(cast.jobs[JOB]), version.competence_id, by=by, at=NOW)


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_level_that_is_not_on_the_scale_is_refused(cast: Cast, position: int) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    with pytest.raises(CannotDo) as refused:
        _ask(cast, version, position)
    assert refused.value.field == "level"


def test_a_level_of_another_scale_is_refused_by_the_action_and_by_the_database(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    by = cast.viewer("carla", "hr")
    bring_in_framework(
        [CompetenceToBringIn("Rijden", level_texts=("nee", "ja"))],
        language="nl",
        level_names=("niet", "wel"),
        by=by,
        at=NOW,
    )
    driving = CompetenceVersion.objects.exclude(scale_version=version.scale_version_id).get()
    with pytest.raises(CannotDo) as refused:
        set_requirement(
            of_job(cast.jobs[JOB]),
            version.competence_id,
            2,
            Weight.ESSENTIAL,
            scale_version_id=driving.scale_version_id,
            by=by,
            at=NOW,
        )
    assert refused.value.field == "level"
    _ask(cast, version)
    asked = Requirement.objects.get()
    for scale, position in ((driving.scale_version_id, 2), (version.scale_version_id, 5)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Requirement.objects.create(
                organisation_id=cast.organisation,
                role_profile_version=asked.role_profile_version,
                competence_id=version.competence_id if position == 5 else driving.competence_id,
                competence_version_id=version.id if position == 5 else driving.id,
                scale_version_id=version.scale_version_id if position == 2 else scale,
                position=position,
                weight=Weight.ESSENTIAL,
            )


def test_a_team_competence_is_never_asked_of_one_person(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    version = word_competence(CompetenceKind.TEAM, [Wording("nl", "Elkaar dragen")], by=carla, at=NOW)
    with pytest.raises(CannotDo) as refused:
        _ask(cast, version)
    assert refused.value.field == "competence"


def test_a_thirteenth_line_is_refused_and_the_twelve_can_still_change(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(AT_MOST_REQUIREMENTS + 1))).values())
    for version in words[:AT_MOST_REQUIREMENTS]:
        _ask(cast, version)
    with pytest.raises(CannotDo, match="12"):
        _ask(cast, words[-1])
    assert _ask(cast, words[0], 1)
    assert len(_lines(cast)) == AT_MOST_REQUIREMENTS


def test_what_is_only_in_the_draft_beside_an_adopted_language_is_not_asked_yet(cast: Cast) -> None:
    Make(cast).language("Luisteren")
    carla = cast.viewer("carla", "hr")
    adopt_framework("besluit", TODAY, by=carla, at=NOW)
    version = word_competence(CompetenceKind.SHARED, [Wording("nl", "Plannen")], by=carla, at=NOW)
    with pytest.raises(CannotDo):
        _ask(cast, version)


def test_a_line_keeps_the_wording_it_was_made_with_and_is_read_in_the_words_of_now(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    _ask(cast, version)
    carla = cast.viewer("carla", "hr")
    reword_competence(version.competence_id, CompetenceKind.CORE, [Wording("nl", "Echt luisteren")], by=carla, at=NOW)
    [line] = _lines(cast)
    assert (line.name, line.reworded, line.competence_version_id) == ("Echt luisteren", True, version.id)
    assert _ask(cast, version)
    assert not _lines(cast)[0].reworded


def test_an_unknown_job_or_line_is_not_found(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    carla = cast.viewer("carla", "hr")
    for job in (uuid.uuid4(), cast.other_organisation):
        with pytest.raises(NotFound):
            set_requirement(of_job(job), version.competence_id, 3, Weight.ESSENTIAL, by=carla, at=NOW)
    with pytest.raises(NotFound):
        remove_requirement(of_job(cast.jobs[JOB]), version.competence_id, by=carla, at=NOW)


@pytest.mark.parametrize("rows", [RoleProfile.objects.all, RoleProfileVersion.objects.all, Requirement.objects.all])
def test_what_was_asked_is_only_added_to(cast: Cast, rows: "Callable[[], object]") -> None:
    _ask(cast, Make(cast).language("Luisteren")["Luisteren"])
    found = rows()
    assert isinstance(found, type(Requirement.objects.all()))
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        found.delete()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        found.update(organisation=cast.organisation)
