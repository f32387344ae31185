"""The screens of profiles, each as one object."""

from kiem.profiles.pages.listed import ProfilesPage, profiles_page
from kiem.profiles.pages.profile import ProfilePage, profile_page
from kiem.profiles.pages.requirement import RequirementPage, new_requirement_page, requirement_page

__all__ = [
    "ProfilePage",
    "ProfilesPage",
    "RequirementPage",
    "new_requirement_page",
    "profile_page",
    "profiles_page",
    "requirement_page",
]
