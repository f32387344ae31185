"""An evaluation is another thing: announced, determined, signed for receipt, replied to, reviewed; quoting no talk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.conftest import Site, Visits
from tests.journeys.visitor import Visitor
from tests.journeys.words import said

pytestmark = pytest.mark.journey

REASON, EXAMPLE = "drie dossiers waren onvolledig", "de dossiers van de derde week van mei"
REPLY, OPINION = "die week viel er niemand in te roosteren", "het dossier toont twee kanten"


def test_an_evaluation_from_notice_to_review(demo_site: Site, visit: Visits) -> None:
    bram = visit(demo_site)
    bram.enter_demo("Bram")
    evaluation = _announced(bram, demo_site)
    anna = visit(demo_site, width=360)
    anna.enter_demo("Anna")
    anna.go(evaluation)
    anna.examine()
    calendar = anna.page.request.get(f"{demo_site.url}{evaluation}calendar/").text()
    assert "SUMMARY:Gesprek" in calendar
    assert "valuatie" not in calendar
    _days_pass(demo_site, evaluation)
    _determine(bram, evaluation)
    anna.go(evaluation)
    anna.sees(REASON)
    anna.press("Sign for receipt")
    anna.sees(said("You signed."))
    anna.follow("Write a reply")
    anna.fill(words=REPLY)
    anna.press("Send it")
    _review(anna, visit(demo_site), evaluation)
    _stands_apart(anna, bram, demo_site)


def _announced(bram: Visitor, site: Site) -> str:
    """Too soon is refused with the number of days; on the first day that is allowed it stands there."""
    bram.go("/conversations/new/")
    bram.main.locator("#id_person_id").select_option(str(site.id_of("Anna Peeters")))
    bram.main.locator('[name="purpose"][value="appraisal"]').check()
    bram.fill(on=timezone.localdate().isoformat(), place="Lokaal 9")
    bram.press("Plan it")
    bram.sees("14 dagen")
    bram.fill(on=(timezone.localdate() + timedelta(days=14)).isoformat())
    bram.press("Plan it")
    bram.sees("Lokaal 9")
    bram.examine()
    return bram.path


def _days_pass(site: Site, evaluation: str) -> None:
    """Its day becomes yesterday: a journey cannot wait two weeks."""
    from kiem.foundation.database.connections import connect, urls

    with connect(urls(site.database).owner) as connection:
        connection.execute(
            'UPDATE conversations_appointment SET "on" = %s WHERE id = '
            "(SELECT appointment_id FROM conversations_conversation WHERE id::text = %s)",
            [timezone.localdate() - timedelta(days=1), evaluation.rstrip("/").rpartition("/")[2]],
        )


def _determine(bram: Visitor, evaluation: str) -> None:
    bram.go(evaluation)
    bram.main.get_by_role("link").filter(has_text=said("Determine it")).last.click()
    bram.main.locator('[name="outcome"][value="determined"]').check()
    bram.main.locator('[name="position"][value="2"]').check()
    bram.fill(reason=REASON, example=EXAMPLE)
    bram.examine()
    bram.press("Write it down")
    bram.sees(said("Written down."))
    bram.go(evaluation)
    bram.press("Sign")
    bram.sees(said("You signed."))


def _review(anna: Visitor, carla: Visitor, evaluation: str) -> None:
    """Who reviews it reads it from when she is asked, and not before; HR as such never."""
    carla.enter_demo("Carla")
    assert carla.status_of(evaluation) == 404
    anna.go(evaluation)
    anna.follow("Ask someone to look from outside")
    anna.main.locator("#id_reviewer").select_option(label="Carla Wellens")
    anna.press("Ask it")
    carla.go(evaluation)
    carla.follow("Say how you see it")
    carla.fill(words=OPINION)
    carla.press("Send it")
    anna.go(evaluation)
    anna.sees(OPINION)
    anna.examine()


def _stands_apart(anna: Visitor, bram: Visitor, site: Site) -> None:
    """What was determined to appraise shows on no page about growing, neither hers nor his."""
    for visitor, path in ((anna, "/growth/"), (bram, f"/team/people/{site.id_of('Anna Peeters')}/")):
        visitor.go(path)
        text = visitor.main.inner_text()
        assert not [word for word in (REASON, EXAMPLE, REPLY, OPINION) if word in text], path
