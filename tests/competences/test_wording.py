"""Words: what is kept, what is refused, and in which language they are read."""

import pytest
from django.utils.translation import override

from kiem.competences.actions import word_competence
from kiem.competences.models import CompetenceLevelText, CompetenceVersion
from kiem.competences.queries import Language, competence_names, language_of
from kiem.competences.rules import LONGEST_DEFINITION, CompetenceKind, Wording
from kiem.foundation.errors import CannotDo, NotFound
from tests.cast import NOW, Cast


def _read(languages: list[str]) -> Language:
    language = language_of(languages)
    assert language is not None
    return language


def test_a_competence_keeps_its_words_in_each_language_and_a_text_per_level(cast: Cast) -> None:
    word_competence(
        CompetenceKind.CORE,
        [
            Wording("nl", "  Zorg   dragen ", "Je zorgt.\r\nElke dag.", ("Je begint.", "", "Je doet het.", "")),
            Wording("fr", "Prendre soin"),
            Wording("en", "", ""),
        ],
        by=cast.viewer("carla", "hr"),
        at=NOW,
    )
    [entry] = _read(["nl", "fr"]).entries
    assert (entry.name, entry.definition) == ("Zorg dragen", "Je zorgt.\nElke dag.")
    assert [level.text for level in entry.levels] == ["Je begint.", "", "Je doet het.", ""]
    assert entry.names == {"nl": "Zorg dragen", "fr": "Prendre soin"}
    assert CompetenceLevelText.objects.count() == 2


def test_a_text_is_read_in_the_readers_language_else_in_the_organisations_first(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    word_competence(CompetenceKind.CORE, [Wording("nl", "Zorg"), Wording("fr", "Soin")], by=carla, at=NOW)
    word_competence(CompetenceKind.CORE, [Wording("nl", "Luisteren")], by=carla, at=NOW)
    with override("fr"):
        found = {entry.name: entry.language for entry in _read(["nl", "fr"]).entries}
        assert found == {"Soin": "fr", "Luisteren": "nl"}
        assert [each.name for each in competence_names(["nl"])] == ["Luisteren", "Soin"]
    with override("en"):
        assert {entry.name for entry in _read(["fr", "nl"]).entries} == {"Soin", "Luisteren"}


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        (Wording("nl", "  "), "name_nl"),
        (Wording("nl", "", "Een definitie zonder naam."), "name_nl"),
        (Wording("fr", "x" * 161), "name_fr"),
        (Wording("nl", "Zorg", "x" * 2_000_000), "definition_nl"),
        (Wording("nl", "Zorg", level_texts=("a", "x" * 1_001)), "level_nl_2"),
        (Wording("nl", "Zorg", level_texts=("a", "b", "c", "d", "e")), "level_nl_5"),
    ],
    ids=["blank", "no name", "a long name", "2 MB of definition", "a long level", "a fifth level"],
)
def test_words_that_cannot_be_kept_are_refused_at_their_field(cast: Cast, wording: Wording, field: str) -> None:
    with pytest.raises(CannotDo) as refused:
        word_competence(CompetenceKind.CORE, [wording], by=cast.viewer("carla", "hr"), at=NOW)
    assert refused.value.field == field
    assert len(str(refused.value.sentence)) < 300
    assert CompetenceVersion.objects.count() == 0
    assert language_of() is None


def test_the_longest_definition_is_kept(cast: Cast) -> None:
    words = Wording("nl", "Zorg", "é" * LONGEST_DEFINITION)
    word_competence(CompetenceKind.CORE, [words], by=cast.viewer("carla", "hr"), at=NOW)
    assert len(_read(["nl"]).entries[0].definition) == LONGEST_DEFINITION


def test_a_name_that_is_there_already_is_refused_whatever_its_accents_and_case(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    word_competence(CompetenceKind.CORE, [Wording("nl", "Zorg dragen")], by=carla, at=NOW)
    with pytest.raises(CannotDo) as refused:
        word_competence(CompetenceKind.SHARED, [Wording("nl", "zórg  DRAGEN")], by=carla, at=NOW)
    assert refused.value.field == "name_nl"


def test_a_scale_of_another_organisation_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        word_competence(
            CompetenceKind.CORE,
            [Wording("nl", "Zorg")],
            scale_version_id=cast.other_organisation,
            by=cast.viewer("carla", "hr"),
            at=NOW,
        )
