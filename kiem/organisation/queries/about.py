"""What an organisation says of itself, and how many people work there."""

from datetime import date

from kiem.organisation.models import AboutUs, Placement, on_day


def about_us() -> AboutUs | None:
    """The answers given at the start; None while nobody gave them. One statement."""
    return AboutUs.objects.first()


def people_at_work(on: date) -> int:
    """How many people have a place on a day. One statement."""
    return Placement.objects.filter(on_day(on)).values("person").distinct().count()
