"""A search over the starter dictionary and a reference of 6,600 entries, beside the barest full-text query over the
same rows: every word of the question as PostgreSQL stems it in Dutch, any of them, the best thirty by ``ts_rank``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from uuid import UUID

from django.db import connection
from django.utils import timezone, translation

from bench.bar import Answer, Bar, Ways
from bench.house import House
from bench.site import ROOT, Browser
from kiem.competences.actions import choose_starter, load_reference
from kiem.competences.queries import find_competences, search_reference, starter_dictionary, working_version
from kiem.competences.rules import ReferencePack
from kiem.competences.rules.advice.hard_words import frequent_words
from kiem.foundation.actors import Actor
from kiem.foundation.context import acting

ENTRIES, WITH_MANY_NAMES, MOST = 6_600, 3_000, 30
KINDS = ("skill", "occupation")
SEARCHES = ROOT / "tests" / "competences" / "searches_nl.toml"
_BAREST = """
WITH asked AS (SELECT replace(plainto_tsquery('dutch', %(text)s)::text, '&', '|')::tsquery AS words),
said AS (
  SELECT text.entry_id AS id, to_tsvector('dutch', text.search_text) AS words
  FROM competences_referencetext AS text WHERE text.language = 'nl'
  UNION ALL
  SELECT entry.competence_id, to_tsvector('dutch', concat_ws(' ', text.name, text.definition, text.plain_text,
    array_to_string(text.synonyms, ' '),
    (SELECT string_agg(level.title, ' ') FROM competences_competenceleveltext AS level
     WHERE level.competence_version_id = text.competence_version_id AND level.language = 'nl'),
    (SELECT string_agg(said.text, ' ') FROM competences_indicator AS indicator
     JOIN competences_indicatortext AS said ON said.indicator_id = indicator.id AND said.language = 'nl'
     WHERE indicator.competence_version_id = text.competence_version_id)))
  FROM competences_frameworkentry AS entry
  JOIN competences_competencetext AS text ON text.competence_version_id = entry.competence_version_id
  WHERE entry.framework_version_id = %(version)s AND text.language = 'nl')
SELECT said.id FROM said, asked WHERE said.words @@ asked.words ORDER BY ts_rank(said.words, asked.words) DESC LIMIT 30
"""


@dataclass(frozen=True)
class _Concept:
    """An entry of a reference as a reader of its files gives it."""

    uri: str
    preferred_label: str
    alternative_labels: tuple[str, ...]
    kind: str
    description: str = ""
    code: str = ""
    in_collections: frozenset[str] = frozenset()


def _pack() -> Iterator[_Concept]:
    """Entries as long as those of ESCO in Dutch: names of two to four words, half of the entries with six more names.

    Of frequent words, the seldom as often as the frequent, and every third name with a compound of two.
    """
    words = [word for word in frequent_words("nl")[300:9_000] if len(word) > 3]
    several = cycle(words[place * 7919 % len(words)] for place in range(len(words)))

    def name(number: int) -> str:
        taken = [*islice(several, 2 + number % 3)]
        return " ".join(["".join(taken[:2]), *taken[2:]] if number % 3 == 0 else taken)

    for number in range(ENTRIES):
        others = 6 if number < WITH_MANY_NAMES else number % 2
        names = tuple(name(number + other) for other in range(others))
        yield _Concept(f"urn:bench:{number}", name(number), names, KINDS[number < WITH_MANY_NAMES])


def _ways(house: House, _browser: Browser) -> Ways:
    by, now = house.by, timezone.now()
    load_reference([ReferencePack(tuple(_pack()), (), "nl", "1.2.1")], scheme="ESCO", by="bench", at=now)
    with acting(by):
        choose_starter([each.key for each in starter_dictionary()], by=by, at=now)
        version = working_version().get().id
    questions = [each["words"] for each in tomllib.loads(SEARCHES.read_text(encoding="utf-8"))["search"][::10]]
    return Ways(_searching(questions, version, by), _barest(questions, version, by), None)


def _searching(questions: list[str], version: UUID, by: Actor) -> Answer:
    def answer() -> bytes:
        with acting(by), translation.override("nl"):
            for question in questions:
                find_competences(question, version, ["nl"])
                search_reference(question, "nl", KINDS, MOST)
        return b""

    return answer


def _barest(questions: list[str], version: UUID, by: Actor) -> Answer:
    def answer() -> bytes:
        with acting(by), connection.cursor() as cursor:
            for question in questions:
                cursor.execute(_BAREST, {"text": question, "version": version})
                cursor.fetchall()
        return b""

    return answer


BAR = Bar("search-6600", "ten searches against the barest full-text query over the same rows", 3.0, _ways)
