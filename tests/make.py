"""Making more of the cast's house through the actions: a language, profiles, levels; and a row in every table."""

import hashlib
import uuid
from datetime import date, datetime, timedelta
from typing import Any

from kiem.accounts.actions import invite, make_key
from kiem.accounts.models import Membership
from kiem.assessments.actions import bring_in_levels, contest_level, share_earlier
from kiem.assessments.models import Level
from kiem.assessments.rules import BroughtInLevel
from kiem.competences.actions import bring_in_framework
from kiem.competences.models import (
    CompetenceMapping,
    CompetenceMatch,
    CompetenceStep,
    CompetenceVersion,
    FrameworkEntry,
    FrameworkVersion,
    Indicator,
    IndicatorText,
    Instrument,
    InstrumentLink,
    Proposal,
    Voice,
    Waiver,
)
from kiem.competences.rules import (
    IN_THE_MAKING,
    CompetenceKind,
    CompetenceToBringIn,
    InstrumentKind,
    Part,
    Stance,
    Step,
)
from kiem.exchange.models import RememberedChoices, Upload
from kiem.foundation import sealing
from kiem.foundation.outbox import queue_mail
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import agree_on_term, answer_about_us, open_team_levels, set_document_language
from kiem.organisation.actions.codes import make_letters
from kiem.organisation.models import AskedRole, PeopleRun
from kiem.organisation.rules import Body, ClientWord, DocumentRule, Sector, Size, Term
from kiem.profiles.actions import add_family, describe_profile, put_in_family, set_requirement
from kiem.profiles.rules import (
    WHOLE_ORGANISATION,
    Reference,
    ReferenceScheme,
    Weight,
    of_family,
    of_job,
    of_position,
)
from tests.cast import NOW, TODAY, Cast

NAMES = ("Waardigheid en eigen keuze", "Omgaan met agressie", "Observeren en rapporteren", "Digitaal werken")
LEVEL_TEXTS = ("Vraagt hulp.", "Doet het met steun.", "Doet het zelf.", "Toont het voor.")
OBSERVED = date(2026, 10, 14)


class Make:
    """Adds to the cast's organisation, as the system actor unless said otherwise."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.by = cast.system

    def language(self, *names: str) -> dict[str, CompetenceVersion]:
        """Competences in the draft, by name; the first is a core one."""
        self.cast.use(Use.ADMINISTRATION)
        rows = [
            CompetenceToBringIn(
                name,
                f"Wat {name.lower()} bij ons is.",
                CompetenceKind.CORE if number == 0 else CompetenceKind.SHARED,
                LEVEL_TEXTS,
            )
            for number, name in enumerate(names or NAMES)
        ]
        bring_in_framework(rows, language="nl", by=self.by, at=NOW)
        entries = FrameworkEntry.objects.select_related("competence_version").prefetch_related(
            "competence_version__texts"
        )
        found = {text.name: e.competence_version for e in entries for text in e.competence_version.texts.all()}
        return {name: found[name] for name in names or NAMES}

    def profile(self, job: str, asked: dict[CompetenceVersion, int], since: date | None = None) -> None:
        """Let a job ask these competences at these levels, from today or from a day."""
        self.cast.use(Use.ADMINISTRATION)
        of = of_job(self.cast.jobs[job])
        for version, position in asked.items():
            set_requirement(of, version.competence_id, position, Weight.ESSENTIAL, starts_on=since, by=self.by, at=NOW)

    def layers(self, asked: dict[CompetenceVersion, int]) -> uuid.UUID:
        """Let the whole organisation, a family of care assistants and nurses, and one position ask these too.

        The id of the family; it stands under another one.
        """
        self.cast.use(Use.ADMINISTRATION)
        above = add_family("Zorg en welzijn", starts_on=TODAY, by=self.by, at=NOW)
        family = add_family("Zorg", parent=above.id, starts_on=TODAY, by=self.by, at=NOW).id
        for job in ("Zorgkundige", "Verpleegkundige"):
            put_in_family(self.cast.jobs[job], family=family, starts_on=TODAY, by=self.by, at=NOW)
        position = of_position(self.cast.jobs["Zorgkundige"], self.cast.units["De Linde"])
        for of in (WHOLE_ORGANISATION, of_family(family), position):
            for version, level in asked.items():
                set_requirement(of, version.competence_id, level, Weight.ESSENTIAL, by=self.by, at=NOW)
        return family

    def levels(
        self,
        known: dict[str, dict[CompetenceVersion, int]],
        *,
        purpose: Purpose = Purpose.DEVELOPMENT,
        observed_on: date = OBSERVED,
        file_name: str = "niveaus.xlsx",
        at: datetime = NOW,
    ) -> uuid.UUID:
        """Bring in levels: per person of the cast, per competence, a position. The id of the run."""
        self.cast.use(Use.ADMINISTRATION)
        rows = [
            BroughtInLevel(
                self.cast.people[name], version.competence_id, version.id, version.scale_version_id, position
            )
            for name, levels in known.items()
            for version, position in levels.items()
        ]
        done = bring_in_levels(
            rows,
            purpose=purpose,
            observed_on=observed_on,
            file_name=file_name,
            digest=hashlib.sha256(f"{file_name} {rows} {purpose}".encode()).digest(),
            by=self.by,
            at=at,
        )
        return done.import_id

    def de_linde(self) -> dict[str, CompetenceVersion]:
        """A language, what a zorgkundige is asked, and what is known of Anna, Fatou and Farid."""
        words = self.language()
        dignity, aggression, observing, digital = words.values()
        self.profile("Zorgkundige", {dignity: 3, aggression: 3, observing: 2, digital: 2})
        self.levels(
            {
                "anna": {dignity: 3, aggression: 2, observing: 3},
                "fatou": {dignity: 4, aggression: 4, observing: 2},
                "farid": {dignity: 1, aggression: 4},
            }
        )
        return words

    def about_us(self) -> None:
        """The five questions, answered."""
        answer_about_us(
            sector=Sector.ELDERLY_CARE,
            languages=["nl", "fr"],
            size=Size.UNDER_1000,
            bodies=[Body.COMMITTEE],
            client_word=ClientWord.RESIDENT,
            own_client_word="",
            by=self.by,
            at=NOW,
        )

    def a_row_in_every_table(self) -> None:
        """At least one row in each table of an organisation."""
        words = self.de_linde()
        first = next(iter(words.values()))
        self.levels({"anna": {first: 2}}, observed_on=date(2026, 1, 5), file_name="ouder.xlsx")
        self.about_us()
        CompetenceMatch.objects.create(
            organisation_id=self.cast.organisation,
            competence_version=first,
            uri="urn:made-up",
            scheme="esco",
            relation="exact",
        )
        CompetenceMapping.objects.create(
            organisation_id=self.cast.organisation,
            competence_id=first.competence_id,
            uri="urn:made-up",
            scheme="ESCO",
            relation="close",
            made_at=NOW,
        )
        self.layers({first: 1})
        house = self.cast.units["Woonzorg"]
        set_document_language(house, rule=DocumentRule.DUTCH, starts_on=TODAY, by=self.by, at=NOW)
        agree_on_term(Term.REPLY, number=20, starts_on=TODAY, source="Overleg", by=self.by, at=NOW)
        describe_profile(
            of_job(self.cast.jobs["Kok"]),
            purpose="Zorgen.",
            results=["Een goede dag"],
            references=[Reference(ReferenceScheme.IFIC, "6170", "Zorgkundige", 80)],
            decision="Directie",
            by=self.by,
            at=NOW,
        )
        self.a_growing_language(first)
        queue_mail("anna@lindenhof.example", "Dag Anna", "Er is nieuws.", by=self.by, at=NOW)
        bram = self.cast.viewer("bram", use=Use.DEVELOPMENT)
        open_team_levels([self.cast.people["anna"]], by=bram, at=NOW)
        anna = self.cast.viewer("anna", use=Use.OWN_DATA)
        level = Level.objects.filter(observed_on=OBSERVED).first()
        assert level is not None
        contest_level(level.id, "Dat klopt niet meer.", by=anna, at=NOW)
        share_earlier(self.cast.people["bram"], True, by=anna, at=NOW)
        make_key("Mijn sleutel", "employee", 30, by=anna, at=NOW)
        self.cast.use(Use.ADMINISTRATION)
        assert Membership.objects.exists()
        invite("nieuw@lindenhof.example", "nl", by=self.by, at=NOW)
        make_letters([self.cast.people["greet"]], by=self.by, at=NOW)
        self.a_file_waiting("carla")
        sealing.seal_all(at=NOW)
        self.cast.use(Use.ADMINISTRATION)

    def a_growing_language(self, version: CompetenceVersion) -> None:
        """A proposal with a voice, advice waved off, an instrument, an indicator, and a step to a next version."""
        own: dict[str, Any] = {"organisation_id": self.cast.organisation}
        indicator = Indicator.objects.create(**own, competence_version=version, position=1, place=9)
        IndicatorText.objects.create(**own, indicator=indicator, language="nl", text="Je klopt aan.")
        anna, bram = self.cast.people["anna"], self.cast.people["bram"]
        competence = version.competence_id
        proposal = Proposal.objects.create(
            **own,
            competence_id=competence,
            competence_version=version,
            part=Part.NAME,
            language="nl",
            words="Waardigheid",
            reason="Korter.",
            proposed_by_id=anna,
            proposed_at=NOW,
        )
        Voice.objects.create(**own, proposal=proposal, person_id=bram, stance=Stance.SUPPORT, said_at=NOW)
        Waiver.objects.create(
            **own, competence_id=competence, rule="long", place="nl", digest="0", reason="Zo is het.", waived_at=NOW
        )
        instrument = Instrument.objects.create(**own, name="Formulier", kind=InstrumentKind.FORM)
        InstrumentLink.objects.create(**own, instrument=instrument, competence_id=competence)
        draft = FrameworkVersion.objects.get(status__in=IN_THE_MAKING)
        CompetenceStep.objects.create(
            **own, framework_version=draft, former_id=competence, latter_id=competence, step=Step.SPLIT
        )

    def a_file_waiting(self, name: str) -> None:
        """A file on its way in, of someone's, what was once chosen for one like it, and a run of one before it."""
        own = {"organisation_id": self.cast.organisation}
        PeopleRun.objects.create(**own, at=NOW, rows=1, digests=bytes(20))
        anna = self.cast.people["anna"]
        AskedRole.objects.create(**own, person_id=anna, kind="delegate", starts_on=TODAY, asked_at=NOW)
        self.cast.use(Use.ADMINISTRATION, name)
        Upload.objects.create(
            organisation_id=self.cast.organisation,
            owner_id=self.cast.people[name],
            role="hr",
            kind="people",
            step="choosing",
            file_name="mensen.xlsx",
            size=1,
            digest=bytes(32),
            created_at=NOW,
            changed_at=NOW,
            expires_at=NOW + timedelta(days=7),
        )
        RememberedChoices.objects.create(
            organisation_id=self.cast.organisation, kind="people", headers=bytes(32), changed_at=NOW
        )
