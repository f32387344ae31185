"""A forgotten password: a link by mail, once, that tells nobody whether an account exists; and changing one."""

import re

from django.test import Client

from kiem.accounts.models import Membership, User
from kiem.foundation.context import enter
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Use
from tests.accounts.steps import PASSWORD, sign_in
from tests.cast import Cast

ANOTHER = "Nog een langer wachtwoord 2"


def asked_for(mail: str) -> tuple[int, str]:
    """What comes back: its status, and where it leads."""
    answer = Client().post("/account/password/reset/", {"email": mail})
    return answer.status_code, answer.headers.get("Location", "")


def mail_to(cast: Cast, recipient: str) -> list[OutboxMessage]:
    enter(cast.organisation, Use.ADMINISTRATION)
    return list(OutboxMessage.objects.filter(recipient=recipient).order_by("id"))


def link_in(message: OutboxMessage) -> str:
    found = re.search(r"http://testserver(/account/password/reset/key/\S+)", message.body)
    assert found
    return found[1]


def test_a_reset_waits_in_the_outbox_of_her_organisation(cast: Cast) -> None:
    User.objects.filter(id=cast.users["anna"]).update(language="fr")
    enter(None, Use.ADMINISTRATION)
    asked_for("anna@lindenhof.example")
    [message] = mail_to(cast, "anna@lindenhof.example")
    assert message.sent_at is None
    assert link_in(message)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(cast: Cast) -> None:
    known, unknown = asked_for("anna@lindenhof.example"), asked_for("nobody@lindenhof.example")
    assert known == unknown
    assert known[1]
    assert mail_to(cast, "nobody@lindenhof.example") == []


def test_who_belongs_to_no_organisation_gets_no_mail(cast: Cast) -> None:
    membership = Membership.objects.get(id=cast.memberships["anna"])
    membership.ended_at = membership.since
    membership.save()
    asked_for("anna@lindenhof.example")
    assert mail_to(cast, "anna@lindenhof.example") == []


def test_the_link_works_once_and_ends_other_sessions(cast: Cast) -> None:
    elsewhere = cast.client("anna")
    asked_for("anna@lindenhof.example")
    link = link_in(mail_to(cast, "anna@lindenhof.example")[0])
    client = Client()
    form = client.get(link, follow=True)
    action = form.context["action_url"]
    assert client.post(action, {"password1": ANOTHER, "password2": "iets anders helemaal"}).status_code == 422
    done = client.post(action, {"password1": ANOTHER, "password2": ANOTHER})
    assert done.headers["Location"] == "/account/password/reset/key/done/"
    assert elsewhere.get("/my/account/").status_code == 302
    assert sign_in("anna@lindenhof.example", ANOTHER)[1].status_code == 302
    assert sign_in("anna@lindenhof.example", PASSWORD)[1].status_code == 422
    again = Client().get(link, follow=True)
    assert again.context["token_fail"]


def test_after_a_reset_a_second_factor_can_still_be_set_up(cast: Cast) -> None:
    asked_for("carla@lindenhof.example")
    client, _ = sign_in("carla@lindenhof.example")
    client.get("/enter/")
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_asking_again_and_again_is_stopped(cast: Cast) -> None:
    for _ in range(5):
        asked_for("anna@lindenhof.example")
    assert asked_for("anna@lindenhof.example")[0] == 429
    assert len(mail_to(cast, "anna@lindenhof.example")) == 5


def test_changing_a_password_tells_her_by_mail_and_ends_other_sessions(cast: Cast) -> None:
    client, _ = sign_in("anna@lindenhof.example")
    elsewhere = cast.client("anna")
    given = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert client.post("/account/password/change/", {**given, "oldpassword": "x"}).status_code == 422
    assert client.post("/account/password/change/", given).status_code == 302
    assert client.get("/enter/").status_code == 302
    assert elsewhere.get("/my/account/").headers["Location"].startswith("/account/login/")
    assert len(mail_to(cast, "anna@lindenhof.example")) == 1


def test_a_weak_password_is_refused(cast: Cast) -> None:
    client, _ = sign_in("anna@lindenhof.example")
    given = {"oldpassword": PASSWORD, "password1": "wachtwoord", "password2": "wachtwoord"}
    assert client.post("/account/password/change/", given).status_code == 422


def test_a_few_letters_over_and_over_are_no_password(cast: Cast) -> None:
    client, _answer = sign_in("anna@lindenhof.example")
    given = {"oldpassword": PASSWORD, "password1": "aaaaaaaaaaaaaa", "password2": "aaaaaaaaaaaaaa"}
    assert client.post("/account/password/change/", given).status_code == 422
    given |= {"password1": ANOTHER, "password2": ANOTHER}
    assert client.post("/account/password/change/", given).status_code == 302
