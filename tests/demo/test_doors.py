"""The one-click doors of the demo: from this computer only, and never beside something real."""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kiem.accounts.models import User
from kiem.demo.doors import door_called
from kiem.organisation.actions import found_organisation

DOOR = "/demo/enter/Carla/"


def found(mail: str, *, is_demo: bool) -> None:
    with transaction.atomic():
        found_organisation(
            "Het Lindenhof" if is_demo else "Echt", languages=["nl"], given_name="Carla", family_name="Maes",
            user=User.objects.create_user(mail, "Een lang wachtwoord 1"), by="tests", at=timezone.now(),
            is_demo=is_demo,
        )  # fmt: skip


@pytest.fixture
def demo(empty: Path, settings: Settings) -> None:
    settings.KIEM_DEMO = True
    door = door_called("Carla")
    assert door is not None
    found(door.mail, is_demo=True)


def test_a_click_on_this_computer_opens_a_door(demo: None) -> None:
    client = Client()
    assert client.post(DOOR).headers["Location"] == "/"
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
def test_what_a_proxy_hands_on_opens_none(demo: None, name: str) -> None:
    client = Client(headers={name: "127.0.0.1"})
    assert client.post(DOOR).status_code == 404
    assert client.get("/people/").status_code == 302


def test_another_computer_opens_none(demo: None) -> None:
    assert Client(REMOTE_ADDR="10.0.0.7").post(DOOR).status_code == 404


def test_beside_a_real_organisation_there_is_no_door(demo: None) -> None:
    found("iemand@echt.example", is_demo=False)
    assert Client().post(DOOR).status_code == 404


def test_outside_the_demo_there_is_no_door(demo: None, settings: Settings) -> None:
    settings.KIEM_DEMO = False
    assert Client().post(DOOR).status_code == 404
