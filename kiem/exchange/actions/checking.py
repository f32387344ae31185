"""A file is opened, chosen for, and held against what is here; by a job when it is large."""

import uuid
from datetime import datetime

from django.db import transaction

from kiem.exchange.actions.applying import apply_now
from kiem.exchange.actions.examined import Examined
from kiem.exchange.actions.examining import FileToBringIn, examine
from kiem.exchange.actions.files import as_file, give_to_worker, locked_file, put
from kiem.exchange.locking import lock_json
from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.queries import choices_of, outline_of, remembered_for
from kiem.exchange.reading.levels import word_key
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.choices import Choices, headers_digest, remembered, to_remember
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import Report, Said
from kiem.exchange.rules.steps import Kind, Step, is_large
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record


def open_file(upload: Upload, *, by: Actor, at: datetime) -> None:
    """Read a file for the first time, with what was chosen for the last one like it. Raises CannotDo when it cannot be
    read."""
    try:
        file = as_file(upload, by)
        found = examine(file, by=by, at=at)
        again = _as_last_time(file, found.outline)
        if again is not None:
            found = examine(FileToBringIn(file.kind, file.name, file.content, again, file.languages), by=by, at=at)
    except CannotRead as wrong:
        raise CannotDo(refusal_of(wrong), field="file") from None
    choices = lock_json(again.as_json(), upload.id, "choices") if again else None
    put(upload, Step.CHOOSING, at, outline=found.outline, choices=choices)


def _as_last_time(file: FileToBringIn, outline: Outline) -> Choices | None:
    kept = remembered_for(file.kind, headers_digest(file.kind, outline.headers.values()))
    return remembered(kept, outline.headers, outline.sheet) if kept else None


def choose_for_file(upload_id: uuid.UUID, choices: Choices, *, by: Actor, at: datetime) -> Upload:
    """Keep what was chosen and hold the file against what is here: at once, or by a job when it is large.

    Raises CannotDo when the columns cannot be read that way. Words that have no level yet bring it back to choosing.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        if upload.step not in (Step.CHOOSING, Step.CHECKED):
            return upload
        upload.choices = lock_json(choices.as_json(), upload.id, "choices")
        put(upload, Step.CHECKING, at, choices=upload.choices, report=None)
        if is_large(upload.size):
            give_to_worker(upload)
        else:
            _check(upload, choices, by, at)
        record(by, "choose_for_file", "upload", upload.id, at=at)
    return upload


def _check(upload: Upload, choices: Choices, by: Actor, at: datetime) -> None:
    try:
        found = examine(as_file(upload, by), by=by, at=at)
    except CannotRead as wrong:
        raise CannotDo(sentence_of(wrong)) from None
    if found.wrong is not None:
        raise CannotDo(sentence_of(found.wrong))
    if open_words(found.outline, choices):
        put(upload, Step.CHOOSING, at, outline=found.outline)
        return
    _remember(Kind(upload.kind), found, choices, by, at)
    put(upload, Step.CHECKED, at, outline=found.outline, report=found.report)


def open_words(outline: Outline, choices: Choices) -> bool:
    """Whether a word of the file has no level yet."""
    return any(
        word_key(word) not in choices.levels.get(scale.scale, {})
        for scale in outline.scales
        for word, _count, _guess in scale.words
    )


def _remember(kind: Kind, found: Examined, choices: Choices, by: Actor, at: datetime) -> None:
    """Keep what was chosen for the next file with these headers."""
    headers = found.outline.headers
    kept = to_remember(choices, headers, people_on_top=found.outline.form == "turned matrix")
    row = RememberedChoices(
        id=ordered_id(),
        organisation_id=by.organisation_id,
        kind=kind,
        headers=headers_digest(kind, headers.values()),
        choices=kept,
        changed_at=at,
    )
    RememberedChoices.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["organisation", "kind", "headers"],
        update_fields=["choices", "changed_at"],
    )  # fmt: skip


def work_on_file(upload_id: uuid.UUID, *, by: Actor, at: datetime) -> Upload:
    """Do for a large file what its step asks; a file at another step was worked on already.

    What cannot be done is kept as the file's report, for its owner to read.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        before = Step(upload.step)
        try:
            with transaction.atomic():
                _work(upload, before, by, at)
        except CannotDo as refused:
            problem = (Said.plainly(str(refused.sentence)),)
            outline = outline_of(upload)
            report = Report(rows=outline.rows if outline else 0, problem_count=1, problems=problem)
            put(upload, Step.REFUSED if before is Step.OPENING else Step.CHECKED, at, report=report)
        record(by, "work_on_file", "upload", upload.id, at=at)
    return upload


def _work(upload: Upload, step: Step, by: Actor, at: datetime) -> None:
    if step is Step.OPENING:
        open_file(upload, by=by, at=at)
    elif step is Step.CHECKING:
        _check(upload, choices_of(upload), by, at)
    elif step is Step.APPLYING:
        apply_now(upload, by=by, at=at)
