"""Keeping, changing and deleting what is one's own."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from kiem.competences.models import Competence
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.ids import ordered_id
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.actions import ChangedMeanwhile
from kiem.portfolio import actions
from kiem.portfolio.cleaning.__main__ import MOST_SECONDS
from kiem.portfolio.cleaning.apart import LONGEST_WAIT
from kiem.portfolio.models import EvidenceFile, Item, ItemCompetence, Share, ShareOpening
from kiem.portfolio.queries import bytes_kept, expiring_soon, file_content, item_of, items_of
from kiem.portfolio.rules import LARGEST_TOGETHER, ItemKind, ItemToKeep
from tests.folio import Folio, paper, photo


def test_each_kind_keeps_what_belongs_to_it_and_nothing_else(folio: Folio) -> None:
    whole = ItemToKeep(
        "Alles", folio.today, "Een.", "Twee.", "Drie.", "Vier.", "Woorden.", "Iemand", Decimal(3),
        folio.today + timedelta(days=9),
    )  # fmt: skip
    keys = {kind: folio.keep(kind, whole) for kind in ItemKind}
    found = {kind: item_of(folio.as_(), key) for kind, key in keys.items()}
    assert [found[kind].situation for kind in ItemKind] == ["Een.", "", "", ""]
    assert [found[kind].words for kind in ItemKind] == ["", "Woorden.", "Woorden.", "Woorden."]
    assert [found[kind].given_by for kind in ItemKind] == ["", "Iemand", "Iemand", "Iemand"]
    assert [found[kind].hours for kind in ItemKind] == [None, None, 3, None]
    assert [bool(found[kind].ends_before) for kind in ItemKind] == [False, True, False, False]


def test_what_ends_before_it_began_is_refused_with_a_sentence(folio: Folio) -> None:
    item = ItemToKeep("Attest", folio.today, ends_before=folio.today)
    with pytest.raises(CannotDo, match="Het einde ligt vóór het begin"):
        folio.keep(ItemKind.CERTIFICATE, item)


def test_without_a_title_it_is_refused_with_a_sentence(folio: Folio) -> None:
    with pytest.raises(CannotDo):
        folio.keep(ItemKind.THANKS, ItemToKeep("  ", folio.today))


def test_a_form_that_is_sent_twice_makes_one(folio: Folio) -> None:
    once, item = ordered_id(), ItemToKeep("Kaartje", folio.today, words="Merci.")
    first = actions.add_item(ItemKind.THANKS, item, once=once, by=folio.as_(), at=folio.now)
    later = folio.now + timedelta(seconds=2)
    assert actions.add_item(ItemKind.THANKS, item, once=once, by=folio.as_(), at=later) == first == once
    assert len(items_of(folio.as_())) == 1


def test_an_id_of_someone_else_makes_another_and_tells_nothing(folio: Folio) -> None:
    hers = folio.example()
    item = ItemToKeep("Van Farid", folio.today)
    made = actions.add_item(ItemKind.EXAMPLE, item, once=hers, by=folio.as_("farid"), at=folio.now)
    assert made != hers
    assert item_of(folio.as_(), hers).title == "Een moeilijk gesprek"


def test_what_was_changed_in_another_window_is_said_and_not_lost(folio: Folio) -> None:
    key = folio.example()
    actions.change_item(key, ItemToKeep("Eerste", folio.today), shown={"revision": "0"}, by=folio.as_(), at=folio.now)
    with pytest.raises(ChangedMeanwhile, match="ander venster") as changed:
        actions.change_item(
            key, ItemToKeep("Tweede", folio.today), shown={"revision": "0"}, by=folio.as_(), at=folio.now
        )
    assert changed.value.now == {"revision": "1"}
    assert item_of(folio.as_(), key).title == "Eerste"
    actions.change_item(key, ItemToKeep("Tweede", folio.today), shown={"revision": "1"}, by=folio.as_(), at=folio.now)
    assert item_of(folio.as_(), key).title == "Tweede"


def test_the_competences_it_shows_can_be_changed_and_an_unknown_one_is_left_out(folio: Folio) -> None:
    first, second = sorted(Competence.objects.values_list("id", flat=True))[:2]
    item = ItemToKeep("Iets", folio.today, competences=frozenset([first, uuid.uuid4()]))
    key = folio.keep(ItemKind.EXAMPLE, item)
    assert [each for each, _name in item_of(folio.as_(), key).competences] == [first]
    now = ItemToKeep("Iets", folio.today, competences=frozenset([second]))
    actions.change_item(key, now, shown={"revision": "0"}, by=folio.as_(), at=folio.now)
    assert [each for each, _name in item_of(folio.as_(), key).competences] == [second]


def test_deleting_takes_its_files_shares_and_openings_along_for_good(folio: Folio) -> None:
    key, other = folio.example(), folio.certificate()
    folio.file(key)
    shares = folio.share(key, other)
    folio.opened(shares=shares)
    actions.delete_item(key, by=folio.as_(), at=folio.now)
    left = {
        model: model._default_manager.count() for model in (Item, EvidenceFile, ItemCompetence, Share, ShareOpening)
    }
    assert left == {Item: 1, EvidenceFile: 0, ItemCompetence: 0, Share: 1, ShareOpening: 1}


def test_nobody_changes_or_deletes_what_is_not_hers_also_not_when_it_is_shared(folio: Folio) -> None:
    key = folio.example()
    file = folio.file(key, "foto.jpg", photo())
    folio.share(key)
    until = folio.today + timedelta(days=5)
    for name, use in (("bram", Use.DEVELOPMENT), ("bram", Use.OWN_DATA), ("carla", Use.DEVELOPMENT)):
        by = folio.as_(name, use=use)
        for deed in (
            lambda by=by: actions.change_item(
                key, ItemToKeep("X", folio.today), shown={"revision": "0"}, by=by, at=folio.now
            ),
            lambda by=by: actions.delete_item(key, by=by, at=folio.now),
            lambda by=by: actions.add_file(key, "x.jpg", photo(), by=by, at=folio.now),
            lambda by=by: actions.rename_file(key, file, "x", by=by, at=folio.now),
            lambda by=by: actions.delete_file(key, file, by=by, at=folio.now),
            lambda by=by: actions.share_items([key], folio.cast.people["dries"], until, by=by, at=folio.now),
        ):
            with pytest.raises(NotFound):
                deed()
    assert item_of(folio.as_(), key).title == "Een moeilijk gesprek"


def test_a_file_is_kept_locked_and_comes_back_as_it_was_cleaned(folio: Folio) -> None:
    key = folio.certificate()
    file = folio.file(key, "attest.pdf", paper())
    line, content = file_content(folio.as_(), key, file)
    assert (line.name, content[:5], len(content)) == ("attest.pdf", b"%PDF-", line.size)
    kept = bytes(EvidenceFile.objects.get(id=file).content)
    assert b"%PDF" not in kept
    assert bytes_kept(folio.cast.people["anna"]) == line.size


def test_a_file_that_is_sent_twice_is_kept_once(folio: Folio) -> None:
    key, once = folio.certificate(), ordered_id()
    keys = {actions.add_file(key, "foto.jpg", photo(), once=once, by=folio.as_(), at=folio.now) for _again in range(2)}
    assert keys == {once}
    assert EvidenceFile.objects.count() == 1


def test_a_file_is_cleaned_sooner_than_the_database_sends_away_who_waits_for_it(folio: Folio) -> None:
    with connection.cursor() as cursor:
        for setting in ("statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute("SELECT extract(epoch FROM current_setting(%s)::interval)", [setting])
            assert MOST_SECONDS < LONGEST_WAIT < cursor.fetchone()[0]


def test_a_file_beyond_the_room_that_is_left_is_refused(folio: Folio) -> None:
    key = folio.certificate()
    file = folio.file(key, "foto.jpg", photo())
    EvidenceFile.objects.filter(id=file).update(size=LARGEST_TOGETHER)
    with pytest.raises(CannotDo, match="60 MB"):
        folio.file(key, "foto.jpg", photo())


def test_a_file_gets_another_name_and_keeps_its_ending(folio: Folio) -> None:
    key = folio.certificate()
    file = folio.file(key, "IMG_2033.jpg", photo())
    actions.rename_file(key, file, "attest reanimatie", by=folio.as_(), at=folio.now)
    assert item_of(folio.as_(), key).files[0].name == "attest reanimatie.jpg"
    actions.delete_file(key, file, by=folio.as_(), at=folio.now)
    assert item_of(folio.as_(), key).files == ()


def test_what_ends_within_sixty_days_is_named_and_what_is_over_or_far_is_not(folio: Folio) -> None:
    for title, days in (("Over", 0), ("Morgen", 1), ("Grens", 60), ("Ver", 61), ("Zonder einde", None)):
        folio.certificate(title, days=days)
    folio.certificate("Van Bram", days=5, name="bram")
    assert [each.title for each in expiring_soon(folio.as_())] == ["Morgen", "Grens"]


def test_the_trail_holds_verbs_and_ids_and_no_word_of_it(folio: Folio) -> None:
    key = folio.example("Heel bijzonder")
    folio.file(key, "foto.jpg", photo())
    actions.delete_item(key, by=folio.as_(), at=folio.now)
    lines = TrailLine.objects.filter(subject_id=key).order_by("id")
    assert [line.verb for line in lines] == ["add_portfolio_item", "add_portfolio_file", "delete_portfolio_item"]
    assert "bijzonder" not in str(list(lines.values()))
