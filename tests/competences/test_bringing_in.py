"""Bringing in a list: what differs is written, the same list again writes nothing."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiem.competences.actions import adopt_framework, bring_in_framework, what_bring_in_framework_would_do
from kiem.competences.models import CompetenceVersion, FrameworkVersion
from kiem.competences.queries import Language, language_of
from kiem.competences.rules import BroughtIn, CompetenceKind, CompetenceToBringIn, Wording
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import TrailLine
from kiem.organisation.access import Viewer
from tests.cast import NOW, TODAY, Cast

LEVELS = ("start", "op weg", "sterk", "voorbeeld")
ROWS = (
    CompetenceToBringIn("Luisteren", "Je hoort wat iemand bedoelt.", CompetenceKind.CORE, ("a", "b", "c", "d")),
    CompetenceToBringIn("Samen beslissen", "Je beslist samen.", None, ("a", "b", "c", "d")),
)


def _bring(by: Viewer, *rows: CompetenceToBringIn, level_names: tuple[str, ...] = LEVELS) -> BroughtIn:
    return bring_in_framework(rows, language="nl", level_names=level_names, by=by, at=NOW)


def _language() -> Language:
    language = language_of(["nl"])
    assert language is not None
    return language


def test_a_list_becomes_a_draft(cast: Cast) -> None:
    done = _bring(cast.viewer("carla", "hr"), *ROWS)
    assert done.added == ("Luisteren", "Samen beslissen")
    language = _language()
    assert language.is_draft
    assert [(entry.name, entry.kind) for entry in language.entries] == [
        ("Luisteren", CompetenceKind.CORE),
        ("Samen beslissen", CompetenceKind.SHARED),
    ]


def test_the_same_list_again_writes_nothing(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    _bring(carla, *ROWS)
    lines = TrailLine.objects.count()
    again = _bring(carla, *ROWS)
    assert (again.writes, again.unchanged) == (0, ("Luisteren", "Samen beslissen"))
    assert CompetenceVersion.objects.count() == 2
    assert TrailLine.objects.count() == lines


def test_the_same_list_after_adoption_opens_no_draft(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    _bring(carla, *ROWS)
    adopt_framework("besluit", TODAY, by=carla, at=NOW)
    assert _bring(carla, *ROWS).writes == 0
    assert FrameworkVersion.objects.count() == 1


def test_what_differs_is_reworded_and_what_the_list_does_not_name_stays(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    _bring(carla, *ROWS)
    done = _bring(carla, replace(ROWS[0], definition="Je hoort ook wat niet gezegd wordt."))
    assert (done.reworded, done.not_in_list) == (("Luisteren",), ("Samen beslissen",))
    entry = _language().entries[0]
    assert (entry.number, entry.definition) == (2, "Je hoort ook wat niet gezegd wordt.")


def test_a_list_without_levels_leaves_the_level_texts_and_the_scale_as_they_are(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    _bring(carla, CompetenceToBringIn("Rijden", level_texts=("nee", "ja")), level_names=("niet", "wel"))
    done = _bring(carla, CompetenceToBringIn("Rijden", "Met de bus."), level_names=())
    assert done.reworded == ("Rijden",)
    entry = _language().entries[0]
    assert [(level.name, level.text) for level in entry.levels] == [("niet", "nee"), ("wel", "ja")]


def test_names_are_known_whatever_their_case_and_other_languages_keep_their_words(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    french = (Wording("fr", "Écouter", "Vous écoutez."),)
    _bring(carla, replace(ROWS[0], translations=french))
    assert _bring(carla, replace(ROWS[0], name="LUISTEREN")).reworded == ("LUISTEREN",)
    assert _language().entries[0].names == {"nl": "LUISTEREN", "fr": "Écouter"}


def test_a_dry_run_says_the_same_and_writes_nothing(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    would = what_bring_in_framework_would_do(ROWS, language="nl", level_names=LEVELS, by=carla, at=NOW)
    assert language_of() is None
    assert would == _bring(carla, *ROWS)


def test_a_name_that_stands_twice_in_the_list_changes_nothing(cast: Cast) -> None:
    with pytest.raises(CannotDo, match="luisteren"):
        _bring(cast.viewer("carla", "hr"), *ROWS, replace(ROWS[0], name="luisteren "))
    assert language_of() is None


def test_one_impossible_line_keeps_the_whole_list_out(cast: Cast) -> None:
    with pytest.raises(CannotDo, match="Samen beslissen"):
        _bring(cast.viewer("carla", "hr"), ROWS[0], replace(ROWS[1], definition="x" * 2_000_000))
    assert language_of() is None


def test_an_employee_brings_nothing_in(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        _bring(cast.viewer("anna"), *ROWS)


def test_the_statements_do_not_grow_with_the_list(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    counted = []
    for start, size in ((0, 20), (20, 40)):
        rows = [CompetenceToBringIn(f"Competentie {n}", "x", None, ("a", "b")) for n in range(start, start + size)]
        with CaptureQueriesContext(connection) as caught:
            _bring(carla, *rows, level_names=())
        counted.append(len(caught))
    assert counted[1] <= counted[0]
    with CaptureQueriesContext(connection) as caught:
        _bring(carla, *(CompetenceToBringIn(f"Competentie {n}", "anders") for n in range(60)), level_names=())
    assert len(caught) <= counted[0]
