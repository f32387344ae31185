"""A profile as a document to sign: for which place and person, in which language, and what stands in it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kiem.competences.queries import Scale, scales
from kiem.foundation.errors import NotFound
from kiem.foundation.languages import LANGUAGE_CHOICES
from kiem.organisation.access import Viewer
from kiem.organisation.queries import DocumentSetting, Wanted, document_settings, people_found
from kiem.organisation.rules import document_languages
from kiem.organisation.wording import DOCUMENT_RULES
from kiem.profiles.pages.drawn import layer_words
from kiem.profiles.queries import Position, asked_at, held_profile, positions_of, profile_versions, references_of_each
from kiem.profiles.rules import (
    AskedLevel,
    Layer,
    ProfileOf,
    ProfileVersion,
    RequiredLevel,
    Source,
    Weight,
    asked_over,
    of_job,
)
from kiem.profiles.wording import WEIGHT_HEADINGS, WEIGHT_MEANINGS, reference_words, source_words
from kiem.ui.track import Track, in_words
from kiem.ui.wording import track_words

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "print" / "profile.typ"
_NAMES = dict(LANGUAGE_CHOICES)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit where the job is held. ``says``: what was set about the language there, with its source; "" for nothing.

    ``set_at``: the unit where it was set, or the unit itself where nobody did.
    """

    of: ProfileOf
    unit: str
    says: str
    source: str
    set_at: uuid.UUID


@dataclass(frozen=True, slots=True)
class Offer:
    """One document that can be made: for whom ("" without a name), and in which language."""

    name: str
    person_id: uuid.UUID | None
    language: str
    language_name: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Choosing a place, then for whom. ``chosen`` is None until there is a place."""

    of: ProfileOf
    title: str
    places: tuple[Place, ...]
    chosen: Place | None
    offers: tuple[Offer, ...]


def document_page(viewer: Viewer, of: ProfileOf) -> DocumentPage:
    """At most seven statements. Raises NotFound for what is no job or position that is held here."""
    source = held_profile(of)
    positions = _positions(viewer, of)
    settings = document_settings([each.of.unit_id for each in positions if each.of.unit_id], viewer.today)
    places = tuple(_place(each, settings) for each in positions)
    chosen = next((place for place in places if place.of == of), None)
    return DocumentPage(of, source_words(source), places, chosen, _offers(viewer, chosen, settings) if chosen else ())


def _positions(viewer: Viewer, of: ProfileOf) -> tuple[Position, ...]:
    """Where the job is held. Raises NotFound when ``of`` is none of these places nor their job."""
    positions = positions_of(of.job_id, viewer.today) if of.job_id else ()
    if of.job_id is None or (of.layer is Layer.POSITION and of not in {each.of for each in positions}):
        raise NotFound
    return positions


def _place(each: Position, settings: Mapping[uuid.UUID, DocumentSetting]) -> Place:
    unit_id = each.of.unit_id
    if unit_id is None:
        raise NotFound
    held = settings.get(unit_id)
    if held is None:
        return Place(each.of, each.unit, "", "", unit_id)
    return Place(each.of, each.unit, str(DOCUMENT_RULES[held.rule]), held.source, held.unit_id)


def _offers(viewer: Viewer, place: Place, settings: Mapping[uuid.UUID, DocumentSetting]) -> tuple[Offer, ...]:
    held = settings.get(place.of.unit_id) if place.of.unit_id else None
    rule = held.rule if held else None
    people = people_found(viewer, Wanted(units=[place.of.unit_id] if place.of.unit_id else [], job=place.of.job_id))
    found = [Offer("", None, each, _NAMES[each]) for each in document_languages(rule)]
    for person in people:
        found += [
            Offer(person.name, person.id, each, _NAMES[each]) for each in document_languages(rule, person.language)
        ]
    return tuple(found)


def document_values(viewer: Viewer, of: ProfileOf, person_id: uuid.UUID | None, language: str) -> dict[str, Any]:
    """What stands in the document, in ``language``, or in the first that the law allows when it is "".

    At most eighteen statements. Raises NotFound for a place, person or language that the page does not offer.
    """
    page = document_page(viewer, of)
    fitting = (each for each in page.offers if each.person_id == person_id and language in ("", each.language))
    offer = next(fitting, None)
    if offer is None or page.chosen is None or of.job_id is None:
        raise NotFound
    with translation.override(offer.language):
        source = held_profile(of)
        own, particular = _newest(viewer, of_job(of.job_id)), _newest(viewer, of)
        lines = asked_at([of], viewer.today, viewer.languages).get(of, ())
        asked = asked_over(lines)
        known = scales(viewer.languages)
        return {
            "language": offer.language,
            "title": source.name,
            "kicker": _("Role profile") + f" · {viewer.organisation_name}",
            "footer": _footer(viewer, source, own),
            "purpose": " ".join(each.purpose for each in (own, particular) if each and each.purpose),
            "facts": _facts(source, offer, (own, particular), lines),
            "results": [result for each in (own, particular) if each for result in each.results],
            "groups": _groups(asked, known),
            "references": _references(own),
            "words": _words(),
            "signatures": _signatures(viewer, offer, own),
        }


def _newest(viewer: Viewer, of: ProfileOf) -> ProfileVersion | None:
    versions = profile_versions(of, viewer.languages)
    return next((version for version in versions if version.starts_on <= viewer.today), None)


def _footer(viewer: Viewer, source: Source, own: ProfileVersion | None) -> str:
    made = _("made on %(day)s") % {"day": date_format(viewer.today, "j F Y")}
    version = _("version %(n)s") % {"n": own.number} if own else ""
    return " · ".join(each for each in (source_words(source), version, made) if each)


def _facts(
    source: Source,
    offer: Offer,
    versions: tuple[ProfileVersion | None, ProfileVersion | None],
    lines: tuple[RequiredLevel, ...],
) -> list[tuple[str, str]]:
    layers = dict.fromkeys(source_words(line.source) for line in lines)
    rows = [(_("For"), offer.name), (_("Unit"), source.unit)]
    rows += [
        (
            _("Version"),
            _("%(n)s, from %(day)s") % {"n": each.number, "day": date_format(each.starts_on, "j F Y")},
        )
        for each in versions[:1]
        if each
    ]
    rows += [(_("Decided"), each.decision) for each in versions if each and each.decision]
    rows.append((_("Layers"), ", ".join(layers)))
    return [(label, value) for label, value in rows if value]


def _groups(asked: tuple[AskedLevel, ...], known: Mapping[uuid.UUID, Scale]) -> list[dict[str, Any]]:
    groups = []
    for weight in Weight:
        lines = [_line(one, known[one.scale_version_id]) for one in asked if one.weight is weight]
        if lines:
            heading, meaning = str(WEIGHT_HEADINGS[weight]), str(WEIGHT_MEANINGS[weight])
            groups.append({"heading": heading, "meaning": meaning, "lines": lines})
    return groups


def _line(one: AskedLevel, scale: Scale) -> dict[str, Any]:
    layers = [layer_words(line, scale) for line in one.lines]
    return {
        "name": one.name,
        "layers": [layer[:1].upper() + layer[1:] for layer in layers],
        "stops": list(scale.names),
        "asked": one.position,
        "said": in_words(Track(scale.names, one.position, of_job=True), track_words()),
    }


def _references(version: ProfileVersion | None) -> list[str]:
    found = references_of_each([version.version_id]).get(version.version_id, ()) if version else ()
    return [reference_words(each) for each in found]


def _words() -> dict[str, str]:
    return {
        "results": _("Result areas"),
        "references": _("References"),
        "never_pay": _("To look up only. Kiem never derives pay from it."),
        "signatures": _("Signatures"),
        "what_signing_means": _("Whoever signs, has received and read this profile. It is about the job, not about how "
                                "someone does it."),
    }  # fmt: skip


def _signatures(viewer: Viewer, offer: Offer, own: ProfileVersion | None) -> list[dict[str, str]]:
    under = _("Date and signature")
    decided = own.decision if own else ""
    return [
        {"who": offer.name or _("The employee"), "said": _("Received and read"), "under": under},
        {"who": viewer.organisation_name, "said": decided or _("On behalf of the organisation"), "under": under},
    ]
