"""People in an order: only for choosing, only from what was stated anew, kept, and made again to the bit."""

import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from kiem.competences.models import CompetenceVersion
from kiem.engine.fit import Wanted
from kiem.engine.gaps import Stop
from kiem.foundation.context import enter
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from kiem.gaps.actions import show_order
from kiem.gaps.models import ShownOrder, ShownPlace
from kiem.gaps.queries.orders import Stated, replays
from tests.cast import NOW, Cast
from tests.make import Make

Asked = tuple[list[Wanted], dict[uuid.UUID, Stated]]
WHY = "De kandidaten voor de avondploeg"


@pytest.fixture
def asked(cast: Cast) -> Asked:
    """Two requirements; Anna states one short, Fatou states nothing, Farid states both."""
    words: dict[str, CompetenceVersion] = Make(cast).de_linde()
    first, second = list(words.values())[:2]
    wanted = [
        Wanted(first.competence_id, Stop(first.scale_version_id, 3), essential=True),
        Wanted(second.competence_id, Stop(second.scale_version_id, 2), essential=False),
    ]
    short = {first.competence_id: Stop(first.scale_version_id, 2)}
    both = {version.competence_id: Stop(version.scale_version_id, 3) for version in (first, second)}
    people = cast.people
    return wanted, {people["anna"]: short, people["fatou"]: {}, people["farid"]: both}


def test_it_is_kept_with_who_asked_why_and_by_which_rule(cast: Cast, asked: Asked) -> None:
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    order = show_order(*asked, reason=f"  {WHY} ", by=carla, at=NOW)
    kept = ShownOrder.objects.get(id=order.id)
    assert (kept.person_id, kept.reason, kept.rule, kept.purpose) == (cast.people["carla"], WHY, "fit-1", "succession")
    assert _shown(order) == [cast.people[name] for name in ("farid", "fatou", "anna")]
    assert TrailLine.objects.filter(verb="show_order", subject_id=order.id).count() == 1


def test_the_same_that_went_in_gives_the_same_again_and_anything_else_does_not(cast: Cast, asked: Asked) -> None:
    wanted, stated = asked
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    order = show_order(wanted, stated, reason=WHY, by=carla, at=NOW)
    shuffled = dict(reversed(list(stated.items())))
    assert replays(carla, order.id, wanted[::-1], shuffled)
    changed = {person: dict(known) for person, known in stated.items()}
    changed[cast.people["fatou"]] = {wanted[1].competence: Stop(wanted[1].at.scale, 1)}
    assert not replays(carla, order.id, wanted, changed)
    assert not replays(carla, order.id, wanted[:1], stated)


def test_what_went_in_cannot_be_found_out_from_the_database_alone(
    cast: Cast, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    order = show_order(*asked, reason=WHY, by=carla, at=NOW)
    monkeypatch.setattr("kiem.gaps.queries.orders.order_key", lambda: b"another key, of another house...")
    assert not replays(carla, order.id, *asked)


@pytest.mark.parametrize(
    "use", [Use.DEVELOPMENT, Use.APPRAISAL, Use.SELECTION, Use.CERTIFICATION, Use.WORKFORCE, Use.OWN_DATA]
)
def test_no_other_use_puts_anyone_in_an_order(cast: Cast, asked: Asked, use: Use) -> None:
    with pytest.raises(CannotDo):
        show_order(*asked, reason=WHY, by=cast.viewer("carla", "hr", use), at=NOW)
    cast.use(Use.KEEPING)
    assert not ShownOrder.objects.exists()


def test_who_may_not_open_levels_and_who_gives_no_reason_are_refused(cast: Cast, asked: Asked) -> None:
    for name, role in (("bram", "leader"), ("anna", "employee"), ("elke", "director")):
        with pytest.raises(NotAllowed):
            show_order(*asked, reason=WHY, by=cast.viewer(name, role, Use.SUCCESSION), at=NOW)
    with pytest.raises(CannotDo):
        show_order(*asked, reason="  ", by=cast.viewer("carla", "hr", Use.SUCCESSION), at=NOW)


def test_an_order_for_one_use_does_not_exist_under_another_and_never_changes(cast: Cast, asked: Asked) -> None:
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    order = show_order(*asked, reason=WHY, by=carla, at=NOW)
    enter(cast.organisation, Use.SELECTION, person=cast.people["carla"])
    with pytest.raises(NotFound):
        replays(replace(carla, use=Use.SELECTION), order.id, *asked)
    cast.use(Use.SUCCESSION)
    with pytest.raises(DatabaseError), transaction.atomic():
        ShownPlace.objects.filter(order=order).update(place=9)


def test_who_stood_in_an_order_reads_her_own_place_and_nobody_elses(cast: Cast, asked: Asked) -> None:
    show_order(*asked, reason=WHY, by=cast.viewer("carla", "hr", Use.SUCCESSION), at=NOW)
    cast.use(Use.OWN_DATA, "anna")
    assert [row.person_id for row in ShownPlace.objects.all()] == [cast.people["anna"]]


def test_levels_gathered_to_grow_change_nothing_of_an_order(cast: Cast, asked: Asked) -> None:
    wanted, stated = asked
    carla = cast.viewer("carla", "hr", Use.SUCCESSION)
    before = show_order(wanted, stated, reason=WHY, by=carla, at=NOW)
    version = CompetenceVersion.objects.get(competence=wanted[0].competence)
    Make(cast).levels({"anna": {version: 4}, "farid": {version: 1}}, file_name="nieuw.csv")
    cast.use(Use.SUCCESSION)
    after = show_order(wanted, stated, reason=WHY, by=carla, at=NOW)
    assert bytes(before.inputs) == bytes(after.inputs)
    assert _shown(before) == _shown(after)


def _shown(order: ShownOrder) -> list[uuid.UUID]:
    return list(ShownPlace.objects.filter(order=order).order_by("place").values_list("person_id", flat=True))
