"""Where a competence stands in ESCO: proposed by its words, decided by a person, taken back, never lost."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kiem.competences.actions import load_reference, map_competence, map_competences, unmap_competence
from kiem.competences.models import CompetenceMapping, CompetenceVersion
from kiem.competences.queries import (
    Mapped,
    chosen_uris,
    counting_version,
    entries_like,
    find_competences,
    in_reference,
    language_of,
    newest_words,
)
from kiem.competences.rules import ESCO, MatchRelation, ReferencePack
from kiem.competences.rules.finding import Field
from kiem.competences.wording import FOUND_IN
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from tests.cast import NOW, Cast
from tests.competences.test_reference import SKILLS, Concept
from tests.make import Make

AGGRESSION = Concept("urn:map:1", "omgaan met agressief gedrag", ("agressie hanteren", "boze mensen sussen"))
ANGER = Concept("urn:map:2", "omgaan met klachten")
COOKING = Concept("urn:map:3", "koken")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        pack = ReferencePack((AGGRESSION, ANGER, COOKING), (), "nl", "1.2.1")
        load_reference([pack], scheme=ESCO, by="tests", at=NOW)
        yield
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM competences_referencetext")
            cursor.execute("DELETE FROM competences_referenceentry")
        connections["owner"].close()


@pytest.fixture
def ours(loaded: None, cast: Cast) -> CompetenceVersion:
    return Make(cast).language()["Omgaan met agressie"]


def _alike(version: CompetenceVersion, without: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    words = newest_words(version.competence_id, ["nl"])
    assert words is not None
    return [(each.found.uri, each.likeness.shared) for each in entries_like(words.names, "nl", SKILLS, without)]


def _mapped(version: CompetenceVersion) -> tuple[Mapped, ...]:
    return in_reference(version.competence_id, version.id, ["nl"]).mapped


def test_entries_are_proposed_by_the_words_they_share_and_what_was_decided_is_not_again(
    ours: CompetenceVersion,
) -> None:
    assert _alike(ours)[0] == (AGGRESSION.uri, ("agressie",))
    assert COOKING.uri not in [uri for uri, _shared in _alike(ours)]
    assert AGGRESSION.uri not in [uri for uri, _shared in _alike(ours, (AGGRESSION.uri,))]
    assert _alike(ours) == _alike(ours)


def test_a_decision_holds_until_another_takes_its_place_and_both_stay(cast: Cast, ours: CompetenceVersion) -> None:
    carla = cast.viewer("carla", "hr")
    key = ours.competence_id
    assert map_competence(key, ESCO, AGGRESSION.uri, MatchRelation.BROAD, by=carla, at=NOW)
    assert not map_competence(key, ESCO, AGGRESSION.uri, MatchRelation.BROAD, by=carla, at=NOW)
    assert map_competence(key, ESCO, AGGRESSION.uri, MatchRelation.EXACT, by=carla, at=NOW)
    [mapped] = _mapped(ours)
    assert (mapped.relation, mapped.label, mapped.made_by) == ("exact", AGGRESSION.preferred_label, "Carla Maes")
    assert chosen_uris() == {AGGRESSION.uri: key}
    ended = CompetenceMapping.objects.exclude(ended_at=None).get()
    assert (ended.relation, ended.ended_by_id) == ("broad", carla.person_id)
    unmap_competence(mapped.mapping_id, by=carla, at=NOW)
    unmap_competence(mapped.mapping_id, by=carla, at=NOW)
    assert _mapped(ours) == () and CompetenceMapping.objects.count() == 2
    verbs = TrailLine.objects.filter(subject_id=key).values_list("verb", flat=True)
    assert sorted(verb for verb in verbs if "map" in verb) == ["map_competence", "map_competence", "unmap_competence"]


def test_what_does_not_fit_is_kept_as_such_and_means_nothing(cast: Cast, ours: CompetenceVersion) -> None:
    map_competence(ours.competence_id, ESCO, ANGER.uri, None, by=cast.viewer("carla", "hr"), at=NOW)
    [mapped] = _mapped(ours)
    assert mapped.relation is None
    assert chosen_uris() == {}


def test_a_competence_is_found_by_the_words_of_what_means_nearly_the_same(cast: Cast, ours: CompetenceVersion) -> None:
    language = language_of(["nl"])
    assert language is not None
    assert find_competences("sussen", language.version_id, ["nl"]) == []
    map_competence(ours.competence_id, ESCO, AGGRESSION.uri, MatchRelation.CLOSE, by=cast.viewer("carla", "hr"), at=NOW)
    [found] = find_competences("sussen", language.version_id, ["nl"])
    assert found.competence_id == ours.competence_id
    page = cast.client("anna").get("/competences/?q=sussen").content.decode()
    assert "<mark>sussen</mark>" in page and str(FOUND_IN[Field.REFERENCE]) in page


@pytest.mark.parametrize("relation", [MatchRelation.BROAD, MatchRelation.NARROW, MatchRelation.RELATED, None])
def test_by_the_words_of_what_means_something_else_it_is_not_found(
    cast: Cast, ours: CompetenceVersion, relation: MatchRelation | None
) -> None:
    map_competence(ours.competence_id, ESCO, AGGRESSION.uri, relation, by=cast.viewer("carla", "hr"), at=NOW)
    assert find_competences("sussen", counting_version().get().id, ["nl"]) == []


def test_once_it_is_taken_back_it_is_no_longer_found_by_those_words(cast: Cast, ours: CompetenceVersion) -> None:
    carla = cast.viewer("carla", "hr")
    map_competence(ours.competence_id, ESCO, AGGRESSION.uri, MatchRelation.EXACT, by=carla, at=NOW)
    assert find_competences("sussen", counting_version().get().id, ["nl"])
    unmap_competence(_mapped(ours)[0].mapping_id, by=carla, at=NOW)
    assert find_competences("sussen", counting_version().get().id, ["nl"]) == []


def test_an_employee_decides_nothing_and_what_is_not_here_is_not_found(cast: Cast, ours: CompetenceVersion) -> None:
    with pytest.raises(NotAllowed):
        map_competence(ours.competence_id, ESCO, ANGER.uri, MatchRelation.CLOSE, by=cast.viewer("anna"), at=NOW)
    carla = cast.viewer("carla", "hr")
    for pair in ((ours.competence_id, "urn:nowhere"), (ours.id, ANGER.uri)):
        with pytest.raises(NotFound):
            map_competences([(ours.competence_id, COOKING.uri), pair], ESCO, MatchRelation.CLOSE, by=carla, at=NOW)
    assert not CompetenceMapping.objects.exists()


def test_hr_decides_on_the_page_and_takes_it_back(cast: Cast, ours: CompetenceVersion) -> None:
    client = cast.client("carla", "hr")
    page = reverse("competences:mapping", args=[ours.competence_id])
    assert "agressie hanteren" in client.get(page).content.decode()
    assert "koken" in client.get(page + "?q=koken").content.decode()
    assert client.post(page, {"uri": AGGRESSION.uri, "relation": "narrow"}).status_code == 302
    assert client.post(page, {"uri": ANGER.uri, "relation": "none"}).status_code == 302
    assert client.post(page, {"uri": AGGRESSION.uri, "relation": "twin"}).status_code == 422
    shown = client.get(reverse("competences:competence", args=[ours.competence_id])).content.decode()
    assert AGGRESSION.preferred_label in shown and ANGER.preferred_label not in shown
    cast.enter()
    mapping = CompetenceMapping.objects.get(relation="narrow")
    assert client.post(reverse("competences:unmap", args=[ours.competence_id, mapping.id])).status_code == 302
    assert cast.client("anna").get(page).status_code == 404
    assert cast.client("zara", "hr").get(page).status_code == 404
    assert cast.client("zara", "hr").post(page, {"uri": ANGER.uri, "relation": "close"}).status_code == 404
