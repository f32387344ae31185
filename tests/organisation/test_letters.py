"""Coming in without mail: by a letter, or by a code shown on the spot; and what of it does not work."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils.translation import gettext

from kiem.accounts.actions import join
from kiem.accounts.models import User
from kiem.foundation.actors import system_actor
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.actions import add_person
from kiem.organisation.actions.by_code import Proved, come_in, try_code
from kiem.organisation.actions.codes import NOT_OF_HERE, agree_on_code, make_letters, show_code, stop_code
from kiem.organisation.actions.entering import close_account
from kiem.organisation.code_secrets import MadeCode
from kiem.organisation.models import EntryCode, Person
from kiem.organisation.pages.codes import letter_values
from kiem.organisation.rules import LETTERS, CodeState, Slip, checked, grouped
from kiem.organisation.wording import CODE_STATES, SLIPS
from tests.accounts.steps import sign_in, with_app
from tests.cast import NOW, Cast

PASSWORD = "Een nieuwe lange zin 7"
HERE = "192.0.2.7"
SOON, DAY = NOW + timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def nobody_tried_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def rita(cast: Cast) -> UUID:
    """Someone without a mail address and without an account."""
    enter(cast.organisation, Use.ADMINISTRATION)
    return add_person("Rita", "Van Damme", by=cast.system, at=NOW).id


def letter_for(cast: Cast, person: UUID, by: str = "carla", at: datetime = NOW) -> MadeCode:
    return make_letters([person], by=cast.viewer(by), at=at)[0]


def typed(made: MadeCode, at: datetime = SOON) -> Proved:
    return try_code(made.row.number, made.code, by=HERE, at=at)


def refused(made: MadeCode, at: datetime = SOON, code: str = "") -> str:
    with pytest.raises(CannotDo) as caught:
        try_code(made.row.number, code or made.code, by=HERE, at=at)
    return str(caught.value.sentence)


def another(code: str) -> str:
    """A code that could be one, and is not this one."""
    return checked("".join(LETTERS[(LETTERS.index(letter) + 1) % len(LETTERS)] for letter in code[1:]))


def test_a_letter_gives_an_account_once(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    user = come_in(typed(made), password=PASSWORD, sign_in_name="rita.vandamme", by=HERE, at=SOON)
    assert (user.email, user.sign_in_name) == (None, "rita.vandamme")
    assert Person.objects.get(id=rita).membership is not None
    assert sign_in("Rita.VanDamme", PASSWORD)[1].headers["Location"] == "/enter/"
    enter(cast.organisation, Use.ADMINISTRATION)
    assert refused(made) == str(CODE_STATES[CodeState.USED])
    verbs = TrailLine.objects.filter(subject_id=rita).order_by("at", "id").values_list("verb", "actor_person")
    assert list(verbs)[1:] == [("make_letter", cast.people["carla"]), ("come_in_by_code", rita)]


def test_small_letters_and_lines_do_not_matter_and_a_slip_is_no_try(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    spaced = " ".join(made.code[start : start + 4] for start in (0, 4, 8)).lower()
    for slip, code in ((Slip.LENGTH, made.code[:-1]), (Slip.OTHER_LETTER, made.code[:-1] + "0")):
        assert refused(made, code=code) == str(SLIPS[slip])
    wrong = made.code[:-1] + LETTERS[(LETTERS.index(made.code[-1]) + 1) % 31]
    for _ in range(9):
        assert refused(made, code=wrong) == str(SLIPS[Slip.CHECK])
    assert try_code(made.row.number, spaced, by=HERE, at=SOON).code_id == made.row.id


def test_five_wrong_codes_lock_the_letter_and_nothing_else(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    for _ in range(5):
        refused(made, code=another(made.code))
    assert refused(made) == str(CODE_STATES[CodeState.LOCKED])
    assert TrailLine.objects.filter(verb="lock_code", subject_id=rita).count() == 1
    assert typed(letter_for(cast, rita))


def test_one_address_guesses_twenty_times_whatever_the_letters(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    sentences = set()
    for _ in range(20):
        with pytest.raises(CannotDo) as caught:
            try_code(another(made.row.number), made.code, by=HERE, at=SOON)
        sentences.add(str(caught.value.sentence))
    assert sentences == {refused_as_unknown(cast, rita)}
    assert refused(made) == gettext("There were too many wrong codes here. Wait a quarter of an hour and try again.")
    assert try_code(made.row.number, made.code, by="192.0.2.8", at=SOON), "someone elsewhere is not kept waiting"
    assert typed(made, at=SOON + timedelta(minutes=15))


def refused_as_unknown(cast: Cast, person: UUID) -> str:
    """What is said of a known number with another code: the same as of a number that nothing has."""
    found = EntryCode.objects.get(person=person)
    with pytest.raises(CannotDo) as caught:
        try_code(found.number, checked("A" * 11), by="192.0.2.9", at=SOON)
    return str(caught.value.sentence)


def test_a_letter_ends_after_thirty_days_and_by_a_newer_one(cast: Cast, rita: UUID) -> None:
    first = letter_for(cast, rita)
    assert typed(first, at=NOW + 30 * DAY - timedelta(seconds=1))
    assert refused(first, at=NOW + 30 * DAY) == str(CODE_STATES[CodeState.ENDED])
    second = letter_for(cast, rita, at=SOON)
    assert refused(first) == str(CODE_STATES[CodeState.STOPPED])
    assert typed(second)


def test_choosing_takes_at_most_a_quarter_of_an_hour_and_two_browsers_use_it_once(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    here, there = typed(made), typed(made)
    with pytest.raises(CannotDo):
        come_in(here, password=PASSWORD, sign_in_name="rita", by=HERE, at=SOON + timedelta(minutes=15))
    come_in(here, password=PASSWORD, sign_in_name="rita", by=HERE, at=SOON)
    with pytest.raises(CannotDo) as caught:
        come_in(there, password=PASSWORD, sign_in_name="rita2", by=HERE, at=SOON)
    assert caught.value.sentence == str(CODE_STATES[CodeState.USED])


@pytest.mark.parametrize("name", ["", "ri", "rita@lindenhof.example", "rita v", "-rita", "r" * 41])
def test_a_name_that_will_not_do_leaves_the_code_as_it_was(cast: Cast, rita: UUID, name: str) -> None:
    proved = typed(letter_for(cast, rita))
    with pytest.raises(CannotDo) as caught:
        come_in(proved, password=PASSWORD, sign_in_name=name, by=HERE, at=SOON)
    assert caught.value.field == "sign_in_name"
    assert come_in(proved, password=PASSWORD, sign_in_name="rita", by=HERE, at=SOON)


def test_a_name_that_is_taken_or_a_weak_password_is_said(cast: Cast, rita: UUID) -> None:
    User.objects.create_user(None, PASSWORD, sign_in_name="rita")
    proved = typed(letter_for(cast, rita))
    for name, password, field in (("rita", PASSWORD, "sign_in_name"), ("rita7", "kort", "password")):
        with pytest.raises(CannotDo) as caught:
            come_in(proved, password=password, sign_in_name=name, by=HERE, at=SOON)
        assert caught.value.field == field


def test_a_letter_gives_the_account_back_without_second_factor_and_she_reads_who_helped(cast: Cast) -> None:
    user = User.objects.get(id=cast.users["anna"])
    with_app(user)
    anna = cast.client("anna")
    made = letter_for(cast, cast.people["anna"])
    come_in(typed(made), password=PASSWORD, by=HERE, at=SOON)
    assert not Authenticator.objects.filter(user=user).exists()
    assert anna.get("/my/account/").status_code == 302, "her other sessions ended"
    assert sign_in("anna@lindenhof.example")[1].status_code == 422
    assert sign_in("anna@lindenhof.example", PASSWORD)[1].status_code == 302
    enter(cast.organisation, Use.ADMINISTRATION)
    assert "Carla Maes" in OutboxMessage.objects.get(recipient="anna@lindenhof.example").body
    assert made.code not in str(list(OutboxMessage.objects.values_list("body", flat=True)))


def test_what_her_leader_shows_leaves_the_second_factor(cast: Cast) -> None:
    user = User.objects.get(id=cast.users["anna"])
    with_app(user)
    made = show_code(cast.people["anna"], by=cast.viewer("bram", "leader"), at=NOW)
    assert refused(made, at=NOW + timedelta(minutes=15)) == str(CODE_STATES[CodeState.ENDED])
    come_in(typed(made), password=PASSWORD, by=HERE, at=SOON)
    assert Authenticator.objects.filter(user=user).exists()
    assert sign_in("anna@lindenhof.example", PASSWORD)[1].headers["Location"].startswith("/account/2fa/")


@pytest.mark.parametrize(("helper", "role", "whom"), [("bram", "leader", "farid"), ("lotte", "leader", "anna")])
def test_a_leader_helps_only_whom_she_leads(cast: Cast, helper: str, role: str, whom: str) -> None:
    with pytest.raises(NotAllowed):
        show_code(cast.people[whom], by=cast.viewer(helper, role), at=NOW)


@pytest.mark.parametrize("whom", ["bram", "dries", "hamid", "elke"])
def test_nobody_shows_a_code_for_who_has_a_role(cast: Cast, whom: str) -> None:
    with pytest.raises(CannotDo):
        show_code(cast.people[whom], by=cast.viewer("carla", "hr"), at=NOW)
    if whom == "dries":
        with pytest.raises(CannotDo):
            show_code(cast.people[whom], by=cast.viewer("bram", "leader"), at=NOW)


@pytest.mark.parametrize(("helper", "role"), [("anna", ""), ("bram", "leader"), ("dries", "delegate")])
def test_letters_are_made_by_who_looks_after_accounts(cast: Cast, rita: UUID, helper: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        make_letters([rita], by=cast.viewer(helper, role), at=NOW)


def test_a_letter_for_who_has_a_role_waits_a_day_and_for_a_second_yes(cast: Cast) -> None:
    made = letter_for(cast, cast.people["bram"])
    assert refused(made, at=NOW + 2 * DAY) == str(CODE_STATES[CodeState.NEEDS_SECOND])
    for maker_or_herself, role in (("carla", "hr"), ("bram", "leader")):
        with pytest.raises((CannotDo, NotAllowed)):
            agree_on_code(made.row.id, by=cast.viewer(maker_or_herself, role), at=SOON)
    agree_on_code(made.row.id, by=cast.viewer("elke", "director"), at=SOON)
    assert "24/11/2026 09:00" in refused(made, at=NOW + DAY - timedelta(minutes=1))
    assert typed(made, at=NOW + DAY)
    assert "Carla Maes" in OutboxMessage.objects.get(recipient="bram@lindenhof.example").body


def test_who_has_a_role_stops_a_letter_she_did_not_ask_for(cast: Cast) -> None:
    made = letter_for(cast, cast.people["bram"])
    with pytest.raises(NotAllowed):
        stop_code(made.row.id, by=cast.viewer("anna"), at=SOON)
    stop_code(made.row.id, by=cast.viewer("bram", "leader"), at=SOON)
    assert refused(made, at=NOW + 2 * DAY) == str(CODE_STATES[CodeState.STOPPED])


def test_nobody_makes_a_code_for_herself(cast: Cast) -> None:
    for action in (make_letters, show_code):
        with pytest.raises(CannotDo):
            whom: Any = [cast.people["carla"]] if action is make_letters else cast.people["carla"]
            action(whom, by=cast.viewer("carla", "hr"), at=NOW)


def test_an_account_that_opens_another_organisation_is_not_given_by_this_one(cast: Cast) -> None:
    made = letter_for(cast, cast.people["anna"])
    user = User.objects.get(id=cast.users["anna"])
    enter(cast.other_organisation, Use.ADMINISTRATION)
    join(user, by=system_actor(cast.other_organisation, "tests"), at=NOW)
    enter(cast.organisation, Use.ADMINISTRATION)
    with pytest.raises(CannotDo, match=str(NOT_OF_HERE)[:40]):
        come_in(typed(made), password=PASSWORD, by=HERE, at=SOON)
    with pytest.raises(CannotDo, match=str(NOT_OF_HERE)[:40]):
        letter_for(cast, cast.people["anna"])


def test_closing_the_account_stops_the_letter_and_a_new_role_asks_for_another(cast: Cast) -> None:
    made = letter_for(cast, cast.people["anna"])
    close_account(cast.people["anna"], by=cast.viewer("carla", "hr"), at=NOW)
    assert refused(made) == str(CODE_STATES[CodeState.STOPPED])


def test_the_database_keeps_no_code(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    kept = EntryCode.objects.filter(id=made.row.id).values().get()
    assert made.code not in str(kept)
    assert made.code.encode() not in bytes(kept["digest"])


# On screen


def choose(client: Client, made: MadeCode) -> Any:
    return client.post("/code/", {"number": made.row.number, "code": made.code})


def test_the_address_in_the_square_tells_nothing_and_leads_nowhere_else(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    known = Client().get(f"/code/{made.row.number}/")
    unknown = Client().get(f"/code/{another(made.row.number)}/")
    blank = [re.sub(r'value="[^"]*"', "", page.content.decode()) for page in (known, unknown)]
    assert blank[0].replace(made.row.number, "") == blank[1].replace(another(made.row.number), "")
    client = Client()
    answer = client.post("/code/?next=//elsewhere.example", {"number": made.row.number, "code": made.code})
    assert answer.headers["Location"] == "/code/in/"


def test_a_planted_session_shares_nothing(cast: Cast, rita: UUID) -> None:
    with transaction.atomic():
        made = make_letters([rita], by=cast.viewer("carla"), at=datetime.now(NOW.tzinfo))[0]
    client = Client()
    session = client.session
    session["planted"] = "before"
    session.save()
    planted = session.session_key or ""
    client.cookies["kiem_session"] = planted
    assert choose(client, made).headers["Location"] == "/code/in/"
    attacker = Client()
    attacker.cookies["kiem_session"] = planted
    assert attacker.get("/code/in/").headers["Location"] == "/code/"
    assert client.get("/code/in/").status_code == 200


def test_forms_want_their_token(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    client = Client(enforce_csrf_checks=True)
    assert choose(client, made).status_code == 403
    assert client.post("/code/in/", {"password": PASSWORD}).status_code == 403


def test_who_is_signed_in_signs_out_first(cast: Cast, rita: UUID) -> None:
    made = letter_for(cast, rita)
    client = cast.client("anna")
    assert choose(client, made).status_code == 200
    assert client.get("/code/in/").headers["Location"] == "/code/"


def test_the_document_has_a_page_for_each_and_is_kept_by_no_browser(cast: Cast, rita: UUID) -> None:
    carla = cast.client("carla", "hr")
    answer = carla.post(f"/people/{rita}/letter/")
    assert (answer.status_code, answer.content[:5], answer["Cache-Control"]) == (200, b"%PDF-", "no-store")


def test_the_letter_holds_what_she_needs_in_her_language_and_the_square_no_secret(cast: Cast, rita: UUID) -> None:
    Person.objects.filter(id=rita).update(language="fr")
    made = letter_for(cast, rita)
    addresses = []

    def address_of(number: str) -> str:
        addresses.append(number)
        return f"https://kiem.example/code/{number}"

    page = letter_values([made], cast.viewer("carla", "hr"), address_of)["letters"][0]
    assert (page["language"], page["code"]) == ("fr", grouped(made.code))
    assert page["title"] == "Entrer dans Kiem"
    assert page["address"] == "kiem.example/code/"
    assert set(addresses) == {"", made.row.number}
    assert "23 décembre 2026" in page["validity"]


def test_her_first_page_says_who_helped(cast: Cast) -> None:
    now = datetime.now(NOW.tzinfo)
    made = make_letters([cast.people["anna"]], by=cast.viewer("carla"), at=now)[0]
    come_in(typed(made, at=now), password=PASSWORD, by=HERE, at=now)
    assert "Carla Maes" in cast.client("anna").get("/").content.decode()
