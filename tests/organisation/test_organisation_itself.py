"""What the organisation is called, and in which languages it works."""

import pytest

from kiem.foundation.errors import CannotDo
from kiem.foundation.models import Organisation
from kiem.organisation.actions import change_organisation
from tests.cast import NOW, Cast


def test_hr_gives_the_organisation_another_name_and_another_first_language(cast: Cast) -> None:
    client = cast.client("carla", "hr")
    posted = {"name": "Maison du Tilleul", "languages": ["nl", "fr"], "leading": "fr"}
    answer = client.post("/organisation/", posted)
    assert answer.status_code == 302
    cast.viewer("carla", "hr")
    kept = Organisation.objects.get(id=cast.organisation)
    assert (kept.name, kept.languages) == ("Maison du Tilleul", ["fr", "nl"])


def test_the_first_language_is_one_of_those_they_work_in(cast: Cast) -> None:
    answer = cast.client("carla", "hr").post("/organisation/", {"name": "H", "languages": ["nl"], "leading": "fr"})
    assert answer.status_code == 422
    assert "De eerste taal moet een van de talen zijn" in answer.content.decode()


@pytest.mark.parametrize(("name", "languages"), [(" ", ["nl"]), ("Het Lindenhof", [])])
def test_an_organisation_keeps_a_name_and_a_language(cast: Cast, name: str, languages: list[str]) -> None:
    with pytest.raises(CannotDo):
        change_organisation(name, languages=languages, leading="nl", by=cast.viewer("carla", "hr"), at=NOW)


@pytest.mark.parametrize(
    ("name", "role"), [("anna", ""), ("bram", "leader"), ("elke", "director"), ("dries", "delegate")]
)
def test_nobody_but_hr_changes_it(cast: Cast, name: str, role: str) -> None:
    posted = {"name": "Anders", "languages": ["nl"], "leading": "nl"}
    assert cast.client(name, role).post("/organisation/", posted).status_code == 404
