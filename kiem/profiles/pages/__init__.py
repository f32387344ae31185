"""The screens of profiles, each as one object."""

from kiem.profiles.pages.asking import AskingPage, asking_page
from kiem.profiles.pages.comparing import ComparePage, compare_page
from kiem.profiles.pages.describing import DescribePage, describe_page
from kiem.profiles.pages.document import TEMPLATE, DocumentPage, document_page, document_values
from kiem.profiles.pages.families import (
    FamiliesPage,
    FamilyPage,
    FamilyTask,
    JobInFamilyPage,
    families_page,
    family_page,
    job_in_family_page,
)
from kiem.profiles.pages.listed import ProfilesPage, profiles_page
from kiem.profiles.pages.profile import ProfilePage, profile_page
from kiem.profiles.pages.rated import RatedPage, rated_page
from kiem.profiles.pages.requirement import RequirementPage, new_requirement_page, requirement_page
from kiem.profiles.pages.starter import StarterPage, starter_page

__all__ = [
    "TEMPLATE",
    "AskingPage",
    "ComparePage",
    "DescribePage",
    "DocumentPage",
    "FamiliesPage",
    "FamilyPage",
    "FamilyTask",
    "JobInFamilyPage",
    "ProfilePage",
    "ProfilesPage",
    "RatedPage",
    "RequirementPage",
    "StarterPage",
    "asking_page",
    "compare_page",
    "describe_page",
    "document_page",
    "document_values",
    "families_page",
    "family_page",
    "job_in_family_page",
    "new_requirement_page",
    "profile_page",
    "profiles_page",
    "rated_page",
    "requirement_page",
    "starter_page",
]
