"""A file is opened, chosen for, and held against what is here; by a job when it is large."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kiem.exchange.actions.applying import apply_now
from kiem.exchange.actions.examined import Examined
from kiem.exchange.actions.examining import examine
from kiem.exchange.actions.files import as_file, give_to_worker, locked_file, put
from kiem.exchange.models import RememberedChoices, Upload
from kiem.exchange.queries import choices_of, outline_of, own_upload, remembered_for
from kiem.exchange.reading.levels import word_key
from kiem.exchange.reading.problems import CannotRead
from kiem.exchange.rules.choices import Choices, headers_digest, remembered, to_remember
from kiem.exchange.rules.opened import FileToBringIn, Opened, opened
from kiem.exchange.rules.outline import Outline
from kiem.exchange.rules.report import Report, Said
from kiem.exchange.rules.steps import Kind, Step, is_large
from kiem.exchange.telling import refusal_of, sentence_of
from kiem.foundation.actors import Actor
from kiem.foundation.errors import CannotDo
from kiem.foundation.files.locking import lock_json
from kiem.foundation.ids import ordered_id
from kiem.foundation.trail import record


def look_at_file(upload: Upload, read: Opened, *, by: Actor, at: datetime) -> None:
    """Within another action: outline a file, with what was chosen for the last one like it."""
    found, choices = examine(read, by=by, at=at), read.file.choices
    last_time = _as_last_time(read.file, found.outline)
    if last_time is not None:
        found, choices = _looked_at_again(read, last_time, found, by, at)
    put(upload, Step.CHOOSING, at, outline=found.outline, choices=lock_json(choices.as_json(), upload.id, "choices"))


def _as_last_time(file: FileToBringIn, outline: Outline) -> Choices | None:
    kept = remembered_for(file.kind, headers_digest(file.kind, outline.headers.values()))
    return remembered(kept, outline.headers, outline.sheet) if kept else None


def _looked_at_again(
    read: Opened, last_time: Choices, found: Examined, by: Actor, at: datetime
) -> tuple[Examined, Choices]:
    """The file with last time's choices; without them when they do not fit it."""
    try:
        again = opened(replace(read.file, choices=last_time))
        return examine(again, by=by, at=at), last_time
    except CannotRead:
        return found, read.file.choices


def choose_for_file(upload_id: uuid.UUID, choices: Choices, *, by: Actor, at: datetime) -> Upload:
    """Keep what was chosen and hold the file against what is here: at once, or by a job when it is large.

    Another sheet, or words without a level, bring it back to choosing. Raises CannotDo when the columns cannot be read
    that way, and then what was chosen before stays.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        if upload.step not in (Step.CHOOSING, Step.CHECKED):
            return upload
        outline = outline_of(upload)
        another_sheet = outline is not None and choices.sheet not in ("", outline.sheet)
        upload.choices = lock_json(choices.as_json(), upload.id, "choices")
        step = Step.OPENING if another_sheet else Step.CHECKING
        put(upload, step, at, choices=upload.choices, report=None)
        if is_large(upload.size):
            give_to_worker(upload)
        else:
            try:
                work_now(upload, opened(as_file(upload, by)), by=by, at=at)
            except CannotRead as wrong:
                raise CannotDo(sentence_of(wrong)) from None
        record(by, "choose_for_file", "upload", upload.id, at=at)
    return upload


def say_names_are_new(upload_id: uuid.UUID, *, by: Actor, at: datetime) -> Upload:
    """Units and jobs in the file that look like known ones are really new: check it once more with that."""
    choices = replace(choices_of(own_upload(upload_id, by)), names_are_new=True)
    return choose_for_file(upload_id, choices, by=by, at=at)


def work_now(upload: Upload, read: Opened, *, by: Actor, at: datetime) -> None:
    """Within another action: do what the file's step asks. Raises CannotDo."""
    if upload.step == Step.OPENING:
        look_at_file(upload, read, by=by, at=at)
    elif upload.step == Step.CHECKING:
        _check(upload, read, by, at)
    elif upload.step == Step.APPLYING:
        apply_now(upload, read, by=by, at=at)


def _check(upload: Upload, read: Opened, by: Actor, at: datetime) -> None:
    found, choices = examine(read, by=by, at=at), read.file.choices
    if found.wrong is not None:
        raise CannotDo(sentence_of(found.wrong))
    if open_words(found.outline, choices):
        put(upload, Step.CHOOSING, at, outline=found.outline)
        return
    _remember(upload, found, choices, by, at)
    put(upload, Step.CHECKED, at, outline=found.outline, report=found.report)


def open_words(outline: Outline, choices: Choices) -> bool:
    """Whether a word of the file has no level yet."""
    return any(
        word_key(seen.word) not in choices.levels.get(scale.scale, {})
        for scale in outline.scales
        for seen in scale.words
    )


def _remember(upload: Upload, found: Examined, choices: Choices, by: Actor, at: datetime) -> None:
    """Keep what was chosen for the next file with these headers.

    Chosen otherwise than before, such files are no longer brought in by themselves: someone let them as they were.
    """
    kind = Kind(upload.kind)
    headers = found.outline.headers
    kept = to_remember(choices, headers, people_on_top=found.outline.form == "turned matrix")
    digest = headers_digest(kind, headers.values())
    row = RememberedChoices(
        id=ordered_id(), organisation_id=by.organisation_id, kind=kind, headers=digest, choices=kept, changed_at=at,
        file_name=upload.file_name,
    )  # fmt: skip
    RememberedChoices.objects.filter(kind=kind, headers=digest).exclude(choices=kept).update(
        by_itself=False, let_by=None, let_at=None
    )
    RememberedChoices.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["organisation", "kind", "headers"],
        update_fields=["choices", "changed_at", "file_name"],
    )  # fmt: skip


def work_on_file(upload_id: uuid.UUID, read: Opened | CannotRead, *, by: Actor, at: datetime) -> Upload:
    """Do for a large file, read beforehand, what its step asks; a file that waits for its owner is left as it is.

    What cannot be done is kept as the file's report, for its owner to read.
    """
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        before = Step(upload.step)
        try:
            with transaction.atomic():
                if isinstance(read, CannotRead):
                    raise CannotDo(refusal_of(read))
                work_now(upload, read, by=by, at=at)
        except CannotDo as refused:
            _keep_refusal(upload, before, refused, at)
        record(by, "work_on_file", "upload", upload.id, at=at)
    return upload


def _keep_refusal(upload: Upload, before: Step, refused: CannotDo, at: datetime) -> None:
    outline = outline_of(upload)
    said = (Said.plainly(str(refused.sentence)),)
    report = Report(rows=outline.rows if outline else 0, problem_count=1, problems=said)
    put(upload, Step.REFUSED if outline is None or before is Step.OPENING else Step.CHECKED, at, report=report)


NO_LONGER = _("You no longer look after this here, so the file was not brought in.")


def give_up_file(upload_id: uuid.UUID, *, by: Actor, at: datetime) -> None:
    """Leave a large file whose owner lost her role meanwhile, and say so in it."""
    with transaction.atomic():
        upload = locked_file(upload_id, by)
        _keep_refusal(upload, Step.OPENING, CannotDo(NO_LONGER), at)
        record(by, "give_up_file", "upload", upload.id, at=at, refused=True)
