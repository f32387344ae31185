"""Who leads, stands in, advises and speaks for others, and since when."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kiem.demo.content.days import bram_leads_since
from kiem.demo.content.organisation import UNITS
from kiem.demo.content.shapes import DemoMandate, DemoPerson
from kiem.demo.content.staffing import LED_FROM_ABOVE, STAFFING, STANDS_IN_FROM, WITHOUT_LEADER

ELKE = "elke-vandenberghe"
BRAM = "bram-goossens"
CARLA = "carla-wellens"
DRIES = "dries-van-damme"
HAMID = "hamid-rahimi"
INGRID = "ingrid-soetaert"

DE_LINDE = "de-linde"
DE_LINDE_NIGHT = "de-linde-nacht"
LED_DE_LINDE_BEFORE = "mobiele-ploeg"
OTHER_DELEGATES_FROM = ("onderhoud", "thuiszorg-noord")
OTHER_MEMBERS_FROM = ("keuken", "zavel", "administratie")
BOTH_BODIES = "Ondernemingsraad en comité voor preventie en bescherming op het werk"
WORKS_COUNCIL = "Ondernemingsraad"
STEWARDS_FROM_THE_FLOOR = (DRIES, "fatou-diallo")
STEWARD_WHO_LEADS = "keuken"


def mandates(everyone: Sequence[DemoPerson], *, today: date) -> tuple[DemoMandate, ...]:
    """For the people that `people.people` gave for the same day."""
    return (*_leaders(everyone, today), *_house_roles(everyone, today), *_spokespeople(everyone, today))


def elected_on(today: date) -> date:
    """The last social elections: held every four years in spring, so counted from June.

    >>> elected_on(date(2026, 11, 23)), elected_on(date(2028, 5, 1))
    (datetime.date(2024, 6, 1), datetime.date(2024, 6, 1))
    """
    year = today.year if today >= date(today.year, 6, 1) else today.year - 1
    return date(year - year % 4, 6, 1)


def leader_of(unit: str, everyone: Sequence[DemoPerson]) -> str | None:
    """The key of who leads a unit now, or None for the unit without a leader."""
    fixed = {WITHOUT_LEADER: None, "lindenhof": ELKE, "directie": ELKE, DE_LINDE: BRAM}
    if unit in fixed:
        return fixed[unit]
    if unit in LED_FROM_ABOVE:
        return leader_of(next(entry.parent or "" for entry in UNITS if entry.key == unit), everyone)
    return _holder_of_first_job(unit, everyone)


def _holder_of_first_job(unit: str, everyone: Sequence[DemoPerson]) -> str:
    first_job = next(iter(STAFFING[unit]))
    return next(person.key for person in everyone if _works(person, unit, first_job))


def _works(person: DemoPerson, unit: str, job: str | None = None) -> bool:
    """As an employee, in the placement that began last."""
    return any(
        part.unit == unit and job in (None, part.job) and part.kind == "employee" for part in person.placements[-1:]
    )


def _arrival(everyone: Sequence[DemoPerson]) -> dict[str, date]:
    return {p.key: min(part.starts_on for part in p.placements) for p in everyone if p.placements}


def _leaders(everyone: Sequence[DemoPerson], today: date) -> Iterator[DemoMandate]:
    arrival, bram_since = _arrival(everyone), bram_leads_since(today)
    before_bram = _holder_of_first_job(LED_DE_LINDE_BEFORE, everyone)
    for unit in UNITS:
        leader = leader_of(unit.key, everyone)
        if leader is None:
            stand_in = _holder_of_first_job(STANDS_IN_FROM, everyone)
            yield DemoMandate(stand_in, "substitute", today - timedelta(days=100), unit.key)
        else:
            changed_with_bram = leader in (BRAM, before_bram)
            since = bram_since if changed_with_bram else _leading_since(arrival[leader], today)
            yield DemoMandate(leader, "leader", since, unit.key)
    first = max(arrival[before_bram], date(bram_since.year - 6, 1, 1))
    if first < bram_since:
        for key in (DE_LINDE, DE_LINDE_NIGHT):
            yield DemoMandate(before_bram, "leader", first, key, bram_since)


def _leading_since(arrived_on: date, today: date) -> date:
    """After 60 % of one's time in the house: who leads is rarely new.

    >>> _leading_since(date(2016, 11, 1), date(2026, 11, 23))
    datetime.date(2022, 11, 1)
    """
    since = arrived_on + (today - arrived_on) * 0.6
    return max(since.replace(day=1), arrived_on)


def _house_roles(everyone: Sequence[DemoPerson], today: date) -> Iterator[DemoMandate]:
    arrival = _arrival(everyone)
    brussels_adviser = next(p.key for p in everyone if _works(p, "brussel", "hr-medewerker"))
    yield DemoMandate(ELKE, "director", arrival[ELKE])
    yield DemoMandate(CARLA, "hr_adviser", arrival[CARLA])
    yield DemoMandate(brussels_adviser, "hr_adviser", arrival[brussels_adviser])
    yield DemoMandate(HAMID, "administrator", arrival[HAMID])
    yield DemoMandate(INGRID, "outside_adviser", date(today.year - 1, 1, 1))
    for key in (*STEWARDS_FROM_THE_FLOOR, _holder_of_first_job(STEWARD_WHO_LEADS, everyone)):
        yield DemoMandate(key, "steward", max(arrival[key], date(today.year - 1, 9, 1)))


def _spokespeople(everyone: Sequence[DemoPerson], today: date) -> Iterator[DemoMandate]:
    elected, arrival = elected_on(today), _arrival(everyone)
    for key in (DRIES, *(_someone(everyone, unit, elected) for unit in OTHER_DELEGATES_FROM)):
        yield DemoMandate(key, "delegate", elected)
        yield DemoMandate(key, "body_member", elected, body=BOTH_BODIES)
    for key in (ELKE, *(_someone(everyone, unit, elected) for unit in OTHER_MEMBERS_FROM)):
        yield DemoMandate(key, "body_member", max(elected, arrival[key]), body=WORKS_COUNCIL)


def _someone(everyone: Sequence[DemoPerson], unit: str, since: date) -> str:
    """Whoever works in a unit, leads nothing, is no cook (that is Farid) and was there on election day."""
    first_job, arrival = next(iter(STAFFING[unit])), _arrival(everyone)
    return next(
        p.key
        for p in everyone
        if _works(p, unit) and p.placements[-1].job not in (first_job, "kok") and arrival[p.key] <= since
    )
