"""The writes of profiles: every change is a new version that holds all lines of the profile."""

from kiem.profiles.actions.bringing_in import bring_in_profiles
from kiem.profiles.actions.describing import describe_profile
from kiem.profiles.actions.families import add_family, end_family, move_family, put_in_family, rename_family
from kiem.profiles.actions.lines import remove_requirement, set_requirement
from kiem.profiles.actions.prepared import put_in_force, set_aside
from kiem.profiles.actions.rated import TakenOver, take_from_occupation
from kiem.profiles.actions.starting import Started, start_profiles
from kiem.profiles.actions.whole import bring_in_all_profiles, what_bring_in_all_profiles_would_do

__all__ = [
    "Started",
    "TakenOver",
    "add_family",
    "bring_in_all_profiles",
    "bring_in_profiles",
    "describe_profile",
    "end_family",
    "move_family",
    "put_in_family",
    "put_in_force",
    "remove_requirement",
    "rename_family",
    "set_aside",
    "set_requirement",
    "start_profiles",
    "take_from_occupation",
    "what_bring_in_all_profiles_would_do",
]
