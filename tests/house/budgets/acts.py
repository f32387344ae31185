"""More acts, more known of Anna, and minimums of acts of her team."""

from datetime import timedelta

from django.utils import timezone

from kiem.credentials import actions
from kiem.credentials.rules import EntrustingToNote, LicenceToNote, ShowingToNote
from kiem.foundation.purposes import Use
from kiem.gaps.actions import agree_minimum
from kiem.gaps.rules import MinimumOf
from tests.acts import VISUM
from tests.cast import BEFORE, NOW, TODAY
from tests.house.access.furnished import House


def more_acts(house: House, turn: int, number: int) -> None:
    cast, by, anna = house.cast, house.cast.system, house.cast.people["anna"]
    cast.use(Use.CERTIFICATION)
    kind, greet = house.acts.kinds[VISUM], cast.people["greet"]
    for place in range(number):
        act = actions.add_act(f"Handeling {turn} {place}", kinds=[kind], starts_on=BEFORE, by=by, at=NOW).id
        actions.set_review_term(act, months=12, source="Afspraak", starts_on=BEFORE, by=by, at=NOW)
        assessor = actions.name_assessor(act, greet, qualified_by="Mentor", starts_on=BEFORE, by=by, at=NOW).id
        actions.note_showing(anna, ShowingToNote(assessor, TODAY), by=by, at=NOW)
        actions.note_practice(anna, act, TODAY, by=by, at=NOW)
        given = actions.entrust(anna, EntrustingToNote(act, greet, TODAY), by=by, at=NOW)
        actions.suspend_entrusting(given.id, "Nieuw materiaal.", by=by, at=NOW)
        seen = LicenceToNote(kind, f"{turn}-{place}", "Overheid", BEFORE, None, TODAY)
        actions.note_licence(anna, seen, by=by, at=NOW)
        stop = timezone.localdate() + timedelta(days=1000 * turn + 10 * place)
        actions.stop_clock(anna, starts_on=stop, ends_before=stop + timedelta(days=5), by=by, at=NOW)
        cast.use(Use.ADMINISTRATION)
        agree_minimum(
            cast.units["De Linde"], MinimumOf(act, 0), people=2, agreed_on=TODAY, source="Overleg", by=by, at=NOW
        )
        cast.use(Use.CERTIFICATION)
    cast.use(Use.ADMINISTRATION)
