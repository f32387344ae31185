"""The pages of one file: what its columns hold, what would happen, and what happened."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kiem.exchange.models import Upload
from kiem.exchange.queries import choices_of, outline_of, report_of
from kiem.exchange.reading.vocabulary import Field
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import MOST_TICKS, EndSaid, Report, RowSaid, Said
from kiem.exchange.rules.steps import AT_WORK, Kind, Step
from kiem.exchange.telling import never_read, what_of, where_of
from kiem.exchange.wording import NEXT, PURPOSES, SIGNS, TITLES, WAITING, WAITS, field_label
from kiem.foundation.errors import NotFound
from kiem.organisation.rules import MandateKind, PlacementKind, RowSign, percentage
from kiem.organisation.wording import MANDATES, PLACEMENT_KINDS
from kiem.ui.listing import Listing


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as all its pages name it. ``waits``: why it does, when it came through the folder."""

    id: uuid.UUID
    name: str
    kind: str
    title: str
    until: datetime
    waits: str


@dataclass(frozen=True, slots=True)
class MatchPage:
    """`unread`: sentences about columns that are never read."""

    file: FileSeen
    rows: int
    sheet: str
    unread: tuple[str, ...]
    hidden: tuple[str, ...]
    is_levels: bool
    open_words: bool


@dataclass(frozen=True, slots=True)
class ProblemSeen:
    """One problem: where it is and what is wrong."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class NamesSeen:
    """A list of names to look through; `more`: how many are not shown."""

    words: str
    number: int
    names: tuple[str, ...]
    more: int
    open: bool


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row of the file that writes something, and what, each in words."""

    row: int
    sign: str
    is_new: bool
    person: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndSeen:
    """A placement that the list lacks. ``elsewhere``: the person stands in the list, but not with this."""

    id: str
    person: str
    place: str
    since: date
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What bringing in would do, and what is in the way. `may_be_new`: names look like known ones, mistyped."""

    file: FileSeen
    report: Report
    purpose: str
    observed_on: date | None
    language: str
    counts: tuple[Count, ...]
    names: tuple[NamesSeen, ...]
    problems: tuple[ProblemSeen, ...]
    listing: Listing
    unread: tuple[str, ...]
    near: tuple[str, ...]
    others: tuple[str, ...]
    skipped: tuple[str, ...]
    is_levels: bool
    may_be_new: bool
    rows: tuple[RowSeen, ...]
    told: int
    untold: int
    ends: tuple[EndSeen, ...]
    more_ends: int
    hardly_complete: bool


@dataclass(frozen=True, slots=True)
class StepSeen:
    """A step on the way of a large file."""

    words: str
    is_done: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class FilePage:
    """A file that a job works on, that could not be read, or that was brought in."""

    file: FileSeen
    state: str
    at_work: bool
    refused: bool
    applied: bool
    problems: tuple[ProblemSeen, ...]
    counts: tuple[Count, ...]
    steps: tuple[StepSeen, ...]
    next_title: str
    next_why: str
    next_step: str
    next_url: str


_PAGE_OF = {Step.CHOOSING: "exchange:match", Step.CHECKED: "exchange:preview"}


def where_it_stands(upload: Upload) -> str:
    """The name of the page where this file waits for its owner, or "" when it waits for nothing."""
    return _PAGE_OF.get(Step(upload.step), "")


def _file(upload: Upload) -> FileSeen:
    waits = str(WAITS[upload.waits]) if upload.waits else ""
    return FileSeen(upload.id, upload.file_name, upload.kind, str(TITLES[upload.kind]), upload.expires_at, waits)


def _outline(upload: Upload) -> Outline:
    outline = outline_of(upload)
    if outline is None:
        raise NotFound
    return outline


def match_page(upload: Upload) -> MatchPage:
    """No statement: all is in the file's row."""
    outline, choices = _outline(upload), choices_of(upload)
    return MatchPage(
        _file(upload),
        outline.rows,
        outline.sheet,
        never_read(outline.ignored),
        outline.hidden,
        is_levels=upload.kind == Kind.LEVELS,
        open_words=bool(choices.columns and outline.scales),
    )


def preview_page(upload: Upload, listing: Listing) -> PreviewPage:
    """No statement."""
    outline, choices, report = _outline(upload), choices_of(upload), report_of(upload)
    if report is None:
        raise NotFound
    told = report.problems or report.row_by_row
    listing = listing.counted(len(told))
    shown = slice(listing.offset, listing.offset + listing.size)
    return PreviewPage(
        _file(upload),
        report,
        str(PURPOSES[choices.purpose]),
        choices.observed_on,
        choices.language,
        counts_of(Kind(upload.kind), report),
        names_of(report),
        _problems(report.problems[shown]),
        listing,
        never_read(outline.ignored),
        tuple(_near(column, held) for column, held in report.near),
        report.others,
        tuple(_skipped(row, text) for row, text in report.skipped[:_MOST_NAMES]),
        is_levels=upload.kind == Kind.LEVELS,
        may_be_new=report.may_be_new,
        rows=() if report.problems else tuple(_row(row) for row in report.row_by_row[shown]),
        told=len(report.row_by_row),
        untold=report.facts.get("rows_written", 0) - len(report.row_by_row),
        ends=tuple(_end(end) for end in report.ends[:MOST_TICKS]),
        more_ends=max(0, report.facts.get("would_end", 0) - MOST_TICKS),
        hardly_complete=len(report.ends) > report.rows,
    )


def _row(said: RowSaid) -> RowSeen:
    changes = tuple(_change(*change) for change in said.changes)
    return RowSeen(said.row, str(SIGNS[said.sign]), said.sign == RowSign.NEW, said.person, changes)


def _change(field: str, before: str, after: str) -> str:
    label = field_label(_FIELD_OF.get(field, field))
    values = {"label": label, "before": _value(field, before), "after": _value(field, after)}
    if not before:
        return _("%(label)s: %(after)s") % values
    return _("%(label)s: from %(before)s to %(after)s") % values


_FIELD_OF = {"unit_path": Field.UNIT}


def _value(field: str, value: str) -> str:
    """A value as it is kept, in the words of the reader."""
    if not value:
        return "–"
    if field in ("starts_on", "ends_before"):
        return date_format(date.fromisoformat(value), "j F Y")
    if field == "share":
        return f"{number_format(percentage(Decimal(value)))} %"
    if field == "role":
        said = _("%(role)s, once a second person confirms it")
        return said % {"role": MANDATES[MandateKind(value)]}
    if field == "kind":
        return str(PLACEMENT_KINDS[PlacementKind(value)])
    return value


def _end(said: EndSaid) -> EndSeen:
    place = f"{said.unit} · {said.job}"
    return EndSeen(said.id, said.person, place, date.fromisoformat(said.since), said.in_list)


_COUNTED: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.PEOPLE: (("added", gettext_noop("New people")), ("changed", gettext_noop("People with changes")),
                  ("unchanged", gettext_noop("People who stay the same")),
                  ("placements_added", gettext_noop("New places of work")),
                  ("placements_changed", gettext_noop("Places of work with changes")),
                  ("leaders_added", gettext_noop("New leaders")),
                  ("roles_asked", gettext_noop("Roles asked, for a second person to confirm")),
                  ("would_end", gettext_noop("Not in the list: proposed to end")),
                  ("ended", gettext_noop("Places of work ended"))),
    Kind.FRAMEWORK: (("added", gettext_noop("New competences")), ("changed", gettext_noop("Competences with changes")),
                     ("unchanged", gettext_noop("Competences that stay the same"))),
    Kind.DICTIONARY: (("added", gettext_noop("New competences")), ("changed", gettext_noop("Competences with changes")),
                      ("unchanged", gettext_noop("Competences that stay the same")),
                      ("texts", gettext_noop("Texts read"))),
    Kind.PROFILES: (("added", gettext_noop("New profiles")), ("changed", gettext_noop("Profiles with changes")),
                    ("unchanged", gettext_noop("Profiles that stay the same")),
                    ("lines_added", gettext_noop("Competences newly asked")),
                    ("lines_changed", gettext_noop("Levels and weights that change")),
                    ("lines_removed", gettext_noop("Competences no longer asked"))),
    Kind.LEVELS: (("added", gettext_noop("New levels")), ("unchanged", gettext_noop("Levels that are here already")),
                  ("people", gettext_noop("People")), ("competences", gettext_noop("Competences")),
                  ("blank", gettext_noop("Empty cells: not yet known")),
                  ("left_out", gettext_noop("Left out: not yet known")),
                  ("older", gettext_noop("Left out: a later day is in the same file"))),
}  # fmt: skip
_ALWAYS = ("added", "changed", "unchanged", "people", "competences")
_NAMED = (
    ("units_added", gettext_noop("New units")),
    ("jobs_added", gettext_noop("New jobs")),
    ("added", gettext_noop("New competences")),
    ("changed", gettext_noop("Competences with changes")),
    ("families_added", gettext_noop("New job families")),
    ("moved", gettext_noop("Under another job family")),
    ("profiles_added", gettext_noop("New profiles")),
    ("profiles_changed", gettext_noop("Profiles with changes")),
    ("lines_removed", gettext_noop("Competences no longer asked")),
    ("lines_changed", gettext_noop("Levels and weights that change")),
    ("lines_added", gettext_noop("Competences newly asked")),
    ("level_names", gettext_noop("Levels, from low to high")),
    ("not_in_list", gettext_noop("Not in this file: these stay")),
)
_SHOWN_OPEN = ("units_added", "jobs_added", "families_added", "moved", "lines_removed", "lines_changed")
_MOST_NAMES = 50


def counts_of(kind: Kind, report: Report) -> tuple[Count, ...]:
    """What the screen counts for this kind; what is beside the point is shown only when there is some."""
    numbers = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged, **report.facts}
    return tuple(
        Count(_(words), numbers.get(name, 0))
        for name, words in _COUNTED[kind]
        if name in _ALWAYS or numbers.get(name, 0)
    )


def names_of(report: Report) -> tuple[NamesSeen, ...]:
    """The lists of names there are, each at most 50 long."""
    return tuple(
        NamesSeen(_(words), len(names), names[:_MOST_NAMES], max(0, len(names) - _MOST_NAMES), open=name in _SHOWN_OPEN)
        for name, words in _NAMED
        if (names := report.lists.get(name, ()))
    )


def _skipped(row: int, text: str) -> str:
    return _("Row %(row)s (“%(text)s”) was passed over: it adds up or explains.") % {"row": row, "text": text}


def _near(column: str, held: str) -> str:
    return _("The column “%(column)s” was read as: %(held)s.") % {"column": column, "held": field_label(held).lower()}


def _problems(problems: Sequence[Said]) -> tuple[ProblemSeen, ...]:
    return tuple(ProblemSeen(where_of(said), what_of(said)) for said in problems)


def file_page(upload: Upload) -> FilePage:
    """No statement."""
    step, report = Step(upload.step), report_of(upload)
    next_ = NEXT[upload.kind]
    return FilePage(
        _file(upload),
        str(WAITING[step]),
        at_work=step in AT_WORK,
        refused=step is Step.REFUSED,
        applied=step is Step.APPLIED,
        problems=_problems(report.problems) if report else (),
        counts=_counts_kept(upload),
        steps=_steps(step) if step in AT_WORK else (),
        next_title=str(next_.title),
        next_why=str(next_.why),
        next_step=str(next_.step),
        next_url=reverse(next_.url_name),
    )


def _counts_kept(upload: Upload) -> tuple[Count, ...]:
    """What is left of the counts once a file was brought in: what its row keeps, and no nought for what it does not."""
    kept = {"added": upload.added, "changed": upload.changed, "unchanged": upload.unchanged}
    if upload.ended:
        kept["ended"] = upload.ended
    return tuple(Count(_(words), kept[name]) for name, words in _COUNTED[Kind(upload.kind)] if name in kept)


def _steps(now: Step) -> tuple[StepSeen, ...]:
    at = _ORDER.index(now)
    return tuple(StepSeen(str(WAITING[step]), _ORDER.index(step) < at, step is now) for step in _WORK)


_WORK = (Step.OPENING, Step.CHECKING, Step.APPLYING)
_ORDER = (Step.OPENING, Step.CHOOSING, Step.CHECKING, Step.CHECKED, Step.APPLYING, Step.APPLIED)


def problem_rows(upload: Upload) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Headers and rows for the list of problems as a file."""
    report = report_of(upload)
    if report is None:
        raise NotFound
    headers = (_("Sheet"), _("Row"), _("Column"), _("What stands there"), _("What is wrong"))
    rows = [(said.sheet, str(said.row or ""), said.column, said.value, what_of(said)) for said in report.problems]
    return headers, rows
