"""From an occupation of ESCO, over the crosswalk, to what O*NET says it asks, to take into a profile."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiem.competences.queries import (
    CompetenceName,
    Occupation,
    ReferenceFound,
    Scale,
    asked_by_occupation,
    competence_names,
    crossed_occupations,
    esco_occupation,
    reading_order,
    reference_languages,
    scales,
    search_reference,
)
from kiem.competences.rules import CompetenceKind
from kiem.competences.wording import ESCO_SENTENCE, ONET_SENTENCE
from kiem.organisation.access import Viewer
from kiem.profiles.queries import held_profile
from kiem.profiles.queries.rated import RatedRow, rated_rows
from kiem.profiles.rules import ProfileOf
from kiem.profiles.rules.rated import IMPORTANT
from kiem.profiles.wording import source_words

MOST_OCCUPATIONS = 20


@dataclass(frozen=True, slots=True)
class RatedPage:
    """Three steps on one address: look for an occupation (``found``), choose one of O*NET's (``crossed``), and say what
    becomes of each of its ``rows``. ``language``: in which ESCO is read, "" when it is not loaded."""

    of: ProfileOf
    title: str
    language: str
    query: str
    found: tuple[ReferenceFound, ...]
    occupation: Occupation | None
    crossed: tuple[Occupation, ...]
    chosen: Occupation | None
    rows: tuple[RatedRow, ...]
    competences: tuple[CompetenceName, ...]
    scales: tuple[Scale, ...]
    licences: tuple[str, ...] = (ESCO_SENTENCE, ONET_SENTENCE)


def rated_page(viewer: Viewer, of: ProfileOf, query: str, occupation: str, onet: str) -> RatedPage:
    """At most eight statements. Raises NotFound for what is not here.

    ``occupation``: URI of one of ESCO's; ``onet``: of the one of O*NET's that was chosen, "" to take the only one.
    """
    source = held_profile(of)
    order = reading_order(viewer.languages)
    loaded = reference_languages() if not occupation else ()
    language = next((each for each in order if each in loaded), "")
    found = search_reference(query, language, ("occupation",), MOST_OCCUPATIONS) if query and language else []
    known = esco_occupation(occupation, order) if occupation else None
    crossed = crossed_occupations(known.code) if known else []
    chosen = _chosen([each for each in crossed if each.rated], onet)
    asked = asked_by_occupation(chosen.uri, IMPORTANT) if chosen else []
    names = (
        [each for each in competence_names(viewer.languages) if each.kind is not CompetenceKind.TEAM] if asked else []
    )
    on = scales(viewer.languages) if asked else {}
    return RatedPage(
        of=of,
        title=source_words(source),
        language=language,
        query=query,
        found=tuple(found),
        occupation=known,
        crossed=tuple(crossed),
        chosen=chosen,
        rows=rated_rows(asked, names, on),
        competences=tuple(names),
        scales=tuple(on[key] for key in on if key in {each.scale_version_id for each in names}),
    )


def _chosen(rated: Sequence[Occupation], onet: str) -> Occupation | None:
    if len(rated) == 1:
        return rated[0]
    return next((each for each in rated if each.uri == onet), None)
