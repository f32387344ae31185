"""HR makes a profile from an occupation of ESCO, over O*NET, and prints it; with the real files of both."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

JOB, OCCUPATION, IN_ONET = "Administratief medewerker", "administratief medewerker", "Office Clerks, General"
MAPPED, OWN, COPIED, LEVEL = "Administrative", "Administratie verzorgen", "Reading Comprehension", "op weg"


def test_from_an_occupation_of_esco_to_a_printed_profile(
    demo_site: Site, visit: Visits, esco: Path, onet: Path
) -> None:
    demo_site.kiem("import", "esco", str(esco))
    demo_site.kiem("import", "onet", str(onet), "--crosswalk", str(esco / "ESCO_to_ONET-SOC.xlsx"))
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    carla.choose_in_menu("Profiles")
    carla.follow(JOB)
    _find(carla)
    _decide(carla)
    _put_in_force(carla)
    _read(carla)
    _print(carla)


def _find(carla: Visitor) -> None:
    carla.follow("What others ask of this job")
    carla.main.get_by_role("searchbox").fill(OCCUPATION)
    carla.press("Search", inside=carla.main)
    carla.examine()
    carla.follow(OCCUPATION)
    carla.follow(IN_ONET)
    expect(carla.main.get_by_role("heading", name=IN_ONET)).to_be_visible()


def _skill(carla: Visitor, name: str) -> Locator:
    return carla.main.get_by_role("group", name=name, exact=True)


def _decide(carla: Visitor) -> None:
    """One skill is asked as an own competence at a level of her own choice, one is copied, the others stay out."""
    mapped = _skill(carla, MAPPED)
    expect(mapped).to_contain_text(said("Proposed: %(name)s.").partition("%")[0])
    mapped.locator('[name^="becomes_"]').select_option(label=OWN)
    mapped.locator('[name^="level_"]').select_option(label=LEVEL)
    _skill(carla, COPIED).locator('[name^="becomes_"]').select_option(label=said("Copy into the draft"))
    carla.examine()
    carla.press("Take this into the profile")


def _put_in_force(carla: Visitor) -> None:
    """What was taken stands prepared; it is changed once more, and then asked from today."""
    carla.sees(said("Until then you can change it here."))
    card = carla.main.locator("article.card").filter(has=carla.page.get_by_role("heading", name=OWN))
    card.get_by_role("link", name=said("Change")).click()
    carla.main.get_by_label(said("desirable")).check()
    carla.press("Save", inside=carla.main)
    carla.sees(said("Saved: this will be asked."))
    carla.examine()
    carla.press("Ask this from today")
    carla.sees(said("This is asked from today."))


def _read(carla: Visitor) -> None:
    card = carla.main.locator("article.card").filter(has=carla.page.get_by_role("heading", name=OWN))
    expect(card).to_contain_text(f"{JOB}: {LEVEL}")
    expect(carla.main.locator("article.card").filter(has_text=COPIED)).to_have_count(0)
    expect(carla.main).to_contain_text("ESCO http://data.europa.eu/esco/occupation/")
    profile = carla.path
    carla.follow(OWN)
    expect(carla.main.locator("#asking")).to_contain_text(JOB)
    carla.sees(MAPPED)
    carla.examine()
    carla.follow("Compare it with ESCO")
    carla.examine()
    carla.go("/competences/?draft=1")
    carla.sees(COPIED)
    carla.go(profile)


def _print(carla: Visitor) -> None:
    carla.follow("A document to sign")
    carla.main.get_by_role("table").get_by_role("rowheader").get_by_role("link").first.click()
    expect(carla.main.locator("#offers")).to_be_visible()
    with carla.page.expect_download() as coming:
        carla.main.get_by_role("link", name=said("Without a name")).first.click()
    assert coming.value.suggested_filename == f"{JOB}.pdf"
    content = Path(coming.value.path()).read_bytes()
    assert content.startswith(b"%PDF-") and b"%%EOF" in content[-32:]
