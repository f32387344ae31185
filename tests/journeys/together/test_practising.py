"""Before she looks at others, someone practises on made-up situations; her leader and HR learn nothing of it."""

import pytest

from tests.journeys.conftest import Site, Visits
from tests.journeys.words import said

pytestmark = pytest.mark.journey


def test_someone_practises_and_reads_the_reasons_beside_her_answers(demo_site: Site, visit: Visits) -> None:
    greet = visit(demo_site)
    greet.enter_demo("Greet")
    greet.choose_in_menu("Looking")
    greet.follow("Practise")
    greet.press("Compare")
    greet.examine()
    for question in greet.main.locator("fieldset").all():
        question.get_by_role("radio").nth(2).check()
    greet.press("Compare")
    greet.sees(said("Your answers beside the reasons"))
    greet.sees(said("Fewer than five experienced people placed it so far, so theirs is not shown yet."))
    greet.examine()
    greet.follow("To looking")
    assert greet.main.get_by_role("link", name=said("Practise"), exact=True).count() == 0
    assert demo_site.rows("SELECT count(*) FROM assessments_placementcount WHERE counted > 0") == [(0,)]


def test_hr_writes_a_situation_from_one_that_comes_with_kiem(demo_site: Site, visit: Visits) -> None:
    carla = visit(demo_site)
    carla.enter_demo("Carla")
    carla.go("/rounds/")
    carla.follow("Situations to practise on")
    carla.examine()
    carla.follow("observing and reporting")
    carla.main.locator('select[name="shows"]').select_option(index=2)
    carla.press("Add it")
    carla.sees(said("Added. From now on people practise on it."))
