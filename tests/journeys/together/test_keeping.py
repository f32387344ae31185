"""A portfolio: kept on a telephone with a file, shared with one person, opened, stopped, and taken out whole."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.folio import SECRET, photo
from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

TELEPHONE = 360
TITLE, HIDDEN = "een nacht met drie oproepen tegelijk", "iets wat niemand leest"
DID = "eerst kijken wie het dringendst was"


def test_from_an_example_with_a_photo_to_all_of_it_in_one_file(demo_site: Site, visit: Visits, tmp_path: Path) -> None:
    greet = visit(demo_site, width=TELEPHONE)
    greet.enter_demo("Greet")
    item = _keep(greet, TITLE)
    _keep(greet, HIDDEN)
    _file(greet, item)
    _looked_at(greet, item)
    _share(greet, demo_site)
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    shared = f"/portfolio/shared/{demo_site.id_of('Greet Lambrechts')}/"
    assert bram.go(item) == 404
    assert bram.go(shared) == 404
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    carla.go("/portfolio/")
    carla.follow("Greet Lambrechts")
    carla.sees(DID)
    assert carla.page.get_by_text(HIDDEN).count() == 0
    carla.examine()
    greet.go("/portfolio/sharing/")
    greet.sees(said("opened on"))
    greet.main.get_by_role("button", name=said("Stop")).first.click()
    greet.sees(said("You share this no longer. From now on nobody else reads it."))
    assert carla.go(shared) == 404
    _take_out(greet, tmp_path)


def _keep(greet: Visitor, title: str) -> str:
    """Its address."""
    greet.go("/portfolio/")
    greet.follow("New example")
    greet.fill(title=title, day="2026-11-20", action=DID)
    greet.press("Keep it")
    greet.sees(said("Kept, for you alone. Now you can add a file."))
    return greet.path


def _file(greet: Visitor, item: str) -> None:
    greet.go(item)
    greet.follow("Add a file")
    greet.examine()
    files = greet.main.locator('input[type="file"]')
    files.set_input_files({"name": "foto.pdf", "mimeType": "application/pdf", "buffer": photo()})
    greet.press("Keep this file")
    greet.sees("iets anders dan de naam zegt")
    files.set_input_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo(turned=True)})
    greet.press("Keep this file")
    greet.sees("foto.jpg")
    greet.examine()
    with greet.page.expect_download() as download:
        greet.main.get_by_role("link", name="foto.jpg", exact=True).click()
    assert SECRET.encode() not in Path(download.value.path()).read_bytes()


def _looked_at(greet: Visitor, item: str) -> None:
    """Each page of it, by axe."""
    greet.go(item)
    rename = greet.main.get_by_role("link").filter(has_text=said("Rename")).get_attribute("href")
    pages = ("/portfolio/", "/portfolio/new/course/", f"{item}change/", f"{item}delete/", str(rename))
    for path in pages:
        assert greet.go(path) == 200
        greet.examine()


def _share(greet: Visitor, site: Site) -> None:
    greet.go("/portfolio/sharing/")
    greet.main.get_by_label(TITLE).check()
    greet.main.locator("#id_with_person").select_option(str(site.id_of("Carla Wellens")))
    greet.press("Share it")
    greet.sees(said("not opened yet"))
    greet.examine()


def _take_out(greet: Visitor, folder: Path) -> None:
    greet.go("/portfolio/")
    with greet.page.expect_download() as download:
        greet.main.get_by_role("link", name=said("Take it all with me"), exact=True).click()
    with ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as taken:
        kept = json.loads(taken.read("portfolio.json"))
        (folder / "portfolio.html").write_bytes(taken.read("portfolio.html"))
        (folder / "portfolio.css").write_bytes(taken.read("portfolio.css"))
    assert {each["title"] for each in kept["items"]} == {TITLE, HIDDEN}
    greet.page.goto((folder / "portfolio.html").as_uri())
    greet.sees(DID)
