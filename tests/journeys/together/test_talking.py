"""A talk from plan to next step: they see one thing differently, both sign; she replies and asks a review."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360
STEP, PROMISE = "elke week zelf een gesprek met de familie leiden", "ik plan het samen met haar in"
REPLY, OPINION = "het ging over één drukke nacht", "beide kijken kloppen"


def test_from_a_planned_talk_to_a_disagreement_reviewed(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    talk = _plan(bram, demo_site)
    anna = visit(demo_site, width=TELEPHONE)
    anna.enter_demo("Anna")
    _prepare(anna, talk)
    _differ(bram, talk)
    _step(anna, talk)
    bram.go(talk)
    bram.follow("Write what you will do")
    bram.examine()
    bram.fill(manager_does=PROMISE)
    bram.press("Write it down")
    for visitor in (bram, anna):
        visitor.go(talk)
        visitor.examine()
        visitor.press("Sign")
        visitor.sees(said("You signed."))
    _reply(anna, talk)
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    _review(carla, talk)
    anna.go(talk)
    anna.sees(OPINION)
    anna.examine()


def _plan(bram: Visitor, site: Site) -> str:
    bram.go("/conversations/")
    bram.examine()
    bram.follow("Plan a conversation")
    bram.examine()
    bram.main.locator("#id_person_id").select_option(str(site.id_of("Anna Peeters")))
    bram.fill(on=timezone.localdate().isoformat(), place="Lokaal 3")
    bram.press("Plan it")
    bram.sees("Lokaal 3")
    bram.examine()
    talk = bram.path
    bram.go(f"{talk}move/")
    bram.examine()
    return talk


def _prepare(anna: Visitor, talk: str) -> None:
    anna.go("/conversations/")
    anna.examine()
    anna.go(talk)
    anna.follow("Prepare")
    anna.examine()
    anna.fill(words="mijn vraag over de nachten")
    anna.press("Keep it")
    anna.sees("mijn vraag over de nachten")


def _differ(bram: Visitor, talk: str) -> None:
    """They see the last competence differently: no round of another journey on the same site looked at it."""
    bram.go(talk)
    bram.main.get_by_role("link").filter(has_text=said("Talk about it")).last.click()
    bram.main.locator("#id_outcome_1").check()
    bram.main.locator("#id_own").select_option("3")
    bram.main.locator("#id_leader").select_option("2")
    bram.examine()
    bram.press("Write it down")
    bram.sees(said("Written down."))


def _step(anna: Visitor, talk: str) -> None:
    anna.go(talk)
    anna.follow("Write my next step")
    anna.examine()
    anna.fill(next_step=STEP, next_step_by=(timezone.localdate() + timedelta(days=30)).isoformat())
    anna.press("Write it down")
    anna.sees(STEP)


def _reply(anna: Visitor, talk: str) -> None:
    anna.go(talk)
    anna.follow("Write a reply")
    anna.examine()
    anna.fill(words=REPLY)
    anna.press("Send it")
    anna.sees(REPLY)
    anna.follow("Ask someone to look from outside")
    anna.examine()
    anna.main.locator("#id_reviewer").select_option(label="Carla Wellens")
    anna.press("Ask it")


def _review(carla: Visitor, talk: str) -> None:
    carla.go(talk)
    carla.examine()
    carla.follow("Say how you see it")
    carla.examine()
    carla.fill(words=OPINION)
    carla.press("Send it")
    carla.sees(OPINION)
