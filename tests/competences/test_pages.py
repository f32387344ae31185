"""The screens of the competence language."""

import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kiem.competences.actions import adopt_framework, reword_competence, word_competence
from kiem.competences.queries import Language, language_of
from kiem.competences.rules import CompetenceKind, Wording
from tests.cast import NOW, TODAY, Cast
from tests.competences.statements import statements_of
from tests.make import Make

EVERYONE = [
    ("anna", ""), ("bram", "leader"), ("carla", "hr"), ("dries", "delegate"), ("elke", "director"), ("farid", ""),
    ("hamid", "administrator"),
]  # fmt: skip
DICTIONARY = "/competences/"


def _language(*, draft: bool = False) -> Language:
    language = language_of(["nl"], draft=draft)
    assert language is not None
    return language


def _text(answer: object) -> str:
    content = getattr(answer, "content", b"")
    assert isinstance(content, bytes)
    return content.decode()


def _words(**changes: str) -> dict[str, str]:
    return {"kind": "core", "name_nl": "Luisteren", "definition_nl": "", "name_fr": "", "name_en": "", **changes}


@pytest.mark.parametrize(("name", "role"), EVERYONE)
def test_everyone_reads_the_language_and_only_hr_is_offered_to_change_it(cast: Cast, name: str, role: str) -> None:
    words = Make(cast).language()
    version = words["Omgaan met agressie"]
    client = cast.client(name, role)
    dictionary = client.get(DICTIONARY)
    page = client.get(reverse("competences:competence", args=[version.competence_id]))
    assert (dictionary.status_code, page.status_code) == (200, 200)
    assert client.get(reverse("competences:scale")).status_code == 200
    for text in (_text(dictionary), _text(page)):
        assert "Omgaan met agressie" in text
        assert ("/competences/new/" in text or "/edit/" in text) == (role == "hr")
    assert "Doet het met steun." in _text(page)


@pytest.mark.parametrize(("name", "role"), [each for each in EVERYONE if each[1] != "hr"])
def test_nobody_but_hr_gets_at_the_screens_that_change_it(cast: Cast, name: str, role: str) -> None:
    version = next(iter(Make(cast).language().values()))
    client = cast.client(name, role)
    for path in ("new", "adopt", "reference"):
        assert client.get(reverse(f"competences:{path}")).status_code == 404
        assert client.post(reverse(f"competences:{path}"), _words()).status_code == 404
    for path in ("edit", "retire"):
        assert client.post(reverse(f"competences:{path}", args=[version.competence_id]), _words()).status_code == 404
    assert client.get(DICTIONARY + "?draft=1").status_code == 404
    cast.viewer("carla", "hr")
    assert len(_language().entries) == 4


def test_another_organisation_finds_nothing(cast: Cast) -> None:
    version = next(iter(Make(cast).language().values()))
    zara = cast.client("zara", "hr")
    assert zara.get(reverse("competences:competence", args=[version.competence_id])).status_code == 404
    assert zara.get(reverse("competences:edit", args=[version.competence_id])).status_code == 404
    assert zara.post(reverse("competences:retire", args=[version.competence_id])).status_code == 404
    assert "Omgaan met agressie" not in _text(zara.get(DICTIONARY))


def test_a_link_to_a_draft_that_is_there_no_more_leads_to_what_is_in_force(cast: Cast) -> None:
    without = cast.client("carla", "hr").get(DICTIONARY + "?draft=1")
    assert without.status_code == 200
    assert not without.context["page"].shows_draft


def test_an_empty_language_teaches_hr_three_ways_and_tells_others_to_wait(cast: Cast) -> None:
    hr = _text(cast.client("carla", "hr").get(DICTIONARY))
    for name in ("exchange:bring_in", "competences:reference", "competences:new"):
        assert reverse(name) in hr
    assert reverse("competences:new") not in _text(cast.client("anna").get(DICTIONARY))


def test_hr_writes_a_competence_and_sees_it_in_the_draft(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    answer = client.post(reverse("competences:new"), _words(level_nl_1="Je hoort.", level_nl_4="Je toont het."))
    assert answer.status_code == 302
    page = _text(client.get(answer["Location"]))
    assert "Luisteren" in page
    assert "Je toont het." in page


def test_a_form_that_is_refused_keeps_what_was_typed(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    answer = client.post(reverse("competences:new"), _words(name_nl="", definition_nl="Wat ik typte"))
    assert answer.status_code == 422
    assert "Wat ik typte" in _text(answer)
    assert client.post(reverse("competences:new"), _words(kind="bogus")).status_code == 422
    assert client.post(reverse("competences:new"), {}).status_code == 422


def test_two_megabytes_of_definition_are_refused_with_a_sentence(cast: Cast) -> None:
    answer = cast.client("carla", "hr").post(reverse("competences:new"), _words(definition_nl="x" * 2_000_000))
    assert answer.status_code == 422
    assert "2000000" in _text(answer).partition("<main")[2][:3000]
    cast.viewer("carla", "hr")
    assert language_of() is None


def test_html_in_words_is_shown_as_text(cast: Cast) -> None:
    nasty = "<script>alert(1)</script>"
    client = cast.client("carla", "hr")
    answer = client.post(
        reverse("competences:new"), _words(name_nl=f"Luisteren {nasty}", definition_nl=nasty, level_nl_1=nasty)
    )
    shown = (answer["Location"], DICTIONARY, f"{DICTIONARY}adopt/", f"{answer['Location'].partition('?')[0]}edit/")
    for path in shown:
        text = _text(client.get(path))
        assert nasty not in text
        assert "&lt;script&gt;" in text or path.endswith("adopt/")


def test_rewording_shows_the_words_in_force_to_all_and_the_draft_to_hr(cast: Cast) -> None:
    Make(cast).language("Luisteren")
    carla = cast.viewer("carla", "hr")
    adopt_framework("besluit van de directie", date(2026, 1, 12), by=carla, at=NOW)
    entry = _language().entries[0]
    client = cast.client("carla", "hr")
    path = reverse("competences:edit", args=[entry.competence_id])
    done = client.post(path, _words(name_nl="Echt luisteren", based_on=str(entry.version_id)))
    assert done.status_code == 302
    page = reverse("competences:competence", args=[entry.competence_id])
    assert '<h1 lang="nl">Luisteren</h1>' in _text(cast.client("anna").get(page + "?draft=1"))
    assert '<h1 lang="nl">Echt luisteren</h1>' in _text(client.get(page + "?draft=1"))
    assert "Echt luisteren" in _text(client.get(DICTIONARY + "?draft=1"))
    assert "besluit van de directie" in _text(client.get(DICTIONARY))


def test_whoever_saves_second_sees_what_the_first_changed_and_loses_nothing(cast: Cast) -> None:
    version = Make(cast).language("Luisteren")["Luisteren"]
    carla = cast.viewer("carla", "hr")
    key = version.competence_id
    reword_competence(key, CompetenceKind.CORE, [Wording("nl", "Luisteren", "Woorden van Bea")], by=carla, at=NOW)
    client = cast.client("carla", "hr")
    path = reverse("competences:edit", args=[key])
    second = client.post(path, _words(definition_nl="Mijn woorden", based_on=str(version.id)))
    assert second.status_code == 422
    assert "Woorden van Bea" in _text(second)
    assert "Mijn woorden" in _text(second)
    cast.viewer("carla", "hr")
    now = _language().entries[0].version_id
    assert f'value="{now}"' in _text(second)
    assert client.post(path, _words(definition_nl="Mijn woorden", based_on=str(now))).status_code == 302


def test_hr_adopts_on_screen_with_a_decision(cast: Cast) -> None:
    Make(cast).language("Luisteren")
    client = cast.client("carla", "hr")
    path = reverse("competences:adopt")
    assert client.get(path).status_code == 200
    refused = client.post(path, {"decision": "", "adopted_on": "2026-01-12"})
    assert refused.status_code == 422
    assert client.post(path, {"decision": "besluit", "adopted_on": "geen dag"}).status_code == 422
    assert client.post(path, {"decision": "besluit", "adopted_on": "2026-01-12"}).status_code == 302
    cast.viewer("carla", "hr")
    assert not _language().is_draft
    assert client.get(path).status_code == 404


def test_retiring_on_screen_leaves_the_version_in_force(cast: Cast) -> None:
    words = Make(cast).language("Luisteren", "Plannen")
    carla = cast.viewer("carla", "hr")
    adopt_framework("besluit", TODAY, by=carla, at=NOW)
    word_competence(CompetenceKind.SHARED, [Wording("nl", "Coachen")], by=carla, at=NOW)
    client = cast.client("carla", "hr")
    path = reverse("competences:retire", args=[words["Plannen"].competence_id])
    assert client.get(path).status_code == 405
    assert client.post(path).status_code == 302
    assert client.post(path).status_code == 404
    assert "Plannen" in _text(client.get(DICTIONARY))
    adopting = _text(client.get(reverse("competences:adopt")))
    assert "Coachen" in adopting
    assert "Plannen" in adopting


def test_a_competence_only_in_another_language_says_so(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    word_competence(CompetenceKind.CORE, [Wording("fr", "Écouter")], by=carla, at=NOW)
    text = _text(cast.client("anna").get(DICTIONARY))
    assert 'lang="fr"' in text
    assert "Écouter" in text


def test_the_statements_stay_the_same_when_the_language_doubles(cast: Cast) -> None:
    version = next(iter(Make(cast).language(*(f"Competentie {n}" for n in range(8))).values()))
    paths = [DICTIONARY, reverse("competences:competence", args=[version.competence_id]),
             reverse("competences:scale"), reverse("competences:adopt"), reverse("competences:new"),
             reverse("competences:edit", args=[version.competence_id])]  # fmt: skip
    client = cast.client("carla", "hr")
    before = {path: len(statements_of(client, path)) for path in paths}
    Make(cast).language(*(f"Competentie {n}" for n in range(24)))
    after = {path: len(statements_of(client, path)) for path in paths}
    assert after == before
    assert max(before.values()) <= 12, before


@pytest.fixture
def esco(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A search word, with a reference that many entries of fit; committed as the owner, taken away after.

    Stands before ``cast``: within a test's own transaction the owner is not let in.
    """
    from django.db import connections

    from tests.competences.test_reference import Concept, _load

    with django_db_blocker.unblock():
        _load([Concept(f"urn:esco:{n}", f"plannen <b>{n}</b>") for n in range(45)])
        yield "plannen"
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM competences_referencetext")
            cursor.execute("DELETE FROM competences_referenceentry")
        connections["owner"].close()


def test_hr_searches_and_chooses_and_what_was_chosen_is_marked(esco: str, cast: Cast) -> None:
    client = cast.client("carla", "hr")
    path = f"{reverse('competences:reference')}?q={esco}"
    page = _text(client.get(path))
    assert "This service uses the ESCO classification of the European Commission." in page
    assert page.count('name="uris"') == 30
    assert "<b>" not in page
    uri = page.partition('name="uris" value="')[2].partition('"')[0]
    assert client.post(path, {"uris": [uri]}).status_code == 302
    assert client.post(path, {"uris": [uri]}).status_code == 302
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"uris": ["urn:nowhere"]}).status_code == 404
    again = _text(client.get(path))
    assert again.count('name="uris"') == 29
    cast.viewer("carla", "hr")
    [entry] = _language().entries
    shown = _text(client.get(reverse("competences:competence", args=[entry.competence_id])))
    assert uri in shown
    assert "This service uses the ESCO classification" in shown
    assert len(statements_of(client, path)) <= 12


def test_searching_before_a_reference_is_loaded_says_who_loads_it(cast: Cast) -> None:
    page = _text(cast.client("carla", "hr").get(reverse("competences:reference") + "?q=plannen"))
    assert "kiem import esco" in page


@pytest.mark.parametrize("draft", [False, True])
def test_an_id_that_does_not_exist_is_not_found(cast: Cast, draft: bool) -> None:
    path = reverse("competences:competence", args=[uuid.uuid4()]) + ("?draft=1" if draft else "")
    assert cast.client("carla", "hr").get(path).status_code == 404
