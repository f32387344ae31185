"""The screens of the competence language, each as one object."""

from kiem.competences.pages.adopting import AdoptPage, adopt_page
from kiem.competences.pages.advice import AdvicePage, advice_page
from kiem.competences.pages.competence import CompetencePage, competence_page
from kiem.competences.pages.dictionary import DictionaryPage, dictionary_page
from kiem.competences.pages.found import FoundPage, found_page
from kiem.competences.pages.instruments import (
    InstrumentPage,
    InstrumentsPage,
    edit_instrument_page,
    instruments_page,
    new_instrument_page,
)
from kiem.competences.pages.mapping import MappingPage, mapping_page
from kiem.competences.pages.proposing import ProposalsPage, ProposePage, proposals_page, propose_page
from kiem.competences.pages.reference import ReferencePage, reference_page
from kiem.competences.pages.scale import MakeScalePage, ScalePage, edit_scale_page, new_scale_page, scale_page
from kiem.competences.pages.starter import StarterPage, starter_page
from kiem.competences.pages.versions import (
    CarePage,
    VersionPage,
    VersionsPage,
    care_page,
    next_version_page,
    version_page,
    versions_page,
)
from kiem.competences.pages.writing import WritingPage, edit_page, new_page

__all__ = [
    "AdoptPage",
    "AdvicePage",
    "CarePage",
    "CompetencePage",
    "DictionaryPage",
    "FoundPage",
    "InstrumentPage",
    "InstrumentsPage",
    "MakeScalePage",
    "MappingPage",
    "ProposalsPage",
    "ProposePage",
    "ReferencePage",
    "ScalePage",
    "StarterPage",
    "VersionPage",
    "VersionsPage",
    "WritingPage",
    "adopt_page",
    "advice_page",
    "care_page",
    "competence_page",
    "dictionary_page",
    "edit_instrument_page",
    "edit_page",
    "edit_scale_page",
    "found_page",
    "instruments_page",
    "mapping_page",
    "new_instrument_page",
    "new_page",
    "new_scale_page",
    "next_version_page",
    "proposals_page",
    "propose_page",
    "reference_page",
    "scale_page",
    "starter_page",
    "version_page",
    "versions_page",
]
