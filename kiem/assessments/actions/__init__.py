"""The writes of assessments: bring in a list of levels, contest one of them, share what is older with a leader."""

from kiem.assessments.actions.bringing_in import BroughtIn, bring_in_levels
from kiem.assessments.actions.own import contest_level, share_earlier

__all__ = ["BroughtIn", "bring_in_levels", "contest_level", "share_earlier"]
