"""A text that names a resident or hurts: the one it is about reports it, and HR removes it for good."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from kiem.assessments.actions import decide_on_text, report_text
from kiem.assessments.models import ReportedText, Summary, SummaryText, View
from kiem.assessments.queries import views_for_talk
from kiem.assessments.rules import KeptText, Outcome, ViewFrom, WhyReported
from kiem.foundation.errors import NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from tests.cast import NOW, Cast
from tests.exchange.line import seen
from tests.rounds import Rounds

LATER = NOW + timedelta(days=40)


@dataclass(frozen=True)
class Left:
    """What a closed round left about Anna: texts of colleagues, her manager's words, her own."""

    cast: Cast
    subject: uuid.UUID
    text: uuid.UUID
    view: uuid.UUID
    own: uuid.UUID


@pytest.fixture
def left(cast: Cast) -> Left:
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    first = rounds.opened("anna")
    rounds.answers(dict.fromkeys(rounds.lookers(), 3), comment="Woorden")
    rounds.answers({"anna": 2}, comment="Zelf")
    rounds.answers({"bram": 3}, comment="Streng")
    rounds.closed(first)
    cast.use(Use.DEVELOPMENT)
    subject = rounds.subject(first, "anna")
    views = View.objects.exclude(comment="")
    return Left(
        cast,
        subject,
        SummaryText.objects.values_list("id", flat=True).order_by("id")[0],
        views.filter(view_from=ViewFrom.MANAGER).values_list("id", flat=True)[0],
        views.filter(view_from=ViewFrom.SELF).values_list("id", flat=True)[0],
    )


def _report(left: Left, kind: KeptText, about: uuid.UUID, name: str = "anna") -> uuid.UUID:
    by = left.cast.viewer(name, use=Use.OWN_DATA)
    left.cast.use(Use.OWN_DATA, name)
    report_text(left.subject, kind=kind, about=about, why=WhyReported.HURTS, by=by, at=LATER)
    return ReportedText.objects.values_list("id", flat=True).get(about=about)


def _decide(left: Left, report: uuid.UUID, outcome: Outcome, use: Use = Use.DEVELOPMENT) -> None:
    by = left.cast.viewer("carla", "hr", use)
    left.cast.use(use, "carla")
    decide_on_text(report, outcome, by=by, at=LATER)


def _texts(left: Left) -> set[uuid.UUID]:
    left.cast.use(Use.OWN_DATA, "anna")
    found = views_for_talk(left.cast.viewer("anna", use=Use.OWN_DATA), left.subject, talk_on=None)
    assert found is not None
    return set(found.text_ids)


def _lines(left: Left) -> list[str]:
    left.cast.use(Use.ADMINISTRATION)
    return list(TrailLine.objects.filter(subject_kind="reported_text").order_by("id").values_list("verb", flat=True))


def test_a_removed_text_is_gone_for_good_and_the_summary_stays(left: Left) -> None:
    before = _texts(left)
    left.cast.use(Use.DEVELOPMENT)
    summaries = set(Summary.objects.values_list("id", "says", "position"))
    report = _report(left, KeptText.TEXT, left.text)
    assert _texts(left) == before
    _decide(left, report, Outcome.REMOVED)
    assert _texts(left) == before - {left.text}
    left.cast.use(Use.DEVELOPMENT)
    assert set(Summary.objects.values_list("id", "says", "position")) == summaries
    assert _lines(left) == ["report_text", "remove_reported_text"]
    _decide(left, report, Outcome.LEFT)
    assert _lines(left) == ["report_text", "remove_reported_text"]


def test_the_words_with_a_view_go_and_the_view_stays(left: Left) -> None:
    _decide(left, _report(left, KeptText.VIEW, left.view), Outcome.REMOVED)
    left.cast.use(Use.DEVELOPMENT)
    view = View.objects.get(id=left.view)
    assert (view.comment, view.position) == ("", 3)


def test_what_is_left_stays_and_is_not_reported_twice(left: Left) -> None:
    report = _report(left, KeptText.TEXT, left.text)
    assert _report(left, KeptText.TEXT, left.text) == report
    _decide(left, report, Outcome.LEFT)
    assert left.text in _texts(left)
    assert _lines(left) == ["report_text", "leave_reported_text"]


def test_nobody_reports_what_is_not_about_her_nor_her_own_words(left: Left) -> None:
    for name, kind, about in (
        ("bram", KeptText.TEXT, left.text),
        ("farid", KeptText.VIEW, left.view),
        ("anna", KeptText.VIEW, left.own),
        ("anna", KeptText.TEXT, left.view),
        ("anna", KeptText.TEXT, uuid.uuid4()),
    ):
        with pytest.raises(NotFound):
            _report(left, kind, about, name)


def test_only_hr_decides_and_only_under_the_use_of_the_round(left: Left) -> None:
    report = _report(left, KeptText.TEXT, left.text)
    for name, role in (("bram", "leader"), ("anna", ""), ("elke", "director"), ("dries", "delegate")):
        left.cast.use(Use.DEVELOPMENT, name)
        with pytest.raises(NotAllowed):
            decide_on_text(report, Outcome.REMOVED, by=left.cast.viewer(name, role, Use.DEVELOPMENT), at=LATER)
    with pytest.raises(NotFound):
        _decide(left, report, Outcome.REMOVED, Use.APPRAISAL)
    assert left.text in _texts(left)


def test_in_the_database_no_words_go_without_a_decision(left: Left) -> None:
    report = _report(left, KeptText.VIEW, left.view)
    left.cast.use(Use.DEVELOPMENT, "carla")
    with connection.cursor() as cursor:
        cursor.execute("SELECT kiem_remove_reported_words(%s)", [report])
    assert View.objects.get(id=left.view).comment == "Streng van bram"
    with pytest.raises(ProgrammingError), transaction.atomic():
        View.objects.filter(id=left.view).update(comment="")


def test_on_screen_from_report_to_tombstone(left: Left) -> None:
    anna, carla = left.cast.client("anna"), left.cast.client("carla", "hr")
    about = f"/looking/about-me/{left.subject}/"
    said = {"kind": "text", "about": str(left.text), "why": "names"}
    assert "Meld deze tekst" in seen(anna.get(about))
    assert anna.post(f"{about}report/", said).status_code == 302
    assert "Een personeelsadviseur leest het." in seen(anna.get(about))
    page = seen(carla.get("/rounds/development/reported/"))
    assert "noemt een bewoner, cliënt of familielid" in page
    assert "Woorden van" in page
    assert "Peeters" not in page
    assert "Er werd niets gemeld" in seen(carla.get("/rounds/appraisal/reported/"))
    left.cast.use(Use.DEVELOPMENT)
    report = ReportedText.objects.get().id
    answer = carla.post(f"/rounds/development/reported/{report}/", {"outcome": "removed"})
    assert answer.status_code == 302
    assert "Er werd niets gemeld" in seen(carla.get("/rounds/development/reported/"))
    assert "omdat je die meldde" in seen(anna.get(about))
    assert anna.post(f"{about}report/", said).status_code == 404
    assert anna.post(f"{about}report/", {"kind": "x"}).status_code == 404
