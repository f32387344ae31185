"""Rounds about Anna in the furnished house: closed, open, for an appraisal, and planned."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kiem.assessments.actions import enter_from_paper, name_helper, save_answer
from kiem.assessments.models import PaperHelp, SummaryText
from kiem.assessments.queries.paper import entered_from_paper, paper_fingerprint
from kiem.assessments.rules import Said, ViewFrom
from kiem.foundation.purposes import Purpose, Use
from tests.cast import NOW, Cast
from tests.rounds import Rounds

OF_COLLEAGUES, OF_ANNA, OF_BRAM = "kanarie-collega", "kanarie-zelf", "kanarie-leidinggevende"
"""Words in comments of the round that was closed."""
STILL_TYPING, OF_BRAM_IN_APPRAISAL = "kanarie-nog-open", "kanarie-evaluatie"
FROM_PAPER = "kanarie-papier"
"""What Lotte entered for Greet, about Anna, and Greet did not confirm yet."""
Arguments = Mapping[str, Any]


@dataclass(frozen=True)
class OnPaper:
    """A form on paper: of Greet about Anna, which Lotte enters. ``seen``: the fingerprint of what she entered."""

    help: uuid.UUID
    code: uuid.UUID
    competence: uuid.UUID
    seen: str


@dataclass(frozen=True)
class Looked:
    """The ids that addresses name: rounds, people in them, and forms by who was asked."""

    closed: uuid.UUID
    opened: uuid.UUID
    planned: uuid.UUID
    of_brams: uuid.UUID
    """Planned by Bram, about Fatou."""
    appraised: uuid.UUID
    of_anna: uuid.UUID
    of_bram: uuid.UUID
    of_greet: uuid.UUID
    closed_of_greet: uuid.UUID
    appraised_of_bram: uuid.UUID
    subject: uuid.UUID
    """Anna in the round that is planned."""
    about_anna: uuid.UUID
    """Anna in the round that was closed."""
    competence: uuid.UUID
    """The first that Bram is asked to look at."""
    report: uuid.UUID
    """Of a text about Anna, which waits for HR."""
    text: uuid.UUID
    """Another one about her."""
    situation: uuid.UUID
    paper: "OnPaper"

    def objects(self) -> Arguments:
        """What an address names when nothing else is said."""
        return {
            "asked_id": self.of_bram,
            "round_id": self.opened,
            "subject_id": self.subject,
            "place": 1,
            "report_id": self.report,
            "situation_id": self.situation,
            "help_id": self.paper.help,
            "code": self.paper.code,
            "sheet": "words",
        }

    def own_arguments(self) -> Mapping[str, Arguments]:
        """What some addresses name instead."""
        use = {"use": "development"}
        return {
            "assessments:open_round": {**use, "round_id": self.planned},
            "assessments:about_me": {"subject_id": self.about_anna},
            "assessments:report": {"subject_id": self.about_anna},
        }

    def others(self) -> Mapping[str, Arguments]:
        """Forms and rounds of others, closed ones, and those for an appraisal."""
        growing, appraising = {"use": "development"}, {"use": "appraisal"}
        forms = {
            "of Anna herself": {**growing, "asked_id": self.of_anna},
            "of Greet, a colleague": {**growing, "asked_id": self.of_greet},
            "of Greet, closed": {**growing, "asked_id": self.closed_of_greet},
            "for an appraisal, closed": {**appraising, "asked_id": self.appraised_of_bram},
            "under another use": {**appraising, "asked_id": self.of_bram},
        }
        rounds = {
            "planned": {**growing, "round_id": self.planned},
            "planned by Bram": {**growing, "round_id": self.of_brams},
            "closed": {**growing, "round_id": self.closed},
            "for an appraisal": {**appraising, "round_id": self.appraised},
            "under another use": {**appraising, "round_id": self.opened},
        }
        on_paper = ("paper", "read_paper", "refuse_paper", "take_back_help")
        return {
            **{f"assessments:{name}+of Greet, a colleague": forms["of Greet, a colleague"] for name in on_paper},
            "assessments:paper+of Anna herself": forms["of Anna herself"],
            "assessments:paper+of Greet, closed": forms["of Greet, closed"],
            "assessments:read_paper+of Greet, closed": forms["of Greet, closed"],
            "assessments:print_paper+of Greet, with pictures": {**forms["of Greet, a colleague"], "sheet": "pictures"},
            "assessments:print_paper+no such sheet": {**forms["of Greet, a colleague"], "sheet": "x"},
            "assessments:enter_paper+under another use": {**appraising, "help_id": self.paper.help},
            **{f"assessments:look+{key}": each for key, each in forms.items()},
            **{f"assessments:look_at+{key}": {**each, "place": 1} for key, each in forms.items()},
            "assessments:look_at+a screen too far": {**growing, "asked_id": self.of_bram, "place": 99},
            **{f"assessments:look_done+{key}": each for key, each in forms.items()},
            **{f"assessments:round+{key}": each for key, each in rounds.items()},
            "assessments:about_me+not open yet": {"subject_id": self.subject},
            "assessments:reported+for an appraisal": {"use": "appraisal"},
            "assessments:rounds_below+for an appraisal": {"use": "appraisal"},
            "assessments:rounds_below+for a selection": {"use": "selection"},
            "assessments:decide_reported+under another use": {**appraising, "report_id": self.report},
        }


def looked_at(cast: Cast, now: datetime) -> Looked:
    """With five more colleagues in De Linde; in the first round everyone answered, in the second Bram began."""
    rounds = Rounds(cast)
    rounds.team()
    situation = rounds.situation()
    rounds.practises("anna", situation)
    first = rounds.opened("anna", at=NOW)
    rounds.answers(dict.fromkeys(rounds.lookers(), 3), comment=OF_COLLEAGUES)
    rounds.answers({"anna": 2}, comment=OF_ANNA)
    rounds.answers({"bram": 3}, comment=OF_BRAM)
    closed_of_greet, about_anna = rounds.asked("greet"), rounds.subject(first, "anna")
    rounds.closed(first, at=now)
    report = rounds.reported(first, "anna")
    cast.use(Use.DEVELOPMENT)
    text = SummaryText.objects.filter(subject=about_anna).order_by("-id").values_list("id", flat=True)[0]
    appraised = rounds.opened("anna", views=[ViewFrom.MANAGER], purpose=Purpose.APPRAISAL, at=NOW)
    _one(rounds, "bram", OF_BRAM_IN_APPRAISAL, Purpose.APPRAISAL, NOW)
    appraised_of_bram = rounds.asked("bram", purpose=Purpose.APPRAISAL)
    rounds.closed(appraised, at=now)
    second = rounds.opened("anna", at=now)
    _one(rounds, "bram", STILL_TYPING, Purpose.DEVELOPMENT, now)
    paper = _on_paper(rounds, now)
    planned = rounds.planned("anna", "fatou", at=now + timedelta(seconds=1))
    of_brams = rounds.planned("fatou", by=cast.viewer("bram", "leader", Use.DEVELOPMENT), at=now)
    found = Looked(
        closed=first.id,
        opened=second.id,
        planned=planned.id,
        of_brams=of_brams.id,
        appraised=appraised.id,
        of_anna=rounds.asked("anna"),
        of_bram=rounds.asked("bram"),
        of_greet=rounds.asked("greet"),
        closed_of_greet=closed_of_greet,
        appraised_of_bram=appraised_of_bram,
        subject=rounds.subject(planned, "anna"),
        about_anna=about_anna,
        competence=rounds.on(rounds.asked("bram"))[0],
        report=report,
        text=text,
        situation=situation,
        paper=paper,
    )
    cast.use(Use.ADMINISTRATION)
    return found


def _one(rounds: Rounds, name: str, comment: str, purpose: Purpose, at: datetime) -> None:
    asked = rounds.asked(name, purpose=purpose)
    competence = rounds.on(asked)[0]
    with rounds.looking(name, purpose) as by:
        save_answer(asked, competence, Said(2, comment=comment), by=by, at=at)


def _on_paper(rounds: Rounds, now: datetime) -> OnPaper:
    asked = rounds.asked("greet")
    competence = rounds.on(asked)[0]
    with rounds.looking("greet") as by:
        name_helper(asked, "Lotte Hermans", by=by, at=now)
        help = PaperHelp.objects.get(asked=asked)
    with rounds.looking("lotte") as by:
        enter_from_paper(help.id, competence, Said(2, comment=FROM_PAPER), by=by, at=now)
        seen = paper_fingerprint(entered_from_paper(help.id))
    return OnPaper(help.id, help.form_id, competence, seen)
