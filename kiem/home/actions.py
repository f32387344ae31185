"""The mail of the week: on which days someone meets someone, and until when she may look along. Days, and no more."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kiem.assessments.queries import asked_until
from kiem.assessments.rules import PURPOSES_OF_ROUNDS
from kiem.conversations.queries import meetings_between
from kiem.foundation.actors import Actor
from kiem.foundation.context import using
from kiem.foundation.models import TrailLine
from kiem.foundation.outbox import queue_mails
from kiem.foundation.purposes import Use
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.models import Person

WEEK = timedelta(days=7)
VERB = "remind_of_week"


@dataclass
class _Days:
    """Of one person: on which days she meets someone, and until which days she may look along."""

    meets: set[date] = field(default_factory=set)
    looks: set[date] = field(default_factory=set)


def remind_of_week(*, by: Actor, at: datetime) -> int:
    """One mail to everyone with an address for whom this week has a day; how many. Once a week, however often asked.

    It is the same for all who were asked to look, whoever answered: the outbox may not tell who did not. Nor does it
    tell of what kind a conversation is, with whom, or whom a round is about. A dozen statements, whatever the size.
    """
    require(by, Permission.PLAN_ROUNDS)
    today = timezone.localdate(at)
    with transaction.atomic():
        if TrailLine.objects.filter(verb=VERB, day__gt=today - timedelta(days=today.weekday() + 1)).exists():
            return 0
        mails = list(_mails(_days(today)))
        queue_mails(mails, by=by, at=at)
        record(by, VERB, "person", None, at=at, count=len(mails))
    return len(mails)


def _days(today: date) -> Mapping[uuid.UUID, _Days]:
    found: dict[uuid.UUID, _Days] = defaultdict(_Days)
    for person, day in meetings_between(today, today + WEEK):
        found[person].meets.add(day)
    for purpose in PURPOSES_OF_ROUNDS:
        with using(Use(purpose.value)):
            for person, day in asked_until(today):
                found[person].looks.add(day)
    return found


def _mails(days: Mapping[uuid.UUID, _Days]) -> Iterator[tuple[str, str, str]]:
    for person in Person.objects.filter(id__in=list(days)).exclude(email="").order_by("sort_key", "id"):
        with override(person.language):
            body = _(
                "Hello %(name)s,\n\nThis week in Kiem:\n\n%(lines)s\n\n"
                "You find it in Kiem, under Today. There is also a list to print.\n"
            )
            lines = "\n".join(_lines(days[person.id]))
            yield person.email, _("This week in Kiem"), body % {"name": person.given_name, "lines": lines}


def _lines(days: _Days) -> Iterator[str]:
    for day in sorted(days.meets):
        yield _("- On %(day)s you have a conversation.") % {"day": date_format(day)}
    for day in sorted(days.looks):
        yield _(
            "- Until %(day)s you can look along. Everyone who was asked gets this line; we do not look at who answered "
            "already."
        ) % {"day": date_format(day)}
