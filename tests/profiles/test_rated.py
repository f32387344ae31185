"""From an ESCO occupation, over the crosswalk, to a profile: proposed by a rule, decided by a person, kept."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.db import connections
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from kiem.competences.actions import adopt_framework, load_rated_reference, load_reference
from kiem.competences.models import CompetenceMapping, CompetenceVersion
from kiem.competences.queries import asked_by_occupation, chosen_uris, crossed_occupations
from kiem.competences.rules import ESCO, ONET, Crossing, LevelAnchor, RatedElement, RatedReference, ReferencePack
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.profiles.actions import take_from_occupation
from kiem.profiles.models import ProfileReference, RoleProfileVersion
from kiem.profiles.queries import profile_versions
from kiem.profiles.rules import ProfileOf, Weight, of_job
from kiem.profiles.rules.rated import AskedElement
from tests.cast import NOW, TODAY, Cast
from tests.competences.test_reference import Concept
from tests.make import Make

CARER = "http://data.europa.eu/esco/occupation/carer"
AIDE, NURSE, UNRATED, LISTENING, CARING, COOKING = (
    f"urn:onet:{name}" for name in ("aide", "nurse", "unrated", "listening", "caring", "cooking")
)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A carer of ESCO that is an aide, a nurse or something without figures in O*NET; all taken away after."""
    entries = (
        Concept(AIDE, "Nursing Assistants", kind="occupation", code="31-1131.00"),
        Concept(NURSE, "Registered Nurses", kind="occupation", code="29-1141.00"),
        Concept(UNRATED, "All Other Aides", kind="occupation", code="31-9099.00"),
        Concept(LISTENING, "Active Listening", code="2.A.1.b"),
        Concept(CARING, "Service Orientation", code="2.B.1.f"),
        Concept(COOKING, "Food Production", kind="knowledge", code="2.C.2.b"),
    )
    reference = RatedReference(
        ReferencePack(entries, (), "en", "29.2", whole=True),
        (
            RatedElement(AIDE, LISTENING, Decimal("4.12"), Decimal("3.50")),
            RatedElement(AIDE, CARING, Decimal("3.25"), None),
            RatedElement(AIDE, COOKING, Decimal("1.10"), Decimal("0.20"), relevant=False),
            RatedElement(NURSE, LISTENING, Decimal("4.50"), Decimal("5.00")),
        ),
        (LevelAnchor(LISTENING, Decimal(2), "Take an order"), LevelAnchor(LISTENING, Decimal(4), "Answer complaints")),
        (Crossing("5321.1", AIDE), Crossing("5321.1", NURSE), Crossing("5321.1", UNRATED)),
        ESCO,
    )
    with django_db_blocker.unblock():
        carer = Concept(CARER, "zorgkundige", ("verzorgende",), kind="occupation", code="5321.1")
        load_reference([ReferencePack((carer,), (), "nl", "1.2.1")], scheme=ESCO, by="tests", at=NOW)
        load_rated_reference(reference, scheme=ONET, by="tests", at=NOW)
        yield
        with connections["owner"].cursor() as cursor:
            for table in ("rating", "anchor", "crossing", "text", "entry"):
                cursor.execute(f"DELETE FROM competences_reference{table}")
        connections["owner"].close()


@pytest.fixture
def words(loaded: None, cast: Cast) -> dict[str, CompetenceVersion]:
    """An adopted language: taking over may begin a draft beside it."""
    make = Make(cast)
    found = make.language()
    adopt_framework("Directie", TODAY, by=make.by, at=NOW)
    return found


def carers(cast: Cast) -> ProfileOf:
    return of_job(cast.jobs["Zorgkundige"])


def test_the_crosswalk_gives_rated_occupations_first(words: object) -> None:
    assert [(each.uri, each.rated) for each in crossed_occupations("5321.1")] == [
        (AIDE, True), (NURSE, True), (UNRATED, False),
    ]  # fmt: skip
    assert crossed_occupations("5321") == []


def test_what_is_not_important_or_not_relevant_is_not_shown_and_unknown_is_no_zero(words: object) -> None:
    first, second = asked_by_occupation(AIDE, Decimal(3))
    assert (first.label, first.level, len(first.anchors)) == ("Active Listening", Decimal("3.50"), 2)
    assert (second.label, second.level) == ("Service Orientation", None)


def test_taking_over_asks_copies_refers_and_keeps_the_mapping(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    carla, aggression = cast.viewer("carla", "hr"), words["Omgaan met agressie"]
    elements = [AskedElement(LISTENING, aggression.competence_id, 3, Weight.ESSENTIAL), AskedElement(CARING, None)]
    done = take_from_occupation(carers(cast), elements, occupation=CARER, by=carla, at=NOW)
    first_of_next_month = (TODAY.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert (done.lines, done.copied, done.starts_on) == (1, 1, first_of_next_month)
    [newest] = profile_versions(carers(cast), ["nl"])
    assert newest.starts_on == first_of_next_month
    assert [(line.competence_id, line.position) for line in newest.lines] == [(aggression.competence_id, 3)]
    reference = ProfileReference.objects.get()
    assert (reference.scheme, reference.code, reference.label) == ("esco", CARER, "zorgkundige")
    mapping = CompetenceMapping.objects.get()
    assert (mapping.uri, mapping.relation, mapping.competence_id) == (LISTENING, "close", aggression.competence_id)
    assert set(chosen_uris()) == {CARING}


def test_the_same_again_keeps_one_mapping_and_one_reference(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    carla, aggression = cast.viewer("carla", "hr"), words["Omgaan met agressie"]
    for position in (2, 3):
        element = AskedElement(LISTENING, aggression.competence_id, position)
        take_from_occupation(carers(cast), [element], occupation=CARER, by=carla, at=NOW)
    assert CompetenceMapping.objects.count() == 1
    newest = profile_versions(carers(cast), ["nl"])[0]
    assert [line.position for line in newest.lines] == [3]
    assert ProfileReference.objects.filter(role_profile_version=newest.version_id).count() == 1


def test_of_two_skills_on_one_competence_the_higher_level_counts(
    cast: Cast, words: dict[str, CompetenceVersion]
) -> None:
    carla, key = cast.viewer("carla", "hr"), words["Omgaan met agressie"].competence_id
    elements = [AskedElement(LISTENING, key, 4), AskedElement(CARING, key, 2)]
    take_from_occupation(carers(cast), elements, occupation=CARER, by=carla, at=NOW)
    assert [line.position for line in profile_versions(carers(cast), ["nl"])[0].lines] == [4]


def test_what_cannot_be_leaves_nothing_half_done(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    carla, key = cast.viewer("carla", "hr"), words["Omgaan met agressie"].competence_id
    copy = AskedElement(CARING, None)
    wrong: tuple[tuple[type[Exception], list[AskedElement], str], ...] = (
        (CannotDo, [copy, AskedElement(LISTENING, key, 9)], CARER),
        (CannotDo, [copy, AskedElement(LISTENING, words["Omgaan met agressie"].id, 1)], CARER),
        (CannotDo, [], CARER),
        (NotFound, [copy], "http://data.europa.eu/esco/occupation/nowhere"),
        (NotFound, [AskedElement("urn:onet:nowhere", None), AskedElement(LISTENING, key, 2)], CARER),
    )
    for error, elements, occupation in wrong:
        with pytest.raises(error):
            take_from_occupation(carers(cast), elements, occupation=occupation, by=carla, at=NOW)
    with pytest.raises(NotAllowed):
        take_from_occupation(carers(cast), [copy], occupation=CARER, by=cast.viewer("anna"), at=NOW)
    cast.viewer("carla", "hr")
    assert not RoleProfileVersion.objects.exists() and not CompetenceMapping.objects.exists()
    assert chosen_uris() == {}


def test_hr_walks_from_the_occupation_to_the_profile(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    client, key = cast.client("carla", "hr"), words["Omgaan met agressie"].competence_id
    path = reverse("profiles:rated", args=[carers(cast)])
    assert quote(CARER, "") in client.get(path + "?q=verzorgende").content.decode()
    here = f"{path}?occupation={quote(CARER, '')}"
    several = client.get(here).content.decode()
    assert "Registered Nurses" in several and "becomes_0" not in several
    here += f"&onet={quote(AIDE, '')}"
    page = client.get(here).content.decode()
    assert "Voorstel: sterk." in page and "Answer complaints" in page and "CC BY 4.0" in page
    unknown = client.post(here, {"becomes_1": str(key)})
    assert unknown.status_code == 422 and "Kies er zelf een." in unknown.content.decode()
    assert client.post(here, {"becomes_0": "x"}).status_code == 422
    assert client.post(here, {}).status_code == 422
    assert client.post(here, {"becomes_0": str(key), "weight_0": "essential"}).status_code == 302
    again = client.get(here).content.decode()
    assert f'<option value="{key}" selected>' in again
    for other in (cast.client("anna"), cast.client("zara", "hr")):
        assert other.get(here).status_code == 404
