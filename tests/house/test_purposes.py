"""Facts are read exactly where their purpose allows it, and change not one byte elsewhere."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app
from pytest_django import DjangoDbBlocker

from kiem.assessments.models import Assistance, AssistanceLook
from kiem.foundation.errors import CannotDo
from kiem.foundation.models import OutboxMessage
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.commands import report_gap
from tests.conftest import database_apart
from tests.house.access.asking import Answer, ask
from tests.house.access.cases import Case, cases
from tests.house.access.columns import WHO, browser
from tests.house.catalogue import tables
from tests.house.purposes.audience import OF_GROWING, SHOWN, WORDS, may_read, tells_of_a_round
from tests.house.purposes.facts import CANARIES, RANDOM, Facts, made_anew, marked

ABOUT_LEVELS = ("assessments", "gaps", "home", "organisation")
NEVER_SAID = {"organisation_id", "person_id", "purpose"}
"""What a fact is about; with those, which rows there are is made anew too."""
NEW_EACH_TIME = {"mfa_activate_totp"}
"""A secret for a second factor: new each time, whatever is known of anyone."""
SAYS_WHEN_IT_WAS_MADE = {"conversations:calendar"}
OPENED = 3
"""What Anna opened to Dries in the house: her growth twice, once ended, and her evaluations."""
Answers = Mapping[str, tuple[Case, Answer]]


@dataclass
class Told:
    """The marked facts, and what everyone was answered while they stood as they were marked."""

    facts: Facts
    answers: dict[str, Answers] = field(default_factory=dict)

    def by(self, who: str) -> Answers:
        if who not in self.answers:
            self.answers[who] = self.now(who)
        return self.answers[who]

    def now(self, who: str, slices: tuple[str, ...] = ()) -> Answers:
        house = self.facts.house
        client = browser(house.cast, who)
        with transaction.atomic():  # which objects addresses name is looked up within the organisation
            house.cast.use(Use.ADMINISTRATION)
            asked = list(cases(house))
        return {
            case.key: (case, ask(client, "GET", case.name, case.arguments))
            for case in asked
            if not slices or case.name.partition(":")[0] in slices
        }


@pytest.fixture(scope="module")
def told(reference: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Told]:
    with database_apart(django_db_blocker) as cast:
        yield Told(marked(cast))


@pytest.mark.parametrize("who", WHO)
def test_a_canary_is_read_exactly_where_its_purpose_allows_it(told: Told, who: str) -> None:
    wrong = []
    for key, (case, answer) in told.by(who).items():
        read = told.facts.read_in(answer.body.decode(errors="ignore"))
        allowed = may_read(who, case, told.facts.canaries, told.facts.house.cast)
        shown = SHOWN.get(key, SHOWN.get(case.name, set()))
        wrong += [f"{key} shows {sorted(read[group])} of {group}" for group in set(read) - allowed]
        wrong += [f"{key} hides {sorted(missed)} of {g}" for g in allowed if (missed := shown - read.get(g, set()))]
        asked = reverse(case.name, kwargs=dict(case.arguments))
        said = " ".join(unquote(value).replace(asked, "") for _name, value in answer.headers)
        wrong += [f"{key}: {told.facts.read_in(said)} in a header"] if told.facts.read_in(said) else []
    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_names_accounts_and_files_are_read_by_whom_the_page_on_access_says(told: Told, who: str) -> None:
    said = told.by(who)
    pages = [said[key][1].body.decode(errors="ignore") for key in said if key != "organisation:accept_invitation"]
    read = {word for word in WORDS if any(word in page for page in pages)}
    assert read == {word for word, readers in WORDS.items() if who in readers}


@pytest.mark.parametrize("who", WHO)
def test_what_is_known_for_development_changes_no_byte_where_it_may_not_be_read(told: Told, who: str) -> None:
    before = told.by(who)
    with transaction.atomic():
        made_anew(Purpose.DEVELOPMENT, told.facts.house.cast, seed=1)
        after = told.now(who)
        transaction.set_rollback(True)
    _changed_only_where_read(told, who, Purpose.DEVELOPMENT, before, after)


@pytest.mark.parametrize("purpose", [each for each in Purpose if each is not Purpose.DEVELOPMENT])
def test_what_is_known_for_another_purpose_changes_no_byte_where_it_may_not_be_read(
    told: Told, purpose: Purpose
) -> None:
    asking = ("anna", "bram", "carla", "farid")
    before = {who: told.by(who) for who in asking}
    with transaction.atomic():
        made_anew(purpose, told.facts.house.cast, seed=2)
        after = {who: told.now(who, ABOUT_LEVELS) for who in asking}
        transaction.set_rollback(True)
    for who in asking:
        _changed_only_where_read(told, who, purpose, before[who], after[who])


def _steady(answer: Answer) -> Answer:
    """Without the moment after which a browser asks again."""
    return replace(answer, headers=tuple(header for header in answer.headers if header[0] != "Expires"))


def _changed_only_where_read(told: Told, who: str, purpose: Purpose, before: Answers, after: Answers) -> None:
    wrong = []
    for key, (case, answer) in after.items():
        allowed = may_read(who, case, told.facts.canaries, told.facts.house.cast)
        about = {group for group in allowed if group.purpose is purpose}
        may_change = bool(about) or case.name in ("home:growth", "home:today", "home:why")
        may_change = may_change or (purpose is Purpose.DEVELOPMENT and case.name in OF_GROWING)
        may_change = may_change or tells_of_a_round(who, case, purpose)
        if not may_change and key not in NEW_EACH_TIME and _steady(before[key][1]) != _steady(answer):
            wrong.append(f"{key} changed")
        if about and (key in SHOWN or case.name in (*SHOWN, "gaps:team")) and before[key][1] == answer:
            wrong.append(f"{key} did not change")
    assert wrong == []


def test_the_report_of_gaps_says_what_its_reader_may_see_and_nothing_of_another_purpose(told: Told) -> None:
    with transaction.atomic():
        whole = _reports(told)
        transaction.set_rollback(True)
    assert {who for who, said in whole.items() if said} == {"bram"}
    assert told.facts.read_in(whole["bram"]) == {}
    for purpose in Purpose:
        with transaction.atomic():
            made_anew(purpose, told.facts.house.cast, seed=3)
            changed = _reports(told)
            transaction.set_rollback(True)
        assert (changed == whole) == (purpose is not Purpose.DEVELOPMENT), purpose


def _reports(told: Told) -> dict[str, str]:
    """The report of De Linde as each of the organisation is given it; "" for who is refused."""
    said, cast = {}, told.facts.house.cast
    for who, (name, role) in WHO.items():
        if who not in ("anonymous", "zara"):
            viewer = replace(cast.viewer(name, role), today=timezone.localdate())
            try:
                printed = report_gap(viewer, "De Linde", at=timezone.now())
                said[who] = printed.text + printed.json
            except CannotDo:
                said[who] = ""
    return said


def test_no_mail_holds_a_fact_and_each_goes_to_whom_it_is_about(told: Told) -> None:
    cast = told.facts.house.cast
    with transaction.atomic():
        cast.use(Use.ADMINISTRATION)
        mails = list(OutboxMessage.objects.all())
    assert len(mails) > 5
    for mail in mails:
        text = f"{mail.subject} {mail.body}"
        assert told.facts.read_in(text) == {}, mail.subject
        assert not [word for word in WORDS if word in text.replace(mail.recipient, "") and word != "Het Lindenhof"]
        others = {name.capitalize() for name in cast.people} - {mail.recipient.partition("@")[0].capitalize()}
        assert not [name for name in others if name in text], mail.subject


def test_jobs_are_given_ids_and_moments_only() -> None:
    tasks = [task for name, task in app.tasks.items() if name.startswith("kiem.")]
    assert len(tasks) >= 5
    given = {name for task in tasks for name in inspect.signature(task.func).parameters}
    assert given == {"organisation_id", "upload_id", "timestamp", "context"}


def test_every_column_of_a_fact_has_a_canary_or_is_made_anew_at_random(told: Told) -> None:
    with transaction.atomic():
        bound = {table.name: table.columns for table in tables() if table.bound_to_a_purpose}
    assert set(CANARIES) == set(RANDOM) == set(bound)
    for name, columns in bound.items():
        assert CANARIES[name] | RANDOM[name] | NEVER_SAID | {"id"} == columns, name


@pytest.mark.parametrize("who", [who for who in WHO if who not in ("anna", "dries")])
def test_that_someone_is_helped_changes_no_byte_for_anyone_but_the_two(told: Told, who: str) -> None:
    before = told.by(who)
    with transaction.atomic():
        told.facts.house.cast.use(Use.KEEPING)
        AssistanceLook.objects.all().delete()
        assert Assistance.objects.all().delete()[0] == OPENED
        after = told.now(who)
        transaction.set_rollback(True)
    passed_over = NEW_EACH_TIME | SAYS_WHEN_IT_WAS_MADE
    changed = [key for key in after if _steady(before[key][1]) != _steady(after[key][1])]
    assert [key for key in changed if key.partition("+")[0] not in passed_over] == []
