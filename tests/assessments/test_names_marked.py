"""Before words about people are kept, what may name a resident or relative is shown to who wrote them."""

import uuid

import pytest
from django.test import Client

from kiem.assessments.actions import save_answer
from kiem.assessments.models import Answer, Contest, LookForm
from kiem.assessments.rules import Said
from kiem.foundation.purposes import Use
from tests.assessments.test_own import own_level
from tests.cast import NOW, Cast
from tests.exchange.line import seen
from tests.make import Make
from tests.rounds import Rounds

NAMED = "Ze bleef rustig bij mevr. Claes in kamer 12."


@pytest.fixture
def asked(cast: Cast) -> tuple[Rounds, uuid.UUID]:
    rounds = Rounds(cast)
    rounds.profile()
    rounds.team()
    rounds.opened()
    return rounds, rounds.asked("fatou")


def _on(asked: uuid.UUID, step: str) -> str:
    return f"/looking/development/{asked}/{step}/"


def _write(client: Client, rounds: Rounds, asked: uuid.UUID, words: str, **headers: str) -> str:
    said = {"competence": rounds.on(asked)[0], "more": "1", "comment": words}
    return client.post(_on(asked, "1"), said, headers=headers).content.decode()


def test_a_reason_with_a_name_comes_back_marked_and_is_kept_when_she_says_so(cast: Cast) -> None:
    Make(cast).de_linde()
    level = own_level(cast)
    client, path = cast.client("anna"), f"/levels/{level}/contest/"
    answer = client.post(path, {"words": NAMED})
    assert answer.status_code == 200
    assert "<mark>mevr. Claes</mark>" in answer.content.decode()
    assert "<mark>kamer 12</mark>" in answer.content.decode()
    assert "Staat hier een naam?" in seen(answer)
    assert NAMED in answer.content.decode()
    cast.use(Use.OWN_DATA, "anna")
    assert not Contest.objects.exists()
    assert client.post(path, {"words": NAMED, "as_it_is": "1"}).status_code == 302
    cast.use(Use.OWN_DATA, "anna")
    assert Contest.objects.get().words == NAMED


def test_why_levels_are_opened_comes_back_too(cast: Cast) -> None:
    Make(cast).de_linde()
    client, path = cast.client("carla", "hr"), f"/people/{cast.people['anna']}/open/"
    said = {"use": "development", "reason": "Anna vroeg dit na het gesprek met de dochter van mevr. Claes."}
    answer = client.post(path, said)
    assert answer.status_code == 200
    assert "<mark>mevr. Claes</mark>" in answer.content.decode()
    assert client.post(path, said | {"as_it_is": "1"}).status_code == 302


def test_her_own_name_and_words_without_names_are_kept_at_once(cast: Cast) -> None:
    Make(cast).de_linde()
    client, level = cast.client("anna"), own_level(cast)
    words = "Zoals ik, Anna Peeters, het zie klopt dit niet."
    assert client.post(f"/levels/{level}/contest/", {"words": words}).status_code == 302


def test_what_is_written_on_a_form_is_marked_at_once_and_before_it_is_handed_in(
    cast: Cast, asked: tuple[Rounds, uuid.UUID]
) -> None:
    rounds, hers = asked
    client = cast.client("fatou")
    said = _write(client, rounds, hers, NAMED, **{"HX-Request": "true"})
    assert "Bewaard" in said
    assert "<mark>mevr. Claes</mark>" in said
    assert "<mark>kamer 12</mark>" in client.get(_on(hers, "1")).content.decode()
    done = client.post(_on(hers, "done"))
    assert done.status_code == 200
    assert "bewaar het zo" in seen(done)
    assert not _handed_in(cast)
    assert client.post(_on(hers, "done"), {"as_it_is": "1"}).status_code == 302
    assert _handed_in(cast)
    cast.use(Use.KEEPING)
    assert Answer.objects.get().comment == NAMED


def test_words_about_whom_she_looks_at_are_not_marked(cast: Cast, asked: tuple[Rounds, uuid.UUID]) -> None:
    rounds, hers = asked
    with rounds.looking("fatou") as by:
        save_answer(hers, rounds.on(hers)[0], Said(comment="Ik zie dat Anna rustig blijft."), by=by, at=NOW)
    client = cast.client("fatou")
    assert "<mark>" not in client.get(_on(hers, "1")).content.decode()
    assert client.post(_on(hers, "done")).status_code == 302


def _handed_in(cast: Cast) -> bool:
    cast.use(Use.KEEPING)
    return LookForm.objects.filter(looker=cast.people["fatou"], submitted=True).exists()
