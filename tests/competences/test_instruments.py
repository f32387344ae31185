"""The instruments that are used already, and which competences they speak of."""

import uuid

import pytest
from django.urls import reverse

from kiem.competences.actions import add_instrument, change_instrument, end_instrument, retire_competence
from kiem.competences.models import InstrumentLink
from kiem.competences.queries import InstrumentHeld, instruments, instruments_speaking_of
from kiem.competences.rules import InstrumentKind, InstrumentToKeep
from kiem.foundation.errors import CannotDo, NotAllowed, NotFound
from kiem.foundation.models import TrailLine
from tests.cast import NOW, Cast
from tests.make import Make

LIST, NEW = "/competences/instruments/", "/competences/instruments/new/"
SILENT = "Nog geen instrument in gebruik gaat over"


def _ids(cast: Cast, *names: str) -> dict[str, uuid.UUID]:
    return {name: version.competence_id for name, version in Make(cast).language(*names).items()}


def _one() -> InstrumentHeld:
    (found,) = instruments()
    return found


def _posted(*competences: uuid.UUID, **changes: str) -> dict[str, object]:
    own = {"name": "Jaargesprek", "kind": "conversation", "whereabouts": "", "note": "", **changes}
    return {**own, "competences": [str(each) for each in competences]}


def test_hr_lists_an_instrument_with_its_competences_and_everyone_reads_it(cast: Cast) -> None:
    ids = _ids(cast)
    carla = cast.client("carla", "hr")
    first, second, *_rest = ids
    assert first in carla.get(NEW).content.decode()
    address = "https://lindenhof.example/gesprek"
    answer = carla.post(NEW, _posted(ids[first], ids[second], whereabouts=address), follow=True)
    assert answer.status_code == 200
    for name, role in (("anna", ""), ("bram", "leader"), ("dries", "delegate"), ("elke", "director")):
        text = cast.client(name, role).get(LIST).content.decode()
        assert all(words in text for words in ("Jaargesprek", first, second, f'href="{address}"'))
        assert NEW not in text


def test_the_same_sending_twice_lists_one(cast: Cast) -> None:
    _ids(cast)
    carla, once = cast.client("carla", "hr"), str(uuid.uuid4())
    for _ in range(2):
        carla.post(NEW, _posted(once=once))
    cast.viewer("carla", "hr")
    assert _one().name == "Jaargesprek"


def test_a_core_competence_that_no_instrument_in_use_speaks_of_is_named(cast: Cast) -> None:
    ids = _ids(cast)
    by = cast.viewer("carla", "hr")
    core, other, *_rest = ids.values()
    key = add_instrument(InstrumentToKeep("Vacature", InstrumentKind.VACANCY), by=by, at=NOW)
    carla = cast.client("carla", "hr")
    assert SILENT in carla.get(LIST).content.decode()
    edit = reverse("competences:edit_instrument", args=[key])
    carla.post(edit, _posted(core, other, name="Vacature", kind="vacancy"))
    assert SILENT not in carla.get(LIST).content.decode()
    carla.post(reverse("competences:end_instrument", args=[key]))
    assert SILENT in carla.get(LIST).content.decode()
    carla.post(reverse("competences:take_up_instrument", args=[key]))
    assert SILENT not in carla.get(LIST).content.decode()


def test_changing_replaces_the_ticks_and_saving_the_same_writes_nothing(cast: Cast) -> None:
    ids = list(_ids(cast).values())
    by = cast.viewer("carla", "hr")
    key = add_instrument(InstrumentToKeep("A", InstrumentKind.FORM, "", "", frozenset(ids[:2])), by=by, at=NOW)
    other = InstrumentToKeep("A", InstrumentKind.OTHER, "In de kast", "Oud", frozenset(ids[1:3]))
    assert change_instrument(key, other, by=by, at=NOW)
    assert (_one().competences, _one().kind, _one().note) == (frozenset(ids[1:3]), InstrumentKind.OTHER, "Oud")
    assert not change_instrument(key, other, by=by, at=NOW)
    assert TrailLine.objects.filter(verb="change_instrument").count() == 1


def test_what_left_the_language_is_not_shown_and_its_link_stays(cast: Cast) -> None:
    ids = list(_ids(cast).values())
    by = cast.viewer("carla", "hr")
    key = add_instrument(InstrumentToKeep("A", InstrumentKind.FORM, "", "", frozenset(ids[:2])), by=by, at=NOW)
    retire_competence(ids[1], by=by, at=NOW)
    change_instrument(key, InstrumentToKeep("A", InstrumentKind.FORM, "", "", frozenset(ids[2:3])), by=by, at=NOW)
    assert _one().competences == frozenset(ids[1:3])
    assert str(ids[1]) not in cast.client("anna").get(LIST).content.decode()


def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_saved(cast: Cast) -> None:
    _ids(cast)
    by = cast.viewer("carla", "hr")
    add_instrument(InstrumentToKeep("A", InstrumentKind.FORM), by=by, at=NOW)
    for wanted, field in (
        (InstrumentToKeep("A", InstrumentKind.OTHER), "name"),
        (InstrumentToKeep("B", InstrumentKind.OTHER, note="x" * 2_000_000), "note"),
        (InstrumentToKeep("B", InstrumentKind.OTHER, competences=frozenset([uuid.uuid4()])), "competences"),
    ):
        with pytest.raises(CannotDo) as refusal:
            add_instrument(wanted, by=by, at=NOW)
        assert refusal.value.field == field
    with pytest.raises(NotFound):
        end_instrument(uuid.uuid4(), by=by, at=NOW)
    answer = cast.client("carla", "hr").post(NEW, _posted(uuid.uuid4(), name=""))
    assert answer.status_code == 422
    cast.viewer("carla", "hr")
    assert (_one().name, InstrumentLink.objects.count()) == ("A", 0)


def test_scripts_in_any_text_stay_text(cast: Cast) -> None:
    _ids(cast)
    script = "<script>alert(1)</script>"
    cast.client("carla", "hr").post(NEW, _posted(name=script, note=script, whereabouts=f"javascript:{script}"))
    text = cast.client("anna").get(LIST).content.decode()
    assert script not in text
    assert 'href="javascript' not in text


def test_nobody_but_hr_changes_the_list_and_another_organisation_sees_nothing(cast: Cast) -> None:
    _ids(cast)
    key = add_instrument(InstrumentToKeep("Jaargesprek", InstrumentKind.FORM), by=cast.viewer("carla", "hr"), at=NOW)
    with pytest.raises(NotAllowed):
        end_instrument(key, by=cast.viewer("bram", "leader"), at=NOW)
    zara = cast.client("zara", "hr")
    assert "Jaargesprek" not in zara.get(LIST).content.decode()
    assert zara.get(reverse("competences:edit_instrument", args=[key])).status_code == 404


def test_a_competence_names_the_instruments_in_use_that_speak_of_it(cast: Cast) -> None:
    ids = _ids(cast)
    first, second, *_rest = ids
    by = cast.viewer("carla", "hr")
    add_instrument(_speaking("Jaargesprek", ids[first]), by=by, at=NOW)
    ended = add_instrument(_speaking("Oud formulier", ids[first]), by=by, at=NOW)
    end_instrument(ended, by=by, at=NOW)
    (named,) = instruments_speaking_of(ids[first])
    assert (named.name, named.kind) == ("Jaargesprek", InstrumentKind.CONVERSATION)
    anna = cast.client("anna")
    page = anna.get(reverse("competences:competence", args=[ids[first]])).content.decode()
    assert f'href="{LIST}#instrument-{named.instrument_id}"' in page and "Oud formulier" not in page
    assert f'id="instrument-{named.instrument_id}"' in anna.get(LIST).content.decode()
    other = anna.get(reverse("competences:competence", args=[ids[second]])).content.decode()
    assert "Nog geen instrument in gebruik gaat hierover." in other
    assert reverse("profiles:asking", args=[ids[second]]) in other


def _speaking(name: str, *competences: uuid.UUID) -> InstrumentToKeep:
    return InstrumentToKeep(name, InstrumentKind.CONVERSATION, competences=frozenset(competences))


def test_who_saves_second_sees_what_the_first_changed_and_loses_nothing(cast: Cast) -> None:
    ids = _ids(cast)
    first, second, *_rest = ids
    said = InstrumentToKeep("Jaargesprek", InstrumentKind.CONVERSATION, competences=frozenset({ids[first]}))
    key = add_instrument(said, by=cast.viewer("carla", "hr"), at=NOW)
    path, carla = reverse("competences:edit_instrument", args=[key]), cast.client("carla", "hr")
    shown = carla.get(path).context["form"]["shown"].value()
    assert carla.post(path, _posted(ids[first], ids[second], shown=shown)).status_code == 302
    refused = carla.post(path, _posted(ids[first], note="Elk jaar", shown=shown))
    text = refused.content.decode()
    assert refused.status_code == 422 and second in text and "Elk jaar" in text
    cast.viewer("carla", "hr")
    assert (_one().note, set(_one().competences)) == ("", {ids[first], ids[second]})
    knowing = refused.context["form"].data["shown"]
    assert carla.post(path, _posted(ids[first], note="Elk jaar", shown=knowing)).status_code == 302
    cast.viewer("carla", "hr")
    assert (_one().note, set(_one().competences)) == ("Elk jaar", {ids[first]})
