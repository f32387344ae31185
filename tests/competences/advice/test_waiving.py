"""Waving advice off for a reason, taking it back, and where it stands on screen."""

import uuid
from dataclasses import replace

import pytest
from django.urls import reverse

from kiem.competences.actions import reword_competence, take_back_waiver, waive_advice, word_competence
from kiem.competences.queries import advice_given, held_now, waivers_of
from kiem.competences.rules import CompetenceKind, Wording
from kiem.competences.rules.advice import Advice, AdviceRule
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from tests.cast import NOW, Cast
from tests.competences.statements import statements_of

LOYAL = Wording(
    "nl", "Trouw zijn", "Je houdt je aan wat is afgesproken.", indicators=(("Je bent loyaal.",), ("Je groet.",))
)
ADVICE = "/competences/advice/"


def _loyal(cast: Cast) -> Advice:
    """A competence with an indicator that nobody can observe, and the advice on it."""
    word_competence(CompetenceKind.CORE, [LOYAL], by=cast.viewer("carla", "hr"), at=NOW)
    return next(each for each in _open() if each.rule is AdviceRule.UNOBSERVABLE)


def _open() -> tuple[Advice, ...]:
    return advice_given(held_now().values(), ["nl"]).open


def _waive(cast: Cast, advice: Advice, reason: str = "Zo staat het in ons charter.", name: str = "carla") -> bool:
    by = cast.viewer(name, "hr" if name == "carla" else "")
    return waive_advice(advice.competence_id, advice.rule, advice.place, advice.digest, reason, by=by, at=NOW)


def _fields(advice: Advice, reason: str) -> dict[str, str]:
    about = str(advice.competence_id or "")
    return {
        "competence_id": about,
        "rule": advice.rule,
        "place": advice.place,
        "digest": advice.digest,
        "reason": reason,
    }


def _text(answer: object) -> str:
    content = getattr(answer, "content", b"")
    assert isinstance(content, bytes)
    return content.decode()


def test_advice_that_is_waved_off_keeps_its_reason_and_who_said_it(cast: Cast) -> None:
    advice = _loyal(cast)
    assert _waive(cast, advice) is True
    assert advice not in _open()
    (waived,) = waivers_of(advice.competence_id).values()
    assert (waived.reason, waived.by) == ("Zo staat het in ons charter.", "Carla Maes")
    assert _waive(cast, advice) is False
    assert TrailLine.objects.filter(verb="waive_advice", subject_id=advice.competence_id).count() == 1


def test_it_holds_for_these_very_words_alone(cast: Cast) -> None:
    advice = _loyal(cast)
    _waive(cast, advice)
    other = replace(LOYAL, indicators=(("Je bent heel loyaal.",), ("Je groet.",)))
    assert advice.competence_id is not None
    reword_competence(advice.competence_id, CompetenceKind.CORE, [other], by=cast.viewer("carla", "hr"), at=NOW)
    assert AdviceRule.UNOBSERVABLE in {each.rule for each in _open()}
    with pytest.raises(CannotDo):
        _waive(cast, advice)


def test_what_was_waved_off_can_be_taken_back(cast: Cast) -> None:
    advice = _loyal(cast)
    _waive(cast, advice)
    (waived,) = waivers_of().values()
    take_back_waiver(waived.waiver_id, by=cast.viewer("carla", "hr"), at=NOW)
    assert advice in _open()
    assert TrailLine.objects.filter(verb="take_back_waiver").count() == 1
    with pytest.raises(NotFound):
        take_back_waiver(waived.waiver_id, by=cast.viewer("carla", "hr"), at=NOW)


def test_advice_on_the_language_as_a_whole_can_be_waved_off_too(cast: Cast) -> None:
    _loyal(cast)
    whole = next(each for each in _open() if each.rule is AdviceRule.NO_ATTITUDE)
    assert whole.competence_id is None
    assert _waive(cast, whole) is True
    assert _waive(cast, whole) is False
    assert whole not in _open()


@pytest.mark.parametrize("reason", ["", "   ", "\x00", "x" * 301])
def test_without_a_reason_that_can_be_kept_nothing_is_waved_off(cast: Cast, reason: str) -> None:
    advice = _loyal(cast)
    with pytest.raises(CannotDo):
        _waive(cast, advice, reason)
    assert waivers_of() == {}


def test_only_who_looks_after_the_language_waves_off(cast: Cast) -> None:
    advice = _loyal(cast)
    for name in ("anna", "dries"):
        with pytest.raises(NotAllowed):
            _waive(cast, advice, name=name)
    with pytest.raises(NotAllowed):
        take_back_waiver(uuid.uuid4(), by=cast.viewer("anna"), at=NOW)


def test_the_page_of_a_competence_says_it_beside_the_words_to_hr_alone(cast: Cast) -> None:
    advice = _loyal(cast)
    path = reverse("competences:competence", args=[advice.competence_id])
    text = _text(cast.client("carla", "hr").get(path))
    assert "Je <mark>bent</mark> <mark>loyaal</mark>." in text
    assert "Dit kan niemand zien." in text
    assert "Dit kan niemand zien." not in _text(cast.client("anna").get(path))
    edit = _text(cast.client("carla", "hr").get(reverse("competences:edit", args=[advice.competence_id])))
    assert "<mark>loyaal</mark>" in edit


def test_hr_waves_it_off_from_the_page_and_takes_it_back(cast: Cast) -> None:
    advice = _loyal(cast)
    client = cast.client("carla", "hr")
    path = reverse("competences:competence", args=[advice.competence_id])
    sent = {**_fields(advice, "Dat mag <b>zo</b>."), "from": str(advice.competence_id)}
    answer = client.post(reverse("competences:waive"), sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{path}?draft=1")
    text = _text(client.get(path))
    assert "<mark>loyaal</mark>" not in text
    assert "Dat mag &lt;b&gt;zo&lt;/b&gt;." in text
    cast.viewer("carla", "hr")
    (waived,) = waivers_of().values()
    assert client.post(reverse("competences:restore_advice", args=[waived.waiver_id])).status_code == 302
    assert "<mark>loyaal</mark>" in _text(client.get(path))


def test_a_reason_that_is_too_long_is_kept_on_screen(cast: Cast) -> None:
    advice = _loyal(cast)
    answer = cast.client("carla", "hr").post(reverse("competences:waive"), _fields(advice, "lang " * 70))
    assert answer.status_code == 422
    assert f'value="{"lang " * 69}lang' in _text(answer)


@pytest.mark.parametrize("change", [{"rule": "bogus"}, {"digest": ""}, {"competence_id": "x"}, {"place": "y" * 41}])
def test_what_no_form_of_ours_sends_is_refused(cast: Cast, change: dict[str, str]) -> None:
    advice = _loyal(cast)
    answer = cast.client("carla", "hr").post(reverse("competences:waive"), {**_fields(advice, "Zo."), **change})
    assert answer.status_code == 422


def test_the_dictionary_leads_hr_to_all_that_is_open(cast: Cast) -> None:
    _loyal(cast)
    client = cast.client("carla", "hr")
    assert f'href="{ADVICE}"' in _text(client.get("/competences/"))
    assert f'href="{ADVICE}"' not in _text(cast.client("anna").get("/competences/"))
    text = _text(client.get(ADVICE))
    assert "<mark>loyaal</mark>" in text
    assert "Geen enkele competentie is een houding." in text
    assert "op weg" not in text
    assert "start · Wat een collega kan zien of horen" in text


def test_an_empty_language_has_no_advice_and_says_how_to_begin(cast: Cast) -> None:
    assert "Begin met één competentie" in _text(cast.client("carla", "hr").get(ADVICE))


def test_the_page_of_advice_asks_no_more_of_the_database_for_a_large_language(cast: Cast) -> None:
    _loyal(cast)
    client = cast.client("carla", "hr")
    few = len(statements_of(client, ADVICE))
    by = cast.viewer("carla", "hr")
    for number in range(40):
        said = Wording("nl", f"Zorg {chr(97 + number % 26)}{number}", indicators=(("Je begrijpt het niet.",),))
        word_competence(CompetenceKind.CORE, [said], by=by, at=NOW)
    assert len(statements_of(client, ADVICE)) == few <= 12
    assert len(statements_of(client, "/competences/")) <= 12
