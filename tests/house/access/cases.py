"""What is asked of each address: which objects its path names, and what is sent when it is posted to.

The objects are Anna's and those around her. A posted body is one that a form of that page would send and that is
right, so that only who asks decides what happens; what is here without a body is posted to with an empty one.
"""

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kiem.exchange.rules.steps import Kind
from kiem.profiles.rules import WHOLE_ORGANISATION, ProfileOf, of_family, of_job, of_position
from tests.acts import CARER, INSULIN, MEDICATION
from tests.house.access.asking import Body
from tests.house.access.furnished import SECRET_PASSWORD, House
from tests.house.access.reference import FIRST
from tests.house.access.routes import Route, routes

Arguments = Mapping[str, Any]
DAY, LATER = "2026-01-01", "2099-12-31"
_FILES = {
    Kind.PEOPLE: "Voornaam;Familienaam\nNele;Nieuw\n",
    Kind.FRAMEWORK: "Competentie;Definitie\nLuisteren;Je hoort wat iemand zegt.\n",
    Kind.DICTIONARY: "Competentie;Taal;Onderdeel;Tekst\nLuisteren;nl;naam;Luisteren\n",
    Kind.PROFILES: "Laag;Naam;Onderdeel;Tekst\nfunctie;Kok;doel;Je kookt voor bewoners.\n",
    Kind.LEVELS: "Naam;Waardigheid en eigen keuze\nPeeters Anna;sterk\n",
}


@dataclass(frozen=True)
class Case:
    """One row of the matrix. ``key``: the address's name, and after a plus what is special about the objects.

    ``methods``: with other objects, an address that takes no form is not posted to once more.
    """

    key: str
    name: str
    arguments: Arguments
    body: Body
    methods: tuple[str, ...] = ("GET", "POST")


def cases(house: House) -> Iterator[Case]:
    """Every address with Anna's objects; then some addresses once more, with others."""
    for route in routes():
        yield Case(route.name, route.name, _arguments(route, house), _body(route.name, house))
    for key, arguments in _others(house).items():
        name = key.partition("+")[0]
        methods = ("GET", "POST") if name in BODIES or name in _FORMS_OF_OTHERS else ("GET",)
        yield Case(key, name, arguments, _body(name, house), methods)


def nowhere(case: Case) -> Arguments:
    """The same address with ids that nothing has."""
    return {name: _unknown(value) for name, value in case.arguments.items()}


def _unknown(value: Any) -> Any:
    """An id that nothing has; the profile of the whole organisation has none, and stays."""
    if isinstance(value, ProfileOf):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return ProfileOf(**{name: _unknown(part) for name, part in parts.items()})
    return uuid.uuid4() if isinstance(value, uuid.UUID) else value


def _arguments(route: Route, house: House) -> Arguments:
    own = _OWN_ARGUMENTS.get(route.name)
    if own:
        return own(house)
    looked = house.looked.objects()
    found = {name: looked[name] if name in looked else _OBJECTS[name](house) for name in route.arguments}
    if route.name.startswith("portfolio:"):
        return house.kept.own_arguments(house.cast.people["anna"]).get(route.name, found)
    return house.looked.own_arguments().get(route.name, found)


def _body(name: str, house: House) -> Body:
    if name.startswith("conversations:"):
        return _talk(name.partition(":")[2], house)
    if name.startswith("portfolio:"):
        return house.kept.bodies().get(name.partition(":")[2], {})
    found = BODIES.get(name)
    return found(house) if found else {}


def _talk(name: str, house: House) -> Body:
    """What a form about a talk sends; whom it names is someone of the cast."""
    people = {"plan": {"person_id": house.cast.people["anna"]}, "ask_review": {"reviewer": house.cast.people["carla"]}}
    return {**house.talked.bodies().get(name, {}), **people.get(name, {})}


_OBJECTS: Mapping[str, Callable[[House], Any]] = {
    "person_id": lambda house: house.cast.people["anna"],
    "unit_id": lambda house: house.cast.units["De Linde"],
    "job_id": lambda house: house.cast.jobs["Zorgkundige"],
    "of": lambda house: of_job(house.cast.jobs["Zorgkundige"]),
    "family_id": lambda house: house.family,
    "competence_id": lambda house: house.competence,
    "waiver_id": lambda house: house.waiver,
    "instrument_id": lambda house: house.instrument,
    "proposal_id": lambda house: house.proposal,
    "mapping_id": lambda house: house.mapping,
    "level_id": lambda house: house.level,
    "act_id": lambda house: house.acts.acts[MEDICATION],
    "assessor_id": lambda house: house.acts.assessors[INSULIN],
    "entrusting_id": lambda house: house.entrusting,
    "what": lambda house: "restore",
    "kind": lambda house: "showing",
    "noted_id": lambda house: house.showing,
    "minimum_id": lambda house: house.minimum,
    "conversation_id": lambda house: house.talked.today,
    "topic_id": lambda house: house.talked.topic,
    "assistance_id": lambda house: house.helped.growth,
    "item_id": lambda house: house.kept.item,
    "file_id": lambda house: house.kept.file,
    "placement_id": lambda house: house.placement,
    "mandate_id": lambda house: house.mandate,
    "key_id": lambda house: house.key,
    "upload_id": lambda house: house.checked.id,
    "source_id": lambda house: house.source,
    "role_id": lambda house: house.asked,
    "use": lambda house: "development",
    "code_id": lambda house: house.entry_code,
    "number": lambda house: "ZABCDEFG",
    "secret": lambda house: house.invitation,
    "uidb36": lambda house: "0",
    "key": lambda house: "set-password",
    "name": lambda house: "anna",
    "chapter": lambda house: "mijn-groei",
    "term": lambda house: "notice",
}
_OWN_ARGUMENTS: Mapping[str, Callable[[House], Arguments]] = {
    "assessments:place_team": lambda house: {
        "unit_id": house.cast.units["De Linde"],
        "competence_id": house.of_teams,
    },
    "assessments:share": lambda house: {"person_id": house.cast.people["bram"]},
    "exchange:match": lambda house: {"upload_id": house.choosing.id},
    "competences:edit_scale": lambda house: {"scale_version_id": house.unused_scale},
    "competences:version": lambda house: {"version_id": house.version},
    "competences:unsay_steps": lambda house: {"competence_id": house.competence},
    "organisation:end_job": lambda house: {"job_id": house.cast.jobs["Kok"]},
    "organisation:end_unit": lambda house: {"unit_id": house.empty_unit},
    "profiles:end_family": lambda house: {"family_id": house.empty_family},
    "profiles:put_in_force": lambda house: {"of": of_job(house.cast.jobs["Verpleegkundige"])},
    "profiles:set_aside": lambda house: {"of": of_job(house.cast.jobs["Verpleegkundige"])},
}


def _others(house: House) -> Mapping[str, Arguments]:
    """Someone else's objects, by what makes them special."""
    people, units = house.cast.people, house.cast.units
    asked = {"person_id": people["anna"]}
    unopened = ("appraisal", "selection", "certification", "succession", "workforce", "research")
    return {
        **{f"home:growth_of+{use}, not opened": {**asked, "use": use} for use in unopened},
        **{f"home:growth_of+{use}, not for choosing": {**asked, "use": use} for use in ("own_data", "keeping", "x")},
        "home:growth_of+of Farid, not opened": {"person_id": people["farid"], "use": "development"},
        "home:growth_of+of Carla herself": {"person_id": people["carla"], "use": "development"},
        "home:growth_of_member+Farid": {"person_id": people["farid"]},
        "home:growth_of_member+Lotte": {"person_id": people["lotte"]},
        "home:growth_of_member+Bram": {"person_id": people["bram"]},
        "gaps:team+De Linde nacht": {"unit_id": units["De Linde nacht"]},
        "gaps:team+De Beuk": {"unit_id": units["De Beuk"]},
        "gaps:minimums+De Beuk": {"unit_id": units["De Beuk"]},
        "gaps:team+Woonzorg": {"unit_id": units["Woonzorg"]},
        "assessments:our_team+De Beuk": {"unit_id": units["De Beuk"]},
        "assessments:our_team+De Linde nacht": {"unit_id": units["De Linde nacht"]},
        "organisation:unit+De Beuk": {"unit_id": units["De Beuk"]},
        "organisation:unit+Woonzorg": {"unit_id": units["Woonzorg"]},
        "organisation:person+Farid": {"person_id": people["farid"]},
        "organisation:person+Bram": {"person_id": people["bram"]},
        "organisation:person+Zara": {"person_id": people["zara"]},
        **_other_layers(house),
        "home:fact+contested": {"level_id": house.contested},
        "assessments:contest+contested": {"level_id": house.contested},
        "assessments:share+with Farid": {"person_id": people["farid"]},
        "credentials:person+Farid": {"person_id": people["farid"]},
        **{
            f"credentials:{name}+Greet, opened": {"person_id": people["greet"]}
            for name in ("person", "note_licence", "note_showing", "entrust", "stop_clock")
        },
        "credentials:person+Lotte": {"person_id": people["lotte"]},
        "credentials:person+Bram": {"person_id": people["bram"]},
        "credentials:sheet+De Beuk": {"unit_id": units["De Beuk"]},
        **house.looked.others(),
        **house.talked.others(),
        **house.helped.others(),
        **house.kept.others(people),
    }


def _other_layers(house: House) -> Mapping[str, Arguments]:
    """Profiles of the other layers, with a competence that they ask themselves."""
    layers = {
        "everyone": (WHOLE_ORGANISATION, house.competence),
        "family": (of_family(house.family), house.competence),
        "position": (of_position(house.cast.jobs["Zorgkundige"], house.cast.units["De Linde"]), house.competence),
    }
    return {
        **{f"profiles:{name}+{layer}": {"of": of} for name in ("profile", "document", "describe", "new_requirement")
           for layer, (of, _asked) in layers.items()},
        **{f"profiles:requirement+{layer}": {"of": of, "competence_id": asked}
           for layer, (of, asked) in layers.items()},
        "profiles:document_pdf+position": {"of": layers["position"][0]},
    }  # fmt: skip


def _file(kind: Kind) -> Body:
    return {"file": SimpleUploadedFile("lijst.csv", _FILES[kind].encode(), content_type="text/csv")}


def _asked_level(house: House) -> str:
    version = next(iter(house.words.values()))
    return f"{version.scale_version_id}/2"


def _wording(house: House) -> Body:
    return {
        "kind": "shared",
        "scale_version_id": next(iter(house.words.values())).scale_version_id,
        "name_nl": "Plannen",
        "definition_nl": "Wat plannen bij ons is.",
    }


def _new_requirement(house: House) -> Body:
    planning = house.words["Plannen"]
    return {"competence": planning.competence_id, "level": _asked_level(house), "weight": "essential"}


def _appoint(house: House) -> Body:
    return {"kind": "substitute", "person_id": house.cast.people["fatou"], "starts_on": DAY}


def _placement(house: House) -> Body:
    places = {"unit": house.cast.units["De Beuk"], "job": house.cast.jobs["Kok"]}
    return {**places, "share": "20 %", "kind": "employee", "starts_on": DAY}


def _same_wording(house: House) -> Body:
    return {**_wording(house), "name_nl": "Waardigheid en keuze"}


_FORMS_OF_OTHERS = ("portfolio:change_item", "portfolio:delete_item", "portfolio:add_file")
BODIES: Mapping[str, Callable[[House], Body]] = {
    "account_login": lambda house: {"login": "anna@lindenhof.example", "password": "Een lang wachtwoord 1"},
    "account_reset_password": lambda house: {"email": "anna@lindenhof.example"},
    "account_change_password": lambda house: {
        "oldpassword": "Een lang wachtwoord 1",
        "password1": SECRET_PASSWORD,
        "password2": SECRET_PASSWORD,
    },
    "account_reauthenticate": lambda house: {"password": "Een lang wachtwoord 1"},
    "accounts:set_language": lambda house: {"language": "fr", "next": "/"},
    "organisation:switch_role": lambda house: {"role": "employee"},
    "organisation:choose_organisation": lambda house: {"membership": house.cast.memberships["anna"]},
    "organisation:accept_invitation": lambda house: {"password": SECRET_PASSWORD, "password2": SECRET_PASSWORD},
    "organisation:code": lambda house: {"number": "ZABC-DEFG", "code": "ZABC-DEFG"},
    "organisation:letters": lambda house: {"people": [house.cast.people["greet"]]},
    "organisation:new_key": lambda house: {"label": "sleutel", "role": "employee", "days": 30},
    "organisation:new_unit": lambda house: {"name": "Nieuw", "parent": "", "starts_on": DAY},
    "organisation:edit_organisation": lambda house: {"name": "Het Lindehof", "languages": ["nl"], "leading": "nl"},
    "organisation:edit_unit": lambda house: {"name": "De Lindeboom"},
    "organisation:move_unit": lambda house: {"parent": "", "starts_on": DAY},
    "organisation:document_language": lambda house: {"rule": "nl", "starts_on": LATER},
    "organisation:end_unit": lambda house: {"ends_before": LATER},
    "organisation:agree_on_term": lambda house: {"number": "20", "starts_on": "2099-03-02", "source": "Overleg"},
    "organisation:appoint": _appoint,
    "organisation:new_job": lambda house: {"name": "Animator", "starts_on": DAY},
    "organisation:edit_job": lambda house: {"name": "Zorgmedewerker"},
    "organisation:end_job": lambda house: {"ends_before": LATER},
    "organisation:new_person": lambda house: {"given_name": "Nele", "family_name": "Nieuw", "language": "nl"},
    "organisation:edit_person": lambda house: {"given_name": "Anna", "family_name": "Anders", "language": "nl"},
    "assessments:place_team": lambda house: {
        "position": "2",
        "reason": "samen gekeken",
        "met_on": timezone.localdate(),
        "shown": json.dumps({"stands": str(house.placed)}),
    },
    "assessments:assistance": lambda house: {"delegate_id": house.cast.people["dries"], "purpose": "development"},
    "organisation:open_levels": lambda house: {"use": "appraisal", "reason": "Een gesprek."},
    "organisation:new_placement": _placement,
    "organisation:new_mandate": lambda house: {"kind": "body_member", "starts_on": DAY},
    "organisation:edit_placement": lambda house: {"share": "50 %", "kind": "volunteer", "starts_on": DAY},
    "organisation:end_placement": lambda house: {"ends_before": LATER},
    "organisation:end_mandate": lambda house: {"ends_before": LATER},
    "competences:new": _wording,
    "competences:edit": _same_wording,
    "competences:adopt": lambda house: {"decision": "Directie van 1 oktober", "adopted_on": "2026-10-01"},
    "competences:new_scale": lambda house: {"kind": "met", "levels_nl": "nog niet\nwel"},
    "competences:edit_scale": lambda house: {"kind": "ordered", "levels_nl": "nog niet\nbijna\nwel"},
    "competences:new_instrument": lambda house: {"name": "Vacature", "kind": "vacancy"},
    "competences:edit_instrument": lambda house: {"name": "Jaargesprek", "kind": "conversation"},
    "competences:starter": lambda house: {"keys": ["koken"]},
    "competences:waive": lambda house: house.advice,
    "competences:propose": lambda house: {
        "spot": "nl.definition.0.0",
        "words": "Je laat iemand zelf kiezen.",
        "reason": "Zo zeggen wij het.",
        "based_on": next(iter(house.words.values())).id,
    },
    "competences:say_of": lambda house: {"stance": "support", "words": "Ja."},
    "competences:decide": lambda house: {"decision": "accept", "answer": "Dank je."},
    "competences:look_after": lambda house: {"review_on": LATER, "owner_id": house.cast.people["carla"]},
    "competences:say_step": lambda house: {
        "former": house.competence,
        "step": "merged",
        "latter": house.words["Plannen"].competence_id,
    },
    "competences:reference": lambda house: {"uris": [FIRST]},
    "competences:mapping": lambda house: {"uri": FIRST, "relation": "close"},
    "profiles:starter": lambda house: {"keys": ["kok"]},
    "profiles:rated": lambda house: {"becomes_0": "copy"},
    "profiles:describe": lambda house: {"purpose": "Zorgen.", "results": "Een goede dag", "decision": "Directie"},
    "profiles:new_family": lambda house: {"name": "Huis", "starts_on": DAY},
    "profiles:edit_family": lambda house: {"name": "Zorg en nabijheid"},
    "profiles:move_family": lambda house: {"parent": "", "starts_on": LATER},
    "profiles:end_family": lambda house: {"ends_before": LATER},
    "profiles:in_family": lambda house: {"family": house.family, "starts_on": LATER},
    "profiles:new_requirement": _new_requirement,
    "profiles:requirement": lambda house: {"level": _asked_level(house), "weight": "desirable"},
    "assessments:contest": lambda house: {"words": "Dat klopt niet."},
    "assessments:share": lambda house: {"shares": "yes"},
    "gaps:minimums": lambda house: {
        "of": f"{house.words['Digitaal werken'].competence_id}/2",
        "people": 2,
        "agreed_on": DAY,
        "source": "Overleg",
    },
    "gaps:offer": lambda house: {"offers": "yes"},
    "assessments:look_at": lambda house: {"competence": house.looked.competence, "position": 3},
    "assessments:paper": lambda house: {"called": "Farid El Amrani"},
    "assessments:read_paper": lambda house: {"seen": house.looked.paper.seen, "as_it_is": "1"},
    "assessments:enter_on": lambda house: {"competence": house.looked.paper.competence, "position": 3},
    "assessments:report": lambda house: {"kind": "text", "about": house.looked.text, "why": "hurts"},
    "assessments:decide_reported": lambda house: {"outcome": "left"},
    "assessments:practice": lambda house: {str(house.looked.situation): 3, "experienced": "on"},
    "assessments:situations": lambda house: {
        "shows": f"{house.words['Digitaal werken'].id}/3",
        "text": "Iemand komt te laat.",
        "reason": "Alleen.",
    },
    "assessments:new_round": lambda house: {
        "title": "Najaar",
        "purpose": "development",
        "views": ["self", "manager"],
        "people": [house.cast.people["anna"]],
        "starts_on": DAY,
        "closes_on": LATER,
    },
    "assessments:choose": lambda house: {"chosen": [house.words["Digitaal werken"].competence_id]},
    "credentials:new_act": lambda house: {"name": "Sondevoeding geven", "kinds": [house.acts.kinds[CARER]]},
    "credentials:new_kind": lambda house: {"name": "Diploma kinesitherapeut"},
    "credentials:edit_act": lambda house: {"name": "Medicatie geven"},
    "credentials:end_act": lambda house: {"ends_before": LATER},
    "credentials:term": lambda house: {"months": 12, "source": "Richtlijn", "starts_on": DAY},
    "credentials:new_assessor": lambda house: {
        "person_id": house.cast.people["lotte"],
        "qualified_by": "Verpleegkundige",
        "starts_on": DAY,
    },
    "credentials:end_assessor": lambda house: {"ends_before": LATER},
    "credentials:open_unit": lambda house: {"reason": "Visums nakijken."},
    "credentials:open_person": lambda house: {"reason": "Visum nakijken."},
    "credentials:note_licence": lambda house: {
        "kind": house.acts.kinds[CARER],
        "number": "Z-1",
        "authority": "Zorg en Gezondheid",
        "starts_on": DAY,
        "checked_on": DAY,
    },
    "credentials:note_showing": lambda house: {"assessor": house.acts.assessors[INSULIN], "shown_on": "2026-11-02"},
    "credentials:note_practice": lambda house: {"act": house.acts.acts[INSULIN], "practised_on": "2026-11-02"},
    "credentials:entrust": lambda house: {
        "act": house.acts.acts[INSULIN],
        "supervisor": house.cast.people["greet"],
        "starts_on": "2026-11-02",
    },
    "credentials:stop_clock": lambda house: {"starts_on": "2030-01-01", "ends_before": "2030-02-01"},
    "credentials:happen": lambda house: {"reason": "Opnieuw ingeoefend."},
    "credentials:own": lambda house: {"act": house.acts.acts[INSULIN], "practised_on": "2026-11-02"},
    "exchange:match": lambda house: house.match,
    "exchange:people": lambda house: _file(Kind.PEOPLE),
    "exchange:source": lambda house: {"by_itself": "on", "most_ends": "2"},
    "exchange:framework": lambda house: _file(Kind.FRAMEWORK),
    "exchange:dictionary": lambda house: _file(Kind.DICTIONARY),
    "exchange:profiles": lambda house: _file(Kind.PROFILES),
    "exchange:levels": lambda house: _file(Kind.LEVELS),
}
