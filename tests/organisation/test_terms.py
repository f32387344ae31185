"""Numbers of days and months: from a day on, by a source, only added to; what is over stays as it was."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from kiem.foundation.errors import CannotDo, NotAllowed
from kiem.organisation.actions import agree_on_term
from kiem.organisation.models import AgreedTerm
from kiem.organisation.queries import shipped_terms, term_on
from kiem.organisation.rules import CHOICE_OF_KIEM, Term
from tests.cast import NOW, TODAY, Cast

SOURCE = "Overleg van 2 maart 2027"
LATER = TODAY + timedelta(days=30)


def agree(cast: Cast, number: int = 20, starts_on: date = LATER, source: str = SOURCE, name: str = "carla") -> None:
    agree_on_term(Term.REPLY, number=number, starts_on=starts_on, source=source, by=cast.viewer(name), at=NOW)


def test_kiem_comes_with_every_term_and_says_that_it_is_a_choice(cast: Cast) -> None:
    assert {each.term for each in shipped_terms()} == set(Term)
    assert {each.source for each in shipped_terms()} == {CHOICE_OF_KIEM}


def test_what_was_agreed_holds_from_its_day_on_and_what_is_over_stays(cast: Cast) -> None:
    agree(cast)
    assert term_on(Term.REPLY, LATER - timedelta(days=1)).number == 15
    assert (term_on(Term.REPLY, LATER).number, term_on(Term.REPLY, LATER).source) == (20, SOURCE)
    assert term_on(Term.NOTICE, LATER).number == 14


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("number", {"number": 0}),
        ("number", {"number": 367}),
        ("starts_on", {"starts_on": TODAY - timedelta(days=1)}),
        ("source", {"source": " "}),
        ("source", {"source": CHOICE_OF_KIEM}),
        ("source", {"source": "x" * 301}),
    ],
)
def test_without_a_source_or_for_what_is_over_nothing_is_kept(
    cast: Cast, field: str, values: dict[str, object]
) -> None:
    with pytest.raises(CannotDo) as refused:
        agree(cast, **values)  # type: ignore[arg-type]  # one wrong value at a time
    assert refused.value.field == field
    assert not AgreedTerm.objects.exists()


def test_a_day_is_agreed_on_once(cast: Cast) -> None:
    agree(cast)
    with pytest.raises(CannotDo) as refused:
        agree(cast, number=25)
    assert refused.value.field == "starts_on"
    assert term_on(Term.REPLY, LATER).number == 20


def test_only_hr_agrees_on_terms(cast: Cast) -> None:
    for name in ("anna", "bram", "dries"):
        with pytest.raises(NotAllowed):
            agree(cast, name=name)


def test_the_application_cannot_take_back_what_was_agreed(cast: Cast) -> None:
    agree(cast)
    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
        AgreedTerm.objects.update(number=1)


def test_everyone_reads_the_terms_and_hr_notes_one(cast: Cast) -> None:
    page = cast.client("anna").get("/terms/").content.decode()
    assert "14 dagen" in page
    assert "keuze van Kiem" in page
    assert "/terms/notice/" not in page
    carla = cast.client("carla", "hr")
    assert "/terms/notice/" in carla.get("/terms/").content.decode()
    assert carla.get("/terms/nothing/").status_code == 404
    refused = carla.post("/terms/notice/", {"number": "21", "starts_on": "2020-01-01", "source": SOURCE})
    assert refused.status_code == 422
    sent = carla.post("/terms/notice/", {"number": "21", "starts_on": "2099-01-01", "source": SOURCE})
    assert sent.status_code == 302
    assert "21 dagen" in carla.get("/terms/").content.decode()
