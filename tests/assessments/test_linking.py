"""Who said what in a round that is closed: from all that is left it is guessed no better than from the summary alone.

What is left is every row of every table of the database, the queue, the mails and the trail among them: with its ids,
its place in the file (ctid), the transaction that wrote it (xmin) and its moments. The guesser knows besides in which
order people sat down to answer. ``KIEM_LONG=yes`` makes 200 rounds; else there are a few. The limit of decision 10
holds: rows that were removed live on in backups and in the database's files until it cleans up.
"""

import json
import os
import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from psycopg import sql

from kiem.assessments.actions import (
    close_round,
    confirm_paper,
    count_rounds,
    enter_from_paper,
    name_helper,
    remind_round,
    save_answer,
    submit_look,
)
from kiem.assessments.models import Asked, PaperHelp, Round
from kiem.assessments.queries.paper import entered_from_paper, paper_fingerprint
from kiem.assessments.rules import Said, ViewFrom
from kiem.foundation.purposes import Use
from tests.assessments.guessing import Found, Left, guesses, traces
from tests.cast import NOW, Cast
from tests.owner import as_administrator
from tests.rounds import Rounds

ROUNDS = 200 if os.environ.get("KIEM_LONG") else 8
ABOUT = ("anna", "fatou")
FAR = 6.0
"""Of some thousand guesses none goes so far beyond chance, in standard deviations, in a million runs."""
HELPERS = {"lotte": "Lotte Hermans", "farid": "Farid El Amrani"}
"""Who enters forms from paper for some of them."""
APART = timedelta(days=60)  # nobody is asked of more than eight colleagues a year

Row = tuple[str, Mapping[str, Any]]


def test_of_what_is_left_nobody_guesses_who_said_what(apart: Cast) -> None:
    house, chance = _furnished(apart), random.Random(20261127)
    left: list[Left] = []
    for number in range(ROUNDS):
        left += _a_round(house, chance, NOW + number * APART)
    found = guesses(left)
    assert len(found) > 100
    assert sum(len(each.wrote) for each in left) > 4 * ROUNDS, "there is too little to guess"
    best = max(found, key=lambda one: abs(one.beyond))
    assert abs(best.beyond) < FAR, best


def _furnished(cast: Cast) -> Rounds:
    with transaction.atomic():
        rounds = Rounds(cast)
        rounds.profile()
        rounds.team()
    return rounds


def _a_round(rounds: Rounds, chance: random.Random, at: datetime) -> list[Left]:
    """Planned, opened, answered by colleagues in any order, reminded of, counted and closed; what is left of it."""
    begun = _next_transaction()
    with transaction.atomic():
        round = rounds.opened(*ABOUT, at=at)
        asked = {about: _asked(rounds, about, round) for about in ABOUT}
    looks = [(about, name) for about, names in asked.items() for name in names]
    chance.shuffle(looks)
    nobody = {look for look in looks if chance.random() < 0.2}
    on_paper = {
        (about, name): helper
        for about in ABOUT
        for name, helper in zip(chance.sample(sorted(asked[about]), len(asked[about])), HELPERS, strict=False)
    }
    saw: dict[tuple[str, str], int] = {}
    wrote: dict[tuple[str, str], str] = {}
    for number, (about, name) in enumerate(looks):
        if number == len(looks) // 2:
            _meanwhile(rounds, round, at)
        said = None
        if helper := on_paper.get((about, name)):
            confirms = (about, name) not in nobody
            said = _on_paper(rounds, asked[about][name], name, helper, chance, at, confirms=confirms)
        elif (about, name) not in nobody:
            said = _answer(rounds, asked[about][name], name, chance, at)
        if said:
            saw[about, name], wrote[about, name] = said
    with transaction.atomic():
        rounds.cast.use(Use.ADMINISTRATION)
        close_round(round.id, by=rounds.cast.system, at=at + timedelta(days=31))
    rows = list(_rows_since(begun))
    return [
        _left(
            rounds,
            rows,
            order=[name for whom, name in looks if whom == about],
            wrote={name: text for (whom, name), text in wrote.items() if whom == about},
            saw={name: seen for (whom, name), seen in saw.items() if whom == about},
        )
        for about in ABOUT
    ]


def _asked(rounds: Rounds, about: str, round: Round) -> dict[str, uuid.UUID]:
    """The colleagues who were asked to look at someone, by name."""
    names = {key: name for name, key in rounds.people.items()}
    rounds.cast.use(Use.DEVELOPMENT)
    asked = Asked.objects.filter(subject__round=round, person=rounds.people[about], view_from=ViewFrom.COLLEAGUE)
    return {names[looker]: key for key, looker in asked.order_by("id").values_list("id", "looker_id")}


def _answer(rounds: Rounds, asked: uuid.UUID, name: str, chance: random.Random, at: datetime) -> tuple[int, str]:
    """Someone taps each competence, in an order of her own and in a transaction each, and writes one text."""
    with transaction.atomic():
        rounds.cast.use(Use.DEVELOPMENT)
        on = rounds.on(asked)
    chance.shuffle(on)
    positions = [chance.randint(1, 4) for _competence in on]
    text = f"Woorden {chance.getrandbits(64):016x}"
    for competence, position in zip(on, positions, strict=True):
        with transaction.atomic(), rounds.looking(name) as by:
            save_answer(asked, competence, Said(position), by=by, at=at)
    with transaction.atomic(), rounds.looking(name) as by:
        save_answer(asked, on[0], Said(None, comment=text), by=by, at=at)
        if chance.random() < 0.5:
            submit_look(asked, by=by, at=at)
    return sum(positions), text


def _on_paper(
    rounds: Rounds, asked: uuid.UUID, name: str, helper: str, chance: random.Random, at: datetime, *, confirms: bool
) -> tuple[int, str] | None:
    """She names a helper, who enters her form; what she answered, when she says that it is right."""
    with transaction.atomic():
        rounds.cast.use(Use.DEVELOPMENT)
        on = rounds.on(asked)
    chance.shuffle(on)
    positions = [chance.randint(1, 4) for _competence in on]
    text = f"Woorden {chance.getrandbits(64):016x}"
    with transaction.atomic(), rounds.looking(name) as by:
        name_helper(asked, HELPERS[helper], by=by, at=at)
        help = PaperHelp.objects.get(asked=asked).id
    for competence, position in zip(on, positions, strict=True):
        with transaction.atomic(), rounds.looking(helper) as by:
            words = text if competence == on[0] else None
            enter_from_paper(help, competence, Said(position, comment=words), by=by, at=at)
    if not confirms:
        return None
    with transaction.atomic(), rounds.looking(name) as by:
        confirm_paper(asked, paper_fingerprint(entered_from_paper(help)), by=by, at=at)
    return sum(positions), text


def _meanwhile(rounds: Rounds, round: Round, at: datetime) -> None:
    """Half way: the night counts, and everyone is reminded."""
    with transaction.atomic():
        rounds.cast.use(Use.ADMINISTRATION)
        count_rounds(by=rounds.cast.system, at=at + timedelta(days=9))
        remind_round(round.id, by=rounds.cast.system, at=at + timedelta(days=9))


def _left(
    rounds: Rounds, rows: Sequence[Row], *, order: Sequence[str], wrote: Mapping[str, str], saw: Mapping[str, int]
) -> Left:
    """Of each colleague the rows that name her and nobody else of them, and those that name these rows, and so on."""
    hers: dict[str, list[Row]] = {}
    handles = {name: _handles(rounds, name) for name in order}
    for _again in range(3):
        hers = {name: [] for name in order}
        for row in rows:
            said = json.dumps(row[1], default=str)
            names = [name for name in order if any(handle in said for handle in handles[name])]
            if len(names) == 1:
                hers[names[0]].append(row)
                handles[names[0]].add(str(row[1].get("id", handles[names[0]])))
    shown = {row[1]["text"]: traces([row]) for row in rows if row[0] == "assessments_summarytext"}
    kept = {name: text for name, text in wrote.items() if text in shown}
    for name in order:
        of_others = [row for row in hers[name] if row[1].get("person_id") != str(rounds.people[name])]
        assert not [table for table, _row in of_others if "summary" in table], f"a summary names {name}"
    return Left(
        colleagues={name: {**traces(hers[name]), "sat down": place} for place, name in enumerate(order)},
        texts={text: {trace: at for trace, at in shown[text].items() if "first" in trace} for text in kept.values()},
        wrote=kept,
        saw=saw,
    )


def _handles(rounds: Rounds, name: str) -> set[str]:
    user = rounds.cast.users.get(name)
    return {str(rounds.people[name])} | ({str(user), f"{name}@"} if user else set())


def _next_transaction() -> int:
    with as_administrator() as all_seeing:
        row = all_seeing.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").fetchone()
    assert row is not None
    return int(row[0])


def _rows_since(begun: int) -> Iterator[Row]:
    """Every row of every table that was written since a transaction, with its place in the file and its writer."""
    with as_administrator() as all_seeing:
        tables = all_seeing.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        ).fetchall()
        for (table,) in tables:
            statement = sql.SQL(
                "SELECT ctid::text, xmin::text::bigint, to_jsonb(each) FROM {} AS each WHERE xmin::text::bigint >= %s"
            )
            for place, writer, row in all_seeing.execute(statement.format(sql.Identifier(table)), [begun]):
                block, item = place.strip("()").split(",")
                yield table, {**row, "ctid": (int(block), int(item)), "xmin": writer}


def _best(found: Sequence[Found], words: str) -> float:
    return max(one.beyond for one in found if words in one.guess)


def _made_up(seed: int, *, texts_in_order: bool = False, told_by_mail: bool = False, forms_kept: bool = False) -> Left:
    """What a house with one leak, or none, would leave of a round."""
    chance = random.Random(seed)
    names = [f"c{place}" for place in range(8)]
    saw = {name: chance.randint(3, 12) for name in names if chance.random() < 0.8}
    sat_down = chance.sample(names, len(names))
    wrote = {name: f"{name} {seed}" for name in sat_down if name in saw}
    lies = list(wrote.values()) if texts_in_order else chance.sample([*wrote.values()], len(wrote))
    return Left(
        colleagues={
            name: {
                "sat down": sat_down.index(name),
                "id": chance.random(),
                **({"mails": 1} if told_by_mail and name not in saw else {}),
                **({"form": saw[name]} if forms_kept and name in saw else {}),
            }
            for name in names
        },
        texts={text: {"ctid": lies.index(text), "id": chance.random()} for text in wrote.values()},
        wrote=wrote,
        saw=saw,
    )


@pytest.mark.parametrize(
    ("leak", "guess"),
    [
        ({"texts_in_order": True}, "sat down wrote ctid"),
        ({"forms_kept": True}, "form: saw more"),
        ({"forms_kept": True}, "form: answered"),
    ],
)
def test_the_guesser_finds_a_leak_where_there_is_one(leak: dict[str, bool], guess: str) -> None:
    found = guesses([_made_up(seed, **leak) for seed in range(20)])
    assert _best(found, guess) > FAR


def test_the_guesser_finds_that_only_some_were_mailed() -> None:
    found = guesses([_made_up(seed, told_by_mail=True) for seed in range(20)])
    assert min(one.beyond for one in found if one.guess == "mails: answered") < -FAR


def test_the_guesser_finds_nothing_where_there_is_nothing() -> None:
    found = guesses([_made_up(seed) for seed in range(200)])
    assert max(abs(one.beyond) for one in found) < FAR
