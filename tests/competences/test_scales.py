"""Scales: the default one, and what a list makes."""

import pytest
from django.db import IntegrityError, transaction

from kiem.competences.actions import (
    add_scale,
    bring_in_framework,
    make_default_scale,
    reword_scale,
    word_competence,
)
from kiem.competences.models import CompetenceVersion, Scale, ScaleLevelText, ScaleVersion
from kiem.competences.queries import language_of, newest_scales, scales
from kiem.competences.rules import (
    DEFAULT_LEVELS,
    CompetenceKind,
    CompetenceToBringIn,
    ScaleKind,
    ScaleToMake,
    Wording,
)
from kiem.foundation.errors import CannotDo, NotAllowed
from tests.cast import NOW, Cast


def test_the_default_scale_has_four_levels_each_with_a_sentence_in_three_languages(cast: Cast) -> None:
    key = make_default_scale(by=cast.viewer("carla", "hr"), at=NOW)
    scale = scales(["nl"])[key]
    assert scale.names == ("start", "op weg", "sterk", "voorbeeld")
    assert scale.spoken == DEFAULT_LEVELS
    assert all(sentence.endswith(".") for sentence in scale.sentences)
    assert ScaleLevelText.objects.count() == 12


def test_making_the_default_scale_again_makes_nothing(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    assert make_default_scale(by=by, at=NOW) == make_default_scale(by=by, at=NOW)
    assert Scale.objects.count() == 1


def test_an_employee_makes_no_scale(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        make_default_scale(by=cast.viewer("anna"), at=NOW)


def test_a_list_with_its_own_level_names_makes_its_own_scale_once(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    rows = [CompetenceToBringIn("Veilig werken", level_texts=("Nog niet.", "Met toezicht.", "Alleen."))]
    for _ in range(2):
        bring_in_framework(rows, language="nl", level_names=("nog niet", "met toezicht", "zelfstandig"), by=by, at=NOW)
    assert [scale.name for scale in Scale.objects.all()] == ["nog niet · met toezicht · zelfstandig"]
    language = language_of()
    assert language is not None
    assert [level.name for level in language.entries[0].levels] == ["nog niet", "met toezicht", "zelfstandig"]


def test_a_list_that_names_the_default_levels_takes_the_default_scale(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    bring_in_framework(
        [CompetenceToBringIn("Luisteren")],
        language="nl",
        level_names=("Start", "Op weg", "Sterk", "Voorbeeld"),
        by=by,
        at=NOW,
    )
    assert ScaleVersion.objects.get().id == make_default_scale(by=by, at=NOW)


@pytest.mark.parametrize(
    "names", [("enkel",), tuple("abcdefghij"), ("goed", "Goed"), ("goed", "x" * 61), ("goed", " ")]
)
def test_names_that_make_no_scale_are_refused_with_a_sentence(cast: Cast, names: tuple[str, ...]) -> None:
    with pytest.raises(CannotDo) as refused:
        bring_in_framework(
            [CompetenceToBringIn("Luisteren")], language="nl", level_names=names, by=cast.viewer("carla", "hr"), at=NOW
        )
    assert "Nothing was changed." in str(refused.value.sentence) or "niets gewijzigd" in str(refused.value.sentence)
    assert Scale.objects.count() == 0


def test_a_scale_version_never_changes(cast: Cast) -> None:
    make_default_scale(by=cast.viewer("carla", "hr"), at=NOW)
    for rows, change in ((ScaleVersion.objects, {"size": 5}), (ScaleLevelText.objects, {"name": "anders"})):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            rows.update(**change)


def test_a_level_text_stands_on_a_level_of_its_scale(cast: Cast) -> None:
    key = make_default_scale(by=cast.viewer("carla", "hr"), at=NOW)
    text = ScaleLevelText(
        organisation_id=cast.organisation, scale_version_id=key, position=5, language="nl", name="meer"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        text.save()


def _shown_able(*names: str, months: int | None = 12) -> ScaleToMake:
    return ScaleToMake({"nl": names}, {"nl": ("",) * len(names)}, ScaleKind.SHOWN_ABLE, months)


def test_what_has_to_be_shown_again_has_a_scale_that_says_for_how_long(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    key = add_scale(_shown_able("nog niet", "met toezicht", "zelfstandig"), by=by, at=NOW)
    scale = scales(["nl"])[key]
    assert (scale.kind, scale.valid_months, scale.names[1]) == (ScaleKind.SHOWN_ABLE, 12, "met toezicht")


@pytest.mark.parametrize(
    "wanted",
    [
        _shown_able("nog niet", "zelfstandig", months=None),
        _shown_able("nog niet", "zelfstandig", months=0),
        ScaleToMake({"nl": ("laag", "hoog")}, {}, ScaleKind.ORDERED, 6),
        ScaleToMake({"nl": ("niet", "bijna", "wel")}, {}, ScaleKind.MET),
        ScaleToMake({"nl": ("laag", "hoog"), "fr": ("bas", "moyen", "haut")}, {}),
        ScaleToMake({"nl": ("laag", "Laag")}, {}),
    ],
)
def test_a_scale_that_cannot_be_is_refused_with_a_sentence(cast: Cast, wanted: ScaleToMake) -> None:
    with pytest.raises(CannotDo) as refused:
        add_scale(wanted, by=cast.viewer("carla", "hr"), at=NOW)
    assert str(refused.value.sentence)
    assert Scale.objects.count() == 0


def test_a_scale_changes_until_something_stands_on_it(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    first = add_scale(_shown_able("nog niet", "wel"), by=by, at=NOW)
    second = reword_scale(first, _shown_able("nog niet", "zelfstandig"), by=by, at=NOW)
    assert [scale.scale_version_id for scale in newest_scales(["nl"])] == [second]
    word_competence(
        CompetenceKind.SHARED, [Wording("nl", "Medicatie toedienen")], scale_version_id=second, by=by, at=NOW
    )
    with pytest.raises(CannotDo):
        reword_scale(second, _shown_able("nee", "ja"), by=by, at=NOW)


def test_a_new_competence_stands_on_the_newest_version_of_its_scale(cast: Cast) -> None:
    by = cast.viewer("carla", "hr")
    first = add_scale(ScaleToMake({"nl": ("nog niet", "wel")}, {}), by=by, at=NOW)
    second = reword_scale(first, ScaleToMake({"nl": ("nee", "ja")}, {}), by=by, at=NOW)
    with pytest.raises(CannotDo) as refused:
        word_competence(CompetenceKind.SHARED, [Wording("nl", "Koken")], scale_version_id=first, by=by, at=NOW)
    assert (refused.value.field, CompetenceVersion.objects.count()) == ("scale_version_id", 0)
    bring_in_framework([CompetenceToBringIn("Koken")], language="nl", level_names=("nog niet", "wel"), by=by, at=NOW)
    assert CompetenceVersion.objects.get().scale_version_id not in (first, second)


def test_hr_makes_a_scale_on_screen_and_what_was_typed_stays_when_it_is_refused(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    typed = {
        "kind": "shown_able",
        "valid_months": "",
        "levels_nl": "nog niet: je leert het\nzelfstandig",
        "levels_fr": "",
    }
    refused = client.post("/competences/scale/new/", typed)
    assert refused.status_code == 422
    assert "nog niet: je leert het" in refused.content.decode()
    made = client.post("/competences/scale/new/", {**typed, "valid_months": "24"})
    assert made.status_code == 302
    page = client.get("/competences/scale/").content.decode()
    assert "zelfstandig" in page
    assert "24" in page
    cast.enter()
    (scale,) = newest_scales(["nl"])
    assert scale.sentences == ("je leert het", "")
    assert client.get(f"/competences/scale/{scale.scale_version_id}/").status_code == 200
    assert cast.client("anna").get("/competences/scale/new/").status_code == 404
