"""A person and her own levels: saying that one is wrong, and sharing what is older."""

import uuid
from datetime import timedelta

import pytest

from kiem.assessments.actions import contest_level, share_earlier
from kiem.assessments.models import Contest, Level, Sharing
from kiem.assessments.queries import (
    LevelForLeader,
    LevelOfMembers,
    is_sharing_with,
    level_history,
    levels_for_leader,
    shares_with,
)
from kiem.assessments.rules import is_shared_with_leader
from kiem.competences.models import CompetenceVersion
from kiem.competences.queries import competence_names
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer
from kiem.organisation.queries import team_of
from tests.assessments.test_bringing_in import write_agreed
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.make import OBSERVED, Make


@pytest.fixture
def words(cast: Cast) -> dict[str, object]:
    return dict(Make(cast).de_linde())


def own_level(cast: Cast, name: str = "anna") -> uuid.UUID:
    cast.use(Use.OWN_DATA, name)
    return Level.objects.filter(person=cast.people[name]).order_by("id").values_list("id", flat=True)[0]


def anna_looking(cast: Cast) -> Viewer:
    return cast.viewer("anna", use=Use.OWN_DATA)


def test_a_contested_level_stays_with_the_words_beside_it(cast: Cast, words: object) -> None:
    level = own_level(cast)
    before = Level.objects.get(id=level).position
    contest_level(level, "  Dit klopt niet meer.  ", by=anna_looking(cast), at=NOW)
    contest = Contest.objects.get(level=level)
    assert (contest.words, contest.purpose) == ("Dit klopt niet meer.", Purpose.DEVELOPMENT)
    assert Level.objects.get(id=level).position == before


def test_a_reason_need_not_be_given(cast: Cast, words: object) -> None:
    level = own_level(cast)
    contest_level(level, "", by=anna_looking(cast), at=NOW)
    assert Contest.objects.get(level=level).words == ""


def test_a_level_is_contested_once(cast: Cast, words: object) -> None:
    level = own_level(cast)
    contest_level(level, "Eerst", by=anna_looking(cast), at=NOW)
    with pytest.raises(CannotDo):
        contest_level(level, "Nog eens", by=anna_looking(cast), at=NOW)
    assert list(Contest.objects.values_list("words", flat=True)) == ["Eerst"]
    assert TrailLine.objects.filter(verb="contest_level").count() == 1


def test_nobody_contests_the_level_of_someone_else(cast: Cast, words: object) -> None:
    level = own_level(cast)
    others = (("fatou", "", Use.OWN_DATA), ("bram", "leader", Use.DEVELOPMENT), ("carla", "hr", Use.KEEPING))
    for name, role, use in others:
        with pytest.raises(NotFound):
            contest_level(level, "", by=cast.viewer(name, role, use), at=NOW)
    with pytest.raises(NotFound):
        contest_level(level, "", by=cast.system, at=NOW)


def test_only_a_level_that_was_brought_in_is_contested(cast: Cast) -> None:
    word = Make(cast).language("Waardigheid")["Waardigheid"]
    level = write_agreed(cast, "anna", word, 3, on=OBSERVED)
    with pytest.raises(CannotDo):
        contest_level(level.id, "", by=anna_looking(cast), at=NOW)


def test_words_that_are_too_long_are_refused_at_their_field(cast: Cast, words: object) -> None:
    with pytest.raises(CannotDo) as refused:
        contest_level(own_level(cast), "x" * 601, by=anna_looking(cast), at=NOW)
    assert refused.value.field == "words"


def shown_to_bram(cast: Cast) -> list[bool]:
    bram = cast.viewer("bram", "leader", Use.DEVELOPMENT)
    asked = [each.competence_id for each in competence_names()]
    team = team_of(bram)
    anna = [member.person_id for member in team].index(cast.people["anna"])
    found = levels_for_leader(bram, team, asked, dates_until=TODAY)
    return sorted(each.level.shared for each in found if anna in each.members)


def test_what_is_older_than_a_leaders_start_is_hers_to_share_and_to_take_back(cast: Cast) -> None:
    make = Make(cast)
    word = make.language("Waardigheid")["Waardigheid"]
    make.levels({"anna": {word: 4}}, observed_on=BEFORE.replace(day=1, month=2))
    assert shown_to_bram(cast) == [False]
    share_earlier(cast.people["bram"], True, by=anna_looking(cast), at=NOW)
    assert shown_to_bram(cast) == [True]
    assert shares_with(cast.people["anna"], [cast.people["bram"]]) == {cast.people["bram"]}
    share_earlier(cast.people["bram"], False, by=anna_looking(cast), at=NOW)
    assert shown_to_bram(cast) == [False]


def test_what_is_not_shared_comes_back_without_its_value(cast: Cast) -> None:
    make = Make(cast)
    word = make.language("Waardigheid")["Waardigheid"]
    make.levels({"anna": {word: 4}}, observed_on=BEFORE.replace(day=1, month=2))
    bram = cast.viewer("bram", "leader", Use.DEVELOPMENT)
    team = team_of(bram)
    anna = [member.person_id for member in team].index(cast.people["anna"])
    levels = levels_for_leader(bram, team, [word.competence_id], dates_until=TODAY)
    assert levels == [LevelOfMembers(0, LevelForLeader(shared=False), [anna])]


def test_what_was_observed_on_a_leaders_first_day_is_hers_to_see(cast: Cast) -> None:
    make = Make(cast)
    word = make.language("Waardigheid")["Waardigheid"]
    make.levels({"anna": {word: 4}}, observed_on=BEFORE)
    since = next(one.since for one in team_of(cast.viewer("bram")) if one.person_id == cast.people["anna"])
    assert (
        shown_to_bram(cast)
        == [is_shared_with_leader(Purpose.DEVELOPMENT, BEFORE, since, shared_by_employee=False)]
        == [True]
    )


def test_a_day_until_when_is_told_only_when_it_is_near(cast: Cast) -> None:
    word = (make := Make(cast)).language("Waardigheid")["Waardigheid"]
    make.levels({"anna": {word: 4}})
    bram = cast.viewer("bram", "leader", Use.DEVELOPMENT)
    until = Level.objects.get().valid_until
    assert until is not None
    for day, told in ((until - timedelta(days=1), None), (until, until)):
        levels = levels_for_leader(bram, team_of(bram), [word.competence_id], dates_until=day)
        assert [each.level.valid_until for each in levels] == [told]


def test_the_same_choice_again_changes_nothing(cast: Cast, words: object) -> None:
    for _again in range(2):
        share_earlier(cast.people["bram"], True, by=anna_looking(cast), at=NOW)
    assert Sharing.objects.count() == 1


def test_nothing_is_shared_with_someone_who_does_not_lead_her(cast: Cast, words: object) -> None:
    for name in ("elke", "fatou", "carla", "zara"):
        with pytest.raises(NotFound):
            share_earlier(cast.people[name], True, by=anna_looking(cast), at=NOW)
    assert not Sharing.objects.exists()


def test_sharing_of_one_person_says_nothing_of_another(cast: Cast, words: object) -> None:
    share_earlier(cast.people["bram"], True, by=anna_looking(cast), at=NOW)
    cast.use(Use.DEVELOPMENT)
    assert not is_sharing_with(cast.people["fatou"], cast.people["bram"])


def test_a_leader_gets_no_levels_under_another_use(cast: Cast, words: dict[str, CompetenceVersion]) -> None:
    asked = [word.competence_id for word in words.values()]
    for use in set(Use) - {Use.DEVELOPMENT}:
        bram = cast.viewer("bram", "leader", use)
        assert levels_for_leader(bram, team_of(bram), asked, dates_until=TODAY) == []


def test_the_history_of_a_level_holds_every_fact_of_its_purpose(cast: Cast) -> None:
    make = Make(cast)
    word = make.language("Waardigheid")["Waardigheid"]
    make.levels({"anna": {word: 2}}, observed_on=BEFORE, file_name="oud.csv")
    make.levels({"anna": {word: 3}}, file_name="nieuw.csv")
    make.levels({"anna": {word: 1}}, file_name="evaluatie.csv", purpose=Purpose.APPRAISAL)
    history = level_history(anna_looking(cast), cast.people["anna"], word.competence_id, Purpose.DEVELOPMENT)
    assert [(fact.position, fact.is_current) for fact in history] == [(3, True), (2, False)]
