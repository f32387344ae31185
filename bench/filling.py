"""Three hundred people fill in at once, on a site of two processes: nothing fails, no answer is lost, nobody waits.

A bar of another kind than the others: what counts here is how long people wait, on the clock. It is set against one
person alone on the same machine in the same run, and says little on a machine that is busy with something else.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median, quantiles
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bench.bar import verdict
from bench.crowd import Screen, Someone, Taps, fill_in
from bench.house import PASSWORD, TEAM, House, session_of
from bench.site import DATABASE, ROOT
from kiem.accounts.actions import add_user, join
from kiem.assessments.actions import open_round, plan_round
from kiem.assessments.models import Answer, Asked, AskedCompetence
from kiem.assessments.rules import ViewFrom
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import connect_account
from kiem.organisation.models import Person

NAME, SAYS = "filling-in-300", "300 people with 5 s between taps against one alone; 95th percentile, median"
PEOPLE, PAUSE, TAPS = 300, 5.0, 12
MOST = 10.0
ALONE, PAUSE_ALONE, WARMING = 60, 0.25, 40
PROCESSES = 2
SECONDS_TO_START = 30
LOG = ROOT / "build" / "bench-site.log"


def measure(house: House) -> dict[str, Any]:
    """The figures of the bar; ``answers_lost``: what was confirmed and does not stand there afterwards."""
    people = _people(house)
    with _served() as port:
        fill_in(port, people[:1], taps=WARMING, pause=0.05)
        alone = fill_in(port, people[:1], taps=ALONE, pause=PAUSE_ALONE)
        together = fill_in(port, people, taps=TAPS, pause=PAUSE)
    middle, slow = median(alone.seconds), quantiles(together.seconds, n=20)[-1]
    failed, lost = [*alone.failed, *together.failed], _lost(house, together)
    return {
        "name": NAME,
        "says": SAYS,
        "ratio": round(slow / middle, 3),
        "bar": MOST,
        "verdict": "short" if failed or lost else verdict(slow / middle, MOST),
        "page_seconds": round(slow, 6),
        "other_seconds": round(middle, 6),
        "taps": len(together.seconds),
        "failed": failed[:20],
        "answers_lost": lost,
    }


def line(found: dict[str, Any]) -> str:
    took = f"{found['page_seconds'] * 1000:.1f} ms against {found['other_seconds'] * 1000:.1f} ms"
    kept = f"{found['taps']} taps, {len(found['failed'])} failed, {found['answers_lost']} answers lost"
    return f"{NAME:<18} {found['ratio']:6.2f} {MOST:4.1f}  {found['verdict']:<12} {took}, {kept}: {SAYS}"


def _people(house: House) -> list[Someone]:
    """Three hundred of the team, each with an account and asked to look at herself."""
    now = timezone.now()
    with transaction.atomic():
        enter(house.by.organisation_id, Use.ADMINISTRATION)
        people = list(Person.objects.filter(placements__unit__name=TEAM).distinct().order_by("id")[1 : PEOPLE + 1])
        for person in people:
            user = add_user(person.email, PASSWORD, "nl", by=house.by, at=now)
            connect_account(person.id, join(user, by=house.by, at=now).id, by=house.by, at=now)
            person.refresh_from_db()
        today = timezone.localdate(now)
        round = plan_round(
            "Meten", purpose=Purpose.DEVELOPMENT, views=[ViewFrom.SELF], people=[person.id for person in people],
            starts_on=today, closes_on=today + timedelta(days=30), by=house.by, at=now,
        )  # fmt: skip
        open_round(round.id, by=house.by, at=now)
        enter(house.by.organisation_id, Use.DEVELOPMENT)
        return [_someone(person) for person in people]


def _someone(person: Person) -> Someone:
    asked = Asked.objects.get(looker=person)
    rows = AskedCompetence.objects.filter(asked=asked).order_by("subject_competence__place")
    on = rows.values_list("subject_competence_id", flat=True)
    screens = [
        Screen(f"/looking/development/{asked.id}/{place}/", str(asked.id), str(competence))
        for place, competence in enumerate(on, start=1)
    ]
    token = secrets.token_hex(16)
    cookies = {settings.SESSION_COOKIE_NAME: session_of(person, "employee"), settings.CSRF_COOKIE_NAME: token}
    return Someone(cookies, token, screens)


def _lost(house: House, taps: Taps) -> int:
    with transaction.atomic():
        enter(house.by.organisation_id, Use.KEEPING)
        rows = Answer.objects.values_list("form__asked_id", "subject_competence_id", "position")
        kept = {(str(asked), str(competence)): position for asked, competence, position in rows}
    return sum(kept.get(key) != position for key, position in taps.last.items())


@contextmanager
def _served() -> Iterator[int]:
    """The site as it is served, on a free port; the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = [sys.executable, "-m", "kiem", "serve", "--port", str(port), "--workers", str(PROCESSES)]
    environment = {**os.environ, "KIEM_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "kiem.config.settings.production"}
    with LOG.open("wb") as log:
        site = subprocess.Popen([*words, "--without-worker"], env=environment, stdout=log, stderr=log)
        try:
            _wait_for(port)
            yield port
        finally:
            site.send_signal(signal.SIGTERM)
            site.wait(SECONDS_TO_START)


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the site did not start: {LOG} says why")
