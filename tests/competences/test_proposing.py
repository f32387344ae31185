"""Anyone proposes other words; others say what they think; a steward decides; one reads where words come from."""

import uuid
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kiem.competences.actions import (
    accept_proposal,
    adopt_framework,
    decline_proposal,
    open_consultation,
    propose,
    retire_competence,
    reword_competence,
    say_of_proposal,
    withdraw_proposal,
    word_competence,
)
from kiem.competences.models import CompetenceVersion, Proposal, Voice
from kiem.competences.queries import held_now, open_proposals, past_wordings, proposals_around, stewards_on
from kiem.competences.rules import CompetenceKind, Part, ProposalStatus, Spot, Stance, Wording
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models.trail import TrailLine
from kiem.organisation.access import Viewer
from kiem.organisation.actions import give_mandate
from kiem.organisation.rules import MandateKind
from tests.cast import BEFORE, NOW, TODAY, Cast
from tests.competences.statements import statements_of

DUTCH = Wording(
    "nl",
    "Luisteren",
    "Je hoort wat iemand bedoelt.",
    ("Vraagt hulp.",),
    plain="Je luistert goed.",
    synonyms=("aandacht geven", "horen"),
    titles=("Luistert met hulp", "Luistert zelf"),
    indicators=(("Je kijkt iemand aan.", "Je laat iemand uitspreken."), ("Je herhaalt wat je hoorde.",)),
    counters=(("Je kijkt op je telefoon.",),),
)
FRENCH = Wording(
    "fr",
    "Écouter",
    "Vous entendez ce que la personne veut dire.",
    indicators=(("Vous regardez.", "Vous laissez finir.", "Vous attendez."),),
)
INDICATOR = Spot("nl", Part.INDICATOR, 1, 1)
WHY = "Zo zeggen wij het op de afdeling."


@pytest.fixture
def listening(cast: Cast) -> CompetenceVersion:
    """A competence in force, in two languages."""
    carla = cast.viewer("carla", "hr")
    version = word_competence(CompetenceKind.CORE, [DUTCH, FRENCH], aspect="attitude", by=carla, at=NOW)
    adopt_framework("Directie", date(2026, 1, 12), by=carla, at=NOW)
    give_mandate(cast.people["fatou"], MandateKind.STEWARD, starts_on=BEFORE, by=cast.system, at=NOW)
    return version


def _propose(version: CompetenceVersion, by: Viewer, words: str = "Je gaat erbij zitten.", **more: object) -> Proposal:
    wanted: dict[str, Any] = {"spot": INDICATOR, "reason": WHY, "based_on": version.id} | more
    return propose(version.competence_id, words=words, by=by, at=NOW, **wanted)


def _dutch(version: CompetenceVersion) -> Wording:
    return next(w for w in held_now()[version.competence_id].content.wordings if w.language == "nl")


def _reworded(version: CompetenceVersion, cast: Cast, *wordings: Wording) -> None:
    carla = cast.viewer("carla", "hr")
    reword_competence(version.competence_id, CompetenceKind.CORE, wordings, by=carla, at=NOW)


def _lines(verb: str) -> int:
    return TrailLine.objects.filter(verb=verb).count()


def test_a_word_that_a_nurse_proposes_stands_in_the_draft_and_all_others_as_they_were(
    cast: Cast, listening: CompetenceVersion
) -> None:
    made = _propose(listening, cast.viewer("greet"))
    assert (made.former, made.status) == ("Je kijkt iemand aan.", "open")
    before = held_now()[listening.competence_id].content
    accept_proposal(made.id, by=cast.viewer("fatou", "steward"), at=NOW)
    after = held_now()[listening.competence_id]
    made.refresh_from_db()
    assert (made.status, made.landed_in_id) == ("accepted", after.version_id)
    changed = _dutch(listening)
    assert changed.indicators[0] == ("Je gaat erbij zitten.", "Je laat iemand uitspreken.")
    told = [w for w in before.wordings if w.language == "fr"]
    assert [w for w in after.content.wordings if w.language == "fr"] == told
    assert (after.content.aspect, changed.synonyms, changed.counters) == ("attitude", DUTCH.synonyms, DUTCH.counters)
    assert past_wordings(listening.competence_id)[0].proposed == (("Greet Janssens", WHY),)
    assert [_lines(verb) for verb in ("propose_words", "accept_proposal")] == [1, 1]


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (Spot("nl", Part.NAME), "Echt luisteren"),
        (Spot("nl", Part.DEFINITION), "Je hoort\nwat iemand zegt."),
        (Spot("nl", Part.PLAIN), "Je luistert."),
        (Spot("nl", Part.SYNONYM, 0, 2), "toehoren"),
        (Spot("nl", Part.SYNONYM), "een oor lenen"),
        (Spot("nl", Part.TITLE, 4), "Luistert voor"),
        (Spot("nl", Part.TEXT, 3), "Doet het zelf."),
        (Spot("nl", Part.INDICATOR, 2, 1), "Je vat samen."),
        (Spot("nl", Part.INDICATOR, 4), "Je leert het anderen."),
        (Spot("nl", Part.COUNTER, 1, 1), "Je kijkt weg."),
        (Spot("nl", Part.COUNTER, 3), "Je onderbreekt."),
        (Spot("fr", Part.DEFINITION), "Vous écoutez."),
    ],
)
def test_every_part_can_be_proposed_and_taken_over(
    cast: Cast, listening: CompetenceVersion, spot: Spot, words: str
) -> None:
    made = _propose(listening, cast.viewer("anna"), words, spot=spot)
    accept_proposal(made.id, by=cast.viewer("fatou", "steward"), at=NOW)
    assert words in repr(held_now()[listening.competence_id].content).replace("\\n", "\n")


def test_one_more_indicator_comes_after_those_of_every_language(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"), "Je zwijgt ook eens.", spot=Spot("nl", Part.INDICATOR, 1))
    accept_proposal(made.id, by=cast.viewer("carla", "hr"), at=NOW)
    assert _dutch(listening).indicators[0] == (*DUTCH.indicators[0], "", "Je zwijgt ook eens.")


def test_what_moved_in_its_list_is_found_again(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"))
    _reworded(listening, cast, replace(DUTCH, indicators=(tuple(reversed(DUTCH.indicators[0])),)), FRENCH)
    accept_proposal(made.id, by=cast.viewer("carla", "hr"), at=NOW)
    assert _dutch(listening).indicators[0] == ("Je laat iemand uitspreken.", "Je gaat erbij zitten.")


def test_words_that_changed_since_are_refused_with_both(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"), "Je luistert echt.", spot=Spot("nl", Part.PLAIN))
    _reworded(listening, cast, replace(DUTCH, plain="Je luistert aandachtig."), FRENCH)
    with pytest.raises(CannotDo, match=r"Je luistert goed.*Je luistert aandachtig") as refused:
        accept_proposal(made.id, by=cast.viewer("carla", "hr"), at=NOW)
    assert refused.value.field is None
    assert _dutch(listening).plain == "Je luistert aandachtig."
    page = cast.client("carla", "hr").get(reverse("competences:proposals")).content.decode()
    assert "Je luistert aandachtig." in page


@pytest.mark.parametrize(
    ("words", "more", "field"),
    [
        ("", {}, "words"),
        ("   ", {}, "words"),
        ("Je kijkt  iemand aan.", {}, "words"),
        ("Je laat iemand uitspreken.", {}, "words"),
        ("x" * 301, {}, "words"),
        ("Horen", {"spot": Spot("nl", Part.SYNONYM)}, "words"),
        ("Je zit.", {"reason": " "}, "reason"),
        ("Je zit.", {"reason": "x" * 1001}, "reason"),
        ("Je zit.", {"spot": Spot("nl", Part.INDICATOR, 1, 7)}, "spot"),
        ("Je zit.", {"spot": Spot("nl", Part.TITLE, 9)}, "spot"),
        ("Listening", {"spot": Spot("en", Part.NAME)}, "spot"),
        ("Je zit.", {"based_on": uuid.uuid4()}, None),
    ],
)
def test_what_cannot_be_proposed_is_refused_at_its_field(
    cast: Cast, listening: CompetenceVersion, words: str, more: dict[str, object], field: str | None
) -> None:
    with pytest.raises(CannotDo) as refused:
        _propose(listening, cast.viewer("anna"), words, **more)
    assert refused.value.field == field
    assert not Proposal.objects.exists()


def test_a_draft_is_not_hers_to_propose_on_until_it_is_in_consultation(
    cast: Cast, listening: CompetenceVersion
) -> None:
    _reworded(listening, cast, DUTCH)
    draft = CompetenceVersion.objects.latest("number")
    with pytest.raises(CannotDo):
        _propose(draft, cast.viewer("anna"))
    assert _propose(draft, cast.viewer("fatou", "steward"))
    open_consultation(by=cast.viewer("carla", "hr"), at=NOW)
    made = _propose(draft, cast.viewer("anna"))
    with pytest.raises(CannotDo, match="in overleg"):
        accept_proposal(made.id, by=cast.viewer("carla", "hr"), at=NOW)


def test_the_same_form_sent_twice_is_one_proposal_and_one_decision(cast: Cast, listening: CompetenceVersion) -> None:
    once = uuid.uuid4()
    made = [_propose(listening, cast.viewer("anna"), once=once).id for _ in range(2)]
    assert made == [once, once]
    for _ in range(2):
        accept_proposal(once, by=cast.viewer("fatou", "steward"), at=NOW)
    assert [_lines(verb) for verb in ("propose_words", "accept_proposal")] == [1, 1]
    assert len(past_wordings(listening.competence_id)) == 2


def test_of_two_stewards_the_second_hears_that_it_was_decided(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"))
    decline_proposal(made.id, "Het is anders.", by=cast.viewer("fatou", "steward"), at=NOW)
    with pytest.raises(CannotDo):
        accept_proposal(made.id, by=cast.viewer("carla", "hr"), at=NOW)
    with pytest.raises(CannotDo):
        say_of_proposal(made.id, Stance.SUPPORT, by=cast.viewer("bram"), at=NOW)
    with pytest.raises(CannotDo):
        withdraw_proposal(made.id, by=cast.viewer("anna"), at=NOW)


def test_who_declines_says_why_and_the_proposer_reads_it(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"))
    steward = cast.viewer("fatou", "steward")
    with pytest.raises(CannotDo) as refused:
        decline_proposal(made.id, "  ", by=steward, at=NOW)
    assert refused.value.field == "answer"
    decline_proposal(made.id, "Aankijken past niet bij iedereen.", by=steward, at=NOW)
    (own,) = proposals_around(cast.people["anna"])
    assert (own.status, own.decided_by) == (ProposalStatus.DECLINED, "Fatou Diallo")
    page = cast.client("anna").get(reverse("competences:proposals")).content.decode()
    assert "Aankijken past niet bij iedereen." in page


def test_nobody_decides_on_her_own_and_only_stewards_and_hr_decide(cast: Cast, listening: CompetenceVersion) -> None:
    steward = cast.viewer("fatou", "steward")
    own = _propose(listening, steward)
    with pytest.raises(CannotDo):
        accept_proposal(own.id, by=steward, at=NOW)
    for name, role in (("anna", ""), ("fatou", "employee"), ("bram", "leader"), ("elke", "director")):
        with pytest.raises(NotAllowed):
            accept_proposal(own.id, by=cast.viewer(name, role), at=NOW)
        with pytest.raises(NotAllowed):
            decline_proposal(own.id, "Nee.", by=cast.viewer(name, role), at=NOW)
    with pytest.raises(NotAllowed):
        _propose(listening, cast.system)  # type: ignore[arg-type]  # nobody who looks


def test_others_support_or_object_and_may_change_their_minds(cast: Cast, listening: CompetenceVersion) -> None:
    made, bram = _propose(listening, cast.viewer("anna")), cast.viewer("bram", "leader")
    assert say_of_proposal(made.id, Stance.SUPPORT, "Ja.", by=bram, at=NOW)
    assert not say_of_proposal(made.id, Stance.SUPPORT, "Ja.", by=bram, at=NOW)
    assert say_of_proposal(made.id, Stance.OBJECT, "Toch niet.", by=bram, at=NOW + timedelta(days=1))
    (voice,) = Voice.objects.all()
    assert (voice.stance, voice.words, _lines("support_proposal"), _lines("object_proposal")) == (
        "object", "Toch niet.", 1, 1,
    )  # fmt: skip
    with pytest.raises(CannotDo):
        say_of_proposal(made.id, Stance.SUPPORT, by=cast.viewer("anna"), at=NOW)


def test_one_takes_back_only_ones_own(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"))
    with pytest.raises(NotFound):
        withdraw_proposal(made.id, by=cast.viewer("farid"), at=NOW)
    for _ in range(2):
        withdraw_proposal(made.id, by=cast.viewer("anna"), at=NOW)
    assert open_proposals() == []
    assert _lines("withdraw_proposal") == 1


def test_a_competence_that_left_the_language_takes_over_nothing(cast: Cast, listening: CompetenceVersion) -> None:
    made, carla = _propose(listening, cast.viewer("anna")), cast.viewer("carla", "hr")
    retire_competence(listening.competence_id, by=carla, at=NOW)
    with pytest.raises(CannotDo):
        accept_proposal(made.id, by=carla, at=NOW)
    decline_proposal(made.id, "Ze staat niet meer in onze taal.", by=carla, at=NOW)


def test_a_name_that_another_competence_has_is_not_taken_over(cast: Cast, listening: CompetenceVersion) -> None:
    made = _propose(listening, cast.viewer("anna"), "Plannen", spot=Spot("nl", Part.NAME))
    carla = cast.viewer("carla", "hr")
    word_competence(CompetenceKind.CORE, [Wording("nl", "Plannen")], by=carla, at=NOW)
    with pytest.raises(CannotDo):
        accept_proposal(made.id, by=carla, at=NOW)
    assert Proposal.objects.get().status == "open"


def test_it_is_said_when_most_stewards_are_managers(cast: Cast, listening: CompetenceVersion) -> None:
    carla = cast.client("carla", "hr")
    assert not stewards_on(TODAY).mostly_managers
    for name in ("bram", "elke"):
        give_mandate(cast.people[name], MandateKind.STEWARD, starts_on=BEFORE, by=cast.system, at=NOW)
    assert (stewards_on(TODAY).total, stewards_on(TODAY).managers, stewards_on(TODAY).mostly_managers) == (3, 2, True)
    assert "Van de 3 taalbewaarders geven er 2 leiding" in carla.get(reverse("competences:proposals")).content.decode()
    anna = cast.client("anna").get(reverse("competences:proposals")).content.decode()
    assert "geven er 2 leiding" not in anna


def test_the_form_keeps_what_was_typed_and_escapes_it(cast: Cast, listening: CompetenceVersion) -> None:
    client, path = cast.client("anna"), reverse("competences:propose", args=[listening.competence_id])
    sent = {"spot": "nl.indicator.1.1", "words": "<script>alert(1)</script>", "reason": "", "based_on": listening.id}
    refused = client.post(path, sent)
    assert refused.status_code == 422
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in refused.content.decode()
    done = client.post(path, {**sent, "reason": WHY})
    assert (done.status_code, done.headers["Location"]) == (302, f"{path}#proposals")
    page = client.get(path).content.decode()
    assert "<script>alert" not in page
    assert WHY in page


def test_pages_of_proposals_take_at_most_twelve_statements(cast: Cast, listening: CompetenceVersion) -> None:
    for index in range(30):
        made = _propose(listening, cast.viewer("anna"), f"Je doet {index}.")
        say_of_proposal(made.id, Stance.SUPPORT, by=cast.viewer("bram"), at=NOW)
    for name, role in (("carla", "hr"), ("fatou", "steward"), ("anna", "")):
        client = cast.client(name, role)
        for path in ("competences:proposals", "competences:propose"):
            arguments = [listening.competence_id] if path.endswith("propose") else []
            assert len(statements_of(client, reverse(path, args=arguments))) <= 12
