"""The outbox: mail leaves after the transaction, once, and is tried again when the mail server is away."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction
from pytest_django import Settings

from kiem.accounts.models import User
from kiem.foundation.actors import system_actor
from kiem.foundation.context import enter
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.outbox import queue_mail, send_waiting, waiting_mails
from kiem.foundation.purposes import Use
from kiem.organisation.actions import found_organisation
from tests.cast import NOW, Cast


@pytest.fixture
def server(settings: Settings) -> None:
    settings.KIEM_SENDS_MAIL = True


@pytest.fixture
def no_server(settings: Settings) -> None:
    """A mail server that is away: nothing listens on that port."""
    settings.KIEM_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def queued(cast: Cast) -> OutboxMessage:
    return queue_mail("anna@lindenhof.example", "Je account\nin Kiem", "Dag Anna", by=cast.system, at=NOW)


def again(cast: Cast, message: OutboxMessage) -> OutboxMessage:
    enter(cast.organisation, Use.ADMINISTRATION)
    return OutboxMessage.objects.get(id=message.id)


def test_without_a_mail_server_it_waits(cast: Cast) -> None:
    message = queued(cast)
    assert send_waiting(at=NOW) == 0
    assert again(cast, message).attempts == 0


def test_a_mail_leaves_once(cast: Cast, server: None) -> None:
    message = queued(cast)
    assert send_waiting(at=NOW) == 1
    assert send_waiting(at=NOW) == 0
    [sent] = mail.outbox
    assert sent.to == ["anna@lindenhof.example"]
    assert sent.subject == "Je account in Kiem"
    assert sent.message()["Message-ID"] == f"<{message.id}@localhost>"


def test_what_has_left_does_not_stay(cast: Cast, server: None) -> None:
    message = queued(cast)
    send_waiting(at=NOW)
    kept = again(cast, message)
    assert kept.sent_at == NOW
    assert kept.body == ""


def test_the_mail_of_every_organisation_leaves(cast: Cast, server: None) -> None:
    queued(cast)
    enter(cast.other_organisation, Use.ADMINISTRATION)
    queue_mail("zara@lindenhof.example", "Dag", "Dag Zara", by=system_actor(cast.other_organisation, "tests"), at=NOW)
    assert send_waiting(at=NOW) == 2


def test_a_mail_server_that_is_away_is_tried_again_later(cast: Cast, no_server: None, settings: Settings) -> None:
    message = queued(cast)
    assert send_waiting(at=NOW) == 0
    kept = again(cast, message)
    assert (kept.attempts, kept.last_error, kept.body) == (1, "ConnectionRefusedError", "Dag Anna")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting(at=NOW + timedelta(minutes=1)) == 0, "not yet"
    assert send_waiting(at=NOW + timedelta(minutes=2)) == 1


def test_after_two_weeks_it_is_given_up(cast: Cast, server: None) -> None:
    queued(cast)
    assert send_waiting(at=NOW + timedelta(days=15)) == 0


def test_workers_at_the_same_moment_send_each_mail_once(empty: Path, server: None) -> None:
    user = User.objects.create_user("ine@brugge.example", "Een lang wachtwoord 1")
    with transaction.atomic():
        ine = found_organisation(
            "Brugge", languages=["nl"], given_name="Ine", family_name="V", user=user, by="tests", at=NOW
        )
        by = system_actor(ine.organisation_id, "tests")
        for number in range(20):
            queue_mail("ine@brugge.example", f"Mail {number}", "Dag", by=by, at=NOW)
    together = Barrier(4)

    def work(_: int) -> int:
        together.wait()
        try:
            return send_waiting(at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        sent = sum(workers.map(work, range(4)))
    assert sent == 20
    assert sorted(message.subject for message in mail.outbox) == sorted(f"Mail {number}" for number in range(20))


def test_who_keeps_the_machine_reads_what_waits_and_that_is_kept(cast: Cast, server: None) -> None:
    queued(cast)
    send_waiting(at=NOW)
    message = queued(cast)
    [(organisation, waiting)] = waiting_mails(at=NOW)
    assert (organisation, waiting.id, waiting.body) == ("Het Lindenhof", message.id, "Dag Anna")
    enter(cast.organisation, Use.ADMINISTRATION)
    assert TrailLine.objects.filter(verb="read_outbox").count() == 1
