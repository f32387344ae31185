"""The second factor: who must have one, setting it up, giving it, recovery codes, and switching it off."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from kiem.accounts.models import User
from tests.accounts.steps import code_of, set_up_app, sign_in, with_app
from tests.cast import Cast

NEEDED = "/second-factor/"


def user(cast: Cast, name: str) -> User:
    return User.objects.get(id=cast.users[name])


def inside(name: str) -> Client:
    client, _ = sign_in(f"{name}@lindenhof.example")
    client.get("/enter/")
    return client


@pytest.mark.parametrize("name", ["carla", "bram", "elke", "dries", "hamid"])
def test_who_sees_others_is_asked_for_a_second_factor(cast: Cast, name: str) -> None:
    client = inside(name)
    assert client.get("/my/account/").headers["Location"] == NEEDED
    assert client.get(NEEDED).status_code == 200


def test_an_employee_is_not_asked_for_a_second_factor(cast: Cast) -> None:
    assert inside("anna").get("/my/account/").status_code == 200


def test_setting_up_an_app_counts_in_the_same_session_and_leads_on(cast: Cast) -> None:
    client = inside("carla")
    client.get("/my/keys/")
    done = set_up_app(client)
    assert done.headers["Location"] == "/account/2fa/recovery-codes/"
    codes = client.get("/account/2fa/recovery-codes/")
    assert len(codes.context["unused_codes"]) == 10
    assert client.get("/enter/").headers["Location"] == "/my/keys/"
    assert client.get("/my/keys/").status_code == 200


def test_a_wrong_code_sets_nothing_up(cast: Cast) -> None:
    client = inside("carla")
    client.get("/account/2fa/totp/activate/")
    assert client.post("/account/2fa/totp/activate/", {"code": "000000"}).status_code == 422
    assert client.get("/my/account/").headers["Location"] == NEEDED


def test_setting_up_asks_the_password_again_after_a_while(cast: Cast) -> None:
    client = inside("carla")
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    assert client.get("/account/2fa/totp/activate/").headers["Location"].startswith("/account/reauthenticate/")


def test_with_an_app_a_password_alone_does_not_come_in(cast: Cast) -> None:
    with_app(user(cast, "carla"))
    client, response = sign_in("carla@lindenhof.example")
    assert response.headers["Location"] == "/account/2fa/authenticate/"
    assert client.get("/enter/").headers["Location"].startswith("/account/login/")


def test_the_code_of_the_app_lets_her_in(cast: Cast) -> None:
    seed = with_app(user(cast, "carla"))
    client, _ = sign_in("carla@lindenhof.example")
    assert client.post("/account/2fa/authenticate/", {"code": code_of(seed)}).headers["Location"] == "/enter/"
    client.get("/enter/")
    assert client.get("/my/account/").status_code == 200


def test_a_code_seen_over_her_shoulder_does_not_work_again(cast: Cast) -> None:
    seed = with_app(user(cast, "carla"))
    code = code_of(seed)
    first, second = sign_in("carla@lindenhof.example")[0], sign_in("carla@lindenhof.example")[0]
    assert first.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert second.post("/account/2fa/authenticate/", {"code": code}).status_code == 422


def test_after_five_wrong_codes_the_right_one_waits(cast: Cast) -> None:
    seed = with_app(user(cast, "carla"))
    client, _ = sign_in("carla@lindenhof.example")
    for _ in range(5):
        assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 422
    assert client.post("/account/2fa/authenticate/", {"code": code_of(seed)}).status_code == 422


def test_a_recovery_code_works_once(cast: Cast) -> None:
    carla = user(cast, "carla")
    with_app(carla)
    code = RecoveryCodes.activate(carla).get_unused_codes()[0]
    first, second = sign_in("carla@lindenhof.example")[0], sign_in("carla@lindenhof.example")[0]
    assert first.post("/account/2fa/authenticate/", {"code": code}).headers["Location"] == "/enter/"
    assert second.post("/account/2fa/authenticate/", {"code": code}).status_code == 422


def test_a_session_from_before_the_app_gives_its_code_first(cast: Cast) -> None:
    client = inside("carla")
    seed = with_app(user(cast, "carla"))
    assert client.get("/my/account/").headers["Location"] == NEEDED
    assert client.get(NEEDED).context["page"].has_one
    answer = client.post("/account/2fa/reauthenticate/", {"code": code_of(seed), "next": NEEDED})
    assert answer.headers["Location"] == NEEDED
    assert client.get("/my/account/").status_code == 200


def test_switching_it_off_closes_what_it_opened(cast: Cast) -> None:
    client = inside("carla")
    set_up_app(client)
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=user(cast, "carla")).exists()
    assert client.get("/my/account/").headers["Location"] == NEEDED


def test_someone_else_on_the_same_browser_does_not_inherit_it(cast: Cast) -> None:
    client = inside("carla")
    set_up_app(client)
    marks = {key: value for key, value in client.session.items() if "second_factor" in key or "authentication" in key}
    other = inside("bram")
    session = other.session
    session.update(marks)
    session.save()
    assert other.get("/my/account/").headers["Location"] == NEEDED


def test_the_seed_is_sealed_in_the_database(cast: Cast) -> None:
    seed = with_app(user(cast, "carla"))
    kept = Authenticator.objects.get(user=user(cast, "carla")).data["secret"]
    assert seed not in kept


def test_the_second_factor_page_is_for_who_signed_in(cast: Cast) -> None:
    assert Client().get(NEEDED).headers["Location"].startswith("/account/login/")


def test_the_square_for_the_phone_keeps_the_policy_of_the_page(cast: Cast) -> None:
    page = inside("carla").get("/account/2fa/totp/activate/")
    assert b'src="data:image/svg+xml;base64,' in page.content
    assert b"style=" not in page.content
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
