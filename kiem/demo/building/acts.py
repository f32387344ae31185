"""Who may do which act in De Linde, by hand: one lapsed, one suspended, one up for review, of some nothing known."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from kiem.credentials import actions
from kiem.credentials.rules import EntrustingToNote, LicenceToNote, ShowingToNote
from kiem.demo.content.mandates import BRAM
from kiem.demo.content.organisation import UNITS
from kiem.demo.content.shapes import DemoPerson
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Use
from kiem.gaps.actions import agree_minimum
from kiem.gaps.rules import MinimumOf
from kiem.organisation.models import Unit

VISUM, ATTEST = "Visum verpleegkundige", "Attest medicatie voor zorgkundigen"
MEDICATION, INSULIN, HOIST = "Medicatie toedienen", "Insuline inspuiten", "Tillen met de tillift"
ABOUT = {
    MEDICATION: ((VISUM, ATTEST), "Klaargezette medicatie geven en nagaan of ze ingenomen is."),
    INSULIN: ((VISUM,), "Met de pen, na het meten van de glycemie, volgens het voorschrift."),
    HOIST: ((), "Een bewoner met de actieve of de passieve tillift verplaatsen."),
}  # fmt: skip
TERM, SOURCE = 24, "Afspraak van de zorgraad, januari 2025"
AGREED = {MEDICATION: 4, INSULIN: 2}
AGREED_IN = "teamoverleg van september"
TEAM, LAPSED = "de-linde", "nele-claes"
SHOWN = (
    (BRAM, MEDICATION, 200),
    (BRAM, INSULIN, 200),
    ("anna-peeters", MEDICATION, 150),
    ("fatou-diallo", MEDICATION, 320),
    ("meryem-yilmaz", MEDICATION, 780),
    (LAPSED, MEDICATION, 500),
)
"""Who showed what, how many days ago; Meryem's is longer ago than the term."""
PRACTISED = (("anna-peeters", 2), ("fatou-diallo", 9), ("meryem-yilmaz", 190))
ENTRUSTED = (("fatou-diallo", 240), ("joris-wouters", 120), ("stijn-de-smet", 120))


def note_acts(
    everyone: Sequence[DemoPerson], ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime
) -> None:
    """The list of acts, what is known of eight people, and what De Linde agreed on."""
    enter(by.organisation_id, Use.CERTIFICATION)
    kinds = {name: actions.add_licence_kind(name, by=by, at=at).id for name in (VISUM, ATTEST)}
    starts_on = today - timedelta(days=1500)
    acts = {}
    for name, (allowed, about) in ABOUT.items():
        act = actions.add_act(
            name, about=about, kinds=[kinds[each] for each in allowed], starts_on=starts_on, by=by, at=at
        )
        acts[name] = act.id
        actions.set_review_term(act.id, months=TERM, source=SOURCE, starts_on=starts_on, by=by, at=at)
    _licences(kinds, ids, today=today, by=by, at=at)
    _shown(acts, everyone, ids, today=today, by=by, at=at)
    _entrusted(acts, ids, today=today, by=by, at=at)
    enter(by.organisation_id, Use.ADMINISTRATION)
    unit = Unit.objects.get(name=next(each.name for each in UNITS if each.key == TEAM)).id
    for name, people in AGREED.items():
        agree_minimum(
            unit, MinimumOf(acts[name], 0), people=people, agreed_on=today - timedelta(days=60), source=AGREED_IN,
            by=by, at=at,
        )  # fmt: skip


def _licences(
    kinds: Mapping[str, uuid.UUID], ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime
) -> None:
    """Nele's attest is over; it was looked at while it held."""
    held = (
        (BRAM, VISUM, "N-204518", "FOD Volksgezondheid", None),
        ("anna-peeters", ATTEST, "M-3316", "VDAB", today + timedelta(days=400)),
        ("fatou-diallo", ATTEST, "M-2087", "VDAB", today + timedelta(days=45)),
        ("meryem-yilmaz", ATTEST, "M-4102", "VDAB", today + timedelta(days=700)),
        (LAPSED, ATTEST, "M-1540", "VDAB", today - timedelta(days=40)),
    )
    for key, kind, number, authority, ends_before in held:
        noted = LicenceToNote(
            kinds[kind], number, authority, today - timedelta(days=900), ends_before, today - timedelta(days=300)
        )
        actions.note_licence(ids[key], noted, by=by, at=at)


def _shown(
    acts: Mapping[str, uuid.UUID],
    everyone: Sequence[DemoPerson],
    ids: Mapping[str, uuid.UUID],
    *,
    today: date,
    by: Actor,
    at: datetime,
) -> None:
    """To Bram; Bram himself to a colleague of another unit. What Meryem showed is up for review."""
    colleague = next(
        each.key
        for each in everyone
        if any(place.job == "verpleegkundige" and place.ends_before is None for place in each.placements)
        and each.key != BRAM
    )
    assessors = {
        (key, act): actions.name_assessor(
            acts[act], ids[key], qualified_by=what, starts_on=today - timedelta(days=1000), by=by, at=at
        ).id
        for key, what in ((BRAM, "Hoofdverpleegkundige, opleiding mentor"), (colleague, "Verpleegkundige, mentor"))
        for act in (MEDICATION, INSULIN)
    }
    for key, act, days in SHOWN:
        assessor = colleague if key == BRAM else BRAM
        noted = ShowingToNote(assessors[assessor, act], today - timedelta(days=days))
        actions.note_showing(ids[key], noted, by=by, at=at)
    for key, days in PRACTISED:
        actions.note_practice(ids[key], acts[MEDICATION], today - timedelta(days=days), by=by, at=at)


def _entrusted(
    acts: Mapping[str, uuid.UUID], ids: Mapping[str, uuid.UUID], *, today: date, by: Actor, at: datetime
) -> None:
    """Insulin to Fatou, suspended last month; the hoist to Joris and to Stijn."""
    (first, days), *others = ENTRUSTED
    given = EntrustingToNote(acts[INSULIN], ids[BRAM], today - timedelta(days=days))
    entrusted = actions.entrust(ids[first], given, by=by, at=at)
    reason = "De pen is van een ander merk. Opnieuw inoefenen met Bram."
    actions.suspend_entrusting(entrusted.id, reason, by=by, at=at - timedelta(days=20))
    for key, ago in others:
        hoist = EntrustingToNote(acts[HOIST], ids["anna-peeters"], today - timedelta(days=ago))
        actions.entrust(ids[key], hoist, by=by, at=at)
