"""A round about one person, from her own side alone: planned and opened by HR."""

from tests.journeys.conftest import Site
from tests.journeys.visitor import Visitor
from tests.journeys.words import said


def round_about(carla: Visitor, site: Site, title: str, name: str) -> None:
    """HR plans and opens it; ``name``: her first and last name."""
    person = site.id_of(name)
    unit = site.rows("SELECT unit_id FROM organisation_placement WHERE person_id = %s AND ends_before IS NULL", person)[
        0
    ][0]
    carla.go(f"/rounds/new/?unit={unit}")
    carla.fill(title=title)
    for field, only in (("people", person), ("views", "self")):
        for box in carla.main.locator(f'[name="{field}"]').all():
            box.set_checked(box.get_attribute("value") == only)
    carla.press("Plan it")
    carla.press("Open the round")
    carla.sees(said("The round is open. Everyone who is asked was told."))
