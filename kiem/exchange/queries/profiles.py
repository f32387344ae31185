"""All profiles to take out."""

from collections.abc import Sequence
from datetime import date

from kiem.competences.queries import Scale, scales
from kiem.exchange.rules.profiles import ProfilesHeld
from kiem.profiles.queries import all_profiles
from kiem.profiles.rules import place_on


def profiles_to_take_out(today: date, languages: Sequence[str]) -> ProfilesHeld:
    """The newest version of every profile of what has not ended. Eight statements."""
    held = all_profiles(today, languages)
    return ProfilesHeld(held, {key: _words(scale) for key, scale in scales(languages).items()})


def _words(scale: Scale) -> tuple[str, ...]:
    """Each level by its name, or by its number where that name means another level in another language."""
    spoken = (*scale.spoken.values(), scale.names)
    return tuple(
        name if place_on(name, spoken) == place else str(place) for place, name in enumerate(scale.names, start=1)
    )
