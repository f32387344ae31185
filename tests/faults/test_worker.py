"""A worker and a sealer that are killed in the middle: the work is done once more, and its effects once."""

import time
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from kiem.exchange.actions import apply_file, choose_for_file, receive_file
from kiem.exchange.jobs import work_on_file
from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of
from kiem.exchange.rules.steps import Kind, Step
from kiem.foundation import sealing
from kiem.foundation.every import organisation_ids
from kiem.foundation.models import TrailHead, TrailLine, TrailSeal
from kiem.foundation.purposes import Use
from kiem.organisation.models import Person
from tests.cast import Cast
from tests.faults.killing import go, held, kill, ready, said, started, wait_until_blocked, wait_until_undone
from tests.faults.test_imports import _carla
from tests.owner import as_owner

LARGE = "Voornaam;Familienaam;Opmerking\n" + "".join(f"Voornaam{n};Familie{n};{'x' * 2000}\n" for n in range(250))
WORKER = ("-m", "kiem", "worker")
SECONDS = 60


@pytest.fixture
def given(apart: Cast) -> Upload:
    """A large file of Carla's that a job is to bring in; the jobs before it are done."""
    now = timezone.now()
    with transaction.atomic():
        upload = receive_file(Kind.PEOPLE, "lijst.csv", LARGE.encode(), by=_carla(apart), at=now)
    assert upload.step == Step.OPENING
    work_on_file(organisation_id=str(apart.organisation), upload_id=str(upload.id))
    with transaction.atomic():
        carla = _carla(apart)
        choose_for_file(upload.id, choices_of(Upload.objects.get(id=upload.id)), by=carla, at=now)
    work_on_file(organisation_id=str(apart.organisation), upload_id=str(upload.id))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    with transaction.atomic():
        upload = apply_file(upload.id, by=_carla(apart), at=now)
    assert upload.step == Step.APPLYING
    return upload


def _jobs() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name LIKE '%work_on_file'")
        return list(cursor.fetchall())


def _brought_in(cast: Cast, upload: Upload) -> tuple[str, int, int]:
    with transaction.atomic():
        cast.use(Use.ADMINISTRATION, "carla")
        step = Upload.objects.get(id=upload.id).step
        people = Person.objects.filter(family_name__startswith="Familie").count()
        return step, people, TrailLine.objects.filter(verb="bring_in_people").count()


def test_a_job_of_a_killed_worker_is_done_once_more_and_its_effects_once(given: Upload, apart: Cast) -> None:
    with held("foundation_trailline"):
        first = started(*WORKER)
        wait_until_blocked()
        kill(first)
    wait_until_undone()
    assert _jobs() == [("doing", 0)]
    assert _brought_in(apart, given) == (Step.APPLYING, 0, 0)
    with as_owner() as owner:  # as if ten minutes had passed
        owner.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 hour'")
    with suppress(AlreadyEnqueued):  # the first worker may have queued it when it began
        app.configure_task("kiem.foundation.jobs.retry_stalled").defer(timestamp=0)
    second = started(*WORKER)
    try:
        until = time.monotonic() + SECONDS
        while _jobs() != [("succeeded", 2)] and time.monotonic() < until:
            time.sleep(0.1)
    finally:
        second.terminate()
        second.communicate()
    assert _jobs() == [("succeeded", 2)]
    assert _brought_in(apart, given) == (Step.APPLIED, 250, 1)


IMPORTS, SEAL = "from kiem.foundation import sealing", "print(sealing.seal_all(at=now))"


def test_a_sealer_killed_in_the_middle_leaves_no_half_chain_and_the_next_seals_all(apart: Cast) -> None:
    sealer = ready(IMPORTS, SEAL)
    with held("foundation_trailhead"):
        go(sealer)
        wait_until_blocked()
        kill(sealer)
    wait_until_undone()
    with transaction.atomic():
        apart.use(Use.ADMINISTRATION)
        assert (TrailSeal.objects.count(), TrailHead.objects.count()) == (0, 0)
    assert sealing.seal_all(at=timezone.now()) > 0
    assert sealing.seal_all(at=timezone.now()) == 0
    with transaction.atomic():
        apart.use(Use.ADMINISTRATION)
        assert TrailSeal.objects.count() == TrailLine.objects.count()
    assert not any(sealing.verify_all().values())


def test_of_two_sealers_at_once_one_seals(apart: Cast) -> None:
    sealer = ready(IMPORTS, SEAL)
    with held("foundation_trailhead"):
        go(sealer)
        wait_until_blocked()
        _seal_what_nobody_else_seals()
    assert int(said(sealer)) > 0
    assert not any(sealing.verify_all().values())


def _seal_what_nobody_else_seals() -> None:
    """The first organisation is being sealed and passed over; the other one waits for the same lock, so not asked."""
    busy = organisation_ids()[0]
    assert sealing._seal_batch(busy, timezone.now()) == 0
