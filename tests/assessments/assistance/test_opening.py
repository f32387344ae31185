"""Bijstand: opening one's own file to a union delegate for thirty days, ending it, and who may know of it."""

import uuid
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from kiem.accounts.models import Membership
from kiem.assessments.actions import end_assistance, look_as_delegate, open_to_delegate
from kiem.assessments.models import Assistance, AssistanceLook
from kiem.assessments.queries import assistance_of, delegates_to_choose, open_to, opened_to
from kiem.assessments.rules import AssistanceState
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import OutboxMessage, TrailLine
from kiem.foundation.periods import Period
from kiem.foundation.purposes import CHOOSABLE_USES, Purpose, Use
from kiem.gaps.queries import growth_of_assisted
from kiem.organisation.actions import agree_on_term, end_mandate, give_mandate
from kiem.organisation.models import Mandate
from kiem.organisation.rules import MandateKind, Term
from tests.assisting import a_file_opened, as_delegate, ended, looked, opened
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.make import Make
from tests.talks import at_day

LAST = TODAY + timedelta(days=29)
NOT_TO_CHOOSE = "Kies iemand uit de lijst"
WHO_MUST_NOT_KNOW = ("bram", "carla", "elke", "farid", "fatou", "greet", "hamid", "lotte")


def mandate_of(cast: Cast, name: str, kind: MandateKind, *, since: date = BEFORE, unit: str | None = None) -> uuid.UUID:
    cast.use(Use.ADMINISTRATION)
    led = cast.units[unit] if unit else None
    return give_mandate(cast.people[name], kind, unit=led, starts_on=since, by=cast.system, at=NOW).id


def state_of(cast: Cast, *, at: int = 0) -> AssistanceState:
    viewer = cast.viewer("anna", use=Use.OWN_DATA)
    object.__setattr__(viewer, "today", TODAY + timedelta(days=at))
    return assistance_of(viewer)[0].state


def test_she_opens_it_for_thirty_days_to_a_delegate(cast: Cast) -> None:
    opened(cast)
    [row] = assistance_of(cast.viewer("anna", use=Use.OWN_DATA))
    assert (row.delegate, row.purpose, row.starts_on, row.last_day) == (
        "Dries Wouters", Purpose.DEVELOPMENT, TODAY, LAST,
    )  # fmt: skip
    assert row.is_open
    assert [each.person for each in open_to(as_delegate(cast))] == ["Anna Peeters"]


def test_how_long_it_is_open_is_a_term_that_was_agreed_on(cast: Cast) -> None:
    cast.use(Use.ADMINISTRATION)
    agree_on_term(Term.ASSISTANCE, number=10, starts_on=TODAY, source="Overleg van mei", by=cast.system, at=NOW)
    opened(cast)
    assert assistance_of(cast.viewer("anna", use=Use.OWN_DATA))[0].last_day == TODAY + timedelta(days=9)


def test_it_is_open_on_its_last_day_and_not_on_the_next(cast: Cast) -> None:
    key = opened(cast)
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT, at_day(29)), key) is not None
    after = as_delegate(cast, Use.DEVELOPMENT, at_day(30))
    assert opened_to(after, key) is None
    with pytest.raises(NotFound):
        growth_of_assisted(after, key)
    with pytest.raises(NotFound):
        look_as_delegate(key, by=after, at=at_day(30))
    assert open_to(as_delegate(cast, at=at_day(30))) == []
    assert state_of(cast, at=30) is AssistanceState.OVER


@pytest.mark.parametrize("name", ["anna", "bram", "farid"])
def test_only_a_delegate_of_today_can_be_chosen_and_never_herself(cast: Cast, name: str) -> None:
    with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
        opened(cast, to=name)
    with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
        opened(cast, "dries", to="dries")


def test_nobody_opens_to_a_delegate_of_another_organisation_or_to_nobody(cast: Cast) -> None:
    for nobody in (cast.people["zara"], uuid.uuid4()):
        with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
            open_to_delegate(nobody, Purpose.DEVELOPMENT, by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)


def test_a_delegate_whose_account_was_closed_cannot_be_chosen_and_what_was_open_closes(cast: Cast) -> None:
    opened(cast)
    cast.use(Use.ADMINISTRATION)
    Membership.objects.filter(id=cast.memberships["dries"]).update(ended_at=NOW)
    assert state_of(cast) is AssistanceState.NO_DELEGATE
    with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
        opened(cast, "greet")


@pytest.mark.parametrize(("unit", "since"), [("De Linde", 0), ("De Linde", 29), ("Woonzorg", 10)])
def test_a_delegate_who_leads_her_on_a_day_of_the_period_cannot_be_chosen(cast: Cast, unit: str, since: int) -> None:
    mandate_of(cast, "dries", MandateKind.SUBSTITUTE, since=TODAY + timedelta(days=since), unit=unit)
    with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
        opened(cast)


@pytest.mark.parametrize(("unit", "since"), [("De Linde", 30), ("De Beuk", 0), ("De Linde nacht", 0)])
def test_who_leads_elsewhere_or_only_afterwards_can_be_chosen(cast: Cast, unit: str, since: int) -> None:
    mandate_of(cast, "dries", MandateKind.SUBSTITUTE, since=TODAY + timedelta(days=since), unit=unit)
    opened(cast)
    assert state_of(cast) is AssistanceState.OPEN


def test_a_leader_is_not_helped_by_who_leads_above_her(cast: Cast) -> None:
    mandate_of(cast, "farid", MandateKind.DELEGATE)
    mandate_of(cast, "farid", MandateKind.SUBSTITUTE, unit="Woonzorg")
    with pytest.raises(CannotDo, match=NOT_TO_CHOOSE):
        opened(cast, "bram", to="farid")
    assert opened(cast, "bram", to="dries")


def test_what_was_open_closes_when_the_delegate_begins_to_lead_her(cast: Cast) -> None:
    key = opened(cast)
    mandate_of(cast, "dries", MandateKind.SUBSTITUTE, since=TODAY + timedelta(days=3), unit="De Linde")
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT, at_day(2)), key) is not None
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT, at_day(3)), key) is None
    assert state_of(cast, at=3) is AssistanceState.LEADS


def test_a_second_one_for_the_same_delegate_is_refused_while_one_runs(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(CannotDo, match="staat al open"):
        opened(cast, at=at_day(3))
    assert opened(cast, purpose=Purpose.APPRAISAL)
    assert opened(cast, at=at_day(30))
    assert len(assistance_of(cast.viewer("anna", use=Use.OWN_DATA))) == 3


def test_the_same_form_sent_twice_opens_once(cast: Cast) -> None:
    key, anna = uuid.uuid4(), cast.viewer("anna", use=Use.OWN_DATA)
    for _time in range(2):
        assert open_to_delegate(cast.people["dries"], Purpose.DEVELOPMENT, once=key, by=anna, at=NOW) == key
    assert Assistance.objects.count() == 1
    assert TrailLine.objects.filter(verb="open_to_delegate").count() == 1


def test_the_same_form_with_another_purpose_opens_that_one_too(cast: Cast) -> None:
    key, anna = uuid.uuid4(), cast.viewer("anna", use=Use.OWN_DATA)
    open_to_delegate(cast.people["dries"], Purpose.DEVELOPMENT, once=key, by=anna, at=NOW)
    other = open_to_delegate(cast.people["dries"], Purpose.APPRAISAL, once=key, by=anna, at=NOW)
    found = dict(Assistance.objects.values_list("id", "purpose"))
    assert found == {key: Purpose.DEVELOPMENT, other: Purpose.APPRAISAL}
    assert other.version == 4
    lines = TrailLine.objects.filter(verb="open_to_delegate").values_list("subject_id", flat=True)
    assert set(lines) == {key, other}
    with pytest.raises(CannotDo, match="staat al open") as refused:
        open_to_delegate(cast.people["dries"], Purpose.APPRAISAL, once=key, by=anna, at=NOW)
    assert refused.value.field == "delegate_id"
    assert TrailLine.objects.filter(verb="open_to_delegate").count() == 2


def test_an_old_form_sent_again_after_she_ended_it_opens_nothing_and_says_so(cast: Cast) -> None:
    key, anna = uuid.uuid4(), cast.viewer("anna", use=Use.OWN_DATA)
    open_to_delegate(cast.people["dries"], Purpose.DEVELOPMENT, once=key, by=anna, at=NOW)
    ended(cast, key)
    for purpose in (Purpose.DEVELOPMENT, Purpose.APPRAISAL):
        with pytest.raises(CannotDo, match="Er is niets opengezet"):
            open_to_delegate(cast.people["dries"], purpose, once=key, by=anna, at=NOW)
    assert open_to(as_delegate(cast)) == []
    assert TrailLine.objects.filter(verb="open_to_delegate").count() == 1


def test_after_she_ended_it_nothing_is_open_and_she_may_open_it_again(cast: Cast) -> None:
    key = opened(cast)
    ended(cast, key)
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT), key) is None
    with pytest.raises(NotFound):
        looked(cast, key)
    ended(cast, key, at=at_day(1))
    assert Assistance.objects.get(id=key).ended_at == NOW
    again = opened(cast)
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT), again) is not None


@pytest.mark.parametrize("name", ["dries", "bram", "carla", "fatou"])
def test_nobody_else_ends_it_nor_the_delegate(cast: Cast, name: str) -> None:
    key = opened(cast)
    with pytest.raises(NotFound):
        end_assistance(key, by=cast.viewer(name, use=Use.OWN_DATA), at=NOW)
    assert state_of(cast) is AssistanceState.OPEN


def test_when_the_mandate_ends_nothing_is_open_and_a_new_mandate_opens_nothing_again(cast: Cast) -> None:
    key = opened(cast)
    cast.use(Use.ADMINISTRATION)
    mandate = Mandate.objects.get(person=cast.people["dries"], kind=MandateKind.DELEGATE)
    end_mandate(mandate.id, ends_before=TODAY + timedelta(days=5), by=cast.system, at=NOW)
    assert state_of(cast, at=4) is AssistanceState.OPEN
    assert state_of(cast, at=5) is AssistanceState.NO_DELEGATE
    mandate_of(cast, "dries", MandateKind.DELEGATE, since=TODAY + timedelta(days=9))
    assert state_of(cast, at=9) is AssistanceState.NO_DELEGATE
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT, at_day(9)), key) is None


def test_it_opens_one_purpose_and_never_another(cast: Cast) -> None:
    key = opened(cast)
    for use in CHOOSABLE_USES:
        assert (opened_to(as_delegate(cast, use), key) is not None) == (use is Use.DEVELOPMENT)
    appraised = opened(cast, purpose=Purpose.APPRAISAL)
    for use in CHOOSABLE_USES:
        assert (opened_to(as_delegate(cast, use), appraised) is not None) == (use is Use.APPRAISAL)
    for purpose in (Purpose.SELECTION, Purpose.CERTIFICATION, Purpose.SUCCESSION):
        with pytest.raises(NotFound):
            opened(cast, purpose=purpose)


def test_only_in_the_role_of_delegate_is_anything_open(cast: Cast) -> None:
    key = opened(cast)
    employee = cast.viewer("dries", "employee", Use.DEVELOPMENT)
    assert opened_to(employee, key) is None
    with pytest.raises(NotAllowed):
        look_as_delegate(key, by=employee, at=NOW)
    assert open_to(cast.viewer("dries", "employee", Use.OWN_DATA)) == []


def test_another_delegate_sees_nothing_of_it(cast: Cast) -> None:
    mandate_of(cast, "farid", MandateKind.DELEGATE)
    key = opened(cast)
    assert opened_to(as_delegate(cast, Use.DEVELOPMENT, name="farid"), key) is None
    assert open_to(as_delegate(cast, name="farid")) == []


def test_each_day_of_looking_is_kept_once_for_her(cast: Cast) -> None:
    key = opened(cast)
    for day in (0, 0, 2):
        looked(cast, key, at=at_day(day))
    [row] = assistance_of(cast.viewer("anna", use=Use.OWN_DATA))
    assert row.looked_on == (TODAY, TODAY + timedelta(days=2))


def test_the_trail_names_neither_of_the_two_and_no_mail_is_sent(cast: Cast) -> None:
    key = a_file_opened(cast)
    ended(cast, key)
    cast.use(Use.ADMINISTRATION)
    lines = TrailLine.objects.filter(subject_id=key).order_by("at", "id")
    assert [line.verb for line in lines] == ["open_to_delegate", "look_as_delegate", "end_assistance"]
    assert {(line.actor_user, line.actor_person, line.role) for line in lines} == {(None, None, "system")}
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("name", WHO_MUST_NOT_KNOW)
def test_nobody_else_of_the_organisation_finds_a_row_whatever_she_asks_the_database(cast: Cast, name: str) -> None:
    a_file_opened(cast)
    for use in set(Use) - {Use.KEEPING}:
        enter(cast.organisation, use, user=cast.users[name], person=cast.people[name])
        with connection.cursor() as cursor:
            for table in ("assessments_assistance", "assessments_assistancelook"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,), (use, table)


def _refused(statement: str, values: Sequence[str | uuid.UUID], why: str) -> None:
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_delegate_cannot_open_anything_to_herself_nor_make_it_last_longer(cast: Cast) -> None:
    key = a_file_opened(cast)
    cast.use(Use.OWN_DATA, "dries")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assessments_assistance SET ends_before = '2099-01-01' WHERE id = %s", [key])
        assert cursor.rowcount == 0
        cursor.execute("DELETE FROM assessments_assistance WHERE id = %s", [key])
        assert cursor.rowcount == 0
    add = (
        "INSERT INTO assessments_assistance (id, organisation_id, person_id, delegate_id, purpose, starts_on,"
        " ends_before) VALUES (%s, %s, %s, %s, 'development', '2026-11-01', '2026-12-01')"
    )
    own = [uuid.uuid4(), cast.organisation, cast.people["fatou"], cast.people["dries"]]
    _refused(add, own, "row-level security")


def test_what_she_opened_is_only_ended_and_once(cast: Cast) -> None:
    key = a_file_opened(cast)
    cast.use(Use.OWN_DATA, "anna")
    longer = "UPDATE assessments_assistance SET ends_before = '2099-01-01' WHERE id = %s"
    _refused(longer, [key], "only ends")
    ended(cast, key)
    _refused("UPDATE assessments_assistance SET ended_at = NULL WHERE id = %s", [key], "only ends")
    look = "INSERT INTO assessments_assistancelook (id, organisation_id, assistance_id, person_id, purpose, day)"
    own = [uuid.uuid4(), cast.organisation, key, cast.people["anna"]]
    _refused(f"{look} VALUES (%s, %s, %s, %s, 'development', '2026-01-01')", own, "row-level security")


def test_the_delegate_reads_what_is_known_to_grow_and_nothing_of_an_evaluation(cast: Cast) -> None:
    make = Make(cast)
    words = make.de_linde()
    aggression = words["Omgaan met agressie"]
    make.levels({"anna": {aggression: 4}}, purpose=Purpose.APPRAISAL, file_name="evaluatie.xlsx")
    key, appraised = opened(cast), opened(cast, purpose=Purpose.APPRAISAL)
    growth, assisted = growth_of_assisted(as_delegate(cast, Use.DEVELOPMENT), key)
    assert assisted.person == growth.name == "Anna Peeters"
    facts = [line.fact for line in growth.everything if line.fact]
    assert {fact.purpose for fact in facts} == {Purpose.DEVELOPMENT}
    growth, _assisted = growth_of_assisted(as_delegate(cast, Use.APPRAISAL), appraised)
    facts = [line.fact for line in growth.everything if line.fact]
    assert [(fact.purpose, fact.position) for fact in facts] == [(Purpose.APPRAISAL, 4)]


def test_whom_she_may_choose_is_in_the_list(cast: Cast) -> None:
    mandate_of(cast, "farid", MandateKind.DELEGATE)
    period = Period(TODAY, LAST + timedelta(days=1))
    cast.use(Use.OWN_DATA, "anna")
    assert [each.name for each in delegates_to_choose(cast.people["anna"], period, TODAY)] == [
        "Farid El Amrani", "Dries Wouters",
    ]  # fmt: skip
    cast.use(Use.OWN_DATA, "dries")
    assert [each.name for each in delegates_to_choose(cast.people["dries"], period, TODAY)] == ["Farid El Amrani"]


def test_at_the_same_moment_one_stands(cast: Cast) -> None:
    """Two forms, each with an id of its own: the database keeps one at a time."""
    first = opened(cast)
    row = Assistance.objects.get(id=first)
    row.id = uuid.uuid4()
    Assistance.objects.bulk_create([row], ignore_conflicts=True)
    assert not Assistance.objects.filter(id=row.id).exists()


def test_looking_is_kept_for_her_alone(cast: Cast) -> None:
    key = a_file_opened(cast)
    cast.use(Use.OWN_DATA, "anna")
    assert AssistanceLook.objects.get().assistance_id == key
