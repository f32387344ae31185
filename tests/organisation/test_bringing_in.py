"""A list of people is brought in whole or not at all, and only what differs is written."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.foundation.keys import order_key
from kiem.foundation.models import TrailLine
from kiem.organisation.actions import CannotBringIn, bring_in_people
from kiem.organisation.models import Job, Mandate, PeopleRun, Person, Placement, Unit, UnitPlace
from kiem.organisation.queries import what_bring_in_people_would_do
from kiem.organisation.rules import (
    BringInReason,
    BringInSummary,
    Change,
    Counts,
    FullList,
    PersonToBringIn,
    PlacementKind,
    RowSign,
)
from kiem.organisation.rules.digests import digest_in, run_id
from tests.cast import NOW, TODAY, Cast
from tests.organisation.lists import many, row

R = BringInReason


def bring_in(cast: Cast, *rows: PersonToBringIn) -> BringInSummary:
    return bring_in_people(rows, by=cast.system, at=NOW)


def reasons(*rows: PersonToBringIn) -> list[tuple[int, BringInReason, str]]:
    found = what_bring_in_people_would_do(rows, today=TODAY).problems
    return [(problem.index, problem.reason, problem.field) for problem in found]


def test_a_row_adds_a_person_and_her_placement_where_unit_and_job_are_known(cast: Cast) -> None:
    summary = bring_in(cast, row())
    assert (summary.people, summary.placements) == (Counts(1, 0, 0), Counts(1, 0, 0))
    assert (summary.units_added, summary.jobs_added) == ((), ())
    placed = Placement.objects.select_related("unit", "job", "person").get(person__personnel_number="2001")
    assert (placed.unit_id, placed.job_id) == (cast.units["De Linde"], cast.jobs["Zorgkundige"])
    assert placed.person.sort_key == "aerts nele"


def test_missing_units_and_jobs_are_made_and_start_with_the_first_who_works_there(cast: Cast) -> None:
    path = ("Woonzorg", "De Eik", "De Eik nacht")
    summary = bring_in(
        cast,
        row(unit_path=path, job="Ergotherapeut", starts_on=date(2022, 5, 1)),
        row(given_name="Jan", email="", personnel_number="2002", unit_path=path[:2], starts_on=date(2021, 2, 1)),
    )
    assert summary.units_added == ("De Eik", "De Eik › De Eik nacht")
    assert summary.jobs_added == ("Ergotherapeut",)
    oak = Unit.objects.get(name="De Eik")
    assert oak.starts_on == date(2021, 2, 1)
    assert Job.objects.get(name="Ergotherapeut").starts_on == date(2022, 5, 1)
    assert UnitPlace.objects.get(unit=oak).parent_id == cast.units["Woonzorg"]


def test_the_same_rows_once_more_write_nothing(cast: Cast) -> None:
    rows = (row(leads=False), row(unit_path=("De Eik",), job="Kok", leads=True))
    first = bring_in(cast, *rows)
    lines = TrailLine.objects.count()
    again = bring_in(cast, *rows)
    assert first.writes == 5
    assert again.writes == 0
    assert again.people == Counts(0, 0, 1)
    assert again.placements == Counts(0, 0, 2)
    assert TrailLine.objects.count() == lines


def test_a_list_leaves_one_line_in_the_trail_with_its_count(cast: Cast) -> None:
    before = TrailLine.objects.count()
    summary = bring_in(cast, *many(30, units=4))
    line = TrailLine.objects.order_by("-id").first()
    assert line is not None
    assert TrailLine.objects.count() == before + 1
    assert (line.verb, line.count) == ("bring_in_people", summary.writes)


def test_what_it_would_do_is_what_it_does_and_writes_nothing(cast: Cast) -> None:
    rows = list(many(20, units=3))
    before = Person.objects.count()
    foreseen = what_bring_in_people_would_do(rows, today=TODAY)
    assert Person.objects.count() == before
    assert bring_in(cast, *rows) == foreseen


def test_someone_is_found_by_number_then_by_mail_then_by_a_name_of_her_own(cast: Cast) -> None:
    bring_in(cast, row())
    by_number = row(email="", given_name="Nele-Marie")
    by_mail = row(personnel_number="", family_name="Aerts-Claes")
    by_name = row(given_name="Fatou", family_name="Diallo", email="", personnel_number="77")
    summary = bring_in(cast, by_number, by_name)
    assert summary.people == Counts(0, 2, 0)
    assert Person.objects.get(id=cast.people["fatou"]).personnel_number == "77"
    assert bring_in(cast, by_mail).people == Counts(0, 1, 0)
    assert Person.objects.get(personnel_number="2001").name == "Nele Aerts-Claes"


def test_a_blank_cell_takes_nothing_away(cast: Cast) -> None:
    bring_in(cast, row())
    assert bring_in(cast, row(email="", language="")).writes == 0
    assert Person.objects.get(personnel_number="2001").email == "nele.aerts@lindenhof.example"


def test_two_people_of_one_name_are_told_apart_by_their_numbers(cast: Cast) -> None:
    bring_in(cast, row(), row(personnel_number="2002", email=""))
    assert Person.objects.filter(sort_key="aerts nele").count() == 2
    assert reasons(row(personnel_number="", email="")) == [(0, R.NAME_AMBIGUOUS, "family_name")]


def test_a_share_that_changes_from_a_day_on_ends_what_stood_before(cast: Cast) -> None:
    bring_in(cast, row())
    summary = bring_in(cast, row(share=Decimal("0.5"), starts_on=date(2026, 6, 1)))
    assert summary.placements == Counts(1, 1, 0)
    periods = Placement.objects.filter(person__personnel_number="2001").order_by("starts_on")
    assert [(p.starts_on, p.ends_before, p.share) for p in periods] == [
        (date(2024, 1, 1), date(2026, 6, 1), Decimal("0.8")),
        (date(2026, 6, 1), None, Decimal("0.5")),
    ]


def test_the_same_placement_with_a_later_first_day_goes_on(cast: Cast) -> None:
    bring_in(cast, row())
    assert bring_in(cast, row(starts_on=date(2026, 1, 1))).writes == 0


def test_an_end_in_the_list_ends_the_placement(cast: Cast) -> None:
    bring_in(cast, row())
    assert bring_in(cast, row(ends_before=date(2026, 12, 1))).placements == Counts(0, 1, 0)
    assert bring_in(cast, row()).writes == 0


def test_a_leader_is_added_but_never_beside_another(cast: Cast) -> None:
    bring_in(cast, row(unit_path=("De Eik",), leads=True))
    assert Mandate.objects.get(person__personnel_number="2001").unit_id == Unit.objects.get(name="De Eik").id
    second = row(given_name="Jan", personnel_number="2002", email="", unit_path=("De Eik",), leads=True)
    assert reasons(second) == [(0, R.SECOND_LEADER, "leads")]


def test_the_end_of_a_path_is_enough_when_one_unit_ends_so(cast: Cast) -> None:
    assert bring_in(cast, row(unit_path=("De Linde nacht",))).units_added == ()
    bring_in(cast, row(unit_path=("Andere site", "De Linde")))
    assert reasons(row(unit_path=("De Linde",))) == [(0, R.UNIT_AMBIGUOUS, "unit_path")]
    assert reasons(row(unit_path=("De Linde", "Dag"))) == [(0, R.UNIT_AMBIGUOUS, "unit_path")]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row(given_name=" ", family_name=""), R.NAME_MISSING),
        (row(family_name="x" * 121), R.TOO_LONG),
        (row(email="geen adres"), R.NO_MAIL_ADDRESS),
        (row(language="de"), R.UNKNOWN_LANGUAGE),
        (row(job=""), R.JOB_MISSING),
        (row(unit_path=()), R.UNIT_MISSING),
        (row(share=Decimal("1.2")), R.SHARE_OUT_OF_RANGE),
        (row(ends_before=date(2024, 1, 1)), R.END_BEFORE_START),
        (row(email="anna@lindenhof.example"), R.MAIL_OF_SOMEONE_ELSE),
    ],
)
def test_a_wrong_row_is_named_with_its_reason(cast: Cast, wrong: PersonToBringIn, reason: BringInReason) -> None:
    assert [found[:2] for found in reasons(row(given_name="Jan", personnel_number="1", email=""), wrong)] == [
        (1, reason)
    ]


def test_every_problem_is_named_at_once_and_nothing_is_written(cast: Cast) -> None:
    before = Person.objects.count()
    rows = (row(), row(personnel_number="2002", share=Decimal(2)), row(personnel_number="2003", email="x", job=""))
    with pytest.raises(CannotBringIn) as refused:
        bring_in(cast, *rows)
    assert [problem.index for problem in refused.value.problems] == [1, 2, 2]
    assert "Row 2" in str(refused.value.sentence) or "Rij 2" in str(refused.value.sentence)
    assert Person.objects.count() == before


def test_one_number_for_two_names_is_refused(cast: Cast) -> None:
    assert reasons(row(), row(given_name="Piet", family_name="Jacobs", email="")) == [
        (1, R.CONTRADICTS_EARLIER_ROW, "family_name")
    ]


def test_someone_known_with_another_number_is_not_renumbered(cast: Cast) -> None:
    bring_in(cast, row())
    assert reasons(row(personnel_number="9999")) == [(0, R.OTHER_NUMBER, "personnel_number")]


def test_only_who_manages_people_brings_in_a_list(cast: Cast) -> None:
    for name, role in (("elke", "director"), ("hamid", "administrator"), ("bram", "leader"), ("anna", "employee")):
        with pytest.raises(NotAllowed):
            bring_in_people([row()], by=cast.viewer(name, role), at=NOW)


def test_another_organisation_is_not_seen_by_a_list(cast: Cast) -> None:
    summary = bring_in(cast, row(given_name="Zara", family_name="Vermeulen", email="zara@lindenhof.example"))
    assert summary.people == Counts(1, 0, 0)


def test_ten_times_the_rows_take_no_more_statements(cast: Cast) -> None:
    counts = []
    for number in (40, 400):
        rows = list(many(number))
        with transaction.atomic():
            with CaptureQueriesContext(connection) as added:
                summary = bring_in(cast, *rows)
            with CaptureQueriesContext(connection) as changed:
                halved = bring_in(cast, *(replace(each, share=Decimal("0.5")) for each in rows))
            transaction.set_rollback(True)
        assert (summary.people.added, summary.leaders.added, len(summary.units_added)) == (number, 40, 45)
        assert halved.placements == Counts(0, number, 0)
        counts.append((len(added), len(changed)))
    assert counts[0] == counts[1]


def foreseen(*rows: PersonToBringIn, full: FullList | None = None) -> BringInSummary:
    return what_bring_in_people_would_do(rows, full=full, today=TODAY)


def test_who_is_missing_from_a_full_list_is_proposed_to_end_and_stays(cast: Cast) -> None:
    bring_in(cast, row(), row(given_name="Jan", personnel_number="2002", email=""))
    full = FullList(TODAY)
    proposed = foreseen(row(), full=full).would_end
    assert "Jan Aerts" in [each.person for each in proposed]
    assert "Nele Aerts" not in [each.person for each in proposed]
    done = bring_in_people([row()], full=full, by=cast.system, at=NOW)
    assert (done.writes, done.ended, done.would_end) == (0, 0, proposed)
    assert Placement.objects.get(person__personnel_number="2002").ends_before is None


def test_of_what_is_proposed_only_what_was_ticked_ends(cast: Cast) -> None:
    jan, lies = (row(given_name=name, personnel_number=name, email="") for name in ("Jan", "Lies"))
    bring_in(cast, row(), jan, lies)
    of_jan = Placement.objects.get(person__personnel_number="Jan")
    ticked = FullList(TODAY, frozenset({of_jan.id, cast.people["anna"]}), TODAY)
    done = bring_in_people([row()], full=ticked, by=cast.system, at=NOW)
    assert (done.writes, done.ended) == (1, 1)
    assert Placement.objects.get(id=of_jan.id).ends_before == TODAY
    assert Placement.objects.get(person__personnel_number="Lies").ends_before is None


def test_a_full_list_of_employees_says_nothing_of_volunteers(cast: Cast) -> None:
    volunteer = row(given_name="Vic", personnel_number="V1", email="", kind=PlacementKind.VOLUNTEER)
    bring_in(cast, row(), volunteer)
    assert "Vic Aerts" not in [each.person for each in foreseen(row(), full=FullList(TODAY)).would_end]


def test_a_contract_that_is_missing_of_someone_who_is_listed_is_proposed_too(cast: Cast) -> None:
    bring_in(cast, row(), row(unit_path=("De Eik",), job="Kok", share=Decimal("0.2")))
    proposed = [each for each in foreseen(row(), full=FullList(TODAY)).would_end if each.person == "Nele Aerts"]
    assert [(each.unit, each.job, each.in_list) for each in proposed] == [("De Eik", "Kok", True)]


def test_an_end_before_the_placement_began_is_refused_with_name_and_day(cast: Cast) -> None:
    bring_in(cast, row(), row(given_name="Jan", personnel_number="2002", email=""))
    of_jan = Placement.objects.get(person__personnel_number="2002")
    ticked = FullList(TODAY, frozenset({of_jan.id}), date(2020, 1, 1))
    with pytest.raises(CannotDo, match="Jan Aerts"):
        bring_in_people([row()], full=ticked, by=cast.system, at=NOW)


def test_another_proposal_is_another_fingerprint_and_a_tick_is_not(cast: Cast) -> None:
    bring_in(cast, row(), row(given_name="Jan", personnel_number="2002", email=""))
    of_jan = Placement.objects.get(person__personnel_number="2002").id
    full, ticked = FullList(TODAY), FullList(TODAY, frozenset({of_jan}), TODAY)
    assert foreseen(row(), full=full).fingerprint == foreseen(row(), full=ticked).fingerprint
    assert foreseen(row(), full=full).fingerprint != foreseen(row()).fingerprint


def test_each_row_that_writes_is_told_with_what_differs(cast: Cast) -> None:
    bring_in(cast, row())
    told = foreseen(
        row(email="nele@lindenhof.example", share=Decimal("0.5")), row(given_name="Jan", personnel_number="3", email="")
    ).rows
    assert [(each.index, each.sign, each.person) for each in told] == [
        (0, RowSign.CHANGED, "Nele Aerts"),
        (1, RowSign.NEW, "Jan Aerts"),
    ]
    assert told[0].changes == (
        Change("email", "nele.aerts@lindenhof.example", "nele@lindenhof.example"),
        Change("share", "0.800", "0.500"),
    )
    assert ("unit_path", "Woonzorg › De Linde") in [(change.field, change.after) for change in told[1].changes]


def test_a_run_keeps_a_keyed_digest_of_each_row_that_wrote_and_its_id_vouches_for_them(cast: Cast) -> None:
    bring_in(cast, row())
    new = row(given_name="Jan", personnel_number="2002", email="")
    bring_in_people([row(), new], by=cast.system, at=NOW + timedelta(hours=1))
    line = TrailLine.objects.order_by("-id").first()
    assert line and line.subject_id
    run = PeopleRun.objects.get(id=line.subject_id)
    digests = bytes(run.digests)
    assert run.id == run_id(digests, run.at)
    assert (digest_in(digests, new, order_key()), digest_in(digests, row(), order_key())) == (True, False)
    assert not digest_in(digests, replace(new, share=Decimal("0.7")), order_key())
    assert not digest_in(digests, new, b"another key")
