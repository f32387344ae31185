"""The screens of a portfolio: keeping, files, sharing, taking it all out, also by who left."""

import json
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kiem.foundation.purposes import Use
from kiem.organisation.models import Mandate, Placement
from kiem.portfolio.models import EvidenceFile, Item, ItemCompetence, Share, ShareOpening
from kiem.portfolio.rules import LARGEST, ItemKind, ItemToKeep
from tests.folio import SECRET, Folio, paper, photo

TODAY = timezone.localdate


def url(name: str, *about: object) -> str:
    return reverse(f"portfolio:{name}", args=about)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def sent_file(client: Client, item: uuid.UUID, name: str, content: bytes, **more: object) -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    return client.post(url("add_file", item), {"file": file, **more})  # type: ignore[return-value]  # its own subclass


def test_someone_keeps_an_example_and_finds_it(folio: Folio) -> None:
    anna = folio.cast.client("anna")
    empty = page(anna, url("portfolio"))
    assert "Kwaliteitswet" in empty
    assert 'href="/portfolio/take-out/"' not in empty
    fields = {"title": "Een moeilijk gesprek", "day": "2026-11-20", "situation": "Iemand was boos.", "result": "Rust."}
    answer = anna.post(url("new_item", "example"), fields)
    assert answer.status_code == 302
    shown = page(anna, answer["Location"])
    for words in ("Een moeilijk gesprek", "Iemand was boos.", "Resultaat", "alleen jij"):
        assert words in shown
    assert "Een moeilijk gesprek" in page(anna, url("portfolio"))


def test_the_form_sent_twice_makes_one_and_a_name_is_marked_first(folio: Folio) -> None:
    anna = folio.cast.client("anna")
    shown = page(anna, url("new_item", "thanks"))
    once = re.search(r'name="once" value="([^"]+)"', shown)
    assert once
    fields = {"once": once[1], "title": "Kaartje", "day": "2026-11-20", "words": "Merci, zei mevrouw Janssen."}
    answer = anna.post(url("new_item", "thanks"), fields)
    assert answer.status_code == 200
    assert "<mark>" in answer.content.decode()
    for _again in range(2):
        assert anna.post(url("new_item", "thanks"), {**fields, "as_it_is": "1"}).status_code == 302
    folio.as_()
    assert Item.objects.count() == 1


@pytest.mark.parametrize("kind", [each.value for each in ItemKind])
def test_a_form_that_is_not_right_keeps_what_was_typed(folio: Folio, kind: str) -> None:
    answer = folio.cast.client("anna").post(url("new_item", kind), {"title": "Mijn titel", "day": "ooit"})
    assert answer.status_code == 422
    assert 'value="Mijn titel"' in answer.content.decode()


def shown_with(text: str) -> str:
    """What the form on a page says that it was shown with."""
    found = re.search(r'name="shown" value="([^"]+)"', text)
    assert found
    return unescape(found[1])


def test_two_windows_the_second_is_told_and_may_save_once_more(folio: Folio) -> None:
    key = folio.course()
    anna = folio.cast.client("anna")
    shown = page(anna, url("change_item", key))
    assert shown_with(shown) == '{"revision": "0"}'
    assert 'value="7,5"' in shown
    fields = {"shown": shown_with(shown), "title": "Eerste", "day": "2026-11-20", "hours": "6,25"}
    assert anna.post(url("change_item", key), fields).status_code == 302
    answer = anna.post(url("change_item", key), {**fields, "title": "Tweede"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ander venster" in text and 'value="Tweede"' in text
    assert (
        anna.post(url("change_item", key), {**fields, "title": "Tweede", "shown": shown_with(text)}).status_code == 302
    )
    assert "6,25 uur" in page(anna, url("item", key))


def test_a_file_is_sent_given_back_clean_and_only_to_be_saved(folio: Folio) -> None:
    key = folio.certificate()
    anna = folio.cast.client("anna")
    assert "Geen zorgdossiers" in page(anna, url("add_file", key))
    assert sent_file(anna, key, "Attest van Jan.pdf", paper()).status_code == 302
    folio.as_()
    file = EvidenceFile.objects.get()
    shown = page(anna, url("item", key))
    assert "Attest van Jan.pdf" in shown and "Geef het bestand dan een andere naam" in shown
    answer = anna.get(url("file", key, file.id))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''Attest%20van%20Jan.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert SECRET.encode() not in answer.content
    assert anna.post(url("rename_file", key, file.id), {"name": "attest"}).status_code == 302
    assert "attest.pdf" in page(anna, url("item", key))
    assert anna.post(url("delete_file", key, file.id)).status_code == 302
    assert anna.get(url("file", key, file.id)).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "status", "words"),
    [
        ("x.exe", b"MZ", 422, "JPEG, PNG of WebP"),
        ("x.jpg", b"%PDF-1.7", 422, "iets anders dan de naam zegt"),
        ("x.jpg", photo()[:300], 422, "beschadigd"),
        ("x.pdf", paper(password="x"), 422, "beveiligd"),
        ("x.pdf", b"", 422, "leeg"),
        ("x.pdf", b"%PDF-" + b"0" * LARGEST, 413, "groter dan 10 MB"),
    ],
)
def test_a_file_that_is_not_taken_gets_a_plain_sentence(
    folio: Folio, name: str, content: bytes, status: int, words: str
) -> None:
    key = folio.certificate()
    answer = sent_file(folio.cast.client("anna"), key, name, content)
    assert answer.status_code == status
    assert words in answer.content.decode()
    folio.as_()
    assert EvidenceFile.objects.count() == 0


def test_a_forged_file_without_the_forms_own_word_is_refused(folio: Folio) -> None:
    key = folio.certificate()
    anna = folio.cast.client("anna")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = anna.cookies
    assert sent_file(strict, key, "x.jpg", photo()).status_code == 403


def test_sharing_opening_and_stopping_on_screen(folio: Folio) -> None:
    key, hidden = folio.example("Gedeeld"), folio.example("Voor mij")
    folio.file(key, "foto.jpg", photo())
    file = EvidenceFile.objects.get()
    anna, bram = folio.cast.client("anna"), folio.cast.client("bram", "leader")
    until = (TODAY() + timedelta(days=14)).isoformat()
    fields = {"items": [str(key)], "with_person": str(folio.cast.people["bram"]), "ends_before": until}
    assert f'value="{key}"' in page(anna, url("sharing") + f"?item={key}")
    assert anna.post(url("sharing"), fields).status_code == 302
    assert "nog niet geopend" in page(anna, url("sharing"))
    assert "Anna Peeters" in page(bram, url("portfolio"))
    shown = page(bram, url("shared", folio.cast.people["anna"]))
    assert "Gedeeld" in shown and "Voor mij" not in shown
    answer = bram.get(url("shared_file", folio.cast.people["anna"], file.id))
    assert answer["Content-Disposition"].startswith("attachment")
    assert bram.get(url("item", key)).status_code == bram.get(url("item", hidden)).status_code == 404
    seen = page(anna, url("sharing"))
    assert "geopend op" in seen
    assert "Bram Claes" in page(anna, url("item", key))
    folio.as_()
    assert ShareOpening.objects.count() == 1
    share = Share.objects.get()
    assert anna.post(url("stop_sharing"), {"share": [str(share.id)]}).status_code == 302
    assert bram.get(url("shared", folio.cast.people["anna"])).status_code == 404
    assert bram.get(url("shared_file", folio.cast.people["anna"], file.id)).status_code == 404
    assert "Anna Peeters" not in page(bram, url("portfolio"))
    assert "Vroeger gedeeld" in page(anna, url("sharing"))
    assert bram.post(url("stop_sharing"), {"share": [str(share.id)]}).status_code == 404


@pytest.mark.parametrize(
    ("address", "moment"),
    [
        ("shared", "portfolio_shareopening"),
        ("shared_file", "portfolio_shareopening"),
        ("shared_file", 'SELECT "portfolio_share"."id"'),
    ],
)
def test_what_stops_while_it_is_being_opened_is_not_found(folio: Folio, address: str, moment: str) -> None:
    key = folio.example("Gedeeld")
    file = folio.file(key, "foto.jpg", photo())
    folio.share(key)
    bram = folio.cast.client("bram", "leader")
    stopped: list[str] = []

    def stops(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """At that statement she stops, in another window."""
        if moment in sql and not stopped:
            stopped.append(sql)
            folio.as_()
            Share.objects.update(stopped_at=timezone.now())
            folio.as_("bram", use=Use.DEVELOPMENT)
        return execute(sql, params, many, context)

    about = [folio.cast.people["anna"], *([file] if address == "shared_file" else [])]
    with connection.execute_wrapper(stops):
        assert bram.get(url(address, *about)).status_code == 404
    assert stopped
    folio.as_()
    assert ShareOpening.objects.count() == 0


def whole(folio: Folio) -> None:
    """One of each kind, three files of which two have the same name, and a share that Bram opened."""
    keys = [folio.example(), folio.certificate(), folio.course(), folio.thanks()]
    folio.file(keys[1], "attest.pdf", paper())
    folio.file(keys[1], "attest.pdf", paper())
    folio.file(keys[3], "kaartje.jpg", photo())
    folio.opened(shares=folio.share(keys[0]))


def test_all_of_it_is_taken_out_in_one_file(folio: Folio) -> None:
    whole(folio)
    answer = folio.cast.client("anna").get(url("take_out"))
    assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''kiem-portfolio.zip"
    with ZipFile(BytesIO(answer.content)) as taken:
        assert taken.testzip() is None
        said = json.loads(taken.read("portfolio.json"))
        html = taken.read("portfolio.html").decode()
        paths = [file["path"] for item in said["items"] for file in item["files"]]
        assert sorted(taken.namelist()) == sorted(["portfolio.css", "portfolio.html", "portfolio.json", *paths])
        assert [taken.read(path)[:4] for path in sorted(paths)] == [b"%PDF", b"%PDF", b"\xff\xd8\xff\xe0"]
    folio.as_()
    assert {item["id"] for item in said["items"]} == {str(key) for key in Item.objects.values_list("id", flat=True)}
    texts = ("situation", "task", "action", "result", "words", "given_by", "title", "day")
    for item in Item.objects.all():
        (kept,) = [each for each in said["items"] if each["id"] == str(item.id)]
        for name in texts:
            assert kept[name] == str(getattr(item, name)), name
        for words in filter(None, (item.situation, item.task, item.action, item.result, item.words, item.title)):
            assert words in html
    assert [share["with"] for share in said["shares"]] == ["Bram Claes"]
    assert [share["opened_on"] for share in said["shares"]] == [[TODAY().isoformat()]]
    assert len(re.findall(r'href="bestanden/', html)) == 3
    assert "<script" not in html


def test_who_left_and_can_still_sign_in_reads_shares_and_takes_out_all_of_it(folio: Folio) -> None:
    whole(folio)
    folio.cast.use(Use.ADMINISTRATION)
    past = TODAY() - timedelta(days=3)
    Placement.objects.filter(person=folio.cast.people["anna"]).update(ends_before=past)
    Mandate.objects.filter(person=folio.cast.people["anna"]).update(ends_before=past)
    anna = folio.cast.client("anna")
    assert "Een moeilijk gesprek" in page(anna, url("portfolio"))
    assert 'href="/portfolio/"' in page(anna, "/")
    with ZipFile(BytesIO(anna.get(url("take_out")).content)) as taken:
        assert len(json.loads(taken.read("portfolio.json"))["items"]) == 4
    assert "Carla Maes" in page(anna, url("sharing"))
    assert "Bram Claes (je leidinggevende)" not in page(anna, url("sharing"))


def test_deleting_asks_first_and_then_it_is_gone(folio: Folio) -> None:
    key = folio.example()
    anna = folio.cast.client("anna")
    assert "Definitief verwijderen" in page(anna, url("delete_item", key))
    assert anna.post(url("delete_item", key)).status_code == 302
    assert anna.post(url("delete_item", key)).status_code == 404
    assert "Een moeilijk gesprek" not in page(anna, url("portfolio"))


def test_what_ends_soon_stands_on_top_and_on_her_own_first_page_and_nowhere_else(folio: Folio) -> None:
    folio.certificate("Reanimatie", days=20)
    folio.certificate("Nog lang", days=300)
    folio.certificate("Voorbij", days=-3)
    anna = folio.cast.client("anna")
    listed = page(anna, url("portfolio"))
    assert "Loopt binnenkort af" in listed and "vervallen op" in listed
    today = page(anna, "/")
    assert "Reanimatie" in today and "Nog lang" not in today
    paper_list = page(anna, reverse("home:waiting"))
    assert "Een attest in je portfolio loopt af" in paper_list and "Reanimatie" not in paper_list
    for name, role in (("bram", "leader"), ("carla", "hr"), ("elke", "director"), ("dries", "delegate")):
        client = folio.cast.client(name, role)
        assert "Reanimatie" not in page(client, "/") + page(client, reverse("home:waiting"))


def test_the_competences_of_an_item_are_those_of_the_language(folio: Folio) -> None:
    anna = folio.cast.client("anna")
    shown = page(anna, url("new_item", "example"))
    keys = re.findall(r'name="competences" value="([^"]+)"', shown)
    assert len(keys) > 2
    fields = {"title": "Iets", "day": "2026-11-20", "competences": keys[:2]}
    assert anna.post(url("new_item", "example"), fields).status_code == 302
    folio.as_()
    assert ItemCompetence.objects.count() == 2


def test_a_kind_that_there_is_not_is_not_found(folio: Folio) -> None:
    assert folio.cast.client("anna").get(url("new_item", "diploma")).status_code == 404


def test_hours_and_words_of_a_course_read_well(folio: Folio) -> None:
    item = ItemToKeep("Tillen", folio.today, hours=None, words="Rug recht.")
    key = folio.keep(ItemKind.COURSE, item)
    assert "uur" not in page(folio.cast.client("anna"), url("item", key)).partition("<main")[2].partition("</main")[0]
