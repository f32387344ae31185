"""The reference (ESCO): loaded by the owner, read by all, and chosen from by copying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from django.db import ProgrammingError, connections, transaction
from pytest_django import DjangoDbBlocker

from kiem.competences.actions import choose_reference, load_reference, retire_competence, reword_competence
from kiem.competences.models import CompetenceMatch, ReferenceEntry, ReferenceRelation, ReferenceText
from kiem.competences.queries import (
    Language,
    chosen_uris,
    find_competences,
    language_of,
    origins_of,
    search_reference,
)
from kiem.competences.rules import CompetenceKind, ReferenceLoaded, ReferencePack, Wording
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from tests.cast import NOW, Cast

SCHEME = "ESCO"
SKILLS = ("skill", "knowledge")


@dataclass(frozen=True)
class Concept:
    """An entry as the reader gives it."""

    uri: str
    preferred_label: str
    alternative_labels: tuple[str, ...] = ()
    description: str = ""
    kind: str = "skill"
    code: str = ""
    in_collections: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Link:
    """A relation as the reader gives it."""

    from_uri: str
    to_uri: str
    kind: str = "essential"


AGGRESSION = Concept(
    "urn:esco:1",
    "omgaan met agressief gedrag",
    ("kalm blijven bij boze mensen", "agressie hanteren"),
    "Rustig blijven als iemand bedreigend doet.",
    in_collections=frozenset({"transversal"}),
)
CREATIVE = Concept("urn:esco:2", "creatief denken", ("crea", "vrij denken"), "Nieuwe ideeën bedenken.")
COOK = Concept("urn:esco:3", "kok", kind="occupation")
CONCEPTS = (AGGRESSION, CREATIVE, COOK)
LINKS = (Link("urn:esco:3", "urn:esco:2"), Link("urn:esco:3", "urn:esco:nowhere"))


def _load(
    concepts: Sequence[Concept],
    links: Sequence[Link] = (),
    language: str = "nl",
    release: str = "1.2.1",
    *,
    whole: bool = False,
) -> ReferenceLoaded:
    pack = ReferencePack(concepts, links, language, release, whole)
    [loaded] = load_reference([pack], scheme=SCHEME, by="tests", at=NOW)
    return loaded


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ReferenceLoaded]:
    """The reference, committed as the owner for this file's tests, and taken away after."""
    with django_db_blocker.unblock():
        first = _load(CONCEPTS, LINKS)
        _load([Concept(CREATIVE.uri, "penser de façon créative", ("créativité",))], language="fr")
        yield first
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM competences_referencerelation")
            cursor.execute("DELETE FROM competences_referencetext")
            cursor.execute("DELETE FROM competences_referenceentry")
        connections["owner"].close()


def test_a_first_load_adds_everything_and_keeps_relations_that_point_outside(loaded: ReferenceLoaded) -> None:
    assert loaded == ReferenceLoaded(
        added=3, changed=0, unchanged=0, absent=0, retired=0, links_added=2, links_outside=1
    )


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_same_load_again_writes_nothing(loaded: ReferenceLoaded) -> None:
    before = _fingerprint()
    again = _load(CONCEPTS, LINKS)
    assert again == ReferenceLoaded(
        added=0, changed=0, unchanged=3, absent=0, retired=0, links_added=0, links_outside=1
    )
    assert _fingerprint() == before


def _fingerprint() -> list[tuple[object, ...]]:
    """The physical rows: an update, even to the same values, would give others."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT ctid::text, id FROM competences_referenceentry UNION ALL "
            "SELECT ctid::text, id FROM competences_referencetext UNION ALL "
            "SELECT ctid::text, id FROM competences_referencerelation ORDER BY 2"
        )
        return list(cursor.fetchall())


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_newer_pack_changes_what_differs_and_keeps_what_is_gone(loaded: ReferenceLoaded) -> None:
    newer = (replace(AGGRESSION, preferred_label="omgaan met agressie"), Concept("urn:esco:4", "plannen"), COOK)
    done = _load(newer, LINKS, release="1.3.0")
    assert (done.added, done.changed, done.unchanged, done.absent) == (1, 1, 1, 1)
    versions = dict(ReferenceText.objects.using("owner").filter(language="nl").values_list("label", "release"))
    assert versions == {"omgaan met agressie": "1.3.0", "plannen": "1.3.0", "kok": "1.3.0", "creatief denken": "1.2.1"}


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_whole_newer_pack_marks_what_it_leaves_out_as_retired(loaded: ReferenceLoaded) -> None:
    done = _load((AGGRESSION, COOK), (), release="1.3.0", whole=True)
    assert (done.absent, done.retired) == (1, 1)
    entries = dict(ReferenceEntry.objects.using("owner").values_list("uri", "retired_since"))
    assert entries == {AGGRESSION.uri: "", COOK.uri: "", CREATIVE.uri: "1.3.0"}
    assert set(ReferenceRelation.objects.using("owner").values_list("retired_since", flat=True)) == {"1.3.0"}
    assert _load((AGGRESSION, COOK), (), release="1.3.0", whole=True).retired == 0


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_language_that_is_a_release_behind_brings_words_and_takes_no_retirement_back(loaded: ReferenceLoaded) -> None:
    _load((AGGRESSION, COOK), (), release="1.3.0", whole=True)
    _load((replace(CREATIVE, preferred_label="thinking creatively", kind="knowledge"),), LINKS, "en", "1.2.0")
    entry = ReferenceEntry.objects.using("owner").get(uri=CREATIVE.uri)
    assert (entry.kind, entry.release, entry.retired_since, entry.texts.count()) == ("skill", "1.2.1", "1.3.0", 3)
    assert set(ReferenceRelation.objects.using("owner").values_list("retired_since", flat=True)) == {"1.3.0"}


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_comes_back_in_a_newer_pack_counts_again(loaded: ReferenceLoaded) -> None:
    _load((AGGRESSION, COOK), (), release="1.3.0", whole=True)
    _load(CONCEPTS, LINKS, release="1.4.0")
    assert set(ReferenceEntry.objects.using("owner").values_list("retired_since", "release")) == {("", "1.4.0")}
    assert set(ReferenceRelation.objects.using("owner").values_list("retired_since", "release")) == {("", "1.4.0")}


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("release", ["1.2.0", "latest", "1.x", ""])
def test_an_older_pack_or_one_without_a_release_is_refused_and_nothing_of_the_others_is_kept(
    loaded: ReferenceLoaded, release: str
) -> None:
    before = _fingerprint()
    new = ReferencePack([Concept("urn:esco:9", "écouter")], (), "fr", "1.2.1")
    with pytest.raises(CannotDo):
        load_reference([new, ReferencePack(CONCEPTS, LINKS, "nl", release)], scheme=SCHEME, by="tests", at=NOW)
    assert _fingerprint() == before


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_relation_that_pointed_outside_is_whole_once_its_other_end_comes(loaded: ReferenceLoaded) -> None:
    done = _load([*CONCEPTS, Concept("urn:esco:nowhere", "ergens")], LINKS)
    assert (done.added, done.links_added, done.links_outside) == (1, 0, 0)


@pytest.mark.django_db(databases=["default", "owner"])
def test_languages_merge_by_uri_and_a_pack_takes_no_entry_out_of_its_collections(loaded: ReferenceLoaded) -> None:
    _load([Concept(AGGRESSION.uri, "dealing with aggression")], language="en", release="1.2.0")
    entry = ReferenceEntry.objects.using("owner").get(uri=AGGRESSION.uri)
    assert set(entry.texts.values_list("language", flat=True)) == {"nl", "en"}
    assert entry.collections == ["transversal"]


@pytest.mark.usefixtures("loaded")
def test_the_application_cannot_write_the_reference(cast: Cast) -> None:
    for attempt in (
        lambda: ReferenceText.objects.update(label="anders"),
        lambda: ReferenceEntry.objects.create(scheme=SCHEME, uri="urn:new", kind="skill"),
        lambda: ReferenceEntry.objects.all().delete(),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            attempt()


@pytest.mark.usefixtures("loaded")
def test_a_search_finds_by_other_names_and_shows_which_words_matched(cast: Cast) -> None:
    [found] = search_reference("BOZE familie", "nl", SKILLS)
    assert (found.uri, found.words) == (AGGRESSION.uri, ("boze",))
    assert found.via == ("kalm blijven bij boze mensen",)


@pytest.mark.usefixtures("loaded")
def test_a_search_forgives_a_spelling_and_ignores_accents(cast: Cast) -> None:
    assert [found.uri for found in search_reference("agresief", "nl", SKILLS)] == [AGGRESSION.uri]
    assert [found.uri for found in search_reference("creativite", "fr", SKILLS)] == [CREATIVE.uri]


@pytest.mark.usefixtures("loaded")
def test_a_search_takes_a_compound_apart_and_finds_another_form(cast: Cast) -> None:
    [compound] = search_reference("agressiebeheersing", "nl", SKILLS)
    assert (compound.uri, compound.words, compound.pieces) == (AGGRESSION.uri, ("agressiebeheersing",), ("agressi",))
    assert [found.uri for found in search_reference("ideeen bedenkend denkend", "nl", SKILLS)] == [CREATIVE.uri]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("text", ["", "  ", "?", "%", "_", "a", "'; --", "\\", "x" * 200])
def test_a_search_for_nothing_finds_nothing(cast: Cast, text: str) -> None:
    assert search_reference(text, "nl", SKILLS) == []


@pytest.mark.usefixtures("loaded")
def test_choosing_copies_the_entry_into_the_draft_with_an_exact_match(cast: Cast) -> None:
    done = choose_reference([AGGRESSION.uri, CREATIVE.uri], by=cast.viewer("carla", "hr"), at=NOW)
    assert done.added == ("omgaan met agressief gedrag", "creatief denken")
    language = _language()
    assert language.is_draft
    creative = next(entry for entry in language.entries if entry.name == "creatief denken")
    assert creative.names == {"nl": "creatief denken", "fr": "penser de façon créative"}
    assert creative.definition == "Nieuwe ideeën bedenken."
    [origin] = origins_of([creative.version_id])[creative.version_id]
    assert (origin.scheme, origin.uri, origin.relation) == (SCHEME, CREATIVE.uri, "exact")


def _language() -> Language:
    language = language_of(["nl"])
    assert language is not None
    return language


@pytest.mark.usefixtures("loaded")
def test_choosing_the_same_again_does_nothing_and_says_so(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_reference([AGGRESSION.uri], by=carla, at=NOW)
    again = choose_reference([AGGRESSION.uri], by=carla, at=NOW)
    assert (again.added, again.already) == ((), ("omgaan met agressief gedrag",))
    assert CompetenceMatch.objects.count() == 1


@pytest.mark.usefixtures("loaded")
def test_a_copy_in_other_words_still_knows_where_it_came_from(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_reference([AGGRESSION.uri], by=carla, at=NOW)
    key = chosen_uris()[AGGRESSION.uri]
    reword_competence(key, CompetenceKind.CORE, [Wording("nl", "Omgaan met agressie")], by=carla, at=NOW)
    assert chosen_uris() == {AGGRESSION.uri: key}


@pytest.mark.usefixtures("loaded")
def test_a_competence_is_found_by_the_other_names_of_the_entry_it_relates_to(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_reference([AGGRESSION.uri, CREATIVE.uri], by=carla, at=NOW)
    reword_competence(
        chosen_uris()[AGGRESSION.uri], CompetenceKind.CORE, [Wording("nl", "Sterk staan")], by=carla, at=NOW
    )
    [found] = find_competences("boze", _language().version_id, ["nl"])
    assert found.name == "Sterk staan"
    assert [text.text for text in found.found.because] == ["kalm blijven bij boze mensen"]


@pytest.mark.usefixtures("loaded")
def test_hr_sees_beside_the_own_competences_what_the_reference_has(cast: Cast) -> None:
    choose_reference([AGGRESSION.uri], by=cast.viewer("carla", "hr"), at=NOW)
    page = cast.client("carla", "hr").get("/competences/?q=creatief+denken").content.decode()
    assert "/competences/reference/?q=creatief%20denken" in page
    assert "/competences/reference/" not in cast.client("anna").get("/competences/?q=creatief").content.decode()


@pytest.mark.usefixtures("loaded")
def test_what_was_retired_can_be_chosen_again(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_reference([AGGRESSION.uri], by=carla, at=NOW)
    retire_competence(chosen_uris()[AGGRESSION.uri], by=carla, at=NOW)
    assert choose_reference([AGGRESSION.uri], by=carla, at=NOW).added == ("omgaan met agressief gedrag",)


@pytest.mark.usefixtures("loaded")
def test_an_entry_whose_name_is_taken_is_not_copied_and_nothing_else_is(cast: Cast) -> None:
    carla = cast.viewer("carla", "hr")
    choose_reference([AGGRESSION.uri], by=carla, at=NOW)
    key = chosen_uris()[AGGRESSION.uri]
    reword_competence(key, CompetenceKind.CORE, [Wording("nl", "Creatief denken")], by=carla, at=NOW)
    with pytest.raises(CannotDo, match="creatief denken"):
        choose_reference([CREATIVE.uri], by=carla, at=NOW)
    assert len(_language().entries) == 1


@pytest.mark.usefixtures("loaded")
def test_an_unknown_entry_is_not_found_and_an_employee_chooses_nothing(cast: Cast) -> None:
    with pytest.raises(NotFound):
        choose_reference([AGGRESSION.uri, "urn:esco:nowhere"], by=cast.viewer("carla", "hr"), at=NOW)
    with pytest.raises(NotAllowed):
        choose_reference([AGGRESSION.uri], by=cast.viewer("anna"), at=NOW)
