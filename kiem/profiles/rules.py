"""Words of what a job asks. Pure."""

from enum import StrEnum


class Weight(StrEnum):
    """Whether a requirement is needed for the job or helps in it."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


AT_MOST_REQUIREMENTS = 12
