"""Finding a competence in the words people use."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiem.competences.actions import choose_starter, word_competence
from kiem.competences.queries import (
    CompetenceFound,
    counting_version,
    find_competences,
    from_starter,
    starter_dictionary,
)
from kiem.competences.rules import CompetenceKind, Wording
from tests.cast import NOW, Cast
from tests.competences.statements import statements_of

SEARCHES = tomllib.loads((Path(__file__).parent / "searches_nl.toml").read_text(encoding="utf-8"))["search"]
FIRST, AMONG_FIVE = 60, 85


@pytest.fixture
def starter(cast: Cast) -> Cast:
    """The whole starter dictionary, in the draft."""
    choose_starter([each.key for each in starter_dictionary()], by=cast.viewer("carla", "hr"), at=NOW)
    cast.enter()
    return cast


def _found(words: str) -> list[CompetenceFound]:
    return find_competences(words, counting_version().get().id, ["nl"])


def _keys(found: Sequence[CompetenceFound]) -> list[str]:
    by_id = {competence: key for key, competence in from_starter().items()}
    return [by_id[each.competence_id] for each in found]


@pytest.mark.usefixtures("starter")
def test_people_find_what_they_mean_in_their_own_words() -> None:
    places = []
    for search in SEARCHES:
        keys = _keys(_found(search["words"]))
        places.append(keys.index(search["means"]) + 1 if search["means"] in keys else None)
    first, among_five = places.count(1), sum(place is not None and place <= 5 for place in places)
    print(f"of {len(places)} searches {first} find it first, {among_five} among the first five")
    assert len(places) == 100
    assert first >= FIRST
    assert among_five >= AMONG_FIVE


@pytest.mark.usefixtures("starter")
def test_dealing_with_angry_families_finds_dealing_with_aggression_and_says_by_which_words() -> None:
    best = _found("omgaan met boze familie")[0]
    assert best.name == "Omgaan met agressie"
    assert best.found.words == ("omgaan", "boze")
    assert best.found.because, "which other words of the entry were found"


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Agresie", "agressie"),
        ("KÓKEN", "koken"),
        ("gekookt", "koken"),
        ("familiegesprekken", "familie"),
        ("tillen en heffen", "tillen"),
        ("hygiëneregels", "hygiene"),
    ],
)
def test_a_form_a_compound_and_a_misspelling_find_the_word(words: str, key: str) -> None:
    assert key in _keys(_found(words))[:3]


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("words", ["", "?", "%", "xyzzyx", "'; DROP", "\\", "<script>", "ß" * 200, "1234567890"])
def test_what_is_in_no_entry_finds_nothing(words: str) -> None:
    assert _found(words) == []


@pytest.mark.usefixtures("starter")
def test_the_same_words_give_the_same_answer_in_any_capitals_and_spaces() -> None:
    assert _keys(_found("Boze  FAMÍLIE ")) == _keys(_found("boze familie")) != []


def test_a_competence_without_words_in_the_readers_language_is_found_in_the_words_it_has(cast: Cast) -> None:
    words = [Wording("fr", "Gestion de l'agressivité", synonyms=("famille en colère",))]
    word_competence(CompetenceKind.SHARED, words, by=cast.viewer("carla", "hr"), at=NOW)
    cast.enter()
    [found] = _found("famille")
    assert (found.name, found.found.document.language) == ("Gestion de l'agressivité", "fr")


def test_everyone_searches_on_the_page_of_the_language_and_sees_why(starter: Cast) -> None:
    client = starter.client("anna")
    assert 'name="q"' in client.get("/competences/").content.decode()
    page = client.get("/competences/?q=boze+familie").content.decode()
    assert "Omgaan met agressie" in page
    assert "<mark>" in page
    assert "ook genoemd" in page
    assert "ESCO" not in page
    assert len(statements_of(client, "/competences/?q=boze+familie")) <= 12


def test_a_search_that_finds_nothing_teaches_and_repeats_the_question_safely(starter: Cast) -> None:
    page = starter.client("anna").get("/competences/", {"q": "<script>xyzzy"}).content.decode()
    assert "personeelsdienst" in page
    assert "&lt;script&gt;xyzzy" in page
    assert "<script>xyzzy" not in page


def test_before_there_is_a_language_a_search_shows_what_it_will_be(cast: Cast) -> None:
    answer = cast.client("anna").get("/competences/?q=zorg")
    assert answer.status_code == 200


def test_a_draft_that_is_nobodys_yet_is_searched_by_hr_alone(starter: Cast) -> None:
    assert starter.client("carla", "hr").get("/competences/?draft=1&q=koken").status_code == 200
    assert starter.client("anna").get("/competences/?draft=1&q=koken").status_code == 404
