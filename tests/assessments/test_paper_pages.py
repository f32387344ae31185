"""The screens of a form on paper, the sheet itself, and where its code leads."""

import re
import uuid
from html import unescape

import pytest
import segno

from kiem.assessments.models import Answer, LookForm, PaperAnswer, PaperHelp
from kiem.assessments.pages import Sheet, sheet_values
from kiem.foundation.purposes import Use
from tests.cast import Cast
from tests.rounds import Rounds

HELPER = {"called": "Lotte Hermans"}


@pytest.fixture
def rounds(cast: Cast) -> Rounds:
    found = Rounds(cast)
    found.profile()
    found.team()
    found.opened()
    return found


def _form(rounds: Rounds, name: str) -> LookForm:
    asked = rounds.asked(name)
    rounds.cast.use(Use.KEEPING)
    return LookForm.objects.select_related("round").get(asked=asked)


def _here(form: LookForm, *more: str) -> str:
    return "/".join((f"/looking/development/{form.asked_id}/paper", *more)) + "/"


def _help(rounds: Rounds) -> uuid.UUID:
    rounds.cast.use(Use.KEEPING)
    return PaperHelp.objects.get().id


@pytest.mark.parametrize("sheet", Sheet)
def test_the_sheet_is_a_tagged_pdf_without_the_name_of_who_fills_it_in(rounds: Rounds, sheet: Sheet) -> None:
    form = _form(rounds, "greet")
    answer = rounds.cast.client("greet").get(_here(form, "print", sheet))
    assert answer["Content-Type"] == "application/pdf"
    for part in (b"%PDF-", b"/StructTreeRoot", b"/Marked true", b"<pdfuaid:part>1</pdfuaid:part>"):
        assert part in answer.content
    values = sheet_values(rounds.cast.viewer("greet", use=Use.DEVELOPMENT), form.asked_id, sheet, str)
    assert "Anna Peeters" in values["question"]
    assert "Greet" not in str(values)
    assert [line["name"] for line in values["lines"]] == [f"Competentie {place}" for place in range(1, 7)][:3]


def test_the_sheet_says_what_the_screen_says(rounds: Rounds) -> None:
    form = _form(rounds, "greet")
    values = sheet_values(rounds.cast.viewer("greet", use=Use.DEVELOPMENT), form.asked_id, Sheet.WORDS, str)
    answer = rounds.cast.client("greet").get(f"/looking/development/{form.asked_id}/1/")
    screen = unescape(re.sub("<[^>]+>", "", answer.content.decode()))
    for said in (*values["who_reads"][:2], values["words"]["no_names"]):
        assert said in screen
    for choice in values["lines"][0]["choices"]:
        assert choice["name"] in screen
        assert choice["text"] in screen
    assert [len(line["choices"]) for line in values["lines"]] == [5, 5, 5]


def test_with_pictures_each_level_has_its_own_and_few_words(rounds: Rounds) -> None:
    form = _form(rounds, "greet")
    values = sheet_values(rounds.cast.viewer("greet", use=Use.DEVELOPMENT), form.asked_id, Sheet.PICTURES, str)
    for line in values["lines"]:
        assert len({choice["picture"] for choice in line["choices"]}) == 5
    assert "Competentie 1" in values["lines"][0]["name"]


def test_the_code_is_the_address_of_her_form_and_says_nothing_else(rounds: Rounds) -> None:
    form = _form(rounds, "greet")
    viewer, addresses = rounds.cast.viewer("greet", use=Use.DEVELOPMENT), list[str]()

    def address_of(code: uuid.UUID) -> str:
        addresses.append(f"https://kiem.example/paper/{code}/")
        return addresses[-1]

    values = sheet_values(viewer, form.asked_id, Sheet.WORDS, address_of)
    assert addresses == [f"https://kiem.example/paper/{form.id}/"]
    assert values["code"] == segno.make(addresses[0], error="m", micro=False).svg_inline(scale=4, border=4)
    assert str(form.asked_id) not in str(values)


def test_the_code_leads_each_of_the_two_to_her_page_and_nobody_else_anywhere(rounds: Rounds) -> None:
    form = _form(rounds, "greet")
    cast = rounds.cast
    here = f"/paper/{form.id}/"
    assert cast.client("lotte").get(here).status_code == 404
    cast.client("greet").post(_here(form), HELPER)
    assert cast.client("greet").get(here)["Location"] == _here(form)
    assert cast.client("lotte").get(here)["Location"] == f"/looking/development/entering/{_help(rounds)}/"
    nowhere = re.sub(r"[0-9a-f-]{36}", str(uuid.uuid4()), here)
    for name, role in (("anna", ""), ("bram", "leader"), ("carla", "hr"), ("farid", ""), ("zara", "hr")):
        answer, other = cast.client(name, role).get(here), cast.client(name, role).get(nowhere)
        assert (answer.status_code, other.status_code) == (404, 404)
        assert "gaat voor jou niet open" in answer.content.decode()
    rounds.closed(form.round)
    for name in ("greet", "lotte"):
        assert cast.client(name).get(here).status_code == 404


def test_from_naming_to_confirming_without_scripts(rounds: Rounds) -> None:
    form, cast = _form(rounds, "greet"), rounds.cast
    first = rounds.on(form.asked_id)[0]
    greet, lotte = cast.client("greet"), cast.client("lotte")
    wrong = greet.post(_here(form), {"called": "Bram Claes"})
    assert (wrong.status_code, "niemand gevonden" in wrong.content.decode()) == (422, True)
    assert greet.post(_here(form), {"called": ""}).status_code == 422
    assert greet.post(_here(form), HELPER).status_code == 302
    assert "Lotte Hermans helpt je met dit formulier" in greet.get(_here(form)).content.decode()
    enter = f"/looking/development/entering/{_help(rounds)}/"
    for place in ("/", "/looking/", "/today/list/"):
        assert "papier" in lotte.get(place).content.decode().lower()
    assert lotte.post(f"{enter}1/", {"competence": first, "position": 3})["Location"] == f"{enter}#c1"
    lotte.post(f"{enter}1/", {"competence": first, "more": "1", "comment": "Bij mevr. Claes bleef ze rustig."})
    page = lotte.get(enter).content.decode()
    assert page.count('aria-pressed="true"') == 1
    assert "Bij mevr. Claes bleef ze rustig." in page
    assert "Lees wat Lotte Hermans invoerde" in greet.get("/").content.decode()
    read = greet.get(_here(form, "read")).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', read)
    assert seen is not None
    assert "<mark>mevr. Claes</mark>" in read
    assert greet.post(_here(form, "read"), {"seen": seen[1]}).status_code == 200
    assert not _answers(rounds)
    done = greet.post(_here(form, "read"), {"seen": seen[1], "as_it_is": "1"})
    assert done["Location"] == "/looking/"
    assert _answers(rounds) == [3]
    for method in (lotte.get(enter), greet.get(_here(form, "read"))):
        assert method.status_code in (302, 404)


def _answers(rounds: Rounds) -> list[int | None]:
    rounds.cast.use(Use.KEEPING)
    return list(Answer.objects.values_list("position", flat=True))


def test_what_comes_too_late_is_said_where_it_was_tapped(rounds: Rounds) -> None:
    form, cast = _form(rounds, "greet"), rounds.cast
    greet, lotte = cast.client("greet"), cast.client("lotte")
    greet.post(_here(form), HELPER)
    here = f"/looking/development/entering/{_help(rounds)}/1/"
    tapped = {"competence": rounds.on(form.asked_id)[0], "position": 3}
    assert lotte.post(here, tapped, headers={"HX-Request": "true"}).status_code == 200
    assert greet.post(_here(form, "take-back")).status_code == 302
    late = lotte.post(here, tapped, headers={"HX-Request": "true"})
    assert (late.status_code, "Dit antwoord is niet bewaard" in late.content.decode()) == (422, True)
    rounds.cast.use(Use.KEEPING)
    assert not PaperAnswer.objects.exists()


def test_of_a_manager_the_page_offers_no_helper(rounds: Rounds) -> None:
    form = _form(rounds, "bram")
    page = rounds.cast.client("bram").get(_here(form)).content.decode()
    assert 'name="called"' not in page
    assert "aan niemand anders" in page


def test_the_helper_sees_no_more_of_it_than_the_form(rounds: Rounds) -> None:
    form, cast = _form(rounds, "greet"), rounds.cast
    cast.client("greet").post(_here(form), HELPER)
    lotte = cast.client("lotte")
    for path in (f"/looking/development/{form.asked_id}/", f"/looking/development/{form.asked_id}/1/", _here(form),
                 _here(form, "read"), _here(form, "print", "words")):  # fmt: skip
        assert lotte.get(path).status_code == 404
    assert lotte.post(_here(form, "take-back")).status_code == 404
    assert _help(rounds)
