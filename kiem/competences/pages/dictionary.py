"""The dictionary: our language, by kind."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from kiem.competences.queries import Entry, Language, advice_given, language_of, reference_languages
from kiem.competences.wording import KIND_HEADINGS, KIND_MEANINGS, ONLY_IN
from kiem.foundation.errors import NotFound
from kiem.organisation.access import Permission, Viewer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Listed:
    """A competence in the dictionary; ``only_in`` says so when it has no words in the reader's language."""

    entry: Entry
    only_in: "_StrPromise | str"


@dataclass(frozen=True, slots=True)
class Group:
    """The competences of one kind."""

    heading: "_StrPromise"
    meaning: "_StrPromise"
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """``shows_draft``: HR looks at the draft beside the adopted version; ``has_draft``: there is one to look at.

    ``is_draft``: nothing is adopted yet, so the draft is what counts. ``advice_open``: how much the writing aid says of
    words that can still be changed.
    """

    name: str
    number: int
    is_draft: bool
    shows_draft: bool
    has_draft: bool
    adopted_on: date | None
    decision: str
    consultation_since: date | None
    review_on: date | None
    owner: str
    groups: tuple[Group, ...]
    total: int
    without_level_texts: int
    may_manage: bool
    reference_loaded: bool
    advice_open: int = 0


def dictionary_page(viewer: Viewer, *, draft: bool) -> DictionaryPage:
    """Eight statements at most. Without a draft, what is in force. Raises NotFound for a draft not hers to see."""
    may_manage = viewer.may(Permission.MANAGE_LANGUAGE)
    language = language_of(viewer.languages, draft=draft)
    if draft and may_manage and language is None:
        return dictionary_page(viewer, draft=False)  # adopted meanwhile, or not begun: a link to it leads here
    if draft and (language is None or not (may_manage or language.in_consultation)):
        raise NotFound
    loaded = may_manage and bool(reference_languages())
    if language is None:
        return DictionaryPage("", 0, True, False, False, None, "", None, None, "", (), 0, 0, may_manage, loaded)
    return DictionaryPage(
        name=language.name,
        number=language.number,
        is_draft=language.is_draft and not draft,
        shows_draft=draft,
        has_draft=not language.is_draft and language.draft_id is not None and (may_manage or language.draft_is_open),
        adopted_on=language.adopted_on,
        decision=language.decision,
        consultation_since=language.consultation_since,
        review_on=language.review_on,
        owner=language.owner,
        groups=groups_of(language),
        total=len(language.entries),
        without_level_texts=sum(not entry.has_level_texts for entry in language.entries),
        may_manage=may_manage,
        reference_loaded=loaded,
        advice_open=_advice_open(language, viewer) if may_manage else 0,
    )


def _advice_open(language: Language, viewer: Viewer) -> int:
    if language.draft_id not in (None, language.version_id) or language.in_consultation:
        return 0
    return len(advice_given(language.held, viewer.languages).open)


def groups_of(language: Language) -> tuple[Group, ...]:
    by_kind = groupby(language.entries, key=lambda entry: entry.kind)
    return tuple(
        Group(
            KIND_HEADINGS[kind], KIND_MEANINGS[kind], tuple(Listed(entry, _only_in(entry, language)) for entry in each)
        )
        for kind, each in by_kind
    )


def _only_in(entry: Entry, language: Language) -> "_StrPromise | str":
    return "" if entry.language == language.reading else ONLY_IN.get(entry.language, entry.language)
