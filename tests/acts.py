"""Acts and who may do them, in the cast's house."""

import uuid
from datetime import date

from kiem.credentials import actions
from kiem.credentials.models import Entrusting
from kiem.credentials.rules import EntrustingToNote, LicenceToNote, ShowingToNote
from kiem.foundation.purposes import Use
from kiem.organisation.actions import open_levels
from tests.cast import NOW, TODAY, Cast

START = date(2020, 1, 1)
VISUM, CARER = "Visum verpleegkundige", "Registratie zorgkundige"
MEDICATION, INSULIN = "Medicatie toedienen", "Insuline inspuiten"
REASON = "Nieuwe procedure."
AUTHORITY = "FOD Volksgezondheid"


class Acts:
    """Two kinds of licences; two acts: a visum allows both, and nothing else does. Greet and Lotte assess."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        cast.use(Use.CERTIFICATION)
        by = cast.system
        self.kinds = {name: actions.add_licence_kind(name, by=by, at=NOW).id for name in (VISUM, CARER)}
        allowed = {MEDICATION: [self.kinds[VISUM]], INSULIN: []}
        self.acts = {
            name: actions.add_act(name, kinds=kinds, starts_on=START, by=by, at=NOW).id
            for name, kinds in allowed.items()
        }
        actions.set_review_term(
            self.acts[MEDICATION], months=24, source="Afspraak met de arts", starts_on=START, by=by, at=NOW
        )
        self.assessors = {
            name: actions.name_assessor(
                self.acts[act], cast.people["greet"], qualified_by="Praktijkbegeleider", starts_on=START, by=by, at=NOW
            ).id
            for name, act in ((MEDICATION, MEDICATION), (INSULIN, INSULIN))
        }

    def licence(
        self, name: str = "anna", number: str = "123", ends_before: date | None = None, **other: object
    ) -> None:
        noted = LicenceToNote(
            **{  # type: ignore[arg-type]  # a test gives what it wants otherwise
                "kind": self.kinds[VISUM],
                "number": number,
                "authority": AUTHORITY,
                "starts_on": START,
                "ends_before": ends_before,
                "checked_on": TODAY,
                **other,
            }
        )
        self.cast.use(Use.CERTIFICATION)
        actions.note_licence(self.cast.people[name], noted, by=self.cast.system, at=NOW)

    def shown(self, name: str = "anna", act: str = MEDICATION, shown_on: date = TODAY) -> None:
        self.cast.use(Use.CERTIFICATION)
        noted = ShowingToNote(self.assessors[act], shown_on)
        actions.note_showing(self.cast.people[name], noted, by=self.cast.system, at=NOW)

    def practised(self, name: str = "anna", act: str = MEDICATION, day: date = TODAY) -> None:
        self.cast.use(Use.CERTIFICATION)
        actions.note_practice(self.cast.people[name], self.acts[act], day, by=self.cast.system, at=NOW)

    def entrusted(
        self, name: str = "anna", act: str = MEDICATION, starts_on: date = START, ends_before: date | None = None
    ) -> Entrusting:
        self.cast.use(Use.CERTIFICATION)
        noted = EntrustingToNote(self.acts[act], self.cast.people["greet"], starts_on, ends_before)
        return actions.entrust(self.cast.people[name], noted, by=self.cast.system, at=NOW)

    def suspended(self, entrusting: uuid.UUID) -> None:
        self.cast.use(Use.CERTIFICATION)
        actions.suspend_entrusting(entrusting, REASON, by=self.cast.system, at=NOW)

    def stopped(self, name: str = "anna", starts_on: date = TODAY, ends_before: date = date(2027, 2, 1)) -> None:
        self.cast.use(Use.CERTIFICATION)
        actions.stop_clock(
            self.cast.people[name], starts_on=starts_on, ends_before=ends_before, by=self.cast.system, at=NOW
        )

    def everything_of(self, name: str) -> Entrusting:
        """A row about someone in every table; the entrusting is suspended."""
        self.licence(name, number=f"V-{name}")
        self.shown(name)
        self.practised(name)
        given = self.entrusted(name)
        self.suspended(given.id)
        self.stopped(name)
        return given

    def a_row_in_every_table(self) -> None:
        self.everything_of("anna")
        self.cast.use(Use.ADMINISTRATION)

    def opened_by_carla(self, name: str = "anna") -> None:
        """Carla opened someone for certification today."""
        carla = self.cast.viewer("carla", "hr", Use.CERTIFICATION)
        open_levels(self.cast.people[name], use=Use.CERTIFICATION, reason="Visum nakijken.", by=carla, at=NOW)
