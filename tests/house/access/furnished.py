"""The cast's house with something in every room, and a canary in each kind of fact about a person.

A canary is a word that stands nowhere else: where it is read, that fact was shown.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from kiem.accounts.actions import invite, make_key
from kiem.assessments.actions import contest_level, share_earlier
from kiem.assessments.models import Level
from kiem.assessments.queries import team_competences
from kiem.competences.actions import (
    add_instrument,
    add_scale,
    adopt_framework,
    map_competence,
    propose,
    reword_competence,
    waive_advice,
)
from kiem.competences.models import (
    CompetenceMapping,
    CompetenceVersion,
    FrameworkVersion,
    Instrument,
    Proposal,
    ScaleVersion,
    Waiver,
)
from kiem.competences.queries import Advised, advice_given, held_now
from kiem.competences.rules import (
    ESCO,
    CompetenceKind,
    InstrumentKind,
    InstrumentToKeep,
    MatchRelation,
    Part,
    ScaleKind,
    ScaleToMake,
    Spot,
    VersionStatus,
    Wording,
)
from kiem.competences.rules.advice import Advice
from kiem.credentials.models import Showing
from kiem.exchange.actions import choose_for_file, receive_file
from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.queries import outline_of
from kiem.exchange.reading.levels import word_key
from kiem.exchange.rules.choices import Choices
from kiem.exchange.rules.steps import Kind
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer
from kiem.organisation.actions import add_unit, change_person, give_mandate, open_levels, open_team_levels
from kiem.organisation.actions.codes import make_letters
from kiem.organisation.models import AskedRole, Mandate, Person, Placement
from kiem.organisation.rules import MandateKind
from kiem.profiles.actions import add_family
from tests.acts import Acts
from tests.assisting import Helped, helped
from tests.cast import BEFORE, TODAY, Cast
from tests.house.access.kept import Kept, kept
from tests.house.access.looked import Looked, looked_at
from tests.house.access.reference import THIRD
from tests.house.access.talked import Talked, talked
from tests.make import LEVEL_TEXTS, NAMES, Make
from tests.placing import placed_itself
from tests.together import a_team_together

PERSONNEL_NUMBER = "kanarie-4711"
KEY, UPLOAD, OTHER_UPLOAD = "kanarie-sleutel", "kanarie-opgeladen.csv", "kanarie-bekeken.csv"
OPENED_BECAUSE, CONTESTED = "kanarie-reden", "kanarie-betwist"
FILES = {purpose: f"kanarie-{purpose.value}.xlsx" for purpose in Purpose if purpose is not Purpose.SELECTION}
BEFORE_BRAM, OF_FARID, OF_LOTTE, OF_BRAM = (
    "kanarie-voor-bram.xlsx",
    "kanarie-farid.xlsx",
    "kanarie-lotte.xlsx",
    "kanarie-bram.xlsx",
)
OLD_DAY = date(2026, 9, 1)
SECRET_PASSWORD = "Een ander lang wachtwoord 2"


@dataclass(frozen=True)
class House:
    """What stands in it: the ids that addresses name."""

    cast: Cast
    words: Mapping[str, CompetenceVersion]
    level: uuid.UUID
    contested: uuid.UUID
    placement: uuid.UUID
    mandate: uuid.UUID
    family: uuid.UUID
    empty_family: uuid.UUID
    key: uuid.UUID
    invitation: str
    entry_code: uuid.UUID
    empty_unit: uuid.UUID
    choosing: Upload
    checked: Upload
    match: Mapping[str, Any]
    looked: Looked
    talked: Talked
    kept: Kept
    minimum: uuid.UUID
    acts: Acts
    entrusting: uuid.UUID
    showing: uuid.UUID
    helped: Helped
    placed: uuid.UUID
    """Where De Linde placed itself on its core competence."""

    @property
    def of_teams(self) -> uuid.UUID:
        """The first competence on which a team places itself."""
        return team_competences(("nl",))[0].competence_id

    @property
    def source(self) -> uuid.UUID:
        """Of lists of people that may come through the folder."""
        return RememberedChoices.objects.get(kind=Kind.PEOPLE).id

    @property
    def asked(self) -> uuid.UUID:
        """A role that a list asked, and that waits."""
        return AskedRole.objects.get().id

    @property
    def unused_scale(self) -> uuid.UUID:
        return ScaleVersion.objects.get(kind=ScaleKind.SHOWN_ABLE).id

    @property
    def version(self) -> uuid.UUID:
        """Of the language: the one in force."""
        return FrameworkVersion.objects.get(status=VersionStatus.ADOPTED).id

    @property
    def instrument(self) -> uuid.UUID:
        return Instrument.objects.get().id

    @property
    def waiver(self) -> uuid.UUID:
        return Waiver.objects.get().id

    @property
    def proposal(self) -> uuid.UUID:
        """Anna's first."""
        return Proposal.objects.filter(proposed_by=self.cast.people["anna"]).earliest("proposed_at", "id").id

    @property
    def mapping(self) -> uuid.UUID:
        return CompetenceMapping.objects.get().id

    @property
    def advice(self) -> dict[str, str]:
        """What is sent to wave off some open advice."""
        return {**_fields(_given().open[0]), "reason": "Zo zeggen wij het."}

    @property
    def competence(self) -> uuid.UUID:
        return next(iter(self.words.values())).competence_id


def furnish(cast: Cast) -> House:
    """Fill every room. The transaction stays with the system actor, for administration."""
    now, make = timezone.now(), Make(cast)
    words = _language(make, now)
    family = _profiles(make, words)
    _proposed(cast, next(iter(words.values())), now)
    _administered(cast, now)
    _asked_by_lists(cast, now)
    _levels(make, words, now)
    level, contested = _said_by_anna(cast, now)
    _opened(cast, now)
    acts = Acts(cast)
    entrusting, showing = acts.everything_of("anna").id, Showing.objects.get().id
    minimum = a_team_together(cast, words["Omgaan met agressie"])
    _invitation, secret = invite("nieuw@lindenhof.example", "nl", by=make.by, at=now)
    key, _secret = make_key(KEY, "employee", 30, by=cast.viewer("anna"), at=now)
    first, second = (_HEADER + _ROW.format(name) for name in ("El Amrani Farid", "Niemand Hier"))
    choosing, checked, match = waiting_files(cast, first, second, at=now)
    cast.use(Use.ADMINISTRATION)
    return House(
        cast=cast,
        words=words,
        level=level,
        contested=contested,
        placement=Placement.objects.get(person=cast.people["anna"]).id,
        mandate=Mandate.objects.get(person=cast.people["lotte"]).id,
        family=family,
        empty_family=add_family("Huis", starts_on=BEFORE, by=make.by, at=now).id,
        key=key.id,
        invitation=secret,
        entry_code=make_letters([cast.people["anna"]], by=cast.viewer("carla"), at=now)[0].row.id,
        empty_unit=add_unit("Zolder", starts_on=BEFORE, by=make.by, at=now).id,
        choosing=choosing,
        checked=checked,
        match=match,
        looked=looked_at(cast, now),
        talked=talked(cast, now),
        kept=kept(cast),
        minimum=minimum,
        acts=acts,
        entrusting=entrusting,
        showing=showing,
        helped=helped(cast, now),
        placed=placed_itself(cast, words[NAMES[0]], now),
    )


def _language(make: Make, now: datetime) -> dict[str, CompetenceVersion]:
    """An adopted language, and a draft in which one competence is worded anew and one entry of the reference stands."""
    words = make.language(*NAMES, "Plannen")
    adopt_framework("Directie", BEFORE, by=make.by, at=now)
    shown = ScaleToMake({"nl": ["nog niet", "zelfstandig"]}, {}, ScaleKind.SHOWN_ABLE, 12)
    add_scale(shown, by=make.by, at=now)
    planning = words["Plannen"]
    asked = frozenset([planning.competence_id])
    add_instrument(InstrumentToKeep("Gesprek", InstrumentKind.CONVERSATION, competences=asked), by=make.by, at=now)
    wording = Wording("nl", "Plannen en organiseren", "Wat plannen bij ons is.", LEVEL_TEXTS)
    reword_competence(planning.competence_id, kind=CompetenceKind.SHARED, wordings=[wording], by=make.by, at=now)
    given = _given().open[-1]
    map_competence(planning.competence_id, ESCO, THIRD, MatchRelation.RELATED, by=make.by, at=now)
    waive_advice(given.competence_id, given.rule, given.place, given.digest, "Dat mag.", by=make.by, at=now)
    return words


def _proposed(cast: Cast, version: CompetenceVersion, now: datetime) -> None:
    """Anna proposes plain words for the first competence; Fatou is a language steward."""
    give_mandate(cast.people["fatou"], MandateKind.STEWARD, starts_on=BEFORE, by=cast.system, at=now)
    spot, reason, by = Spot("nl", Part.PLAIN), "Zo zeggen wij het.", cast.viewer("anna")
    propose(version.competence_id, spot, "Jij kiest.", reason, based_on=version.id, by=by, at=now)
    cast.use(Use.ADMINISTRATION)


def _given() -> Advised:
    return advice_given(held_now().values(), ("nl", "fr", "en"))


def _fields(advice: Advice) -> dict[str, str]:
    about = str(advice.competence_id or "")
    return {"competence_id": about, "rule": advice.rule, "place": advice.place, "digest": advice.digest}


def _profiles(make: Make, words: Mapping[str, CompetenceVersion]) -> uuid.UUID:
    """What four jobs ask, in all four layers. The id of the family."""
    dignity, aggression, observing, digital, _planning = words.values()
    make.profile("Zorgkundige", {dignity: 3, aggression: 3, observing: 2, digital: 2})
    make.profile("Verpleegkundige", {dignity: 3, observing: 4})
    make.profile("Verpleegkundige", {dignity: 4}, since=TODAY + timedelta(days=90))
    make.profile("Teamleider", {dignity: 4, aggression: 3})
    return make.layers({dignity: 1})


def _administered(cast: Cast, now: datetime) -> None:
    anna = Person.objects.get(id=cast.people["anna"])
    change_person(
        anna.id,
        given_name=anna.given_name,
        family_name=anna.family_name,
        email=anna.email,
        personnel_number=PERSONNEL_NUMBER,
        language=anna.language,
        by=cast.system,
        at=now,
    )


def _levels(make: Make, words: Mapping[str, CompetenceVersion], now: datetime) -> None:
    dignity, aggression, observing, digital, _planning = words.values()
    lately, before_bram = timezone.localdate(now) - timedelta(days=30), BEFORE - timedelta(days=400)
    about = [
        ("anna", {dignity: 3, aggression: 2}, Purpose.DEVELOPMENT, lately, FILES[Purpose.DEVELOPMENT]),
        ("anna", {observing: 2}, Purpose.DEVELOPMENT, before_bram, BEFORE_BRAM),
        ("farid", {dignity: 1, aggression: 4}, Purpose.DEVELOPMENT, lately, OF_FARID),
        ("lotte", {dignity: 4, observing: 3}, Purpose.DEVELOPMENT, lately, OF_LOTTE),
        ("bram", {dignity: 2, aggression: 3}, Purpose.DEVELOPMENT, lately, OF_BRAM),
        ("fatou", {dignity: 4, digital: 1}, Purpose.DEVELOPMENT, lately, "niveaus.xlsx"),
        ("dries", {dignity: 1}, Purpose.DEVELOPMENT, lately, "niveaus.xlsx"),
    ]
    apart = [purpose for purpose in FILES if purpose is not Purpose.DEVELOPMENT]
    about += [("anna", {digital: 4, dignity: 1}, purpose, lately, FILES[purpose]) for purpose in apart]
    for name, known, purpose, observed_on, file_name in about:
        make.levels({name: known}, purpose=purpose, observed_on=observed_on, file_name=file_name, at=now)


def _said_by_anna(cast: Cast, now: datetime) -> tuple[uuid.UUID, uuid.UUID]:
    """She contests one level and shares, then no longer shares, what is older. The other level, and that one."""
    anna = cast.viewer("anna", use=Use.OWN_DATA)
    first, second = Level.objects.filter(level_import__file_name=FILES[Purpose.DEVELOPMENT]).order_by("position")
    contest_level(first.id, CONTESTED, by=anna, at=now)
    share_earlier(cast.people["bram"], True, by=anna, at=now)
    share_earlier(cast.people["bram"], False, by=anna, at=now + timedelta(seconds=1))
    return second.id, first.id


def _opened(cast: Cast, now: datetime) -> None:
    """An HR adviser opened Anna's levels today for her growth, and Greet to certify; Anna's leader looked."""
    open_levels(
        cast.people["anna"], use=Use.DEVELOPMENT, reason=OPENED_BECAUSE, by=viewer_today(cast, "carla", "hr"), at=now
    )
    certifying = viewer_today(cast, "carla", "hr", Use.CERTIFICATION)
    open_levels(cast.people["greet"], use=Use.CERTIFICATION, reason="Visum nakijken.", by=certifying, at=now)
    bram = viewer_today(cast, "bram", "leader")
    open_team_levels([cast.people["anna"], cast.people["lotte"]], by=bram, at=now)


def viewer_today(cast: Cast, name: str, role: str, use: Use = Use.ADMINISTRATION) -> Viewer:
    """Someone looking on the day of the clock, as the pages do."""
    return replace(cast.viewer(name, role, use), today=timezone.localdate())


_HEADER = "Naam;Waardigheid en eigen keuze;Digitaal werken\nPeeters Anna;sterk;start\n"
_ROW = "{};sterk;op weg\n"


def _asked_by_lists(cast: Cast, now: datetime) -> None:
    """What the columns of a list of people held, and a role that it asked for Lotte."""
    own = {"organisation_id": cast.organisation}
    RememberedChoices.objects.create(**own, kind=Kind.PEOPLE, headers=bytes(32), changed_at=now, file_name="mensen.csv")
    lotte = cast.people["lotte"]
    AskedRole.objects.create(**own, person_id=lotte, kind=MandateKind.DELEGATE, starts_on=BEFORE, asked_at=now)


def waiting_files(
    cast: Cast, to_choose_for: str, to_check: str, *, at: datetime
) -> tuple[Upload, Upload, dict[str, Any]]:
    """Two lists of levels that Carla sent: one to choose for, one checked, with a row that cannot be brought in.

    And what the form to choose with would send for the first.
    """
    carla = viewer_today(cast, "carla", "hr")
    choosing = receive_file(Kind.LEVELS, UPLOAD, to_choose_for.encode(), by=carla, at=at)
    checked = receive_file(Kind.LEVELS, OTHER_UPLOAD, to_check.encode(), by=carla, at=at)
    outline = outline_of(Upload.objects.get(id=checked.id))
    assert outline is not None
    words = {s.scale: {word_key(seen.word): seen.guess or 1 for seen in s.words} for s in outline.scales}
    chosen = Choices(outline.sheet, levels=words, observed_on=OLD_DAY)
    first = outline_of(Upload.objects.get(id=choosing.id))
    assert first is not None
    sent = {f"column_{column.number}": column.held for column in first.columns}
    guesses = [seen.guess for scale in first.scales for seen in scale.words]
    sent |= {f"level_0_{place}": str(guess) for place, guess in enumerate(guesses)}
    sent |= {"observed_on": str(OLD_DAY), "purpose": "development"}
    return choosing, choose_for_file(checked.id, chosen, by=carla, at=at), sent
