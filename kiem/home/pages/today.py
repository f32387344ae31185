"""Today: a short list of what asks for attention, in the role in which one looks, each with one clear next step."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from kiem.assessments.queries import PaperLine, RoundProgress, forms_waiting, newly_brought_in, rounds_in_progress
from kiem.competences.queries import proposal_news
from kiem.home.pages.backups import BackupCard, backup_card
from kiem.home.pages.helped import Helped, LetterToAgreeOn, about_codes
from kiem.home.pages.waiting import (
    FRESH,
    Waits,
    certificates_ending,
    conversations_waiting,
    papers_waiting,
    rounds_waiting,
)
from kiem.home.queries import MailWaiting, SetUp, consultation_since, mail_waiting, set_up_of
from kiem.organisation.access import Led, Permission, Viewer
from kiem.organisation.rules import Role

SPEAK_FOR_OTHERS = (Role.DIRECTOR, Role.DELEGATE, Role.BODY_MEMBER)


@dataclass(frozen=True, slots=True)
class BroughtInItem:
    """Levels about the reader that a list brought in lately and that she did not contest."""

    count: int
    on: datetime
    until: date


@dataclass(frozen=True, slots=True)
class Step:
    """A step of setting up: its name (the template has the words), and whether it is done."""

    name: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class TodayPage:
    """``steps`` only for HR, ``teams`` only for a leader."""

    given_name: str
    role: str
    brought_in: BroughtInItem | None
    teams: tuple[Led, ...]
    steps: tuple[Step, ...]
    to_decide: int
    """Proposals for the words of the language that wait for her decision."""
    decided: int
    """Her own proposals that were decided on lately."""
    to_look: int
    """Forms of rounds that wait for her."""
    papers: tuple[PaperLine, ...]
    """Forms on paper: that she enters for another, and that were entered for her."""
    conversations: tuple[Waits, ...]
    """Those that come, and those still to sign."""
    rounds: tuple[Waits, ...]
    """Rounds that are hers to close, and whose last day is over."""
    progress: tuple[RoundProgress, ...]
    """How far open rounds are, for who follows that."""
    consultation_since: date | None
    """For who speaks for others: since when the language is in consultation."""
    mail: MailWaiting | None
    """Only for the administrator."""
    ending: tuple[Waits, ...]
    """Certificates in her portfolio that end soon."""
    backup: BackupCard | None
    """Only for an administrator."""
    roles_asked: int
    """Roles that a list asked for and that wait for a second person; only for who may confirm them."""
    helped: tuple[Helped, ...]
    """Who helped her back in, or would."""
    letters: tuple[LetterToAgreeOn, ...]
    """Letters that wait for a second yes, which may be hers."""

    @property
    def next_step(self) -> str:
        """The first step of setting up that is not done, or ""."""
        return next((step.name for step in self.steps if not step.is_done), "")


def today_page(viewer: Viewer, at: datetime) -> TodayPage:
    """Five statements, one more for who plans rounds, and at most two more by role; two more after help to come in."""
    helped, letters = about_codes(viewer, at)
    news = proposal_news(viewer.person_id, at - FRESH)
    done = set_up_of(viewer) if viewer.role == Role.HR else None
    mail = mail_waiting(viewer) if viewer.role == Role.ADMINISTRATOR else None
    return TodayPage(
        given_name=viewer.name.split()[0],
        role=viewer.role,
        brought_in=_brought_in(viewer, at),
        teams=viewer.leads,
        steps=_steps(done) if done else (),
        to_decide=news.waiting if viewer.may(Permission.STEWARD_LANGUAGE) else 0,
        decided=news.accepted + news.declined,
        to_look=forms_waiting(viewer),
        papers=tuple(papers_waiting(viewer)),
        conversations=tuple(conversations_waiting(viewer)),
        rounds=tuple(rounds_waiting(viewer)),
        progress=tuple(rounds_in_progress(viewer)),
        consultation_since=consultation_since(viewer) if viewer.role in SPEAK_FOR_OTHERS else None,
        mail=mail,
        ending=tuple(certificates_ending(viewer)),
        backup=backup_card(viewer, at),
        roles_asked=done.roles_asked if done else mail.roles_asked if mail else 0,
        helped=helped,
        letters=letters,
    )


def _brought_in(viewer: Viewer, at: datetime) -> BroughtInItem | None:
    found = newly_brought_in(viewer, at - FRESH)
    return BroughtInItem(found.count, found.on, timezone.localdate(found.on + FRESH)) if found.on else None


def _steps(done: SetUp) -> tuple[Step, ...]:
    return (
        Step("about_us", done.about_us),
        Step("units", done.units),
        Step("jobs", done.jobs),
        Step("people", done.people and done.placements),
        Step("leaders", done.leaders),
        Step("language", done.language),
        Step("profiles", done.profiles),
        Step("levels", done.levels),
    )
