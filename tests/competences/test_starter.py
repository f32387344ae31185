"""The starter dictionary that comes with Kiem, and beginning from it."""

import pytest

from kiem.competences.actions import choose_starter, reword_competence
from kiem.competences.models import FrameworkEntry
from kiem.competences.queries import from_starter, held_now, language_of, starter_dictionary
from kiem.competences.rules import Aspect, CompetenceKind, Wording
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.foundation.languages import LANGUAGES
from tests.cast import NOW, Cast
from tests.competences.statements import statements_of
from tests.make import Make

MOST_WORDS = 15


def test_it_holds_six_core_and_at_least_24_further_competences_in_three_languages() -> None:
    kinds = [each.kind for each in starter_dictionary()]
    assert kinds.count(CompetenceKind.CORE) == 6
    assert len(kinds) >= 30
    assert {each.aspect for each in starter_dictionary()} == {aspect.value for aspect in Aspect}
    for each in starter_dictionary():
        assert [words.language for words in each.wordings] == list(LANGUAGES), each.key


def test_every_level_has_a_title_and_two_short_indicators_in_every_language() -> None:
    for each in starter_dictionary():
        shapes = set()
        for words in each.wordings:
            assert len(words.titles) == len(words.indicators) == 4, (each.key, words.language)
            assert all(words.titles) and words.definition and words.plain, (each.key, words.language)
            assert all(len(level) == 2 for level in words.indicators), (each.key, words.language)
            long = [text for level in words.indicators for text in level if len(text.split()) > MOST_WORDS]
            assert long == [], (each.key, words.language)
            shapes.add(tuple(len(level) for level in words.counters))
        assert len(shapes) == 1, f"{each.key}: counter-indicators differ from language to language"


def test_what_is_chosen_becomes_a_copy_of_its_own_once(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    chosen = choose_starter(["koken", "agressie"], by=carla, at=NOW)
    assert set(chosen.added) == {"Koken met zorg", "Omgaan met agressie"}
    again = choose_starter(["koken", "tillen"], by=carla, at=NOW)
    assert (again.added, again.already) == (("Veilig tillen",), ("Koken met zorg",))
    language = language_of(["nl"])
    assert language is not None
    cooking = language.by_id[from_starter()["koken"]]
    assert (cooking.kind, len(cooking.levels[0].indicators)) == (CompetenceKind.JOB_SPECIFIC, 2)


def test_a_copy_stays_known_as_one_when_it_is_reworded(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_starter(["koken"], by=carla, at=NOW)
    (held,) = held_now().values()
    words = [words for words in held.content.wordings if words.language != "nl"]
    words.append(Wording("nl", "Lekker koken"))
    assert reword_competence(held.competence_id, held.content.kind, words, by=carla, at=NOW)
    assert from_starter() == {"koken": held.competence_id}
    assert choose_starter(["koken"], by=carla, at=NOW).added == ()


def test_only_hr_begins_from_it_and_only_with_what_is_in_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        choose_starter(["koken"], by=cast.viewer("anna"), at=NOW)
    with pytest.raises(NotFound):
        choose_starter(["koken", "zweven"], by=cast.viewer("carla", "hr"), at=NOW)
    assert not FrameworkEntry.objects.exists()


def test_the_page_shows_it_and_takes_the_choice(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    page = client.get("/competences/starter/").content.decode()
    assert page.count('name="keys"') == len(starter_dictionary())
    assert client.post("/competences/starter/", {}).status_code == 422
    assert client.post("/competences/starter/", {"keys": ["koken", "tillen"]}).status_code == 302
    assert len(statements_of(client, "/competences/starter/")) <= 12
    cast.enter()
    assert set(from_starter()) == {"koken", "tillen"}


def test_a_name_that_is_there_already_is_said_and_nothing_is_copied(cast: Cast) -> None:
    Make(cast).language("Koken met zorg")
    answer = cast.client("carla", "hr").post("/competences/starter/", {"keys": ["tillen", "koken"]})
    assert answer.status_code == 422
    assert "Koken met zorg" in answer.content.decode()
    cast.enter()
    assert from_starter() == {}
