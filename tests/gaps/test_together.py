"""What stands out in a team: minimums, what hangs on one person, who helps whom; sorted and filtered."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from kiem.competences.models import CompetenceVersion
from kiem.credentials.models import Act
from kiem.foundation.errors import CannotDo, NotFound
from kiem.foundation.purposes import Purpose, Use
from kiem.gaps.actions import agree_minimum, end_minimum, offer_help
from kiem.gaps.models import HelpOffer, TeamMinimum
from kiem.gaps.rules import MinimumOf
from tests.acts import MEDICATION, Acts
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.gaps.pages import MOST, statements_of
from tests.make import Make
from tests.together import minimum_of

Words = dict[str, CompetenceVersion]
AGGRESSION, DIGITAL = "Omgaan met agressie", "Digitaal werken"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cast lives on one day; a browser that asks for a page asks on that day too."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def words(cast: Cast) -> Words:
    """Three care assistants in De Linde: with aggression Anna is strong, Fatou on the way, Dries not known."""
    make = Make(cast)
    words = make.language()
    make.profile("Zorgkundige", {words[AGGRESSION]: 3, words[DIGITAL]: 2})
    make.levels({"anna": {words[AGGRESSION]: 3}, "fatou": {words[AGGRESSION]: 2}})
    return words


def address(cast: Cast, rest: str = "") -> str:
    return f"/team/{cast.units['De Linde']}/{rest}"


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return unescape(answer.content.decode())


def part_of(html: str, id: str) -> str:
    """The words of one section."""
    found = re.search(rf'<section[^>]*aria-labelledby="{id}".*?</section>', html, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def names_in(html: str) -> list[str]:
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', body)


def test_a_minimum_is_counted_of_whom_it_is_asked_and_the_unknown_stand_apart(cast: Cast, words: Words) -> None:
    minimum_of(cast, words[AGGRESSION], 3, 2)
    said = part_of(read(cast.client("bram", "leader"), address(cast)), "minimums")
    asked = len(names_in(read(cast.client("bram", "leader"), address(cast))))
    assert f"1 van de {asked - _not_asked(cast)} op “sterk” of verder; afgesproken minimum 2." in said
    assert "Van één persoon is het nog niet gekend." in said
    assert "het teamoverleg van oktober" in said


def test_a_minimum_is_below_only_where_those_who_are_not_known_cannot_make_the_difference(
    cast: Cast, words: Words
) -> None:
    client = cast.client("bram", "leader")
    asked = len(names_in(read(client, address(cast)))) - _not_asked(cast)
    minimum = minimum_of(cast, words[AGGRESSION], 3, asked - 1)  # Fatou is short of it, all others may reach it
    said = part_of(read(client, address(cast)), "minimums")
    assert "onder het minimum" not in said and f"{AGGRESSION} nog niet gekend" in said
    TeamMinimum.objects.filter(id=minimum.id).update(people=asked)
    said = part_of(read(client, address(cast)), "minimums")
    assert "onder het minimum" in said and f"{AGGRESSION} nog niet gekend" not in said


def test_what_is_not_shared_is_not_called_unknown(cast: Cast, words: Words) -> None:
    Make(cast).levels({"dries": {words[AGGRESSION]: 4}}, file_name="oud.csv", observed_on=BEFORE - timedelta(days=9))
    minimum_of(cast, words[AGGRESSION], 3, 2)
    page = read(cast.client("bram", "leader"), address(cast))
    for part in ("minimums", "on-one"):
        assert "Eén persoon deelt het niet met jou." in part_of(page, part)


def _not_asked(cast: Cast) -> int:
    """How many of the team are no care assistants."""
    html = read(cast.client("bram", "leader"), address(cast))
    rows = re.findall(r"<tr>.*?</tr>", html.split("<tbody>")[1].split("</tbody>")[0], re.S)
    return sum(row.count("niet gevraagd") >= 2 for row in rows)


def test_a_minimum_that_is_reached_says_nothing_more_and_one_that_ended_is_gone(cast: Cast, words: Words) -> None:
    minimum = minimum_of(cast, words[AGGRESSION], 2, 2)
    client = cast.client("bram", "leader")
    said = part_of(read(client, address(cast)), "minimums")
    assert "2 van de" in said and "onder het minimum" not in said
    TeamMinimum.objects.filter(id=minimum.id).update(starts_on=TODAY.replace(day=1))
    assert client.post(address(cast, f"minimums/{minimum.id}/end/")).status_code == 302
    assert "afgesproken minimum" not in part_of(read(client, address(cast)), "minimums")


def test_what_hangs_on_one_person_names_her_and_says_who_is_not_yet_known(cast: Cast, words: Words) -> None:
    client = cast.client("bram", "leader")
    said = part_of(read(client, address(cast)), "on-one")
    assert "Omgaan met agressie : alleen Anna Peeters" in said and "nog niet gekend" in said
    assert DIGITAL not in said
    Make(cast).levels({"fatou": {words[AGGRESSION]: 4}}, file_name="nieuw.csv", observed_on=TODAY)
    assert part_of(read(client, address(cast)), "on-one") == ""


def test_the_matrix_shows_one_competence_or_what_hangs_on_one_person(cast: Cast, words: Words) -> None:
    client = cast.client("bram", "leader")
    for about in (str(words[AGGRESSION].competence_id), "one"):
        head = read(client, address(cast, f"?about={about}")).split("<thead>")[1].split("</thead>")[0]
        assert AGGRESSION in head and DIGITAL not in head
    for about in ("", "x", str(cast.units["De Linde"])):
        head = read(client, address(cast, f"?about={about}")).split("<thead>")[1].split("</thead>")[0]
        assert AGGRESSION in head and DIGITAL in head


def test_people_stand_by_name_or_with_what_matters_first(cast: Cast, words: Words) -> None:
    client = cast.client("bram", "leader")
    by_name = names_in(read(client, address(cast)))
    room = names_in(read(client, address(cast, "?order=room")))
    unknown = names_in(read(client, address(cast, f"?order=unknown&about={words[AGGRESSION].competence_id}")))
    assert room[0] == "Fatou Diallo" and sorted(room) == sorted(by_name)
    assert unknown.index("Anna Peeters") > unknown.index("Dries Wouters" if "Dries Wouters" in unknown else unknown[0])
    assert names_in(read(client, address(cast, "?order=zzz"))) == by_name


def test_a_colleague_is_named_as_a_help_only_when_she_offered_and_no_longer_when_she_took_it_back(
    cast: Cast, words: Words
) -> None:
    fatou, anna, bram = cast.client("fatou"), cast.client("anna"), cast.client("bram", "leader")
    competence = words[AGGRESSION].competence_id
    assert "Fatou" not in read(anna, "/helping/")
    assert fatou.post(f"/helping/{competence}/", {"offers": "yes"}).status_code == 302
    assert "Je mag het vragen aan: Fatou Diallo" in read(anna, "/helping/")
    assert "Fatou Diallo" in part_of(read(bram, address(cast)), "helping")
    assert "Fatou" not in read(cast.client("farid"), "/helping/")
    assert fatou.post(f"/helping/{competence}/", {"offers": "no"}).status_code == 302
    assert "Fatou" not in read(anna, "/helping/")
    assert part_of(read(bram, address(cast)), "helping") == ""


def test_the_same_offer_again_changes_nothing_and_nobody_offers_for_another(cast: Cast, words: Words) -> None:
    fatou = cast.viewer("fatou", use=Use.DEVELOPMENT)
    for _again in range(2):
        offer_help(words[AGGRESSION].competence_id, True, by=fatou, at=NOW)
    assert HelpOffer.objects.filter(person=cast.people["fatou"]).count() == 1
    with pytest.raises(NotFound):
        offer_help(words[AGGRESSION].competence_id, True, by=cast.system, at=NOW)
    with pytest.raises(NotFound):
        offer_help(cast.units["De Linde"], True, by=fatou, at=NOW)


def test_only_who_leads_the_unit_and_hr_note_a_minimum(cast: Cast, words: Words) -> None:
    of = MinimumOf(words[AGGRESSION].competence_id, 3)
    given = {"people": 2, "agreed_on": TODAY, "source": "Overleg", "at": NOW}
    for name, role in (("elke", "leader"), ("lotte", "leader"), ("anna", "employee"), ("elke", "director")):
        with pytest.raises(NotFound):
            agree_minimum(cast.units["De Linde"], of, by=cast.viewer(name, role), **given)  # type: ignore[arg-type]  # a mixed dict
    minimum = agree_minimum(cast.units["De Linde"], of, by=cast.viewer("bram", "leader"), **given)  # type: ignore[arg-type]  # mixed
    with pytest.raises(NotFound):
        end_minimum(minimum.id, by=cast.viewer("lotte", "leader"), at=NOW)
    end_minimum(minimum.id, by=cast.viewer("carla", "hr"), at=NOW)


@pytest.mark.parametrize(
    "changed", [{"of": "x/3"}, {"of": ""}, {"agreed_on": "2027-01-01"}, {"source": "   "}, {"people": "0"}]
)
def test_a_form_that_does_not_hold_notes_nothing(cast: Cast, words: Words, changed: dict[str, str]) -> None:
    of = f"{words[AGGRESSION].competence_id}/3"
    given = {"of": of, "people": "2", "agreed_on": "2026-10-14", "source": "Overleg"}
    client = cast.client("bram", "leader")
    assert client.post(address(cast, "minimums/"), given | changed).status_code == 422
    assert not TeamMinimum.objects.exists()
    assert client.post(address(cast, "minimums/"), given).status_code == 302
    assert TeamMinimum.objects.count() == 1


def test_a_level_beyond_the_scale_and_a_second_minimum_for_the_same_are_refused(cast: Cast, words: Words) -> None:
    with pytest.raises(CannotDo, match="niet op de schaal"):
        minimum_of(cast, words[AGGRESSION], 5, 2)
    minimum_of(cast, words[AGGRESSION], 3, 2)
    with pytest.raises(CannotDo, match="Beëindig dat eerst"):
        minimum_of(cast, words[AGGRESSION], 2, 1)


def test_a_minimum_of_an_act_counts_who_may_do_it_today_for_who_leads_and_for_nobody_else(
    cast: Cast, words: Words
) -> None:
    acts = Acts(cast)
    acts.a_row_in_every_table()
    cast.use(Use.ADMINISTRATION)
    act = Act.objects.filter(name=MEDICATION)[0]
    agree_minimum(
        cast.units["De Linde"], MinimumOf(act.id, 0), people=3, agreed_on=TODAY, source="Overleg",
        by=cast.system, at=NOW,
    )  # fmt: skip
    said = " ".join(re.sub(r"<[^>]+>", " ", read(cast.client("bram", "leader"), address(cast, "minimums/"))).split())
    assert re.search(r"\d van de \d+ mogen dit vandaag doen; afgesproken minimum 3", said)
    hr = read(cast.client("carla", "hr"), address(cast, "minimums/"))
    assert "mogen dit vandaag doen" not in hr and "minimum 3" in hr


def test_however_much_was_agreed_and_offered_it_takes_as_many_statements(cast: Cast, words: Words) -> None:
    client = cast.client("bram", "leader")
    read(client, address(cast))  # that she looked today is kept once
    few = statements_of(client, address(cast))
    for place, version in enumerate(words.values(), start=1):
        minimum_of(cast, version, 2, place)
        for name in ("fatou", "anna"):
            offer_help(version.competence_id, True, by=cast.viewer(name, use=Use.DEVELOPMENT), at=NOW)
    assert len(statements_of(client, address(cast))) == len(few) <= MOST
    assert len(statements_of(client, address(cast, "minimums/"))) <= MOST


def test_what_was_gathered_to_appraise_reaches_no_minimum(cast: Cast, words: Words) -> None:
    minimum_of(cast, words[AGGRESSION], 3, 2)
    client = cast.client("bram", "leader")
    before = part_of(read(client, address(cast)), "minimums")
    Make(cast).levels({"fatou": {words[AGGRESSION]: 4}}, purpose=Purpose.APPRAISAL, file_name="evaluatie.csv")
    assert part_of(read(client, address(cast)), "minimums") == before
