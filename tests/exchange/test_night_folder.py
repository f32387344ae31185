"""Lists that come through the folder at night: brought in when someone let them, else kept for HR with a reason."""

import os
import time
from pathlib import Path

import pytest
from django.test import Client

from kiem.exchange.folder import take_all
from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.rules.steps import Step, Waits
from kiem.foundation.models import TrailLine
from kiem.foundation.purposes import Use
from kiem.organisation.models import Person, Placement
from tests.cast import TODAY, Cast
from tests.exchange.line import applied, brought_in, fields_of, seen, url
from tests.exchange.reading.make import csv_bytes

HEADERS = "Stamnr;Naam;Afdeling;Functie;Jobtime;Indiensttreding"
MAES = "7001;Maes Nele;De Linde;Zorgkundige;80,00;01/03/2024"
BROECK = "7002;Van den Broeck Joris;De Wilg;Kok;50,00;15/01/2025"
NEW = "7003;Claes Lies;De Wilg;Kok;100,00;01/02/2026"


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cast: Cast) -> Path:
    monkeypatch.setenv("KIEM_INBOX", str(tmp_path))
    folder = tmp_path / str(cast.organisation)
    folder.mkdir()
    return folder


def put(inbox: Path, *lines: str, name: str = "personeel.csv") -> Path:
    path = inbox / name
    path.write_bytes(csv_bytes(HEADERS, *lines, encoding="cp1252"))
    return path


def night(cast: Cast) -> list[str]:
    said = take_all(settled_after=0)
    cast.enter()
    return said


def known(cast: Cast, *lines: str, **answers: str) -> Client:
    """Carla brought in such a list once."""
    client = cast.client("carla", "hr")
    brought_in(client, "people", "eerste.csv", csv_bytes(HEADERS, *lines), **answers)
    return client


def let(cast: Cast, client: Client, most_ends: int = 0) -> None:
    cast.enter()
    source = RememberedChoices.objects.get(kind="people")
    done = client.post(f"/bring-in/sources/{source.id}/", {"by_itself": "on", "most_ends": str(most_ends)})
    assert done.status_code == 302


def waiting(cast: Cast) -> Upload:
    cast.use(Use.ADMINISTRATION, "carla")
    return Upload.objects.get(owner=None)


def test_a_list_with_columns_never_seen_waits_until_someone_says_what_they_hold(cast: Cast, inbox: Path) -> None:
    path = put(inbox, MAES)
    assert len(night(cast)) == 1
    assert not path.exists()
    upload = waiting(cast)
    assert (upload.step, upload.waits) == (Step.CHOOSING, Waits.NEW_SHAPE)
    assert not Person.objects.filter(personnel_number="7001").exists()
    client = cast.client("carla", "hr")
    assert "Dit bestand kwam via de map. Kiem zag deze kolommen nog niet eerder" in seen(client.get("/bring-in/"))
    page = client.get(url(upload.id), follow=True)
    client.post(url(upload.id, "match/"), fields_of(page))
    assert "Nieuwe mensen 1" in applied(client, upload.id)


def test_a_known_list_waits_as_long_as_nobody_let_it(cast: Cast, inbox: Path) -> None:
    known(cast, MAES)
    put(inbox, MAES, NEW)
    night(cast)
    upload = waiting(cast)
    assert (upload.step, upload.waits) == (Step.CHECKED, Waits.NOT_LET)
    assert not Person.objects.filter(personnel_number="7003").exists()


def test_a_list_that_was_let_is_brought_in_and_the_same_again_writes_nothing(cast: Cast, inbox: Path) -> None:
    client = known(cast, MAES)
    let(cast, client)
    path = put(inbox, MAES, NEW)
    assert night(cast) == ["personeel.csv: Ingebracht: 1 nieuw, 0 gewijzigd, 1 hetzelfde."]
    assert not path.exists()
    assert Person.objects.filter(personnel_number="7003").exists()
    lines = TrailLine.objects.count()
    put(inbox, MAES, NEW)
    assert night(cast) == ["personeel.csv: Dit staat er allemaal al. Er is niets bewaard."]
    assert TrailLine.objects.count() == lines + 1
    last = TrailLine.objects.order_by("-id").first()
    assert last and (last.verb, last.count, last.actor_name) == ("take_from_folder", 0, "folder")
    assert "Er stond niets nieuws in." in seen(client.get("/bring-in/"))


def test_what_is_wrong_in_a_list_that_was_let_stops_all_of_it(cast: Cast, inbox: Path) -> None:
    let(cast, known(cast, MAES))
    put(inbox, MAES, NEW, "7004;Janssens Piet;De Wilg;Kok;veel;01/02/2026")
    night(cast)
    assert waiting(cast).waits == Waits.REFUSED
    assert not Person.objects.filter(personnel_number="7003").exists()


def test_who_is_missing_above_the_limit_stops_all_of_it(cast: Cast, inbox: Path) -> None:
    client = known(cast, MAES, BROECK, is_full="on")
    let(cast, client)
    put(inbox, MAES, NEW)
    night(cast)
    upload = waiting(cast)
    assert upload.waits == Waits.MORE_ENDS
    assert not Person.objects.filter(personnel_number="7003").exists()
    assert "Er ontbreekt meer dan je toelaat" in seen(client.get(url(upload.id), follow=True))


def test_up_to_the_limit_the_new_is_brought_in_and_who_is_missing_waits_for_a_tick(cast: Cast, inbox: Path) -> None:
    client = known(cast, MAES, BROECK, is_full="on")
    let(cast, client, most_ends=500)
    put(inbox, MAES, NEW)
    night(cast)
    assert Person.objects.filter(personnel_number="7003").exists()
    placement = Placement.objects.get(person__personnel_number="7002")
    assert placement.ends_before is None
    upload = waiting(cast)
    assert (upload.step, upload.waits) == (Step.CHECKED, Waits.ENDS)
    client.post(url(upload.id, "apply/"), {"end": str(placement.id), "ends_before": TODAY.isoformat()})
    cast.enter()
    assert Placement.objects.get(id=placement.id).ends_before == TODAY


def test_a_list_read_otherwise_than_it_was_let_is_no_longer_let(cast: Cast, inbox: Path) -> None:
    client = known(cast, MAES)
    let(cast, client)
    brought_in(client, "people", "anders.csv", csv_bytes(HEADERS, NEW), column_5="-")
    cast.enter()
    source = RememberedChoices.objects.get(kind="people")
    assert (source.by_itself, source.let_by, source.let_at) == (False, None, None)


def test_what_cannot_be_read_waits_with_its_sentence_and_is_gone_from_the_folder(cast: Cast, inbox: Path) -> None:
    (inbox / "stuk.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    night(cast)
    upload = waiting(cast)
    assert (upload.step, upload.waits, upload.content) == (Step.REFUSED, Waits.NOT_READ, None)
    assert list(inbox.iterdir()) == []
    assert "kon niet gelezen worden" in seen(cast.client("carla", "hr").get(url(upload.id), follow=True))


def test_the_same_file_that_waits_already_is_not_kept_twice(cast: Cast, inbox: Path) -> None:
    put(inbox, MAES)
    put(inbox, MAES, name="kopie.csv")
    said = night(cast)
    assert said[1].endswith("Dit bestand wacht hier al.")
    assert waiting(cast)


def test_only_whole_files_of_its_own_are_taken(cast: Cast, inbox: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.csv"
    secret.write_bytes(csv_bytes(HEADERS, MAES))
    (inbox / "link.csv").symlink_to(secret)
    (inbox / ".verborgen.csv").write_bytes(csv_bytes(HEADERS, MAES))
    (inbox / "lees.pdf").write_bytes(b"%PDF")
    (inbox / "map.csv").mkdir()
    fresh = put(inbox, MAES)
    assert take_all(settled_after=60) == []
    os.utime(fresh, (time.time() - 90, time.time() - 90))
    assert len(take_all(settled_after=60)) == 1
    assert sorted(path.name for path in inbox.iterdir()) == [".verborgen.csv", "lees.pdf", "link.csv", "map.csv"]


def test_a_file_without_an_owner_is_seen_by_hr_advisers_only(cast: Cast, inbox: Path) -> None:
    put(inbox, MAES)
    night(cast)
    upload = waiting(cast)
    for name in ("anna", "bram", "hamid"):
        cast.use(Use.ADMINISTRATION, name)
        assert not Upload.objects.exists(), name
    carla = cast.client("carla", "hr")
    assert carla.post(url(upload.id, "discard/")).status_code == 302
    cast.use(Use.KEEPING)
    assert not Upload.objects.exists()


def test_an_organisation_takes_nothing_of_another(cast: Cast, inbox: Path) -> None:
    (inbox.parent / str(cast.other_organisation)).mkdir()
    put(inbox.parent / str(cast.other_organisation), MAES)
    (inbox.parent / "los.csv").write_bytes(csv_bytes(HEADERS, MAES))  # with two organisations it is nobody's
    night(cast)
    cast.use(Use.KEEPING)
    assert not Upload.objects.exists()
    assert (inbox.parent / "los.csv").exists()


def test_the_pages_of_sources_say_who_let_what(cast: Cast, inbox: Path) -> None:
    client = known(cast, MAES)
    assert "Zo'n lijst wacht tot een personeelsadviseur ze inbrengt." in seen(client.get("/bring-in/sources/"))
    let(cast, client)
    says = seen(client.get("/bring-in/sources/"))
    assert "eerste.csv vanzelf" in says
    assert "indiensttreding: eerste dag" in says
    cast.enter()
    source = RememberedChoices.objects.get(kind="people")
    too_many = client.post(f"/bring-in/sources/{source.id}/", {"by_itself": "on", "most_ends": "501"})
    assert too_many.status_code == 422
