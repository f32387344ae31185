"""About 420 invented people: the cast, and everyone else drawn from a seed. No two have the same name or address."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from kiem.demo.content.cast import CAST, OUTSIDE_ADVISER, Member
from kiem.demo.content.draw import Draw
from kiem.demo.content.names import BRUSSELS, FLEMISH, NEWER, PLAIN_LETTERS
from kiem.demo.content.organisation import MAIL_DOMAIN, UNITS
from kiem.demo.content.shapes import DemoPerson, DemoPlacement, Language, PlacementKind, Site
from kiem.demo.content.staffing import EARLIER_UNITS, OTHER_KINDS, SECOND_UNITS, STAFFING

SHARES: tuple[tuple[str, float], ...] = (("1", 32), ("0.8", 26), ("0.75", 16), ("0.6", 10), ("0.5", 16))
LEADING_SHARES: tuple[tuple[str, float], ...] = (("1", 80), ("0.8", 20))
VOLUNTEER_SHARES: tuple[tuple[str, float], ...] = (("0.1", 70), ("0.2", 30))
LEADING_JOBS = ("teamleider", "hoofdverpleegkundige", "directeur")
SELDOM_BY_MAIL = ("medewerker-onderhoud", "keukenmedewerker", "vrijwilliger", "tuinier")
FIRST_NUMBER = 1001


def people(seed: int, *, today: date) -> tuple[DemoPerson, ...]:
    """The cast first, then unit by unit. The same seed and day give the same people."""
    names = Names(seed)
    drawn = [
        _drawn_person(Draw(seed, f"{unit}/{job}/{post}"), names, unit, job, post, count, today)
        for unit, jobs in STAFFING.items()
        for job, count in jobs.items()
        for post in range(count)
    ]
    members = [_member(member, today) for member in (*CAST, OUTSIDE_ADVISER)]
    return _numbered((*members, *drawn))


def slug(name: str) -> str:
    """
    >>> slug("Meryem Yılmaz"), slug("Stijn De Smet")
    ('meryem-yilmaz', 'stijn-de-smet')
    """
    plain = unicodedata.normalize("NFKD", name.translate(PLAIN_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def mail_address(given_name: str, family_name: str) -> str:
    """
    >>> mail_address("Thi Lan", "Nguyen")
    'thilan.nguyen@lindenhof.example'
    """
    return f"{slug(given_name).replace('-', '')}.{slug(family_name).replace('-', '')}@{MAIL_DOMAIN}"


class Names:
    """Hands out each name once, and given names of the eight well-known people to nobody else."""

    def __init__(self, seed: int) -> None:
        self._draw = Draw(seed, "names")
        self._taken = {slug(f"{member.given_name} {member.family_name}") for member in (*CAST, OUTSIDE_ADVISER)}
        self._reserved = {member.given_name for member in CAST}

    def next(self, site: Site) -> tuple[str, str, Language]:
        """A given name, a family name and the language that this person reads."""
        while True:
            given, family, language = self._candidate(site)
            if given not in self._reserved and slug(f"{given} {family}") not in self._taken:
                self._taken.add(slug(f"{given} {family}"))
                return given, family, language

    def _candidate(self, site: Site) -> tuple[str, str, Language]:
        draw, brussels = self._draw, site == "brussel"
        origin = draw.weighted((("f", 20), ("b", 42), ("n", 38)) if brussels else (("f", 72), ("b", 4), ("n", 24)))
        if origin == "f":
            given, family = FLEMISH
        elif origin == "b":
            given, family = BRUSSELS
        else:
            given, family = draw.one(NEWER)
        reads_french = draw.chance({"f": 0.0, "b": 0.95, "n": 0.7}[origin] if brussels else 0.0)
        return draw.one(given), draw.one(family), "fr" if reads_french else "nl"


def _member(member: Member, today: date) -> DemoPerson:
    return DemoPerson(
        key=slug(f"{member.given_name} {member.family_name}"),
        personnel_number="",
        given_name=member.given_name,
        family_name=member.family_name,
        email=mail_address(member.given_name, member.family_name) if member.has_mail else None,
        language="nl",
        placements=tuple(part.on(today) for part in member.parts),
    )


def _drawn_person(draw: Draw, names: Names, unit: str, job: str, post: int, posts: int, today: date) -> DemoPerson:
    site: Site = next(entry.site for entry in UNITS if entry.key == unit)
    given, family, language = names.next(site)
    no_mail = draw.chance(0.3 if job in SELDOM_BY_MAIL else 0.05) and post > 0
    kind, other_posts = OTHER_KINDS.get((unit, job), ("employee", 0))
    current = _placement(draw, unit, job, kind if post >= posts - other_posts else "employee", today)
    return DemoPerson(
        key=slug(f"{given} {family}"),
        personnel_number="",
        given_name=given,
        family_name=family,
        email=None if no_mail else mail_address(given, family),
        language=language,
        placements=tuple(_career(draw, current, today)),
    )


def _placement(draw: Draw, unit: str, job: str, kind: PlacementKind, today: date) -> DemoPlacement:
    years = {"volunteer": 12.0, "student": 0.8, "trainee": 0.2, "temporary": 0.7}.get(kind, 24.5)
    days = 20 + int(years * 365 * draw.between(0, 1) ** 1.6)
    starts_on = today - timedelta(days=days)
    if draw.chance(0.7) and kind not in ("trainee", "student"):
        starts_on = starts_on.replace(day=1)
    ends_before = today + timedelta(days=draw.whole(30, 240)) if kind in ("student", "trainee", "temporary") else None
    shares = VOLUNTEER_SHARES if kind == "volunteer" else LEADING_SHARES if job in LEADING_JOBS else SHARES
    share = Decimal("0.5") if kind == "student" else Decimal(draw.weighted(shares))
    return DemoPlacement(unit, job, share, starts_on, ends_before, kind)


def _career(draw: Draw, current: DemoPlacement, today: date) -> Iterator[DemoPlacement]:
    """Perhaps an earlier unit, the present one, and for some who work half-time a second one."""
    long_here = today.year - current.starts_on.year >= 4
    if current.kind != "employee" or current.job in LEADING_JOBS or not long_here:
        yield current
        return
    moved_on = today.replace(day=1) - timedelta(days=365 * draw.whole(1, 3))
    if current.unit in EARLIER_UNITS and draw.chance(0.2):
        yield replace(current, unit=EARLIER_UNITS[current.unit], ends_before=moved_on)
        current = replace(current, starts_on=moved_on)
    yield current
    if current.unit in SECOND_UNITS and current.share <= Decimal("0.6") and draw.chance(0.5):
        second_share = Decimal("0.3") if current.share == Decimal("0.5") else Decimal("0.2")
        yield replace(current, unit=SECOND_UNITS[current.unit], share=second_share, starts_on=moved_on)


def _numbered(everyone: tuple[DemoPerson, ...]) -> tuple[DemoPerson, ...]:
    """Staff numbers in order of arrival. Volunteers and the outside adviser are not on the payroll and have none."""
    staff = [p for p in everyone if p.placements and p.placements[0].kind != "volunteer"]
    arrivals = sorted(staff, key=lambda p: (min(part.starts_on for part in p.placements), p.key))
    number = {person.key: str(FIRST_NUMBER + place) for place, person in enumerate(arrivals)}
    return tuple(replace(person, personnel_number=number.get(person.key, "")) for person in everyone)
