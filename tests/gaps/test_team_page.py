"""The team matrix: for the direct leader, and for nobody else."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from kiem.assessments.actions import contest_level, share_earlier
from kiem.assessments.models import Level
from kiem.competences.models import CompetenceVersion
from kiem.foundation.ids import ordered_id
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import open_team_levels
from kiem.organisation.models import Opening, Person, Placement
from kiem.organisation.rules import PlacementKind
from tests.cast import NOW, TODAY, Cast
from tests.gaps.pages import MOST, statements_of
from tests.make import Make


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast lives on one day; a browser that asks for a page asks on that day too."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def words(cast: Cast) -> dict[str, CompetenceVersion]:
    return Make(cast).de_linde()


def address(cast: Cast, unit: str = "De Linde") -> str:
    return f"/team/{cast.units[unit]}/"


def page_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def row_of(html: str, name: str) -> list[str]:
    """The cells of someone's row, tags stripped."""
    row = next(part for part in re.findall(r"<tr>.*?</tr>", html, re.S) if f">{name}<" in part)
    return [re.sub(r"<[^>]+>", " ", cell).strip() for cell in re.findall(r"<td>(.*?)</td>", row, re.S)]


def test_a_leader_with_one_team_goes_straight_to_it(cast: Cast, words: object) -> None:
    answer = cast.client("bram", "leader").get("/team/")
    assert (answer.status_code, answer["Location"]) == (302, address(cast))


def test_the_matrix_says_in_words_what_it_draws(cast: Cast, words: object) -> None:
    html = page_of(cast.client("bram", "leader"), address(cast))
    dignity, digital, observing, aggression = row_of(html, "Anna Peeters")
    assert "gevraagd: sterk" in dignity
    assert "ingebracht, nog niet besproken: sterk" in dignity
    assert "nog niet gekend" in digital
    assert "nog niet besproken: sterk" in observing
    assert "nog niet besproken: op weg" in aggression


def test_who_is_not_asked_gets_a_word_and_never_a_blank(cast: Cast, words: object) -> None:
    html = page_of(cast.client("bram", "leader"), address(cast))
    assert set(row_of(html, "Greet Janssens")) == {"niet gevraagd"}


def test_the_people_are_those_placed_here_and_the_leaders_just_below(cast: Cast, words: object) -> None:
    html = page_of(cast.client("bram", "leader"), address(cast))
    names = re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', html)
    assert names == ["Fatou Diallo", "Lotte Hermans", "Greet Janssens", "Anna Peeters", "Dries Wouters"]
    assert "Farid" not in html
    assert "Bram Claes" not in "".join(names)


def test_what_was_observed_before_the_leaders_start_is_not_shared(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 3})
    make.levels({"anna": {dignity: 4}}, observed_on=date(2026, 2, 28))
    client = cast.client("bram", "leader")
    assert row_of(page_of(client, address(cast)), "Anna Peeters") == ["niet met jou gedeeld"]
    share_earlier(cast.people["bram"], True, by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)
    assert "voorbeeld" in row_of(page_of(client, address(cast)), "Anna Peeters")[0]


def test_a_contested_level_says_so(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    anna = cast.viewer("anna", use=Use.OWN_DATA)
    level = Level.objects.get(person=cast.people["anna"], competence=words["Omgaan met agressie"].competence_id)
    contest_level(level.id, "Zo is het niet.", by=anna, at=NOW)
    html = page_of(cast.client("bram", "leader"), address(cast))
    assert "betwist" in row_of(html, "Anna Peeters")[3]


def test_a_lapsed_level_is_dated_and_counts_as_not_yet_known(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 3})
    make.levels({"anna": {dignity: 3}}, observed_on=date(2025, 10, 14))
    share_earlier(cast.people["bram"], True, by=cast.viewer("anna", use=Use.OWN_DATA), at=NOW)
    html = page_of(cast.client("bram", "leader"), address(cast))
    foot = re.search(r"<tfoot>(.*)</tfoot>", html, re.S)
    assert foot
    assert "3" in foot[1]
    assert "op niveau" not in foot[1]


def test_the_foot_counts_people_and_never_averages(cast: Cast, words: object) -> None:
    html = page_of(cast.client("bram", "leader"), address(cast))
    foot = re.search(r"<tfoot>(.*)</tfoot>", html, re.S)
    assert foot
    cells = [re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<td>(.*?)</td>", foot[1], re.S)]
    assert re.findall(r"\d+", cells[0]) == ["2", "3", "1"]  # Anna and Fatou of three, Dries not yet known
    assert not re.search(r"\d[.,]\d", " ".join(cells))


def test_every_opening_is_kept_for_each_person_once_a_day(cast: Cast, words: object) -> None:
    client = cast.client("bram", "leader")
    for _again in range(2):
        client.get(address(cast))
    cast.use(Use.ADMINISTRATION)
    openings = Opening.objects.filter(viewer=cast.people["bram"])
    assert {(row.role, row.use, row.reason) for row in openings} == {("leader", "development", "")}
    assert openings.count() == 5
    assert TrailLine.objects.filter(verb="opened_levels", actor_person=cast.people["bram"]).count() == 5


def test_who_is_new_in_the_team_is_kept_as_opened_later_that_day(cast: Cast, words: object) -> None:
    bram = cast.viewer("bram", "leader", Use.DEVELOPMENT)
    open_team_levels([cast.people["anna"]], by=bram, at=NOW)
    cast.client("bram", "leader").get(address(cast))
    cast.use(Use.ADMINISTRATION)
    assert Opening.objects.filter(viewer=cast.people["bram"]).count() == 5
    lines = TrailLine.objects.filter(verb="opened_levels", actor_person=cast.people["bram"])
    assert lines.count() == lines.values("subject_id").distinct().count() == 5


def test_a_second_look_on_one_day_reads_once_and_writes_nothing(cast: Cast, words: object) -> None:
    client = cast.client("bram", "leader")
    first, second = (statements_of(client, address(cast)) for _again in range(2))
    assert len(second) == len(first) - 1
    assert not any("foundation_trailline" in statement for statement in second)


@pytest.mark.parametrize(
    ("name", "role", "unit"),
    [
        ("anna", "", "De Linde"),
        ("farid", "", "De Linde"),
        ("carla", "hr", "De Linde"),
        ("dries", "delegate", "De Linde"),
        ("elke", "director", "De Linde"),
        ("hamid", "administrator", "De Linde"),
        ("zara", "hr", "De Linde"),
        ("bram", "leader", "De Beuk"),
        ("bram", "leader", "De Linde nacht"),
        ("elke", "leader", "De Linde"),
        ("lotte", "leader", "De Linde"),
    ],
)
def test_nobody_else_sees_the_team(cast: Cast, words: object, name: str, role: str, unit: str) -> None:
    assert cast.client(name, role).get(address(cast, unit)).status_code == 404
    cast.use(Use.ADMINISTRATION)
    assert not Opening.objects.exists()


def test_what_was_gathered_to_appraise_stands_on_no_team_page(cast: Cast) -> None:
    make = Make(cast)
    dignity = make.language()["Waardigheid en eigen keuze"]
    make.profile("Zorgkundige", {dignity: 3})
    before = page_of(cast.client("bram", "leader"), address(cast))
    make.levels({"anna": {dignity: 1}}, purpose=Purpose.APPRAISAL, file_name="kanarie.xlsx")
    after = page_of(cast.client("bram", "leader"), address(cast))
    assert row_of(after, "Anna Peeters") == row_of(before, "Anna Peeters")


def test_a_team_without_people_or_profile_teaches(cast: Cast) -> None:
    assert "<table" not in page_of(cast.client("bram", "leader"), address(cast))
    assert "<table" not in page_of(cast.client("lotte", "leader"), address(cast, "De Linde nacht"))


def more_people(cast: Cast, number: int) -> None:
    cast.use(Use.ADMINISTRATION)
    people = [
        Person(id=ordered_id(), organisation_id=cast.organisation, given_name=f"Mens {n}", sort_key=f"mens {n}")
        for n in range(number)
    ]
    Person.objects.bulk_create(people)
    Placement.objects.bulk_create(
        Placement(
            organisation_id=cast.organisation,
            person=person,
            unit_id=cast.units["De Linde"],
            job_id=cast.jobs["Zorgkundige"],
            share=Decimal(1),
            kind=PlacementKind.EMPLOYEE,
            starts_on=TODAY.replace(year=2024),
        )
        for person in people
    )


def test_the_matrix_takes_as_many_statements_for_a_large_team(cast: Cast, words: object) -> None:
    client = cast.client("bram", "leader")
    few = statements_of(client, address(cast))
    more_people(cast, 60)
    many = statements_of(client, address(cast))
    assert len(many) == len(few) <= MOST, "\n".join(many)
