"""What a profile says besides its lines: purpose, results, references, and who decided it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.trail import record
from kiem.organisation.access import Permission, require
from kiem.organisation.actions.keeping import require_unchanged
from kiem.profiles.actions.keeping import Described, Next, first_day, hold_the_profiles, what_stands, write
from kiem.profiles.queries import references_of_each
from kiem.profiles.rules import ProfileOf, Reference, why_not_refer
from kiem.profiles.wording import DESCRIBED_LABELS, WRONG_REFERENCES, described_in_words


def describe_profile(
    of: ProfileOf,
    *,
    purpose: str,
    results: Sequence[str],
    references: Sequence[Reference] = (),
    decision: str = "",
    starts_on: date | None = None,
    shown: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """From a day, let a profile say this. False: it says just that already.

    Without a day: from today, or from that of a version still to come.

    ``shown``: the texts as the form showed them (`described_in_words`). Raises CannotDo for references that cannot
    stand together or a day in the profile's past, and ChangedMeanwhile when someone else changed a text since.
    """
    require(by, Permission.MANAGE_PROFILES)
    wrong = why_not_refer(references)
    if wrong:
        raise CannotDo(WRONG_REFERENCES[wrong], field="references")
    with transaction.atomic():
        hold_the_profiles(by)
        now = what_stands([of])[of]
        stood = references_of_each([now.version_id]).get(now.version_id, ()) if now.version_id else ()
        before = (now.described.purpose, now.described.results, stood, now.described.decision)
        wanted = (purpose.strip(), tuple(results), tuple(references), decision.strip())
        require_unchanged(shown, described_in_words(*before), described_in_words(*wanted), DESCRIBED_LABELS)
        if before == wanted:
            return False
        said = Described(wanted[0], wanted[1], wanted[3], wanted[2])
        write({of: now}, {of: Next(now.lines, said)}, first_day(now, starts_on, at), by, at)
        record(by, "describe_profile", of.layer.value, of.job_id or of.family_id, at=at)
    return True
