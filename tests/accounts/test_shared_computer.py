"""A computer that people share: it signs out by itself, and leaves nothing behind."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kiem.foundation.models import TrailLine
from tests.accounts.steps import sign_in
from tests.cast import Cast

MAIL = "anna@lindenhof.example"


def shared(client: Client | None = None) -> Client:
    """Anna's browser on a computer that people share, inside."""
    client = client or Client()
    client.cookies["kiem_shared_computer"] = "1"
    sign_in(MAIL, client=client)
    client.get("/enter/")
    assert client.get("/my/account/").status_code == 200
    return client


def last_done(client: Client, ago: timedelta) -> None:
    """As if the last thing was done so long ago."""
    session = client.session
    session["kiem_last_done"] = (timezone.now() - ago).isoformat()
    session.save()


def test_after_five_minutes_without_doing_anything_it_is_over(cast: Cast) -> None:
    client = shared()
    last_done(client, timedelta(minutes=4, seconds=50))
    assert client.get("/my/account/").status_code == 200
    before = datetime.fromisoformat(client.session["kiem_last_done"])
    assert timezone.now() - before < timedelta(minutes=1), "what was done counts anew"
    key = client.session.session_key
    last_done(client, timedelta(minutes=5))
    answer = client.get("/my/account/")
    assert answer.headers["Location"] == "/account/login/?left=1"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    again = Client()
    again.cookies["kiem_session"] = key or ""
    assert again.get("/my/account/").status_code == 302, "who kept the cookie has nothing"


def test_what_is_sent_too_late_changes_nothing(cast: Cast) -> None:
    client = shared()
    last_done(client, timedelta(minutes=6))
    answer = client.post("/language/", {"language": "fr"})
    assert answer.headers["Location"] == "/account/login/?left=1"


def test_the_agreed_term_counts(cast: Cast) -> None:
    client = shared()
    assert client.session["kiem_idle_minutes"] == 5
    session = client.session
    session["kiem_idle_minutes"] = 2
    session.save()
    last_done(client, timedelta(minutes=2))
    assert client.get("/my/account/").status_code == 302


def test_a_page_that_asks_by_itself_does_not_keep_it_open(cast: Cast) -> None:
    client = shared()
    last_done(client, timedelta(minutes=3))
    before = client.session["kiem_last_done"]
    client.get("/my/account/", headers={"HX-Request": "true", "HX-Trigger": "progress"})
    assert client.session["kiem_last_done"] == before


def test_a_tick_while_signing_in_does_the_same_without_a_mark(cast: Cast) -> None:
    client = Client()
    sign_in(MAIL, client=client, shared="on")
    client.get("/enter/")
    client.get("/my/account/")
    last_done(client, timedelta(minutes=5))
    assert client.get("/my/account/").status_code == 302


def test_another_computer_stays_as_it_was(cast: Cast) -> None:
    client = Client()
    sign_in(MAIL, client=client)
    client.get("/enter/")
    client.get("/my/account/")
    assert "kiem_last_done" not in client.session
    assert b"data-idle" not in client.get("/my/account/").content


def test_taking_the_mark_away_does_not_lengthen_a_session(cast: Cast) -> None:
    client = shared()
    del client.cookies["kiem_shared_computer"]
    last_done(client, timedelta(minutes=5))
    assert client.get("/my/account/").status_code == 302


def test_signing_out_leaves_nothing(cast: Cast) -> None:
    client = shared()
    answer = client.post("/account/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    gone = {name for name, morsel in answer.cookies.items() if morsel["max-age"] == 0}
    assert {"kiem_language", "messages"} <= gone
    assert answer.cookies["kiem_shared_computer"]["max-age"] == 400 * 24 * 60 * 60
    assert client.get("/my/account/").status_code == 302


def test_every_page_is_kept_by_no_browser_and_asks_before(cast: Cast) -> None:
    page = shared().get("/my/account/")
    assert page.headers["Cache-Control"] == "no-store"
    assert b'data-idle="300"' in page.content


def test_nothing_is_filled_in_by_the_browser_on_the_page_to_sign_in(cast: Cast) -> None:
    client = Client()
    client.cookies["kiem_shared_computer"] = "1"
    page = client.get("/account/login/").content.decode()
    assert page.count('autocomplete="off"') >= 2
    assert 'name="shared"' not in page


@pytest.mark.parametrize(("who", "role", "status"), [("carla", "hr", 302), ("bram", "leader", 302), ("anna", "", 404)])
def test_who_leads_or_looks_after_accounts_marks_a_computer(cast: Cast, who: str, role: str, status: int) -> None:
    answer = cast.client(who, role).post("/shared-computer/", {"shared": "yes"})
    assert answer.status_code == status
    assert ("kiem_shared_computer" in answer.cookies) is (status == 302)
    cast.enter()
    assert TrailLine.objects.filter(verb="mark_computer", refused=False).count() == int(status == 302)


def test_leaving_wants_its_token(cast: Cast) -> None:
    assert Client(enforce_csrf_checks=True).post("/shared-computer/leave/").status_code == 403
    assert shared().post("/shared-computer/leave/").headers["Location"] == "/account/login/?left=1"
