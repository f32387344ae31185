"""A team places itself in a team meeting: one level with a reason, of nobody in it; nothing is overwritten."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client

from kiem.assessments.actions import place_team, raise_smallest_group
from kiem.assessments.actions.teams import _add
from kiem.assessments.models import TeamPlacing
from kiem.assessments.queries import placings_of, team_competences, team_seen_by, teams_seen_by
from kiem.assessments.rules import GroupKind
from kiem.competences.actions import reword_competence
from kiem.competences.models import CompetenceVersion
from kiem.competences.rules import CompetenceKind, Wording
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.actions import ChangedMeanwhile
from kiem.organisation.models import Person, Placement
from tests.cast import NOW, TODAY, Cast
from tests.gaps.pages import MOST, statements_of
from tests.make import LEVEL_TEXTS, Make
from tests.placing import REASON, as_leader, placed

Words = dict[str, CompetenceVersion]
DIGNITY, AGGRESSION = "Waardigheid en eigen keuze", "Omgaan met agressie"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast lives on one day; a browser that asks for a page asks on that day too."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def words(cast: Cast) -> Words:
    """Dignity is a core competence; the others are shared."""
    return Make(cast).language()


def address(cast: Cast, version: CompetenceVersion | None = None, unit: str = "De Linde") -> str:
    return f"/our-team/{cast.units[unit]}/" + (f"{version.competence_id}/" if version else "")


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, (url, answer.status_code)
    return unescape(answer.content.decode())


def becomes(cast: Cast, version: CompetenceVersion, name: str, kind: CompetenceKind) -> None:
    cast.use(Use.ADMINISTRATION)
    worded = Wording("nl", name, "Wat dat bij ons is.", LEVEL_TEXTS)
    reword_competence(version.competence_id, kind, [worded], by=cast.system, at=NOW)


def words_in(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_team_places_itself_and_who_works_there_reads_it(cast: Cast, words: Words) -> None:
    placed(cast, words[DIGNITY], 3)
    html = words_in(read(cast.client("anna"), address(cast)))
    assert "In de teamvergadering van 23 november 2026: sterk . “" + REASON in html
    assert "Noteer wat het team zegt" not in html


def test_a_later_placing_stands_beside_the_earlier_one(cast: Cast, words: Words) -> None:
    first = placed(cast, words[DIGNITY], 2, met_on=TODAY - timedelta(days=90))
    second = placed(cast, words[DIGNITY], None, reason="de nacht ziet het anders")
    [last, before] = placings_of(cast.units["De Linde"], ("nl",))[words[DIGNITY].competence_id]
    assert (last.id, last.position, before.id, before.position) == (second, None, first, 2)
    html = words_in(read(cast.client("anna"), address(cast)))
    assert "we zijn het nog niet eens. “de nacht ziet het anders”" in html
    assert "Eerder, op 25 augustus 2026: op weg." in html


def test_which_one_stands_goes_by_what_follows_what_and_not_by_clocks(cast: Cast, words: Words) -> None:
    placed(cast, words[DIGNITY], 2)
    placed(cast, words[DIGNITY], 3, at=NOW - timedelta(hours=5))
    [last, _before] = placings_of(cast.units["De Linde"], ("nl",))[words[DIGNITY].competence_id]
    assert last.position == 3


def test_a_team_places_itself_on_core_and_team_competences_only(cast: Cast, words: Words) -> None:
    team = words[AGGRESSION]
    with pytest.raises(NotFound):
        placed(cast, team)
    becomes(cast, team, AGGRESSION, CompetenceKind.TEAM)
    assert [each.name for each in team_competences(("nl",))] == [DIGNITY, AGGRESSION]
    assert placed(cast, team)


def test_nobody_is_named_in_what_is_kept_but_the_trail_says_who_noted_it(cast: Cast, words: Words) -> None:
    key = placed(cast, words[DIGNITY])
    model = apps.get_model("assessments", "TeamPlacing")
    assert not [field.name for field in model._meta.local_fields if field.related_model is Person]
    line = TrailLine.objects.get(verb="place_team")
    assert (line.subject_id, line.actor_person) == (key, cast.people["bram"])


@pytest.mark.parametrize(("name", "role"), [("bram", "leader"), ("carla", "hr")])
def test_who_leads_it_or_hr_notes_it(cast: Cast, words: Words, name: str, role: str) -> None:
    assert placed(cast, words[DIGNITY], by=as_leader(cast, name, role))


@pytest.mark.parametrize(
    ("name", "role"), [("anna", "employee"), ("bram", "employee"), ("elke", "director"), ("dries", "delegate")]
)
def test_in_another_role_nobody_notes_it(cast: Cast, words: Words, name: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        placed(cast, words[DIGNITY], by=as_leader(cast, name, role))


@pytest.mark.parametrize("name", ["lotte", "elke"])
def test_who_leads_another_team_or_stands_above_does_not_note_it(cast: Cast, words: Words, name: str) -> None:
    with pytest.raises(NotFound):
        placed(cast, words[DIGNITY], by=as_leader(cast, name))


@pytest.mark.parametrize(
    ("name", "role", "status"),
    [
        ("anna", "employee", 200),
        ("dries", "delegate", 200),
        ("bram", "leader", 200),
        ("elke", "leader", 200),
        ("carla", "hr", 200),
        ("elke", "director", 404),
        ("farid", "employee", 404),
        ("lotte", "leader", 404),
        ("hamid", "administrator", 404),
        ("zara", "hr", 404),
    ],
)
def test_the_team_reads_it_and_who_leads_it_or_stands_above(
    cast: Cast, words: Words, name: str, role: str, status: int
) -> None:
    placed(cast, words[DIGNITY])
    read(cast.client(name, role), address(cast), status)


def test_each_finds_her_own_teams(cast: Cast) -> None:
    def names(name: str, role: str) -> list[str]:
        return [team.name for team in teams_seen_by(as_leader(cast, name, role))]

    assert names("anna", "employee") == ["De Linde"]
    assert names("bram", "leader") == ["De Linde", "De Linde nacht"]
    assert names("elke", "leader") == ["De Beuk", "De Linde", "De Linde nacht", "Personeelsdienst", "Woonzorg"]
    assert names("hamid", "administrator") == []
    assert not team_seen_by(as_leader(cast, "elke"), cast.units["De Linde"]).may_note


def test_a_team_of_fewer_than_four_does_not_place_itself(cast: Cast, words: Words) -> None:
    with pytest.raises(CannotDo, match="te klein"):
        placed(cast, words[DIGNITY], unit="De Linde nacht", by=as_leader(cast, "lotte"))
    html = read(cast.client("lotte", "leader"), address(cast, unit="De Linde nacht"))
    assert "Een team van minder dan 4 mensen plaatst zichzelf niet" in html
    assert "Noteer wat het team zegt" not in html


def test_an_organisation_may_ask_for_larger_teams(cast: Cast, words: Words) -> None:
    cast.use(Use.ADMINISTRATION)
    raise_smallest_group(
        GroupKind.LOOKED, 6, starts_on=TODAY, decision="Overleg", by=cast.viewer("carla", "hr"), at=NOW
    )
    with pytest.raises(CannotDo, match="te klein"):
        placed(cast, words[DIGNITY])


def test_a_day_to_come_or_before_what_stands_is_refused(cast: Cast, words: Words) -> None:
    with pytest.raises(CannotDo, match="in de toekomst"):
        placed(cast, words[DIGNITY], met_on=TODAY + timedelta(days=1))
    placed(cast, words[DIGNITY], met_on=TODAY - timedelta(days=10))
    with pytest.raises(CannotDo, match="latere teamvergadering"):
        placed(cast, words[DIGNITY], met_on=TODAY - timedelta(days=11))


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_level_outside_the_scale_is_refused(cast: Cast, words: Words, position: int) -> None:
    with pytest.raises(CannotDo, match="Kies een niveau"):
        placed(cast, words[DIGNITY], position)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 601])
def test_without_a_reason_of_at_most_600_characters_nothing_is_noted(cast: Cast, words: Words, reason: str) -> None:
    with pytest.raises(CannotDo):
        placed(cast, words[DIGNITY], reason=reason)
    assert not TeamPlacing.objects.exists()


def test_the_same_form_sent_twice_notes_once(cast: Cast, words: Words) -> None:
    key, by, unit = uuid.uuid4(), as_leader(cast), cast.units["De Linde"]
    for _time in range(2):
        place_team(unit, words[DIGNITY].competence_id, 2, REASON, TODAY, shown={}, once=key, by=by, at=NOW)
    assert TeamPlacing.objects.count() == TrailLine.objects.filter(verb="place_team").count() == 1


def test_who_comes_second_is_told_and_loses_nothing(cast: Cast, words: Words) -> None:
    """Two tabs: the second one reads what the first noted, with its own words still in the form."""
    bram = cast.client("bram", "leader")
    sent = {"position": "3", "reason": "het lukt ons altijd", "met_on": str(TODAY), "shown": '{"stands": ""}'}
    placed(cast, words[DIGNITY], 2)
    answer = bram.post(address(cast, words[DIGNITY]), sent)
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Iemand noteerde hier intussen iets over." in html
    assert "het lukt ons altijd" in html
    assert REASON in html
    [shown] = re.findall(r'name="shown" value="([^"]*)"', answer.content.decode())
    assert bram.post(address(cast, words[DIGNITY]), {**sent, "shown": unescape(shown)}).status_code == 302
    cast.use(Use.DEVELOPMENT, "bram")
    rows = placings_of(cast.units["De Linde"], ("nl",))[words[DIGNITY].competence_id]
    assert [row.position for row in rows] == [3, 2]


def test_two_that_follow_the_same_one_at_the_same_moment_do_not_both_stand(cast: Cast, words: Words) -> None:
    first = placed(cast, words[DIGNITY], 2)
    placed(cast, words[DIGNITY], 3)
    with pytest.raises(ChangedMeanwhile):
        place_team(
            cast.units["De Linde"],
            words[DIGNITY].competence_id,
            4,
            REASON,
            TODAY,
            shown={"stands": str(first)},
            by=as_leader(cast),
            at=NOW,
        )
    row = TeamPlacing.objects.get(follows=first)
    row.id = uuid.uuid4()
    with pytest.raises(DatabaseError, match="follows_once"), transaction.atomic():
        row.save(force_insert=True)


def test_of_what_comes_at_the_same_moment_the_same_form_is_noted_and_another_reads_what_stands(
    cast: Cast, words: Words
) -> None:
    """As the database finds it once both have read that nothing stood there."""
    key = placed(cast, words[DIGNITY], 2)
    row = TeamPlacing.objects.get(id=key)
    assert not _add(row)
    row.id = uuid.uuid4()
    with pytest.raises(ChangedMeanwhile) as told:
        _add(row)
    assert told.value.now == {"stands": str(key)}
    assert TeamPlacing.objects.count() == 1


def test_what_was_noted_is_never_changed_nor_taken_away(cast: Cast, words: Words) -> None:
    key = placed(cast, words[DIGNITY])
    for statement in ("UPDATE assessments_teamplacing SET position = 4", "DELETE FROM assessments_teamplacing"):
        with (
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"{statement} WHERE id = %s", [key])


def test_names_in_a_reason_are_marked_before_it_is_kept(cast: Cast, words: Words) -> None:
    bram = cast.client("bram", "leader")
    sent = {"position": "2", "reason": "Het lukt Marie nog niet.", "met_on": str(TODAY), "shown": '{"stands": ""}'}
    html = unescape(bram.post(address(cast, words[DIGNITY]), sent).content.decode())
    assert "<mark>Marie</mark>" in html
    assert bram.post(address(cast, words[DIGNITY]), {**sent, "as_it_is": "1"}).status_code == 302


def test_what_is_no_longer_a_competence_of_teams_stays_readable(cast: Cast, words: Words) -> None:
    placed(cast, words[DIGNITY], 3)
    becomes(cast, words[DIGNITY], DIGNITY, CompetenceKind.SHARED)
    html = words_in(read(cast.client("anna"), address(cast)))
    assert "hoort niet meer bij onze taal voor teams" in html
    assert REASON in html
    read(cast.client("bram", "leader"), address(cast, words[DIGNITY]), 404)


def test_who_is_placed_nowhere_reads_why_there_is_nothing(cast: Cast) -> None:
    assert "Je werkt vandaag in geen team" in read(cast.client("hamid", "administrator"), "/our-team/")
    cast.use(Use.ADMINISTRATION)
    Placement.objects.filter(person=cast.people["anna"]).delete()
    assert "Je werkt vandaag in geen team" in read(cast.client("anna"), "/our-team/")


def test_the_page_takes_as_many_statements_whatever_was_placed(cast: Cast, words: Words) -> None:
    few = len(statements_of(cast.client("anna"), address(cast)))
    for position in (1, 2, 3):
        placed(cast, words[DIGNITY], position)
    assert len(statements_of(cast.client("anna"), address(cast))) == few <= MOST
