"""The whole demo, step by step, from a fixed seed. About a minute; all of it or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kiem.accounts.actions import add_user
from kiem.conversations.actions import erase_what_is_over
from kiem.demo.building.acts import note_acts
from kiem.demo.building.house import bring_in_house, give_mandates, open_doors
from kiem.demo.building.known import bring_in_sheet, contest_one
from kiem.demo.building.looked import look
from kiem.demo.building.portfolio import keep_portfolio
from kiem.demo.building.practice import write_situations
from kiem.demo.building.rounds import House, hold_round
from kiem.demo.building.talks import hold_talks, plan_next_talk
from kiem.demo.building.words import bring_in_words
from kiem.demo.content.mandates import CARLA
from kiem.demo.content.organisation import ORGANISATION_NAME
from kiem.demo.content.people import people
from kiem.demo.content.rounds import ORDER, ROUNDS
from kiem.demo.content.shapes import DemoPerson
from kiem.demo.doors import DOORS
from kiem.foundation.actors import Actor, system_actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.every import organisation_ids
from kiem.foundation.ids import random_id
from kiem.organisation.actions import answer_about_us, found_organisation
from kiem.organisation.rules import Body, ClientWord, Sector, Size

SEED = 7
NAME = "demo"


def build_demo(*, say: Callable[[str], None], at: datetime | None = None) -> None:
    """Build it in a database without an organisation. Raises CannotDo when there is one already."""
    if organisation_ids():
        raise CannotDo("The demo is only built in a database without an organisation. Nothing was changed.")
    at = at or timezone.now()
    today = timezone.localdate(at)
    everyone = people(SEED, today=today)
    with transaction.atomic():
        by = _founded(everyone, at)
        say(f"  {len(everyone)} people and their units …")
        ids = bring_in_house(everyone, today=today, by=by, at=at)
        give_mandates(everyone, ids, today=today, by=by, at=at)
        open_doors(everyone, ids, by=by, at=at)
        say("  the common language and what each job asks …")
        bring_in_words(ids, today=today, by=by, at=at)
        say("  the sheet that HR kept …")
        bring_in_sheet(everyone, SEED, today=today, by=by, at=at)
        contest_one(ids, by=by, at=at)
        note_acts(everyone, ids, today=today, by=by, at=at)
        write_situations(by=by, at=at)
        say("  three years of looking together, and talks …")
        _years(House(everyone, ids, SEED, today, by, at))
        look(ids, today=today, by=by, at=at)
        keep_portfolio(ids, today=today, by=by, at=at)


def _years(house: House) -> None:
    """One after the other; then what is over is erased, as every night does."""
    for when in ORDER:
        for each in ROUNDS:
            if each.when == when:
                hold_round(each, house)
        hold_talks(when, house)
    erase_what_is_over(by=house.by, at=house.at)
    plan_next_talk(house)


def _founded(everyone: tuple[DemoPerson, ...], at: datetime) -> Actor:
    carla = next(person for person in everyone if person.key == CARLA)
    door = next(door for door in DOORS if door.person == CARLA)
    user = add_user(door.mail, f"demo-{random_id()}", carla.language, by=NAME, at=at)
    founder = found_organisation(
        ORGANISATION_NAME,
        languages=["nl", "fr", "en"],
        given_name=carla.given_name,
        family_name=carla.family_name,
        user=user,
        by=NAME,
        at=at,
        is_demo=True,
    )
    by = system_actor(founder.organisation_id, NAME)
    answer_about_us(
        sector=Sector.ELDERLY_CARE,
        languages=["nl", "fr", "en"],
        size=Size.UNDER_1000,
        bodies=[Body.WORKS_COUNCIL, Body.COMMITTEE, Body.UNION_DELEGATION, Body.CLIENTS_COUNCIL],
        client_word=ClientWord.RESIDENT,
        own_client_word="",
        by=by,
        at=at,
    )
    return by
