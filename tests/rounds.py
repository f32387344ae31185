"""Rounds in the cast's house: a team large enough to look along, a round planned and opened, and what people answer."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from kiem.assessments.actions import (
    add_situation,
    close_round,
    count_rounds,
    enter_from_paper,
    name_helper,
    open_round,
    plan_round,
    practise,
    raise_smallest_group,
    report_text,
    save_answer,
    submit_look,
)
from kiem.assessments.models import Asked, AskedCompetence, PaperHelp, ReportedText, Round, Subject, SummaryText
from kiem.assessments.rules import GroupKind, KeptText, Said, ViewFrom, WhyReported
from kiem.competences.models import CompetenceVersion, Indicator
from kiem.competences.queries import competence_names
from kiem.foundation.actors import Actor
from kiem.foundation.context import enter
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.actions import add_person, place_person
from kiem.organisation.rules import PlacementKind
from tests.cast import NOW, TODAY, Cast
from tests.make import Make

CLOSES = TODAY + timedelta(days=30)
EVERYONE = (ViewFrom.SELF, ViewFrom.MANAGER, ViewFrom.COLLEAGUE)
Answers = Mapping[str, int]
"""By the name of who looks: the position she sees on every competence that she is asked; 0 for not seen."""


class Rounds:
    """Rounds about Anna and those around her, as the system actor unless said otherwise."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.make, self.people = cast, Make(cast), dict(cast.people)

    def team(self, number: int = 5, unit: str = "De Linde") -> list[uuid.UUID]:
        """More people in a unit, named c1, c2, …; five of them, Fatou, Greet and Dries are Anna's eight colleagues."""
        self.cast.use(Use.ADMINISTRATION)
        found = []
        for place in range(1, number + 1):
            person = add_person(f"C{place}", "Collega", by=self.cast.system, at=NOW)
            self.people[f"c{place}"] = person.id
            place_person(
                person.id,
                unit=self.cast.units[unit],
                job=self.cast.jobs["Zorgkundige"],
                share=Decimal(1),
                kind=PlacementKind.EMPLOYEE,
                starts_on=TODAY - timedelta(days=400),
                by=self.cast.system,
                at=NOW,
            )
            found.append(person.id)
        return found

    def planned(
        self,
        *names: str,
        views: Collection[ViewFrom] = EVERYONE,
        purpose: Purpose = Purpose.DEVELOPMENT,
        by: Actor | None = None,
        at: datetime = NOW,
    ) -> Round:
        self.cast.use(Use(purpose.value))
        people = [self.people[name] for name in names or ("anna",)]
        closes = at.date() + timedelta(days=30)
        return plan_round(
            "Najaar", purpose=purpose, views=views, people=people, starts_on=at.date(), closes_on=closes,
            by=by or self.cast.system, at=at,
        )  # fmt: skip

    def opened(self, *names: str, at: datetime = NOW, **how: Any) -> Round:
        round = self.planned(*names, at=at, **how)
        open_round(round.id, by=self.cast.system, at=at)
        return Round.objects.get(id=round.id)

    @contextmanager
    def looking(self, name: str, purpose: Purpose = Purpose.DEVELOPMENT) -> Iterator[Actor]:
        """Someone of the cast who looks, for the purpose of a round."""
        enter(self.cast.organisation, Use(purpose.value), user=self.cast.users.get(name), person=self.people[name])
        yield Actor(self.cast.organisation, self.cast.users.get(name), self.people[name], name, "employee")
        self.cast.use(Use(purpose.value))

    def asked(self, name: str, about: str = "anna", purpose: Purpose = Purpose.DEVELOPMENT) -> uuid.UUID:
        """The latest time that someone was asked to look at someone."""
        self.cast.use(Use(purpose.value))
        asked = Asked.objects.filter(looker=self.people[name], person=self.people[about])
        return asked.order_by("-subject__round__planned_at").values_list("id", flat=True)[0]

    def subject(self, round: Round, name: str) -> uuid.UUID:
        return Subject.objects.get(round=round, person=self.people[name]).id

    def on(self, asked: uuid.UUID) -> list[uuid.UUID]:
        """At what she is asked to look, in order."""
        rows = AskedCompetence.objects.filter(asked=asked).order_by("subject_competence__place")
        return list(rows.values_list("subject_competence_id", flat=True))

    def lookers(self, view: ViewFrom = ViewFrom.COLLEAGUE, about: str = "anna") -> list[str]:
        """Who was asked from a side, by name."""
        self.cast.use(Use.DEVELOPMENT)
        asked = Asked.objects.filter(view_from=view, person=self.people[about])
        names = {key: name for name, key in self.people.items()}
        return sorted({names[key] for key in asked.values_list("looker_id", flat=True)})

    def answers(self, answers: Answers, about: str = "anna", comment: str = "", submit: bool = False) -> None:
        """Each looks at everything she is asked about someone and sees the same position everywhere."""
        for name, position in answers.items():
            asked = self.asked(name, about)
            on = self.on(asked)
            with self.looking(name) as by:
                for competence in on:
                    words = f"{comment} van {name}" if comment else None
                    save_answer(asked, competence, Said(position, comment=words), by=by, at=NOW)
                if submit:
                    submit_look(asked, by=by, at=NOW)

    def closed(self, round: Round, at: datetime = NOW + timedelta(days=31)) -> bool:
        self.cast.use(Use.ADMINISTRATION)
        return close_round(round.id, by=self.cast.system, at=at)

    def reported(self, round: Round, name: str) -> uuid.UUID:
        """She reports one of the texts about her in a closed round; the id of the report."""
        self.cast.use(Use.OWN_DATA, name)
        by = self.cast.viewer(name, use=Use.OWN_DATA)
        subject = self.subject(round, name)
        text = SummaryText.objects.filter(subject=subject).order_by("id").values_list("id", flat=True)[0]
        report_text(subject, kind=KeptText.TEXT, about=text, why=WhyReported.NAMES, by=by, at=NOW)
        found: uuid.UUID = ReportedText.objects.values_list("id", flat=True).get(about=text)
        self.cast.use(Use.ADMINISTRATION)
        return found

    def on_paper(self, name: str, called: str, position: int, about: str = "anna") -> uuid.UUID:
        """She names someone to enter her form, who sees the same position on all of it; the id of the help."""
        asked = self.asked(name, about)
        on = self.on(asked)
        with self.looking(name) as by:
            name_helper(asked, called, by=by, at=NOW)
            help = PaperHelp.objects.get(asked=asked)
        helper = next(each for each, key in self.people.items() if key == help.helper_id)
        with self.looking(helper) as by:
            for competence in on:
                enter_from_paper(help.id, competence, Said(position), by=by, at=NOW)
        return help.id

    def profile(self, number: int = 6) -> dict[str, CompetenceVersion]:
        """A language of so many competences with two indicators at each level, all asked of care assistants."""
        words = self.make.language(*(f"Competentie {place}" for place in range(1, number + 1)))
        self.make.profile("Zorgkundige", dict.fromkeys(words.values(), 3))
        Indicator.objects.bulk_create(
            Indicator(organisation_id=self.cast.organisation, competence_version=version, position=level, place=place)
            for version in words.values()
            for level in range(1, 5)
            for place in (1, 2)
        )
        return words

    def situation(self, at: datetime = NOW) -> uuid.UUID:
        """One to practise on, that shows the third level."""
        self.cast.use(Use.ADMINISTRATION)
        version = competence_names()[0].version_id
        added = add_situation(version, 3, "Iemand luistert.", "Alleen en rustig.", by=self.cast.system, at=at)
        return added.id

    def practises(
        self, name: str, situation: uuid.UUID, position: int = 3, *, experienced: bool = True, at: datetime = NOW
    ) -> None:
        enter(self.cast.organisation, Use.OWN_DATA, person=self.people[name])
        by = Actor(self.cast.organisation, None, self.people[name], name, "employee")
        practise({situation: position}, experienced=experienced, by=by, at=at)

    def a_row_in_every_table(self) -> None:
        """A round that was closed with words from four colleagues, and one that is open and half answered."""
        self.team()
        first = self.opened("anna")
        colleagues = self.lookers()
        self.answers(dict.fromkeys(colleagues, 3) | {"anna": 2, "bram": 3}, comment="Mooi")
        self.cast.use(Use.ADMINISTRATION)
        count_rounds(by=self.cast.system, at=NOW)
        self.closed(first)
        self.reported(first, "anna")
        self.practises("anna", self.situation())
        self.opened("anna", at=NOW + timedelta(days=40))
        self.answers({"bram": 2})
        self.on_paper("greet", "Lotte Hermans", 3)
        self.cast.use(Use.ADMINISTRATION)
        raise_smallest_group(GroupKind.LOOKED, 5, starts_on=TODAY, decision="Overleg", by=self.cast.system, at=NOW)
