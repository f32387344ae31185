"""Comparing two profiles, and a profile as a document to sign."""

from datetime import date

import pytest
from django.urls import reverse

from kiem.foundation.errors import NotFound
from kiem.foundation.purposes import Use
from kiem.organisation.actions import set_document_language
from kiem.organisation.models import Person
from kiem.organisation.queries import document_settings
from kiem.organisation.rules import DocumentRule
from kiem.profiles.actions import describe_profile, set_requirement
from kiem.profiles.pages import compare_page, document_page, document_values
from kiem.profiles.rules import WHOLE_ORGANISATION, ProfileOf, Weight, of_family, of_job, of_position
from tests.cast import NOW, TODAY, Cast
from tests.competences.statements import statements_of
from tests.make import Make


def _position(cast: Cast) -> ProfileOf:
    return of_position(cast.jobs["Zorgkundige"], cast.units["De Linde"])


def _language(cast: Cast, unit: str, rule: DocumentRule, since: date = TODAY) -> None:
    cast.use(Use.ADMINISTRATION)
    set_document_language(cast.units[unit], rule=rule, starts_on=since, by=cast.system, at=NOW)


def test_two_jobs_stand_side_by_side_over_all_layers(cast: Cast) -> None:
    a, b, c = Make(cast).language("A", "B", "C").values()
    Make(cast).profile("Zorgkundige", {a: 3, b: 2})
    Make(cast).profile("Kok", {a: 2})
    set_requirement(WHOLE_ORGANISATION, c.competence_id, 1, Weight.ESSENTIAL, by=cast.system, at=NOW)
    viewer = cast.viewer("anna")
    page = compare_page(viewer, (of_job(cast.jobs["Zorgkundige"]), None), (of_job(cast.jobs["Kok"]), None))
    found = {row.name: (row.left is not None, row.right is not None, row.differs) for row in page.rows}
    assert found == {"A": (True, True, True), "B": (True, False, True), "C": (True, True, False)}
    assert page.different == 2


def test_one_profile_is_compared_with_itself_on_another_day(cast: Cast) -> None:
    (version,) = Make(cast).language("A").values()
    of = of_job(cast.jobs["Kok"])
    for day, level in ((date(2026, 1, 1), 2), (TODAY, 3)):
        by = cast.viewer("carla", "hr")
        set_requirement(of, version.competence_id, level, Weight.ESSENTIAL, starts_on=day, by=by, at=NOW)
    page = compare_page(cast.viewer("anna"), (of, date(2026, 2, 1)), (of, TODAY))
    [row] = page.rows
    assert row.differs
    path = reverse("profiles:compare") + f"?left={of.key}&left_on=2026-02-01&right={of.key}&right_on=2026-11-23"
    text = cast.client("anna").get(path).content.decode()
    assert text.count('class="track"') == 2
    assert "verschilt" in text


def test_comparing_takes_at_most_twelve_statements_whatever_the_size(cast: Cast) -> None:
    words = list(Make(cast).language(*(f"Competentie {n}" for n in range(12))).values())
    Make(cast).profile("Zorgkundige", dict.fromkeys(words[:9], 2))
    family = Make(cast).layers(dict.fromkeys(words[:3], 2))
    client = cast.client("carla", "hr")
    for left, right in ((_position(cast), of_family(family)), (of_job(cast.jobs["Kok"]), WHOLE_ORGANISATION)):
        path = reverse("profiles:compare") + f"?left={left.key}&left_on=2026-11-23&right={right.key}"
        assert len(statements_of(client, path)) <= 12


def test_what_is_nonsense_in_the_address_is_not_compared(cast: Cast) -> None:
    client = cast.client("anna")
    assert client.get(reverse("profiles:compare") + "?left=x&right=y").status_code == 200
    assert client.get(reverse("profiles:compare") + "?left_on=x").status_code == 404
    elsewhere = of_job(cast.organisation).key
    assert client.get(reverse("profiles:compare") + f"?left={elsewhere}").status_code == 404


def test_the_language_of_documents_comes_from_the_nearest_unit_and_has_a_source(cast: Cast) -> None:
    _language(cast, "Woonzorg", DocumentRule.DUTCH, date(2026, 1, 1))
    _language(cast, "De Beuk", DocumentRule.EMPLOYEE)
    settings = document_settings([cast.units["De Linde"], cast.units["De Beuk"]], TODAY)
    linde, beuk = settings[cast.units["De Linde"]], settings[cast.units["De Beuk"]]
    assert (linde.rule, linde.unit_id) == (DocumentRule.DUTCH, cast.units["Woonzorg"])
    assert "19 juli 1973" in linde.source
    assert (beuk.rule, "art. 52" in beuk.source) == (DocumentRule.EMPLOYEE, True)
    assert document_settings([cast.units["De Linde"]], date(2025, 12, 31)) == {}


def test_the_law_and_the_person_decide_in_which_language(cast: Cast) -> None:
    Make(cast).de_linde()
    Person.objects.filter(id=cast.people["fatou"]).update(language="fr")
    of = _position(cast)
    for rule, expected in (
        (DocumentRule.DUTCH, {"nl"}),
        (DocumentRule.FRENCH, {"fr"}),
        (DocumentRule.EMPLOYEE, {"fr"}),
    ):
        _language(cast, "De Linde", rule)
        page = document_page(cast.viewer("carla", "hr"), of)
        assert {offer.language for offer in page.offers if offer.person_id == cast.people["fatou"]} == expected
    values = document_values(cast.viewer("carla", "hr"), of, cast.people["fatou"], "fr")
    assert values["words"]["signatures"] == "Signatures"
    assert values["signatures"][0]["who"] == "Fatou Diallo"
    with pytest.raises(NotFound):
        document_values(cast.viewer("carla", "hr"), of, cast.people["fatou"], "nl")
    with pytest.raises(NotFound):
        document_values(cast.viewer("carla", "hr"), of, cast.people["farid"], "nl")


def test_the_document_is_a_tagged_pdf_that_says_all_of_it(cast: Cast) -> None:
    Make(cast).de_linde()
    _language(cast, "Woonzorg", DocumentRule.DUTCH)
    of = of_job(cast.jobs["Zorgkundige"])
    by = cast.viewer("carla", "hr")
    describe_profile(
        of, purpose='Zorgen #panic("x") $', results=["Een <b>goede</b> dag"], decision="Directie", by=by, at=NOW
    )
    client = cast.client("carla", "hr")
    answer = client.get(reverse("profiles:document_pdf", args=[_position(cast)]) + "?language=nl")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    for part in (b"%PDF-", b"/StructTreeRoot", b"/Marked true", b"<pdfuaid:part>1</pdfuaid:part>"):
        assert part in answer.content
    values = document_values(cast.viewer("carla", "hr"), _position(cast), None, "nl")
    assert values["purpose"] == 'Zorgen #panic("x") $'
    assert ("Beslist", "Directie") in values["facts"]
    assert len([line for group in values["groups"] for line in group["lines"]]) == 4


def test_documents_are_made_by_hr_alone_and_only_where_someone_works(cast: Cast) -> None:
    Make(cast).de_linde()
    path = reverse("profiles:document_pdf", args=[_position(cast)]) + "?language=nl"
    for name, role in (("anna", ""), ("bram", "leader"), ("dries", "delegate"), ("zara", "hr")):
        assert cast.client(name, role).get(path).status_code == 404
    client = cast.client("carla", "hr")
    empty = of_position(cast.jobs["Kok"], cast.units["De Linde"])
    for of, query in (
        (empty, ""),
        (WHOLE_ORGANISATION, ""),
        (_position(cast), "?language=xx"),
        (_position(cast), "?person=x"),
    ):
        assert client.get(reverse("profiles:document_pdf", args=[of]) + query).status_code == 404
    page = client.get(reverse("profiles:document", args=[_position(cast)])).content.decode()
    assert "Anna Peeters" in page
    assert "Nog niet gezegd welke" in page


def test_hr_says_the_language_of_documents_on_screen(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    path = reverse("organisation:document_language", args=[cast.units["Woonzorg"]])
    assert client.post(path, {"rule": "nl"}).status_code == 422
    assert client.post(path, {"rule": "employee", "starts_on": "2026-01-01"}).status_code == 302
    cast.viewer("carla", "hr")
    assert document_settings([cast.units["De Linde"]], TODAY)[cast.units["De Linde"]].rule is DocumentRule.EMPLOYEE


def test_a_document_says_nothing_of_the_moment_it_was_made(cast: Cast) -> None:
    answer = cast.client("carla", "hr").get(reverse("profiles:document_pdf", args=[_position(cast)]) + "?language=nl")
    assert answer.status_code == 200
    assert b"/CreationDate" not in answer.content
    assert b"CreateDate" not in answer.content
