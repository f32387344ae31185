"""A growth page as one would write it for this page alone: three queries, and a template without components.

Only what the reader of the bar has: levels from lists, on the scale that is asked, and an HR adviser but no leader.
"""

from datetime import date
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kiem.foundation.purposes import Use
from kiem.gaps.wording import number_words
from kiem.organisation.middleware import KiemRequest, screen
from kiem.ui.track import Known, Track, large_track, legend_html
from kiem.ui.wording import track_words

_PLACES = """
SELECT person.given_name, lower(left(job.name, 1)) || substr(job.name, 2), unit.name
FROM organisation_person AS person
JOIN organisation_placement AS placement ON placement.person_id = person.id
JOIN organisation_job AS job ON job.id = placement.job_id
JOIN organisation_unit AS unit ON unit.id = placement.unit_id
WHERE person.id = %(person)s AND daterange(placement.starts_on, placement.ends_before) @> %(today)s::date
ORDER BY placement.starts_on, placement.id
"""
_LINES = """
SELECT wording.competence_id, words.name, wording.kind = 'core', max(line."position"), known."position",
       known.observed_on, known.valid_until, known.level_id,
       (SELECT array_agg(stop.name ORDER BY stop."position") FROM competences_scaleleveltext AS stop
        WHERE stop.scale_version_id = line.scale_version_id AND stop.language = 'nl')
FROM organisation_placement AS placement
JOIN profiles_roleprofile AS profile ON profile.job_id = placement.job_id AND profile.unit_id IS NULL
JOIN LATERAL (SELECT id FROM profiles_roleprofileversion AS version
              WHERE version.role_profile_id = profile.id AND version.starts_on <= %(today)s
              ORDER BY number DESC LIMIT 1) AS now ON true
JOIN profiles_requirement AS line ON line.role_profile_version_id = now.id
JOIN competences_competenceversion AS wording ON wording.id = line.competence_version_id
JOIN competences_competencetext AS words ON words.competence_version_id = wording.id AND words.language = 'nl'
LEFT JOIN assessments_currentlevel AS known ON known.person_id = placement.person_id
  AND known.competence_id = line.competence_id AND known.purpose = 'development'
WHERE placement.person_id = %(person)s AND daterange(placement.starts_on, placement.ends_before) @> %(today)s::date
GROUP BY wording.competence_id, words.name, wording.kind, line.scale_version_id, known."position",
         known.observed_on, known.valid_until, known.level_id
ORDER BY wording.kind <> 'core', lower(words.name)
"""
_ADVISERS = """
SELECT trim(person.given_name || ' ' || person.family_name) FROM organisation_mandate AS mandate
JOIN organisation_person AS person ON person.id = mandate.person_id
WHERE mandate.kind = 'hr_adviser' AND daterange(mandate.starts_on, mandate.ends_before) @> %(today)s::date
ORDER BY person.sort_key
"""


def _day(day: date, today: date) -> str:
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")


def _said(required: int, position: int | None, observed: date, lapsed: bool, today: date) -> str:
    if position is None:
        return _("Not yet talked about. That is no zero: we just do not know yet.")
    day = {"day": _day(observed, today)}
    if lapsed:
        return _("A list of %(day)s said something, but nobody talked about it in time. So it is not yet known.") % day
    if position < required:
        steps = required - position
        words = ngettext("One step to grow.", "%(n)s steps to grow.", steps) % {"n": number_words(steps).capitalize()}
    else:
        words = _("At the asked level.") if position == required else _("Beyond what is asked.")
    return f"{words} {_('From a list of %(day)s.') % day}"


@screen(use=Use.OWN_DATA)
def growth(request: KiemRequest) -> HttpResponse:
    today, words = timezone.localdate(), track_words()
    asked: dict[str, Any] = {"person": request.viewer.person_id, "today": today}
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, asked)
        places = cursor.fetchall()
        cursor.execute(_LINES, asked)
        rows = cursor.fetchall()
        cursor.execute(_ADVISERS, asked)
        advisers = [name for (name,) in cursor.fetchall()]
    cards, tracks, known, until = [], [], 0, None
    for place, (competence, name, core, required, position, observed, valid, level, stops) in enumerate(rows, 1):
        lapsed = position is not None and valid <= today
        ageing = _("lapsed on %(day)s") % {"day": _day(valid, today)} if lapsed else ""
        track = Track(tuple(stops), required, Known(position, "brought_in", False, ageing) if position else None)
        tracks.append(track)
        known += position is not None and not lapsed
        until = max(until or valid, valid) if position else until
        cards.append(
            {
                "place": place,
                "id": competence,
                "name": name,
                "core": core,
                "level": level,
                "short": position is not None and not lapsed and required > position and required - position,
                "said": _said(required, position, observed, lapsed, today),
                "track": large_track(track, words),
            }
        )
    nearest = min((card for card in cards if card["short"]), key=lambda one: (not one["core"], one["short"]))
    context = {
        "given_name": places[0][0],
        "jobs": _("%(names)s and %(last)s")
        % dict(zip(("names", "last"), (f"{j} op {u}" for _g, j, u in places), strict=True)),
        "asked": number_words(len(cards)),
        "known": number_words(known),
        "unknown": number_words(len(cards) - known),
        "next": nearest,
        "next_name": nearest["name"][:1].lower() + nearest["name"][1:],
        "next_level": rows[nearest["place"] - 1][8][rows[nearest["place"] - 1][3] - 1],
        "cards": cards,
        "legend": legend_html(tracks, words),
        "advisers": ", ".join(advisers),
        "until": until,
    }
    return render(request, "bench/growth.html", context)
