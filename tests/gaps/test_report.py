"""The gap report: what the screen shows, in words, for whoever's key it is given."""

import json
from dataclasses import asdict

import pytest

from kiem.foundation.context import current_use
from kiem.foundation.errors import CannotDo
from kiem.foundation.purposes import Use
from kiem.gaps.commands import as_json, as_text, gap_report
from kiem.organisation.models import Opening
from tests.cast import NOW, Cast
from tests.make import Make


@pytest.fixture
def words(cast: Cast) -> object:
    return Make(cast).de_linde()


def test_a_leader_reads_her_team_in_words(cast: Cast, words: object) -> None:
    text = as_text(gap_report(cast.viewer("bram", "leader"), " de linde ", at=NOW))
    assert "Anna Peeters" in text
    assert "Omgaan met agressie: gevraagd: sterk, ingebracht, nog niet besproken: op weg" in text
    assert "Digitaal werken: gevraagd: op weg, nog niet gekend" in text
    assert "Farid" not in text


def test_a_script_reads_the_same(cast: Cast, words: object) -> None:
    report = gap_report(cast.viewer("bram", "leader"), "De Linde", at=NOW)
    read = json.loads(as_json(report))
    assert read == json.loads(json.dumps(asdict(report)))
    anna = next(person for person in read["people"] if person["name"] == "Anna Peeters")
    standings = {one["competence"]: (one["standing"], one["by"]) for one in anna["competences"]}
    assert standings["Omgaan met agressie"] == ("short", 1)
    assert standings["Observeren en rapporteren"] == ("over", 1)
    assert standings["Digitaal werken"] == ("unknown", 0)
    assert read["together"][0]["unknown"] == 1


def test_that_it_was_read_is_kept_as_on_the_screen(cast: Cast, words: object) -> None:
    gap_report(cast.viewer("bram", "leader"), "De Linde", at=NOW)
    assert Opening.objects.filter(viewer=cast.people["bram"], use=Use.DEVELOPMENT).count() == 5


def test_the_use_comes_back_to_what_it_was(cast: Cast, words: object) -> None:
    gap_report(cast.viewer("bram", "leader"), "De Linde", at=NOW)
    assert current_use() is Use.ADMINISTRATION


@pytest.mark.parametrize(
    ("name", "role", "unit"),
    [
        ("bram", "leader", "De Beuk"),
        ("bram", "leader", "Bestaat niet"),
        ("elke", "leader", "De Linde"),
        ("elke", "director", "De Linde"),
        ("dries", "delegate", "De Linde"),
        ("hamid", "administrator", "De Linde"),
        ("anna", "", "De Linde"),
        ("carla", "hr", "De Linde"),
    ],
)
def test_others_get_a_sentence_and_no_level(cast: Cast, words: object, name: str, role: str, unit: str) -> None:
    with pytest.raises(CannotDo):
        gap_report(cast.viewer(name, role), unit, at=NOW)
    assert not Opening.objects.exists()


def test_the_sentence_does_not_tell_whether_a_unit_is_there(cast: Cast, words: object) -> None:
    said = []
    for unit in ("De Beuk", "De Zoeten"):
        with pytest.raises(CannotDo) as refused:
            gap_report(cast.viewer("bram", "leader"), unit, at=NOW)
        said.append(str(refused.value.sentence).replace(unit, "…"))
    assert said[0] == said[1]
