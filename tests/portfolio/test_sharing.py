"""Who reads what of a portfolio: she, and exactly whom she shares exactly that with, while it holds."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Use
from kiem.portfolio import actions
from kiem.portfolio.models import Share
from kiem.portfolio.queries import (
    items_of,
    readers_for,
    shared_file_content,
    shared_items_of,
    shared_with_me,
    shares_of,
)
from kiem.portfolio.rules import LONGEST_SHARE
from tests.folio import Folio, photo

TABLES = ("item", "itemcompetence", "evidencefile", "share", "shareopening")


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM portfolio_{table}")
        return int(cursor.fetchone()[0])


def titles(folio: Folio, name: str = "bram", use: Use = Use.DEVELOPMENT) -> list[str]:
    """What of Anna's someone reads, by any means: straight from the table."""
    folio.as_(name, use=use)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT title FROM portfolio_item WHERE person_id = %s ORDER BY title", [folio.cast.people["anna"]]
        )
        return [title for (title,) in cursor.fetchall()]


def test_nobody_but_she_reads_a_row_under_any_use_or_that_there_is_one(folio: Folio) -> None:
    key = folio.example()
    folio.file(key, "foto.jpg", photo())
    for use in set(Use) - {Use.KEEPING}:
        for name, person in folio.cast.people.items():
            if name != "anna":
                enter(folio.cast.organisation, use, user=folio.cast.users[name], person=person)
                assert [rows(table) for table in TABLES] == [0] * len(TABLES), (name, use)
        enter(folio.cast.organisation, use)
        assert [rows(table) for table in TABLES] == [0] * len(TABLES), use
    for use in (Use.OWN_DATA, Use.DEVELOPMENT):
        folio.as_(use=use)
        assert rows("item") == rows("evidencefile") == 1
    for use in (Use.APPRAISAL, Use.SELECTION, Use.SUCCESSION, Use.CERTIFICATION, Use.ADMINISTRATION):
        folio.as_(use=use)
        assert rows("item") == 0, f"she herself, for {use}"


def test_a_share_opens_exactly_that_item_to_exactly_that_person_to_grow(folio: Folio) -> None:
    shown, hidden = folio.example("Gedeeld"), folio.example("Voor mij")
    file, other = folio.file(shown, "foto.jpg", photo()), folio.file(hidden, "foto.jpg", photo())
    folio.share(shown)
    assert titles(folio) == ["Gedeeld"]
    for name in set(folio.cast.people) - {"anna", "bram", "zara"}:
        assert titles(folio, name) == [], name
    for use in set(Use) - {Use.DEVELOPMENT, Use.KEEPING}:
        assert titles(folio, use=use) == [], use
    bram, anna = folio.as_("bram", use=Use.DEVELOPMENT), folio.cast.people["anna"]
    found = shared_items_of(bram, anna)
    assert [(item.title, len(item.files)) for item in found.items] == [("Gedeeld", 1)]
    assert shared_file_content(bram, anna, file)[1].name == "foto.jpg"
    with pytest.raises(NotFound):
        shared_file_content(bram, anna, other)
    assert items_of(bram) == [], "what is shared with him is not his"


def test_whom_it_is_shared_with_reads_nothing_of_other_shares_or_openings(folio: Folio) -> None:
    key = folio.example()
    with_bram, with_carla = folio.share(key), folio.share(key, with_="carla")
    folio.opened("carla", "hr", shares=with_carla)
    folio.as_("bram", use=Use.DEVELOPMENT)
    assert set(Share.objects.values_list("id", flat=True)) == set(with_bram)
    assert rows("shareopening") == 0


def test_what_is_stopped_or_over_is_closed_at_once(folio: Folio) -> None:
    key = folio.example()
    share = folio.share(key)
    actions.stop_sharing(share, by=folio.as_(), at=folio.now)
    assert titles(folio) == []
    with pytest.raises(NotFound):
        shared_items_of(folio.as_("bram", use=Use.DEVELOPMENT), folio.cast.people["anna"])
    share = folio.share(key)
    assert titles(folio) == ["Een moeilijk gesprek"]
    folio.as_()
    Share.objects.filter(id__in=share).update(
        shared_at=folio.now - timedelta(days=9), ends_at=folio.now - timedelta(seconds=1)
    )
    assert titles(folio) == []
    assert shared_with_me(folio.as_("bram")) == []


def test_she_reads_with_whom_she_shares_and_on_which_days_it_was_opened(folio: Folio) -> None:
    key = folio.example()
    shares = folio.share(key)
    folio.opened(shares=shares)
    folio.opened(shares=shares)
    (line,) = shares_of(folio.as_())
    assert (line.name, line.opened, line.holds(folio.today)) == ("Bram Claes", (folio.today,), True)


def test_the_database_keeps_whom_it_is_shared_with_from_changing_or_widening_it(folio: Folio) -> None:
    shown, hidden = folio.example("Gedeeld"), folio.example("Voor mij")
    (share,) = folio.share(shown)
    people = folio.cast.people
    wider = (
        "INSERT INTO portfolio_share"
        " (id, organisation_id, person_id, purpose, item_id, with_person_id, shared_at, ends_at)"
        " VALUES (gen_random_uuid(), %s, %s, 'development', %s, %s, now(), now() + interval '1 day')"
    )
    deeds = (
        ("UPDATE portfolio_share SET ends_at = ends_at + interval '1 year' WHERE id = %s", [share]),
        ("DELETE FROM portfolio_share WHERE id = %s", [share]),
        ("UPDATE portfolio_item SET title = 'x' WHERE id = %s", [shown]),
        ("DELETE FROM portfolio_item WHERE id = %s", [shown]),
        (wider, [folio.cast.organisation, people["anna"], hidden, people["bram"]]),
        (wider, [folio.cast.organisation, people["bram"], hidden, people["fatou"]]),
    )
    for statement, values in deeds:
        folio.as_("bram", use=Use.DEVELOPMENT)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, values)
                changed = cursor.rowcount
        except DatabaseError as error:
            assert "row-level security" in str(error) or "same_item" in str(error), error
        else:
            assert changed == 0, statement
    assert titles(folio) == ["Gedeeld"]


def test_an_opening_of_what_is_not_shared_is_refused_by_the_database(folio: Folio) -> None:
    shares = folio.share(folio.example())
    actions.stop_sharing(shares, by=folio.as_(), at=folio.now)
    opening = (
        "INSERT INTO portfolio_shareopening (id, organisation_id, person_id, purpose, share_id, viewer_id, day)"
        " VALUES (gen_random_uuid(), %s, %s, 'development', %s, %s, now())"
    )
    people = folio.cast.people
    for name in ("bram", "carla"):
        folio.as_(name, use=Use.DEVELOPMENT)
        values = [folio.cast.organisation, people["anna"], shares[0], people[name]]
        refused = pytest.raises(DatabaseError, match="row-level security")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opening, values)


def test_where_one_share_holds_no_more_no_opening_is_noted_and_it_is_not_found(folio: Folio) -> None:
    ended, holds = folio.share(folio.example()), folio.share(folio.example("Nog gedeeld"))
    actions.stop_sharing(ended, by=folio.as_(), at=folio.now)
    for name, shares in (("bram", ended + holds), ("carla", holds)):
        with pytest.raises(NotFound):
            folio.opened(name, "", shares=shares)
    assert {line.opened for line in shares_of(folio.as_())} == {()}


def test_she_shares_with_who_leads_her_hr_or_a_delegate_and_nobody_else(folio: Folio) -> None:
    key, anna = folio.example(), folio.cast.people["anna"]
    may = {each.person_id for each in readers_for(anna, folio.today)}
    assert {name for name, person in folio.cast.people.items() if person in may} == {"bram", "carla", "dries"}
    for name in set(folio.cast.people) - {"bram", "carla", "dries"}:
        with pytest.raises(CannotDo, match="Kies"):
            folio.share(key, with_=name)
    assert {each.person_id for each in readers_for(folio.cast.people["bram"], folio.today)} >= {
        folio.cast.people["elke"], folio.cast.people["carla"], folio.cast.people["dries"]
    }  # fmt: skip


@pytest.mark.parametrize(("days", "words"), [(0, "voorbij"), (LONGEST_SHARE.days + 2, "een jaar")])
def test_a_share_ends_on_a_day_to_come_within_a_year(folio: Folio, days: int, words: str) -> None:
    with pytest.raises(CannotDo, match=words):
        folio.share(folio.example(), days=days)


def test_sharing_twice_gives_one_share_with_the_later_end(folio: Folio) -> None:
    key = folio.example()
    first, second = folio.share(key, days=5), folio.share(key, days=20)
    assert first == second
    (line,) = shares_of(folio.as_())
    assert (line.ends_at - folio.now).days in (19, 20)


def test_stopping_twice_keeps_the_first_moment_and_what_is_not_hers_is_not_found(folio: Folio) -> None:
    shares = folio.share(folio.example())
    actions.stop_sharing(shares, by=folio.as_(), at=folio.now)
    actions.stop_sharing(shares, by=folio.as_(), at=folio.now + timedelta(days=1))
    assert Share.objects.get(id=shares[0]).stopped_at == folio.now
    for by in (folio.as_("bram"), folio.as_("carla", use=Use.DEVELOPMENT)):
        with pytest.raises(NotFound):
            actions.stop_sharing(shares, by=by, at=folio.now)
    with pytest.raises(NotFound):
        actions.stop_sharing([uuid.uuid4()], by=folio.as_(), at=folio.now)


def test_the_mail_that_tells_of_a_share_says_neither_who_nor_what(folio: Folio) -> None:
    folio.share(folio.example("Heel bijzonder"))
    folio.cast.use(Use.ADMINISTRATION)
    mail = OutboxMessage.objects.get(recipient="bram@lindenhof.example")
    assert not [word for word in ("Anna", "Peeters", "bijzonder") if word in f"{mail.subject} {mail.body}"]
