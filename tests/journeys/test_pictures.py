"""The line in pictures of the demo, for the README. ``make pictures`` writes them anew; else they go to build/."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ROOT, Site, Visits
from tests.journeys.sheets import workbook
from tests.journeys.together.taking import SHOWN, TOURS, WIDE, take

pytestmark = pytest.mark.journey

PHONE = 390
SHEET = (
    ("Naam medewerker", "Omgaan met agressie", "Digitaal werken", "Veilig tillen", "Rijksregisternummer"),
    ("Peeters Anna", "gevorderd", "basis", "zelfstandig", "90.01.01-123.45"),
    ("Diallo Fatou", "expert", "zelfstandig", "zelfstandig", "85.05.05-321.54"),
    ("Yılmaz Meryem", "basis", "zelfstandig", None, "79.11.30-222.11"),
)


def test_chosen_from_esco(demo_site: Site, visit: Visits, esco: Path) -> None:
    demo_site.kiem("import", "esco", str(esco))
    carla = visit(demo_site, width=WIDE)
    carla.enter_demo("Carla")
    carla.go("/competences/reference/?q=stress")
    carla.main.get_by_role("checkbox", name="omgaan met stress").check()
    take(carla, "esco", height=860)


def test_what_a_job_asks(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site, width=WIDE)
    carla.enter_demo("Carla")
    carla.go(f"/profiles/{demo_site.id_of('Zorgkundige')}/")
    expect(carla.main.locator(".track").first).to_be_visible()
    take(carla, "profile", height=860)


def test_the_sheet_comes_in(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site, width=WIDE)
    carla.enter_demo("Carla")
    carla.hand_in(workbook(SHEET, "De Linde"), "wie kan wat.xlsx", "levels")
    for word, place in {"basis": "1", "gevorderd": "2", "zelfstandig": "3", "expert": "4"}.items():
        carla.main.get_by_label(word, exact=True).select_option(place)
    take(carla, "bring-in", height=560)
    carla.press("Remove this file")


def test_a_team(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site, width=1440)
    bram.enter_demo("Bram")
    bram.go(f"/team/{demo_site.id_of('De Linde')}/")
    take(bram, "team")


@pytest.mark.parametrize(("name", "width", "height"), [("growth", 1180, 1130), ("growth-phone", PHONE, 1100)])
def test_her_growth(demo_site: Site, visit: Visits, name: str, width: int, height: int) -> None:
    anna = visit(demo_site, width=width)
    anna.enter_demo("Anna")
    anna.go("/growth/")
    take(anna, name, height=height)


def test_who_looked(demo_site: Site, visit: Visits) -> None:
    anna = visit(demo_site, width=1180)
    anna.enter_demo("Anna")
    anna.go("/growth/seen/")
    expect(anna.main.get_by_role("row")).not_to_have_count(0)
    take(anna, "seen", height=575)


def test_the_readme_shows_them_and_nothing_else() -> None:
    shown = re.findall(r"[(\"]docs/pictures/([\w-]+)\.png", (ROOT / "README.md").read_text(encoding="utf-8"))
    tours = [f"tour-{name}" for name in TOURS]
    assert sorted([*shown, *tours]) == sorted(path.stem for path in SHOWN.glob("*.png"))
    assert set(shown) == {"esco", "profile", "bring-in", "team", "growth", "growth-phone", "seen"}
