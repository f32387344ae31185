"""Versions of the language: draft, adopted, replaced; and what never changes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kiem.competences.actions import (
    adopt_framework,
    begin_framework,
    retire_competence,
    reword_competence,
    word_competence,
)
from kiem.competences.models import CompetenceText, CompetenceVersion, Framework, FrameworkEntry, FrameworkVersion
from kiem.competences.queries import Language, contents_of, language_of
from kiem.competences.rules import CompetenceKind, VersionStatus, Wording
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import TrailLine
from kiem.organisation.access import Viewer
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

DECISION = "directieoverleg van 12 januari, punt 3"


def _language() -> Language:
    language = language_of(["nl"])
    assert language is not None
    return language


def _adopted(cast: Cast) -> Viewer:
    Make(cast).language("Luisteren", "Samen beslissen")
    carla = cast.viewer("carla", "hr")
    adopt_framework(DECISION, date(2026, 1, 12), by=carla, at=NOW)
    return carla


def test_a_language_begins_as_a_draft_that_counts_until_one_is_adopted(cast: Cast) -> None:
    begin_framework("De taal van het Lindenhof", by=cast.viewer("carla", "hr"), at=NOW)
    language = _language()
    assert (language.name, language.number, language.is_draft) == ("De taal van het Lindenhof", 1, True)


def test_an_organisation_has_one_language(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    begin_framework("Onze taal", by=carla, at=NOW)
    with pytest.raises(CannotDo):
        begin_framework("Nog een taal", by=carla, at=NOW)
    assert Framework.objects.count() == 1


@pytest.mark.parametrize("role", ["", "delegate"])
def test_only_hr_begins_adopts_or_words(cast: Cast, role: str) -> None:
    Make(cast).language("Luisteren")
    dries = cast.viewer("dries", role)
    with pytest.raises(NotAllowed):
        begin_framework("Onze taal", by=dries, at=NOW)
    with pytest.raises(NotAllowed):
        adopt_framework(DECISION, TODAY, by=dries, at=NOW)
    with pytest.raises(NotAllowed):
        word_competence(CompetenceKind.CORE, [Wording("nl", "Zorg")], by=dries, at=NOW)


@pytest.mark.parametrize(
    ("decision", "day"),
    [("", TODAY), ("   ", TODAY), (DECISION, TODAY + timedelta(days=1))],
    ids=["no decision", "a blank decision", "a day to come"],
)
def test_adopting_needs_a_decision_that_has_been_taken(cast: Cast, decision: str, day: date) -> None:
    Make(cast).language("Luisteren")
    with pytest.raises(CannotDo):
        adopt_framework(decision, day, by=cast.viewer("carla", "hr"), at=NOW)
    assert _language().is_draft


def test_the_database_too_refuses_an_adopted_version_without_a_decision(cast: Cast) -> None:
    Make(cast).language("Luisteren")
    with pytest.raises(IntegrityError, match="framework_adopted_by_a_decision"), transaction.atomic():
        FrameworkVersion.objects.update(status=VersionStatus.ADOPTED, adopted_on=TODAY)


def test_an_empty_draft_is_not_adopted(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    begin_framework("Onze taal", by=carla, at=NOW)
    with pytest.raises(CannotDo):
        adopt_framework(DECISION, TODAY, by=carla, at=NOW)


def test_a_version_is_not_adopted_before_the_one_in_force(cast: Cast) -> None:
    carla = _adopted(cast)
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Plannen")], by=carla, at=NOW)
    with pytest.raises(CannotDo) as refused:
        adopt_framework(DECISION, date(2026, 1, 11), by=carla, at=NOW)
    assert refused.value.field == "adopted_on"


def test_rewording_after_adoption_opens_a_draft_and_leaves_the_version_in_force_as_it_was(cast: Cast) -> None:
    carla = _adopted(cast)
    before = _language()
    entry = before.entries[0]
    reword_competence(entry.competence_id, entry.kind, [Wording("nl", "Echt luisteren")], by=carla, at=NOW)
    now = _language()
    assert now.entries == before.entries
    assert now.draft_id is not None
    draft = language_of(["nl"], draft=True)
    assert draft is not None
    assert {each.name for each in draft.entries} == {"Echt luisteren", "Samen beslissen"}
    assert draft.by_id[entry.competence_id].number == 2


def test_adopting_replaces_the_former_version(cast: Cast) -> None:
    carla = _adopted(cast)
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Plannen")], by=carla, at=NOW)
    adopt_framework("tweede besluit", TODAY, by=carla, at=NOW)
    statuses = dict(FrameworkVersion.objects.values_list("number", "status"))
    assert statuses == {1: VersionStatus.REPLACED, 2: VersionStatus.ADOPTED}
    assert len(_language().entries) == 3


def test_rewording_in_the_same_words_opens_no_draft(cast: Cast) -> None:
    carla = _adopted(cast)
    entry = _language().entries[0]
    held = contents_of([_language().version_id])[_language().version_id][entry.competence_id]
    assert not reword_competence(entry.competence_id, entry.kind, held.content.wordings, by=carla, at=NOW)
    assert FrameworkVersion.objects.count() == 1


def test_a_rewording_based_on_older_words_is_refused(cast: Cast) -> None:
    carla = _adopted(cast)
    entry = _language().entries[0]
    first = entry.version_id
    reword_competence(
        entry.competence_id, entry.kind, [Wording("nl", "Echt luisteren")], based_on=first, by=carla, at=NOW
    )
    with pytest.raises(CannotDo):
        reword_competence(
            entry.competence_id, entry.kind, [Wording("nl", "Goed luisteren")], based_on=first, by=carla, at=NOW
        )
    assert CompetenceVersion.objects.filter(competence=entry.competence_id).count() == 2


def test_retiring_takes_the_pointer_out_of_the_draft_only(cast: Cast) -> None:
    carla = _adopted(cast)
    entry = _language().entries[0]
    retire_competence(entry.competence_id, by=carla, at=NOW)
    draft = language_of(["nl"], draft=True)
    assert draft is not None
    assert entry.competence_id not in draft.by_id
    assert entry.competence_id in _language().by_id


def test_entries_of_an_adopted_version_never_change(cast: Cast) -> None:
    _adopted(cast)
    entry = FrameworkEntry.objects.first()
    assert entry is not None
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        FrameworkEntry.objects.filter(id=entry.id).delete()
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        FrameworkEntry.objects.filter(id=entry.id).update(competence_version=entry.competence_version_id)
    entry.pk = None
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        FrameworkEntry.objects.create(
            organisation_id=cast.organisation,
            framework_version=entry.framework_version,
            competence=entry.competence,
            competence_version=entry.competence_version,
        )


def test_an_entry_of_a_draft_is_not_moved_into_an_adopted_version(cast: Cast) -> None:
    carla = _adopted(cast)
    adopted = _language().version_id
    new = word_competence(CompetenceKind.SHARED, [Wording("nl", "Plannen")], by=carla, at=NOW)
    with pytest.raises(IntegrityError, match="its entries never change"), transaction.atomic():
        FrameworkEntry.objects.filter(competence_version=new).update(framework_version=adopted)


@pytest.mark.parametrize(
    "change",
    [{"status": "draft"}, {"decision": "een ander besluit"}, {"adopted_on": TODAY}, {"number": 7}],
    ids=["back to draft", "another decision", "another day", "another number"],
)
def test_an_adopted_version_never_changes(cast: Cast, change: dict[str, object]) -> None:
    _adopted(cast)
    with pytest.raises(IntegrityError, match="adopted it never changes"), transaction.atomic():
        FrameworkVersion.objects.update(**change)


def test_a_version_is_not_made_adopted_nor_deleted_once_it_is(cast: Cast) -> None:
    _adopted(cast)
    with pytest.raises(IntegrityError, match="adopted it never changes"), transaction.atomic():
        FrameworkVersion.objects.all().delete()
    with pytest.raises(IntegrityError, match="begins as a draft"), transaction.atomic():
        FrameworkVersion.objects.create(
            organisation_id=cast.organisation,
            framework=Framework.objects.get(),
            number=2,
            status=VersionStatus.REPLACED,
            adopted_on=TODAY,
            decision=DECISION,
        )


def test_worded_versions_and_their_texts_are_only_added(cast: Cast) -> None:
    _adopted(cast)
    for rows, change in (
        (CompetenceVersion.objects.all(), {"kind": CompetenceKind.TEAM}),
        (CompetenceText.objects.all(), {"name": "anders"}),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            rows.update(**change)
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            rows.delete()


def test_an_entry_points_to_a_wording_of_its_own_competence(cast: Cast) -> None:
    Make(cast).language("Luisteren", "Samen beslissen")
    one, other = FrameworkEntry.objects.order_by("id")
    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkEntry.objects.filter(id=one.id).update(competence_version=other.competence_version_id)


def test_each_change_of_the_language_leaves_one_line_in_the_trail(cast: Cast) -> None:
    carla = _adopted(cast)
    before = TrailLine.objects.count()
    new = word_competence(CompetenceKind.SHARED, [Wording("nl", "Plannen")], by=carla, at=NOW)
    retire_competence(new.competence_id, by=carla, at=NOW)
    verbs = list(TrailLine.objects.order_by("id").values_list("verb", flat=True))[before:]
    assert verbs == ["word_competence", "retire_competence"]
