"""Bijstand in the cast's house: Anna opens her growth to Dries, who looks."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from kiem.assessments.actions import end_assistance, look_as_delegate, open_to_delegate
from kiem.foundation.purposes import Purpose, Use
from kiem.organisation.access import Viewer
from tests.cast import NOW, Cast


def as_delegate(cast: Cast, use: Use = Use.OWN_DATA, at: datetime = NOW, name: str = "dries") -> Viewer:
    """The delegate who looks, on a day; the transaction is hers."""
    return replace(cast.viewer(name, "delegate", use), today=timezone.localdate(at))


def opened(
    cast: Cast,
    name: str = "anna",
    *,
    to: str = "dries",
    purpose: Purpose = Purpose.DEVELOPMENT,
    at: datetime = NOW,
) -> uuid.UUID:
    return open_to_delegate(cast.people[to], purpose, by=cast.viewer(name, use=Use.OWN_DATA), at=at)


def ended(cast: Cast, assistance: uuid.UUID, name: str = "anna", at: datetime = NOW) -> None:
    end_assistance(assistance, by=cast.viewer(name, use=Use.OWN_DATA), at=at)


def looked(cast: Cast, assistance: uuid.UUID, use: Use = Use.DEVELOPMENT, at: datetime = NOW) -> None:
    look_as_delegate(assistance, by=as_delegate(cast, use, at), at=at)


def a_file_opened(cast: Cast, at: datetime = NOW) -> uuid.UUID:
    """Anna's growth, which Dries looked at. The transaction stays with nobody, for administration."""
    found = opened(cast, at=at)
    looked(cast, found, at=at)
    cast.use(Use.ADMINISTRATION)
    return found


@dataclass(frozen=True)
class Helped:
    """What Anna opened to Dries: her growth, her evaluations, and what she ended."""

    growth: uuid.UUID
    evaluations: uuid.UUID
    ended: uuid.UUID

    def others(self) -> Mapping[str, Mapping[str, Any]]:
        return {
            "home:growth_of_assisted+evaluations": {"assistance_id": self.evaluations, "use": "appraisal"},
            "home:growth_of_assisted+under another use": {"assistance_id": self.growth, "use": "appraisal"},
            "home:growth_of_assisted+ended": {"assistance_id": self.ended, "use": "development"},
            "assessments:stop_assistance+ended": {"assistance_id": self.ended},
        }


def helped(cast: Cast, at: datetime) -> Helped:
    """Since yesterday, when Dries looked at her growth; today nobody did yet.

    The transaction stays with nobody, for administration.
    """
    at -= timedelta(days=1)
    before = opened(cast, at=at)
    ended(cast, before, at=at)
    found = Helped(a_file_opened(cast, at), opened(cast, purpose=Purpose.APPRAISAL, at=at), before)
    cast.use(Use.ADMINISTRATION)
    return found
